import type { JumpOutcome } from '../../../src/check/assessment.ts'
import { FAMILIES, type FamilyId, type Standing } from './families.ts'
import { ITEMS } from './simulate.ts'
import { fraction, GOES_AWAY, type Rate, rateOf, type Tally } from './tally.ts'

/** A bar the checker is held to, on series that look like a jump and have at least 100 items. */
export type Bar = {
  readonly name: string
  /** As the head of a column. */
  readonly short: string
  readonly standing: Standing
  /** Families at the limits of the test, held to no bar: the rate with them is shown beside it. */
  readonly limits: readonly FamilyId[]
  readonly hit: (outcome: JumpOutcome) => boolean
  /** The pooled rate must not be above (`most`) or not below (`least`) the limit. */
  readonly side: 'most' | 'least'
  readonly limit: number
}

/** Fewest items at which the bars hold. */
export const BAR_ITEMS = 100

/** The bars of the checker: errors of both kinds, and power. */
export const BARS: readonly Bar[] = [
  {
    name: 'false "goes away" on true steps',
    short: 'false g.',
    standing: 'step',
    limits: ['last-step', 'last-mc-step'],
    hit: outcome => GOES_AWAY.has(outcome),
    side: 'most',
    limit: 0.02,
  },
  {
    name: 'false "survives" on smooth families',
    short: 'false s.',
    standing: 'smooth',
    limits: ['plateau'],
    hit: outcome => outcome === 'jump-survives',
    side: 'most',
    limit: 0.015,
  },
  {
    name: '"survives" on true steps (power)',
    short: 'power',
    standing: 'step',
    limits: ['last-step', 'last-mc-step'],
    hit: outcome => outcome === 'jump-survives',
    side: 'least',
    limit: 0.85,
  },
]

/** A bar with what was measured: over all its series, and in the family and number of items where it is worst. */
export type Measured = {
  readonly bar: Bar
  readonly pooled: Rate
  /** The same with the families at the limits. */
  readonly withLimits: Rate
  readonly worst: { readonly family: string; readonly items: number; readonly rate: Rate } | null
  /** Whether the pooled rate is on the right side. */
  readonly passed: boolean
}

/** Holds a tally against a bar. */
export function measure(bar: Bar, tally: Tally): Measured {
  const looking = tally.filter(entry => entry.looks && entry.items >= BAR_ITEMS)
  const families = FAMILIES.filter(family => family.standing === bar.standing)
  const ids = new Set(families.map(family => family.id))
  const pooled = rateOf(
    looking.filter(entry => ids.has(entry.family)),
    bar.hit,
  )
  const withLimits = rateOf(
    looking.filter(entry => ids.has(entry.family) || bar.limits.includes(entry.family)),
    bar.hit,
  )
  const cells = families.flatMap(family =>
    ITEMS.filter(items => items >= BAR_ITEMS).map(items => {
      const own = looking.filter(entry => entry.family === family.id && entry.items === items)
      return { family: family.name, items, rate: rateOf(own, bar.hit) }
    }),
  )
  const sign = bar.side === 'most' ? 1 : -1
  const worst = cells
    .filter(cell => cell.rate.of > 0)
    .reduce<Measured['worst']>(
      (bad, cell) => (bad === null || sign * (fraction(cell.rate) - fraction(bad.rate)) > 0 ? cell : bad),
      null,
    )
  const passed = pooled.of > 0 && sign * (fraction(pooled) - bar.limit) <= 0
  return { bar, pooled, withLimits, worst, passed }
}
