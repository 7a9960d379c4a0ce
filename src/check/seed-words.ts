import type { ScaleSpread } from './seeds.ts'
import { TWO_PEAKS } from './two-peaks.ts'
import { type AmountOf, amount, digits, finePercent, listed } from './words.ts'

/** How a spread is told: scores from 0 to 1 in percentage points, quantities in their own unit. */
type Unit = 'points' | 'own'

/** What a reader must know of averaged runs: how many, how far apart, and whether a mean describes them at all. */
export function spreadSentences(spreads: readonly ScaleSpread[], of: AmountOf, unit: Unit): readonly string[] {
  const models = spreads.filter(spread => spread.models.length > 0)
  const runs = spreads.filter(spread => spread.models.length === 0)
  return [
    ...runsWords(runs, of, unit),
    ...modelWords(models, of, unit),
    ...splitWords(
      spreads.filter(spread => spread.bimodal),
      of,
      unit,
    ),
  ]
}

function runsWords(spreads: readonly ScaleSpread[], of: AmountOf, unit: Unit): readonly string[] {
  const [first] = spreads
  if (first === undefined) return []
  if (spreads.length === 1) {
    return [`${first.runs} runs at ${amount(first.x, of)} are averaged; ${apart(first, unit)}.`]
  }
  const counts = spreads.map(({ runs }) => runs)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  const widest = spreads.reduce((a, b) => (b.sd > a.sd ? b : a))
  const closest = Math.min(...spreads.map(({ sd }) => sd))
  return [
    `${fewest === most ? most : `${fewest} to ${most}`} runs at each of ${spreads.length} scales are averaged; ${range(closest, widest, unit, of)}.`,
  ]
}

function modelWords(spreads: readonly ScaleSpread[], of: AmountOf, unit: Unit): readonly string[] {
  const [first] = spreads
  if (first === undefined) return []
  const advice = 'look at them as one family only if they are'
  if (spreads.length > 2) {
    const widest = spreads.reduce((a, b) => (b.sd > a.sd ? b : a))
    return [
      `Several models share a scale at ${spreads.length} scales: averaged, at ${amount(widest.x, of)} ${apart(widest, unit)}; ${advice}.`,
    ]
  }
  return spreads.map(spread => {
    const shown = spread.models.length > 4 ? [...spread.models.slice(0, 3), 'others'] : spread.models
    return `${spread.models.length} models share ${amount(spread.x, of)} (${listed(shown)}): averaged, ${apart(spread, unit)}; ${advice}.`
  })
}

function apart(spread: ScaleSpread, unit: Unit): string {
  return spread.sd > 0 ? `they spread by ${size(spread.sd, unit)}` : 'they agree'
}

function range(closest: number, widest: ScaleSpread, unit: Unit, of: AmountOf): string {
  if (!(widest.sd > 0)) return 'they agree'
  return `they spread by ${size(closest, unit)} to ${size(widest.sd, unit)}, most at ${amount(widest.x, of)}`
}

/** A standard deviation: in percentage points for scores from 0 to 1. */
function size(sd: number, unit: Unit): string {
  return unit === 'points' ? `±${digits(100 * sd, 2)} points` : `±${digits(sd, 2)}`
}

/** Each scale whose runs split; of more than two all in one sentence, and the most even split by itself. */
function splitWords(split: readonly ScaleSpread[], of: AmountOf, unit: Unit): readonly string[] {
  const widest = split.toSorted((a, b) => b.sd - a.sd)[0]
  if (widest === undefined || split.length <= 2) return split.map(spread => twoGroups(spread, of, unit))
  const counts = split.map(({ x, runs, upper }) => `${upper} of ${runs} high at ${amount(x, of)}`)
  return [`At ${split.length} scales the runs split in two groups (${listed(counts)}).`, twoGroups(widest, of, unit)]
}

function twoGroups(spread: ScaleSpread, of: AmountOf, unit: Unit): string {
  const { x, runs, models, bimodality, mean, upper } = spread
  const value = bimodality ?? 0
  // ".56 > .56" would read as a mistake.
  const places = [2, 3, 4].find(places => digits(value, places) !== digits(TWO_PEAKS, places)) ?? 5
  const coefficient = `${digits(value, places)} > ${digits(TWO_PEAKS, places)}`.replaceAll('0.', '.')
  const groups = `split in two groups, ${upper} high and ${runs - upper} low (bimodality ${coefficient})`
  const centre = `their mean of ${unit === 'points' ? finePercent(mean) : digits(mean, 3)} describes neither`
  if (models.length > 0) return `At ${amount(x, of)} the ${runs} runs of ${models.length} models ${groups}: ${centre}.`
  return `At ${amount(x, of)} the ${runs} seeds ${groups}: ${centre}; the share of successful seeds is the quantity that moves.`
}
