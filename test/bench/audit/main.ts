/**
 * `npm run bench:audit -- FOLDER`: how long an audit of a folder takes – without a cache, filling one, and with one – beside ripgrep
 * searching the same files for the same cue words and beside markdownlint-cli2 and remark-lint, and how much memory. All take
 * turns, each in a process of its own.
 *
 * `--claims [N]` measures a folder of N papers made on the spot, each with a claim, instead. `--rounds N` and `--peers-rounds N` (0
 * leaves the linters out) say how often; `--cli FILE` measures another build. Exit code 1 only with `--strict`, where a bar
 * is missed.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CLAIMS_BARS, FOLDER_BARS, hold, type Way } from './bars.ts'
import { cuePattern } from './cue-pattern.ts'
import { copyEvery, type Documents, documentsOf } from './folders.ts'
import { writePapers } from './papers.ts'
import { barLines, figureLines } from './print.ts'
import { audit, findPeers, INSTALL } from './programs.ts'
import { type Command, type Run, run } from './run.ts'

const PAPERS = 300

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    claims: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    'peers-rounds': { type: 'string' },
    strict: { type: 'boolean', default: false },
    cli: { type: 'string', default: join(import.meta.dirname, '../../../dist/cli.js') },
  },
})
const [named] = positionals
const rounds = Number(values.rounds ?? 5)
// On a folder of thousands the linters take minutes; on a few hundred papers they can take turns with the rest.
const linterRounds = Number(values['peers-rounds'] ?? (values.claims ? rounds : 1))
const cli = resolve(values.cli)
const scratch = await mkdtemp(join(tmpdir(), 'bench-audit-'))
try {
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(linterRounds) || linterRounds < 0)
    throw new Error('Rounds are whole numbers: --rounds from 1, --peers-rounds from 0.')
  if (!existsSync(cli)) throw new Error(`${cli} is not there. Run "npm run build" first.`)
  process.exitCode = (await measure()) || !values.strict ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
} finally {
  await rm(scratch, { recursive: true })
}

/** Measures, prints, and tells whether no bar is missed. */
async function measure(): Promise<boolean> {
  const folder = await folderOf()
  const documents = await documentsOf(folder)
  if (documents.paths.length === 0) throw new Error(`No Markdown was found in ${folder}.`)
  const { ways, missing } = await waysOf(folder, documents)
  const figures = new Map<Way, Run[]>()
  const before = load()
  // What was never read is slower to read for the first in turn; so that is nobody's time.
  for (const { way, command } of ways) if (way === 'ripgrep' || way === 'no-cache') await sound(way, command)
  const all = Math.max(rounds, linterRounds)
  for (let round = 0; round < all; round++) {
    for (const { way, command } of ways) {
      // The linters fill the memory in which the system keeps what was read: they come last.
      if (isLinter(way) ? round < all - linterRounds : round >= rounds) continue
      if (way === 'filling') await rm(cacheFolder(), { recursive: true, force: true })
      tell(`round ${round + 1}: ${way}`)
      try {
        figures.set(way, [...(figures.get(way) ?? []), await sound(way, command)])
      } catch (error) {
        // A linter that gives up on so many files costs its own figures only.
        if (!isLinter(way)) throw error
        missing.push(error instanceof Error ? error.message : String(error))
      }
    }
  }
  tell('')
  console.log(aboutFolder(documents, figures.get('ripgrep')?.[0] ?? null))
  console.log(`${rounds} rounds; load ${before} at the beginning, ${load()} at the end\n`)
  for (const line of figureLines(figures)) console.log(line)
  const held = (values.claims ? CLAIMS_BARS : FOLDER_BARS).map(bar => hold(bar, figures))
  console.log('')
  for (const line of barLines(held)) console.log(line)
  const last = figures.get('no-cache')?.[0]?.said.trimEnd().split('\n').at(-1)
  if (last !== undefined) console.log(`\nThe audit said: ${last}`)
  for (const line of missing) console.log(line)
  return held.every(({ verdict }) => verdict !== 'missed')
}

