import type { JumpOutcome } from '../../../src/check/assessment.ts'
import { BAR_ITEMS, BARS, type Measured, measure } from './bars.ts'
import type { ColumnRates } from './columns.ts'
import { FAMILIES, type Family } from './families.ts'
import { ITEMS, POINTS } from './simulate.ts'
import { fraction, GOES_AWAY, intervalOf, type Rate, rateOf, type Tally } from './tally.ts'

type Column = { readonly head: string; readonly hit: (outcome: JumpOutcome) => boolean }

const is =
  (wanted: JumpOutcome) =>
  (outcome: JumpOutcome): boolean =>
    outcome === wanted

const COLUMNS: readonly Column[] = [
  { head: 'survives', hit: is('jump-survives') },
  { head: 'away', hit: outcome => GOES_AWAY.has(outcome) },
  { head: 'no jump', hit: is('no-jump-as-claimed') },
  { head: 'metric', hit: is('metric-dependent') },
  { head: 'axis', hit: is('axis-dependent') },
  { head: 'forecast', hit: is('predictable-by-extrapolation') },
  { head: 'open', hit: is('under-resolved') },
  { head: 'falls', hit: is('non-monotone') },
]

// Ten columns: 120 characters, as wide as a terminal may be.
const NAME = 30
const WIDTH = 9

/** What the marks in the tables mean. */
export const LEGEND = [
  '~ smooth: "survives" is an error.   ! true step: "goes away" is an error.   The others are held to no bar.',
  '"away" is "goes away", the sum of: no jump as plotted, smooth on another metric, straight on another axis,',
  'and "forecast": the smaller models predict the larger one.',
  '"open" is: the data cannot decide.   "falls" is: not monotone.',
  'Looks like a jump: largest increment at least 40 % of the range and 3 standard errors, range at least .1.',
].join('\n')

/** A line of a table: a name, what comes next, and one cell a column. */
function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(NAME) + cells.map(cell => cell.padStart(WIDTH)).join('')
}

/** A rate to three places; a dash where there is nothing to count. */
function places(rate: Rate): string {
  return rate.of === 0 ? '–' : fraction(rate).toFixed(3)
}

/** Outcomes by family and number of items. */
export function familyTable(tally: Tally, title: string): string {
  const present = FAMILIES.filter(family => tally.some(entry => entry.family === family.id))
  const rows = present.flatMap(family =>
    ITEMS.map(items => ({
      items,
      own: tally.filter(entry => entry.family === family.id && entry.items === items),
    }))
      .filter(({ own }) => own.length > 0)
      .map(({ items, own }, at) => row(at === 0 ? label(family) : '', String(items), own)),
  )
  return [title, line('truth', 'items', ...COLUMNS.map(column => column.head), 'series'), ...rows].join('\n')
}

function row(name: string, second: string, own: Tally): string {
  const rates = COLUMNS.map(column => rateOf(own, column.hit))
  return line(name, second, ...rates.map(places), String(rates[0]?.of ?? 0))
}

function label(family: Family): string {
  switch (family.standing) {
    case 'smooth':
      return `${family.name} ~`
    case 'step':
      return `${family.name} !`
    case 'apart':
      return family.name
  }
}

/** Outcomes on true steps by number of points. */
export function pointsTable(tally: Tally, title: string): string {
  const steps = FAMILIES.filter(family => family.standing === 'step')
  const rows = steps.flatMap(family =>
    ITEMS.flatMap(items =>
      POINTS.flatMap(points => {
        const own = tally.filter(e => e.family === family.id && e.items === items && e.points === points)
        return own.length === 0 ? [] : [row(`${family.name}, ${points} points`, String(items), own)]
      }),
    ),
  )
  return [title, line('truth', 'items', ...COLUMNS.map(column => column.head), 'series'), ...rows].join('\n')
}

/** Heads the bars. */
export const BARS_TITLE = `Bars, on series that look like a jump, ${BAR_ITEMS} items or more (95 % intervals)`

/** What a bar asks and what was measured, with 95 % intervals. */
export function barLines({ bar, pooled, withLimits, worst, passed }: Measured): string {
  const asked = `${bar.side === 'most' ? 'at most' : 'at least'} ${percent(bar.limit)}`
  const limits = FAMILIES.filter(family => bar.limits.includes(family.id)).map(family => family.name)
  return [
    `${passed ? 'pass' : 'FAIL'}  ${bar.name}: ${withInterval(pooled)}; asked: ${asked}`,
    ...(worst === null ? [] : [`worst: ${worst.family} at ${worst.items} items, ${withInterval(worst.rate)}`]),
    `with "${limits.join('" and "')}", held to no bar: ${withInterval(withLimits)}`,
  ].join('\n      ')
}

function withInterval(rate: Rate): string {
  if (rate.of === 0) return 'no series'
  const { low, high } = intervalOf(rate)
  return `${percent(fraction(rate))} (${percent(low)} to ${percent(high)}; ${rate.count} of ${rate.of})`
}

function percent(value: number): string {
  return `${(100 * value).toFixed(value > 0 && value < 0.1 ? 2 : 1)} %`
}

/** The bars in worlds that are not as assumed, and the worst single cell of each. */
export function variantTable(worlds: readonly { readonly name: string; readonly tally: Tally }[]): string {
  const heads = BARS.flatMap(bar => [bar.short, 'worst'])
  const rows = worlds.map(({ name, tally }) => {
    const measured = BARS.map(bar => measure(bar, tally))
    const cells = measured.flatMap(({ pooled, worst }) => [places(pooled), worst === null ? '–' : places(worst.rate)])
    const smooth = measured.find(({ bar }) => bar.standing === 'smooth')?.worst ?? null
    const at = smooth !== null && smooth.rate.count > 0 ? smooth : null
    return `${line(name, ...cells)}  ${at === null ? '–' : `${at.family}, ${at.items} items`}`
  })
  const title = `Other worlds, series of 6 and 8 points that look like a jump, ${BAR_ITEMS} items or more`
  return [title, `${line('world', ...heads)}  worst false "survives" at`, ...rows].join('\n')
}

/** What a measured column says by itself, and what comes of exact match with and without it. */
export function columnTable(rates: readonly ColumnRates[]): string {
  const heads = ['items', 'smooth', 'jump', 'open', 'survives', 'away', 's. alone', 'a. alone', 'series']
  const rows = rates.map(rate =>
    line(
      `${rate.column}: ${rate.family}`,
      String(rate.items),
      ...(['smooth', 'jump', 'open'] as const).map(standing => places(rate.standing(standing))),
      places(rate.survives),
      places(rate.goesAway),
      places(rate.aloneSurvives),
      places(rate.aloneGoesAway),
      String(rate.survives.of),
    ),
  )
  const title = 'Measured columns beside exact match: how the column reads, the verdict on both, the verdict without it'
  return [title, line('column: truth', ...heads), ...rows].join('\n')
}
