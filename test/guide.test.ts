import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..')
const GUIDE = join(ROOT, 'media/guide')
const PAGE = readFileSync(join(GUIDE, 'audit.md'), 'utf8')

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emergence-guide-'))
  cpSync(join(ROOT, 'media/examples'), join(folder, 'papers'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  const cli = `exec '${process.execPath}' '${join(ROOT, 'dist/cli.js')}'`
  program('emergence-check', `${cli} "$@"`)
  program('npx', `shift; ${cli} "$@"`)
  program('npm', 'exit 0')
  // One after another is enough to see that the commands are right.
  program(
    'parallel',
    'for n in 1 2 3 4 5 6 7 8; do sh -c "$(printf "%s " "$@" | sed "s/ :::.*//; s/{}/$n/g")" || exit; done',
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

function program(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/** Runs a script as a reader of the guide would; its exit code. */
function sh(script: string, input = ''): number | null {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    GITHUB_STEP_SUMMARY: join(folder, 'step-summary'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  }
  return spawnSync('sh', ['-ec', script], { cwd: folder, env, input }).status
}

/** The first example of the page that holds all of the words. */
function example(language: string, ...words: readonly string[]): string {
  const blocks = [...PAGE.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
  const found = blocks.find(([, kind, text = '']) => kind === language && words.every(word => text.includes(word)))
  return found?.[2] ?? expect.unreachable(`The guide has no example with ${words.join(' and ')}.`)
}

function written(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

describe('the guide to the audit', () => {
  it('joins three shards to the report of a single run', () => {
    expect(sh(example('sh', '--shard $i/3'))).toBe(1)
    const joined = written('report.html')
    expect(sh('emergence-check audit papers --fail-on never --output report.html')).toBe(0)
    expect(joined).toBe(written('report.html'))
    expect(joined).toContain('15 claims')
  })

  it('joins what eight processes of GNU parallel wrote', () => {
    sh(example('sh', 'parallel'))
    expect(readdirSync(folder).filter(name => name.endsWith('.jsonl'))).toHaveLength(8)
    expect(JSON.parse(written('report.json')).summary).toMatchObject({ claims: 15, complete: true })
  })

  it('joins what partitions of Spark piped through it', () => {
    const command = /pipe\("([^"]+)"\)/.exec(example('python', 'pipe'))?.[1]
    mkdirSync(join(folder, 'audit-parts'))
    expect(sh(`${command} > audit-parts/part-00000`, 'papers/draft.md\npapers/notes.md\n')).toBe(0)
    expect(sh(`${command} > audit-parts/part-00001`, 'papers/controls.md\n')).toBe(0)
    expect(sh(example('sh', 'merge audit-parts'))).toBe(1)
    expect(
      written('claims.csv')
        .trim()
        .split(/\r?\n(?=papers\/)/),
    ).toHaveLength(16)
  })

  it('fails for new findings only, once there is a baseline', () => {
    expect(sh(example('sh', '--baseline'))).toBe(0)
    const paper = join(folder, 'papers/draft.md')
    const text = readFileSync(paper, 'utf8')
    writeFileSync(paper, text.replace('multiplication, too, suddenly', 'multiplication, too, abruptly'))
    expect(sh('emergence-check audit papers --baseline emergence-baseline.json')).toBe(1)
  })

  it('looks at what differs from the last commit before the next', () => {
    const git = 'git -c user.name=a -c user.email=a@b'
    expect(sh(`git init -q && printf 'bin\\ncache\\n' > .gitignore && git add . && ${git} commit -qm a`)).toBe(0)
    const hook = example('sh', '#!/bin/sh')
    expect(sh(hook)).toBe(0)
    writeFileSync(join(folder, 'papers/draft.md'), `${written('papers/draft.md')}\nOne more line.\n`)
    expect(sh(hook)).toBe(1)
    const [hooks] = parse(example('yaml', 'repos:')).repos[0].hooks
    expect(sh(hooks.entry)).toBe(1)
  })

  it('writes three reports in the workflow, and fails where a claim goes away', () => {
    const { steps } = parse(readFileSync(join(GUIDE, 'github-actions.yml'), 'utf8')).jobs.audit
    const runs: readonly string[] = steps.flatMap(({ run }: { readonly run?: string }) => run ?? [])
    expect(runs.map(run => sh(run))).toEqual([0, 1, 0])
    expect(JSON.parse(written('report.sarif')).version).toBe('2.1.0')
    expect(written('report.html')).toContain('15 claims')
    expect(written('step-summary')).toContain('15 claims')
  })

  it('gives every job of the matrix its shard', () => {
    const { audit, merge } = parse(readFileSync(join(GUIDE, 'github-actions-matrix.yml'), 'utf8')).jobs
    const runs = (job: { readonly steps: readonly { readonly run?: string }[] }) =>
      job.steps.flatMap(({ run }) => run ?? [])
    for (const shard of audit.strategy.matrix.shard) {
      for (const run of runs(audit)) expect(sh(run.replaceAll(/\$\{\{ matrix\.shard \}\}/g, shard))).toBe(0)
    }
    expect(runs(merge).map(run => sh(run))).toEqual([0, 1])
    expect(written('report.html')).toContain('15 claims')
  })
})
