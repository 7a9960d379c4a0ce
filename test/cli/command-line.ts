import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { Surroundings } from '../../src/cli/surroundings.ts'

const SIZES = ['125M', '356M', '760M', '1.32B', '2.65B', '6.66B', '12.85B', '174.6B']
const SCORES = [1.35, 2.9, 2.7, 2.85, 4.25, 6.1, 7.05, 29.2]

/** A claim that goes away under another metric. */
export const CLAIM = 'Two-digit multiplication of language models suddenly emerges at 175B parameters (Table 1).'
export const PAPER = `${CLAIM}\n\nTable 1: Exact match (%), n = 2,000.\n\n| Params | Multiplication |\n|---|---|\n${SIZES.map(
  (size, at) => `| ${size} | ${SCORES[at]} |`,
).join('\n')}\n`
/** The same table as a file. */
export const DATA = `params,exact match (%),n\n${SIZES.map((size, at) => `${size},${SCORES[at]},2000`).join('\n')}\n`
/** The claim with its data in a file, `data/scores.csv` unless told otherwise. */
export const linked = (file = 'data/scores.csv') => `${CLAIM.replace('Table 1', `[data](${file})`)}\n`

/** A folder of a test's own, emptied after it. */
export function testFolder() {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emergence-check-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const path = (...parts: readonly string[]) => join(folder, ...parts)
  return {
    path,
    write(files: Readonly<Record<string, string>>): void {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(path(name)), { recursive: true })
        writeFileSync(path(name), text)
      }
    },
    /** Runs the command line in the folder, or where `around` says, and remembers nothing of it unless told where. */
    async run(args: readonly string[], around: Partial<Surroundings> = {}) {
      const out: string[] = []
      const err: string[] = []
      const remembers = !/^(?:audit|report)$/.test(args[0] ?? '') || args.includes('--cache-dir')
      const remembering = remembers ? [] : ['--no-cache']
      const code = await run([...args, ...remembering], {
        workingFolder: folder,
        examples: join(import.meta.dirname, '../../media/examples'),
        print: text => Promise.resolve(out.push(text) > 0),
        complain: text => void err.push(text),
        readInput: () => Promise.resolve(''),
        terminal: null,
        printsToTerminal: false,
        environment: {},
        signal: new AbortController().signal,
        ...around,
      })
      return { code, out: out.join(''), err: err.join('') }
    },
  }
}

/** Paths of the files in a JSON report. */
export function pathsIn(json: string): readonly string[] {
  return JSON.parse(json).files.map(({ path }: { readonly path: string }) => path)
}
