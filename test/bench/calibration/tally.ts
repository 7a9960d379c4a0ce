import type { JumpOutcome } from '../../../src/check/assessment.ts'
import { clopperPearson, type Interval } from '../../../src/metrics/interval.ts'
import type { FamilyId } from './families.ts'

/** What a simulation is sorted by, and how many series came out so. */
export type Entry = {
  readonly family: FamilyId
  readonly items: number
  readonly points: number
  readonly length: number
  /** Whether a reader would call the series a jump. */
  readonly looks: boolean
  readonly outcome: JumpOutcome
  readonly count: number
}

/** Counts of outcomes, in the order in which they first came. */
export type Tally = readonly Entry[]

/** Gathers outcomes one by one. */
export type Counter = { add(entry: Omit<Entry, 'count'>): void; tally(): Tally }

/** A counter that has counted nothing yet. */
export function openCounter(): Counter {
  const entries = new Map<string, Omit<Entry, 'count'> & { count: number }>()
  return {
    add: entry => {
      const key = Object.values(entry).join('|')
      const known = entries.get(key)
      if (known === undefined) entries.set(key, { ...entry, count: 1 })
      else known.count++
    },
    tally: () => [...entries.values()],
  }
}

/** Outcomes that say of a rise that it is no jump (section 4.7: verdicts 3b, 4, 6, 7 and 9). */
export const GOES_AWAY: ReadonlySet<JumpOutcome> = new Set([
  'no-jump-as-claimed',
  'metric-dependent',
  'axis-dependent',
  'predictable-by-extrapolation',
])

/** So many of so many. */
export type Rate = { readonly count: number; readonly of: number }

/** How many of the chosen series came out in a chosen way. */
export function rateOf(tally: Tally, hit: (outcome: JumpOutcome) => boolean): Rate {
  let count = 0
  let of = 0
  for (const entry of tally) {
    of += entry.count
    if (hit(entry.outcome)) count += entry.count
  }
  return { count, of }
}

/** The rate as a fraction; NaN of none. */
export function fraction(rate: Rate): number {
  return rate.count / rate.of
}

/** 95 % interval (Clopper–Pearson). */
export function intervalOf(rate: Rate): Interval {
  return clopperPearson(rate.count, rate.of)
}
