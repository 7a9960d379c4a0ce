import { clopperPearson } from '../metrics/interval.ts'
import type { Direction, Extrapolation } from './assessment.ts'
import { type Counts, head, pooledRate, tail } from './deviance.ts'
import { curveFitter, scoreAt } from './fit.ts'

const STRICT = 3.84
const MILD = 2.71

/**
 * Widest interval, on the score, that counts as a prediction. The specification's .4 was measured on values .1 apart,
 * where an interval of .4 means .3 to .5 exactly; .45 on the exact interval reproduces its verdicts.
 */
export const WIDEST_PREDICTION = 0.45

/** Greatest guessing floor that is considered where no chance level is declared (section 4.2). */
export const MOST_FLOOR = 0.01

/** Scores are whole items over items; .15 − .05 and .25 − .15 are equal whatever the arithmetic says. */
const ROUNDING = 1e-9

/** Position of the point after the largest increment; in a falling series after the largest fall. */
export function largestIncrement(y: readonly number[], direction: Direction = 'rising'): number {
  const sign = direction === 'rising' ? 1 : -1
  const increment = (i: number) => sign * ((y[i] ?? 0) - (y[i - 1] ?? 0))
  let at = 1
  for (let i = 2; i < y.length; i++) if (increment(i) > increment(at) + ROUNDING) at = i
  return at
}

/**
 * The undeclared guessing floor to be considered: the pooled rate on the low side of the largest increment (of the
 * largest fall), at most 1 %.
 */
export function guessingFloor(counts: Counts, y: readonly number[], direction: Direction): number {
  if (counts.chance > 0) return 0
  const at = largestIncrement(y, direction)
  return Math.min(MOST_FLOOR, pooledRate(direction === 'rising' ? head(counts, at) : tail(counts, at)))
}

/** Levels that guessing among two to five options, or ten, gives. */
export const OPTIONS = [2, 3, 4, 5, 10] as const

/**
 * Chance levels that nobody declared and that the lowest scores would fit: where answers may have been guessed, those of
 * two to five or ten options that lie within the 95 % interval of the two outermost points on the low side.
 */
export function undeclaredChance(counts: Counts, direction: Direction): readonly number[] {
  if (counts.chance > 0) return []
  const low = direction === 'rising' ? head(counts, 2) : tail(counts, counts.n.length - 2)
  const items = low.n.reduce((a, b) => a + b, 0)
  const interval = clopperPearson(pooledRate(low) * items, items)
  return OPTIONS.map(options => 1 / options).filter(level => level >= interval.low && level <= interval.high)
}

/**
 * Predicts the first point after the largest increment from those before it (at least 3), with a smooth curve that is
 * straight on the Gumbel scale in the coordinate `t`, with or without a guessing floor (specification section 4.6).
 * Null where fewer points come before.
 */
export function extrapolate(
  counts: Counts,
  y: readonly number[],
  t: readonly number[],
  direction: Direction,
): Extrapolation | null {
  const at = largestIncrement(y, direction)
  if (at < 3 || at >= y.length) return null
  const floor = guessingFloor(counts, y, direction)
  const chances = counts.chance > 0 || floor === 0 ? [counts.chance] : [0, floor]
  const before = head(counts, at)
  const fits = chances.map(chance => ({
    chance,
    fit: curveFitter('gumbel', { ...before, chance })(t.slice(0, at), 'free'),
  }))
  const best = fits.reduce((a, b) => (b.fit.deviance < a.fit.deviance ? b : a))
  const scale = Math.max(1, best.fit.deviance / Math.max(1, at - 2))
  const n = counts.n[at] ?? 0
  const upTo = t.slice(0, at + 1)
  const statistic = (score: number) => {
    const joint = { k: [...before.k, score * n], n: [...before.n, n] }
    const deviances = chances.map(chance => curveFitter('gumbel', { ...joint, chance })(upTo, 'free').deviance)
    return Math.max(0, Math.min(...deviances) - best.fit.deviance) / scale
  }
  const centre = Math.min(Math.max(scoreAt('gumbel', best.chance, best.fit, t[at] ?? 0), 0), 1)
  const low = edge(statistic, centre, 0)
  const high = edge(statistic, centre, 1)
  const observed = y[at] ?? 0
  const found = statistic(observed)
  return {
    at,
    low,
    high,
    observed,
    statistic: found,
    predicted: found <= MILD && high - low <= WIDEST_PREDICTION,
    curve: { chance: best.chance, intercept: best.fit.intercept, slope: best.fit.slope },
  }
}

/** The furthest score from `inside` towards `end` that is still compatible, to a thousandth. */
function edge(statistic: (score: number) => number, inside: number, end: number): number {
  if (statistic(end) <= STRICT) return end
  let near = inside
  let far = end
  while (Math.abs(far - near) > 1e-3) {
    const middle = (near + far) / 2
    if (statistic(middle) <= STRICT) near = middle
    else far = middle
  }
  return near
}
