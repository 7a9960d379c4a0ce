/**
 * `npm run bench:hover`: how long the picture of a hover takes – ten points in each of two plots – when it is the first, when it is a
 * new one, and when it is kept. The same pictures drawn by Vega, and a plain drawing of their points by Vega-Lite, take turns
 * with it as the yardstick, each in processes of their own. Exit code 1 where a bar is missed.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundleAsShipped } from '../bundle.ts'
import type { Told, Way } from './told.ts'

const ROUNDS = 5
const PICTURES = 100
const COLD = { bar: 150, stretch: 80 }
const WARM = { bar: 12, stretch: 3 }
/** A kept picture is looked up, and no more. */
const KEPT = { bar: 0.5, stretch: 0.1 }
const SIZE = { bar: 60_000, stretch: 30_000 }

const WAYS: readonly { readonly way: Way; readonly name: string }[] = [
  { way: 'hover', name: 'the hover' },
  { way: 'vega', name: 'the same drawn by Vega' },
  { way: 'yardstick', name: 'its points alone, by Vega-Lite' },
]

const folder = await mkdtemp(join(tmpdir(), 'bench-hover-'))
try {
  // As it ships: bundled and minified, vega in a chunk of its own.
  await bundleAsShipped([join(import.meta.dirname, 'child.ts')], folder)
  const told = new Map<Way, Told[]>(WAYS.map(({ way }) => [way, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const { way } of WAYS) told.get(way)?.push(await run(way, join(folder, 'child.mjs')))
  }
  process.exitCode = print(told) ? 0 : 1
} finally {
  await rm(folder, { recursive: true })
}

async function run(way: Way, child: string): Promise<Told> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, way, String(PICTURES)], { maxBuffer: 1e7 })
  const read: Told = JSON.parse(stdout)
  return read
}

function print(told: ReadonlyMap<Way, readonly Told[]>): boolean {
  console.log(`${ROUNDS} rounds, medians in ms; ${PICTURES} new pictures a round; load ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(line('', 'first, cold', 'x', 'a new one', 'x', 'kept', 'analysed anew', 'characters'))
  const yardstick = numbersOf(told.get('yardstick') ?? [])
  for (const { way, name } of WAYS) {
    const { cold, warm, again, equal, characters } = numbersOf(told.get(way) ?? [])
    const ratios = [cold / yardstick.cold, warm / yardstick.warm].map(ratio => ratio.toFixed(2))
    const kept = way === 'hover' ? [again.toFixed(3), equal.toFixed(3)] : ['–', '–']
    console.log(
      line(name, cold.toFixed(1), ratios[0] ?? '', warm.toFixed(2), ratios[1] ?? '', ...kept, String(characters)),
    )
  }
  const ours = numbersOf(told.get('hover') ?? [])
  const asked = [
    { what: 'first, cold', ...COLD, got: ours.cold },
    { what: 'a new one', ...WARM, got: ours.warm },
    { what: 'kept', ...KEPT, got: ours.again },
    { what: 'characters', ...SIZE, got: ours.characters },
  ]
  console.log('')
  for (const { what, bar, stretch, got } of asked)
    console.log(
      `${what.padEnd(14)}${got <= bar ? 'pass' : 'FAIL'} (at most ${bar}), ${got <= stretch ? 'within' : 'beyond'} the stretch of ${stretch}`,
    )
  return asked.every(({ got, bar }) => got <= bar)
}

function numbersOf(rounds: readonly Told[]) {
  return {
    cold: median(rounds.map(({ cold }) => cold)),
    warm: median(rounds.flatMap(({ warm }) => warm)),
    again: median(rounds.flatMap(({ again }) => again)),
    equal: median(rounds.flatMap(({ equal }) => equal)),
    characters: Math.max(...rounds.map(({ characters }) => characters)),
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function line(name: string, ...cells: readonly string[]): string {
  const [cold = '', coldRatio = '', warm = '', warmRatio = '', ...rest] = cells
  const ratio = (text: string): string => text.padStart(7)
  return `${name.padEnd(32)}${cold.padStart(12)}${ratio(coldRatio)}${warm.padStart(12)}${ratio(warmRatio)}${rest.map(cell => cell.padStart(15)).join('')}`
}