/** The folder named, or papers made for it. */
async function folderOf(): Promise<string> {
  if (!values.claims) {
    if (named === undefined) throw new Error('Name a folder with Markdown: npm run bench:audit -- FOLDER, or --claims.')
    return resolve(named)
  }
  const count = Number(named ?? PAPERS)
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`"${named}" is no number of papers: --claims takes one, such as 300.`)
  const folder = join(scratch, 'papers')
  await writePapers(folder, count)
  return folder
}

type Measured = { readonly way: Way; readonly command: Command }

/** What takes turns, and what is said of that which cannot. */
async function waysOf(
  folder: string,
  documents: Documents,
): Promise<{ readonly ways: readonly Measured[]; readonly missing: string[] }> {
  const ways: Measured[] = []
  const missing: string[] = []
  const peers = findPeers()
  const patterns = join(scratch, 'patterns')
  await writeFile(patterns, `${cuePattern()}\n`)
  if (peers.ripgrep === null) missing.push(`ripgrep is not installed: ${INSTALL}`)
  else ways.push({ way: 'ripgrep', command: peers.ripgrep(folder, patterns) })
  const { said } = await run(audit(cli, folder, ['--help']), scratch)
  const hasCache = said.includes('--no-cache')
  const uncached = hasCache ? ['--no-cache'] : []
  ways.push({ way: 'no-cache', command: audit(cli, folder, uncached) })
  if (hasCache) {
    const cached = audit(cli, folder, ['--cache-dir', cacheFolder()])
    ways.push({ way: 'filling', command: cached }, { way: 'warm', command: cached })
  } else missing.push('This build has no cache to measure.')
  if (!values.claims) {
    for (const [way, step] of [
      ['eighth', 8],
      ['half', 2],
    ] as const) {
      const part = join(scratch, way)
      await copyEvery(step, documents.paths, folder, part)
      ways.push({ way, command: audit(cli, part, uncached) })
    }
  }
  if (linterRounds > 0) {
    if (peers.markdownlint === null) missing.push(`markdownlint-cli2 is not installed: ${INSTALL}`)
    else ways.push({ way: 'markdownlint', command: peers.markdownlint(folder) })
    if (peers.remark === null) missing.push(`remark-lint is not installed: ${INSTALL}`)
    else ways.push({ way: 'remark', command: peers.remark(folder) })
  }
  return { ways, missing }
}

/** Runs a program; throws where it did not do its work. */
async function sound(way: Way, command: Command): Promise<Run> {
  const done = await run(command, scratch)
  if (done.code === 0) return done
  // The linters end with 1 where they find something, ripgrep where it does not.
  if (done.code === 1 && (way === 'ripgrep' || isLinter(way))) return done
  // The audit ends with 2 where a file could not be read; the rest it did.
  if (done.code === 2 && done.said !== '' && !isLinter(way) && way !== 'ripgrep') return done
  const why = done.complained.trim().split('\n').slice(-3).join(' ')
  throw new Error(`${way} ended with code ${done.code ?? 'none'} in ${command.folder}: ${why}`)
}

function aboutFolder({ paths, bytes }: Documents, searched: Run | null): string {
  const size = `${paths.length.toLocaleString('en-US')} files, ${(bytes / 1e6).toFixed(1)} MB`
  if (searched === null) return size
  const found = searched.said.split('\n').filter(line => line !== '').length
  return `${size}, ${((found / paths.length) * 100).toFixed(1)} % with a cue word`
}

function cacheFolder(): string {
  return join(scratch, 'cache')
}

function isLinter(way: Way): boolean {
  return way === 'markdownlint' || way === 'remark'
}

function load(): string {
  return (loadavg()[0] ?? Number.NaN).toFixed(1)
}

/** Says on a terminal what is being measured. */
function tell(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}`)
}
