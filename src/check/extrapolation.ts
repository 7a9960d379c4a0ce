import type { Extrapolation } from './assessment.ts'
import { type Counts, head, pooledRate } from './deviance.ts'
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

/** Position of the point after the largest increment. */
export function largestIncrement(y: readonly number[]): number {
  let at = 1
  for (let i = 2; i < y.length; i++) {
    if ((y[i] ?? 0) - (y[i - 1] ?? 0) > (y[at] ?? 0) - (y[at - 1] ?? 0)) at = i
  }
  return at
}

/** The undeclared guessing floor to be considered: the pooled rate before the largest increment, at most 1 %. */
export function guessingFloor(counts: Counts, y: readonly number[]): number {
  return counts.chance > 0 ? 0 : Math.min(MOST_FLOOR, pooledRate(head(counts, largestIncrement(y))))
}

/**
 * Predicts the first point after the largest increment from those before it (at least 3), with a smooth curve that is
 * straight on the Gumbel scale in the coordinate `t`, with or without a guessing floor (specification section 4.6).
 * Null where fewer points come before.
 */
export function extrapolate(counts: Counts, y: readonly number[], t: readonly number[]): Extrapolation | null {
  const at = largestIncrement(y)
  if (at < 3 || at >= y.length) return null
  const floor = guessingFloor(counts, y)
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
