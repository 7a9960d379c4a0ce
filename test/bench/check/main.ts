/**
 * `npm run bench:check`: how long a series takes to assess, all its views included. Exit code 1 where a bar is missed.
 *
 * Times depend on the machine, so a fixed piece of unrelated work is timed in the same run: compare the multiples of it.
 */
import Papa from 'papaparse'
import { assess, type Evidence } from '../../../src/check/assess.ts'
import { milliseconds, type Times, timesOf, type Work } from './timing.ts'
import { alone, CHECKPOINTS, POINTS, shortSeries, trainingCurves, withCompany } from './work.ts'

/** Medians asked for, in milliseconds. */
const SERIES_BAR = 2
const CURVE_BAR = 50

const REFERENCE_ROWS = 1000
const REFERENCE_RUNS = 100

const samples = shortSeries()
const cold = milliseconds(assessing(() => samples.slice(0, 1).map(alone)))
const reference = timesOf(Array.from({ length: REFERENCE_RUNS }, referenceWork))
const rows: readonly { readonly name: string; readonly bar: number | null; readonly times: Times }[] = [
  {
    name: `a series of ${POINTS} points`,
    bar: SERIES_BAR,
    times: timesOf(samples.map(sample => ({ prepare: () => assessing(() => [alone(sample)]) }))),
  },
  {
    name: '  with 3 more metrics and an axis',
    bar: null,
    times: timesOf(samples.map(sample => ({ prepare: () => assessing(() => [withCompany(sample)]) }))),
  },
  {
    name: `a curve of ${CHECKPOINTS} checkpoints`,
    bar: CURVE_BAR,
    times: timesOf(trainingCurves().map(make => ({ prepare: () => assessing(() => [make()]) }))),
  },
]

console.log(line('', 'median, ms', '95 %, ms', 'most, ms', 'x reference', 'bar, ms'))
for (const { name, bar, times } of rows) {
  const asked = bar === null ? '–' : `${bar} ${times.median < bar ? 'pass' : 'FAIL'}`
  const multiple = times.median / reference.median
  console.log(line(name, digits(times.median), digits(times.p95), digits(times.most), digits(multiple), asked))
}
console.log(`\nThe first series of all, cold: ${digits(cold)} ms.`)
console.log(
  `Reference: a CSV of ${REFERENCE_ROWS} rows and 5 columns read by Papa Parse, median ${digits(reference.median)} ms.`,
)
process.exitCode = rows.every(({ bar, times }) => bar === null || times.median < bar) ? 0 : 1

/** Evidence is made at once, and assessed when called. */
function assessing(make: () => readonly Evidence[]): () => unknown {
  const made = make()
  return () => made.map(assess)
}

function referenceWork(): Work {
  const csv = Array.from({ length: REFERENCE_ROWS }, (_, i) => `model-${i},${i * 1e6},${i / 1000},"a, b",ok`).join('\n')
  return { prepare: () => () => Papa.parse(csv) }
}

function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(36) + cells.map(cell => cell.padStart(13)).join('')
}

function digits(value: number): string {
  return value.toPrecision(3)
}
