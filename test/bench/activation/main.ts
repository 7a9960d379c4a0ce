/**
 * `npm run bench:activation`: how long the extension takes to load and activate with nothing opened, bundled as it ships, beside an
 * extension that registers one command; each in processes of its own, in turns. The editor is a stand-in that takes every
 * registration, so what a real one does with them is not in the numbers. Exit code 1 where the bar is missed.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { bundleAsShipped } from '../bundle.ts'
import type { Told } from './told.ts'

const ROUNDS = 15
const BAR = 15
const STRETCH = 5

const ROOT = join(import.meta.dirname, '../../..')
const EXTENSIONS = ['extension', 'empty'] as const
type Extension = (typeof EXTENSIONS)[number]

const folder = await mkdtemp(join(tmpdir(), 'bench-activation-'))
try {
  await bundleAsShipped(
    {
      child: join(import.meta.dirname, 'child.ts'),
      extension: join(ROOT, 'src/vscode/extension.ts'),
      empty: join(import.meta.dirname, 'empty.ts'),
    },
    folder,
    { vscode: join(import.meta.dirname, 'editor.ts') },
  )
  const told: Record<Extension, Told[]> = { extension: [], empty: [] }
  for (let round = 0; round < ROUNDS; round++) for (const name of EXTENSIONS) told[name].push(await run(name))
  process.exitCode = print(told) ? 0 : 1
} finally {
  await rm(folder, { recursive: true })
}

async function run(extension: Extension): Promise<Told> {
  const file = pathToFileURL(join(folder, `${extension}.mjs`)).href
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'child.mjs'), file])
  const read: Told = JSON.parse(stdout)
  if (read.commands === 0) throw new Error(`${extension} has registered no command: it was not activated.`)
  return read
}

function print(told: Readonly<Record<Extension, readonly Told[]>>): boolean {
  console.log(`${ROUNDS} rounds, medians in ms; load ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(line('', 'load', 'activate', 'both'))
  const [ours, empty] = [printed('the extension', told.extension), printed('an empty one', told.empty)]
  console.log(`\n${(ours / empty).toFixed(1)} times the empty one`)
  console.log(
    `${ours <= BAR ? 'pass' : 'FAIL'} (at most ${BAR}), ${ours <= STRETCH ? 'within' : 'beyond'} the stretch of ${STRETCH}`,
  )
  return ours <= BAR
}

function printed(name: string, rounds: readonly Told[]): number {
  const both = median(rounds.map(({ load, activate }) => load + activate))
  const [load, activate] = [median(rounds.map(one => one.load)), median(rounds.map(one => one.activate))]
  console.log(line(name, ...[load, activate, both].map(time => time.toFixed(1))))
  return both
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function line(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(16)}${cells.map(cell => cell.padStart(10)).join('')}`
}
