import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Command } from './run.ts'

const PEERS = join(import.meta.dirname, 'peers')
/** The linters keep what they say of every file until the end. */
const LINTER_HEAP = 12_000
const LINTED = '{md,markdown,mdown,qmd,rmd}'

/** Said where a peer is missing. */
export const INSTALL = 'npm ci --prefix test/bench/audit/peers'

/** The programs measured beside the audit, as they are started on a folder; null for one that is not installed. */
export type Peers = {
  readonly ripgrep: ((folder: string, patterns: string) => Command) | null
  readonly markdownlint: ((folder: string) => Command) | null
  readonly remark: ((folder: string) => Command) | null
}

/** Looks for the peers where {@link INSTALL} puts them; ripgrep may stand in the PATH as well. */
export function findPeers(): Peers {
  const program = ripgrep()
  const markdownlint = installed('markdownlint-cli2/markdownlint-cli2-bin.mjs')
  const remark = installed('remark-cli/cli.js')
  const preset = installed('remark-preset-lint-recommended/index.js')
  return {
    ripgrep: program === null ? null : (folder, patterns) => ({ program, args: ripgrepArgs(patterns), folder }),
    markdownlint:
      markdownlint === null
        ? null
        : folder => node(markdownlint, [`**/*.${LINTED}`, '#**/node_modules/**'], folder, LINTER_HEAP),
    remark:
      remark === null || preset === null
        ? null
        : folder =>
            node(
              remark,
              ['.', '--ext', 'md,markdown,mdown,qmd,rmd', '--no-stdout', '--use', preset],
              folder,
              LINTER_HEAP,
            ),
  }
}

/** Where one ripgrep of several is, or null. */
export function ripgrep(): string | null {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg'
  const own = installed(`@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/${name}`)
  if (own !== null) return own
  return (
    (process.env.PATH ?? '')
      .split(delimiter)
      .map(folder => join(folder, name))
      .find(existsSync) ?? null
  )
}

/**
 * Counts lines with a pattern of the file in what the audit would read: Markdown by the same endings, .gitignore respected
 * outside of git repositories too. Patterns may run over the end of a line, as the tool's own do.
 */
export function ripgrepArgs(patterns: string): readonly string[] {
  return [
    '--count',
    '--multiline',
    `--file=${patterns}`,
    '--type-add=paper:*.{[mM][dD],markdown,mdown,[qQ][mM][dD],[rR][mM][dD],ipynb}',
    '--type=paper',
    '--hidden',
    '--no-require-git',
    '--no-config',
    '.',
  ]
}

/** The audit of a folder, with what else is to be said to it. Its report is text. */
export function audit(cli: string, folder: string, options: readonly string[]): Command {
  return node(cli, ['audit', '.', '--fail-on', 'never', ...options], folder)
}

/** A program of Node's. */
export function node(script: string, args: readonly string[], folder: string, heap?: number): Command {
  return { program: process.execPath, args: [script, ...args], folder, ...(heap === undefined ? {} : { heap }) }
}

function installed(file: string): string | null {
  const path = join(PEERS, 'node_modules', file)
  return existsSync(path) ? path : null
}
