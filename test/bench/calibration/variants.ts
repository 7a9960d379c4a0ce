import { assess } from '../../../src/check/assess.ts'
import { evidenceOf, seriesOf } from '../../check/samples.ts'
import { BAR_ITEMS } from './bars.ts'
import { FAMILIES } from './families.ts'
import { draw, type Simulation } from './run.ts'
import { ITEMS } from './simulate.ts'
import type { Rate } from './tally.ts'

/** A world in which something the checker takes for granted is not so. */
export type Variant = { readonly name: string; readonly change: Pick<Simulation, 'scatter' | 'stated'> }

/** The worlds of section 4.7: another scatter between models, and a misreported number of items. */
export const VARIANTS: readonly Variant[] = [
  { name: 'as assumed', change: {} },
  { name: 'scatter 0 instead of .05', change: { scatter: 0 } },
  { name: 'scatter .15 instead of .05', change: { scatter: 0.15 } },
  { name: 'items stated 10 times too many', change: { stated: items => items * 10 } },
  { name: 'items stated 10 times too few', change: { stated: items => Math.round(items / 10) } },
]

/** Series on which the worlds are compared: those the bars speak of, of 6 and 8 points. */
export const VARIANT_SERIES = {
  families: FAMILIES.filter(family => family.standing !== 'apart').map(family => family.id),
  items: ITEMS.filter(items => items >= BAR_ITEMS),
  points: [6, 8],
} as const satisfies Partial<Simulation>

/**
 * Series whose verdict changes when the table counts wrong answers instead of right ones; none should.
 */
export function reversedDisagreements(seed: number, series: number): Rate {
  let count = 0
  let of = 0
  for (const { sample } of draw({ seed, series })) {
    const { x, y, items, chance } = sample
    const right = seriesOf(x, y, items, { metric: 'score', chance })
    const wrong = seriesOf(
      x,
      y.map(score => 1 - score),
      items,
      { metric: 'error', chance },
    )
    if (assess(evidenceOf(right)).outcome !== assess(evidenceOf(wrong)).outcome) count++
    of++
  }
  return { count, of }
}
