/**
 * `npm run bench:calibration`: how often the checker is wrong, measured on simulated series whose truth is known. Exit
 * code 1 where a bar is missed, 2 where the options make no sense.
 *
 * Options, after `--`: `--series N` (a family and number of items), `--seed N`, `--json FILE` (the counts behind the
 * tables), `--more` (measured columns, wrong assumptions, wrong answers counted instead of right ones).
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { BARS, measure } from './bars.ts'
import { columnRates } from './columns.ts'
import { BARS_TITLE, barLines, columnTable, familyTable, LEGEND, pointsTable, variantTable } from './print.ts'
import { simulate } from './run.ts'
import { reversedDisagreements, VARIANT_SERIES, VARIANTS } from './variants.ts'

/** Seed on which thresholds may be tuned. Rating on the same numbers would flatter them, so another one rates. */
const TUNING_SEED = 1
const RATING_SEED = 2

/** 36 series for each of 7 numbers of points and 4 target lengths. */
const SERIES = 1008

const values = options()
const series = wholeNumber('series', values.series, 1)
const seed = wholeNumber('seed', values.seed, 0)
const started = performance.now()

const tally = simulate({ seed, series, progress: (family, items) => report(`${family.name}, ${items} items`) })
report('')
const looking = tally.filter(entry => entry.looks)
const role = seed === TUNING_SEED ? ', the tuning seed: not a rating' : ''
console.log(`${series} series a family and number of items, seed ${seed}${role}\n`)
console.log(`${familyTable(tally, 'All series')}\n`)
console.log(`${familyTable(looking, 'Series that look like a jump')}\n`)
console.log(`${pointsTable(looking, 'Steps that look like a jump, by number of points')}\n`)
console.log(`${LEGEND}\n`)
const measured = BARS.map(bar => measure(bar, tally))
console.log(BARS_TITLE)
for (const one of measured) console.log(barLines(one))

if (values.more) {
  report('wrong assumptions')
  const worlds = VARIANTS.map(({ name, change }) => {
    return { name, tally: simulate({ seed, series: Math.ceil(series / 4), ...VARIANT_SERIES, ...change }) }
  })
  report('')
  console.log(`\n${variantTable(worlds)}`)
  report('measured columns')
  const columns = columnRates(seed, Math.ceil(series / 2))
  report('')
  console.log(`\n${columnTable(columns)}`)
  report('reversed direction')
  const reversed = reversedDisagreements(seed, Math.ceil(series / 20))
  report('')
  console.log(`\nVerdicts that change when wrong answers are counted: ${reversed.count} of ${reversed.of}`)
}

console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`)
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ seed, series, tally }))
process.exitCode = measured.every(one => one.passed) ? 0 : 1

function options() {
  try {
    return parseArgs({
      options: {
        series: { type: 'string', default: String(SERIES) },
        seed: { type: 'string', default: String(RATING_SEED) },
        json: { type: 'string' },
        more: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= least) return value
  return refuse(`--${name} takes a whole number from ${least} on, not "${text}".`)
}

function refuse(why: string): never {
  console.error(why)
  process.exit(2)
}

/** What is being simulated, on one line that the next one overwrites; nothing where nobody watches. */
function report(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`)
}
