/** Right answers `k` among `n` effective items at each point, with the chance level of the score. */
export type Counts = {
  readonly k: readonly number[]
  readonly n: readonly number[]
  /** Chance level, 0 to 1; sigmoid curves do not go below it. */
  readonly chance: number
  /** Level above which sigmoid curves do not go; 1 where none is given. */
  readonly ceiling?: number
}

/** Least score counted as possible: deviances stay finite, and steep curves are not let off lightly. */
export const TINY = 1e-300

/** Deviance of one point: twice the log-likelihood lost when p is fitted to k right of n. */
export function pointDeviance(k: number, n: number, p: number): number {
  if (n <= 0) return 0
  const y = k / n
  const right = k > 0 ? k * Math.log(y / Math.max(p, TINY)) : 0
  const wrong = k < n ? (n - k) * Math.log((1 - y) / Math.max(1 - p, TINY)) : 0
  return 2 * (right + wrong)
}

/** Binomial deviance of fitted scores `p` (0 to 1) over all points; 0 for a curve through every point. */
export function binomialDeviance(counts: Counts, p: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < counts.n.length; i++) sum += pointDeviance(counts.k[i] ?? 0, counts.n[i] ?? 0, p[i] ?? 0.5)
  return sum
}

/** Log-likelihood of a curve through every point, without the binomial coefficients. */
export function saturatedLogLikelihood(counts: Counts): number {
  return counts.k.reduce((sum, k, i) => {
    const n = counts.n[i] ?? 0
    const y = n > 0 ? k / n : 0
    return sum + (k > 0 ? k * Math.log(y) : 0) + (k < n ? (n - k) * Math.log(1 - y) : 0)
  }, 0)
}

/** All right answers over all items: the score of a flat curve; 0 where there are no items. */
export function pooledRate(counts: Counts): number {
  const all = counts.n.reduce((a, b) => a + b, 0)
  return all > 0 ? counts.k.reduce((a, b) => a + b, 0) / all : 0
}

/** Deviance of the curve without any rise. */
export function flatDeviance(counts: Counts): number {
  const rate = pooledRate(counts)
  return binomialDeviance(
    counts,
    counts.n.map(() => rate),
  )
}

/** The points from position `start` on. */
export function tail(counts: Counts, start: number): Counts {
  return { k: counts.k.slice(start), n: counts.n.slice(start), chance: counts.chance }
}

/** The first `length` points alone. */
export function head(counts: Counts, length: number): Counts {
  return { k: counts.k.slice(0, length), n: counts.n.slice(0, length), chance: counts.chance }
}
