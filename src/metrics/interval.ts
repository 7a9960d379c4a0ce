import { betaQuantile } from './distributions.ts'

/** Ends of an interval, in the unit of what it is about. */
export type Interval = { readonly low: number; readonly high: number }

/** Items assumed where neither the text nor the rounding of the scores tells (specification section 2). */
export const ASSUMED_ITEMS = 100

/** The largest number of items that is inferred from rounding. */
const MOST_ITEMS = 20_000

/**
 * Clopper–Pearson interval of a proportion: `k` right of `n`, `k` not necessarily whole (effective counts).
 * The whole range 0 to 1 where n is 0.
 */
export function clopperPearson(k: number, n: number, confidence = 0.95): Interval {
  if (!(n > 0)) return { low: 0, high: 1 }
  const right = Math.min(Math.max(k, 0), n)
  const tail = (1 - confidence) / 2
  return {
    low: right <= 0 ? 0 : betaQuantile(tail, right, n - right + 1),
    high: right >= n ? 1 : betaQuantile(1 - tail, right + 1, n - right),
  }
}

/** Largest rate that none right of `n` still allows at 95 %, one-sided: 1 − .05^(1/n), about 3/n. */
export function zeroBound(n: number): number {
  return n > 0 ? 1 - 0.05 ** (1 / n) : 1
}

/**
 * Number of items from the standard error of a share: y(1 − y)/se². Evaluation harnesses print the sample standard
 * deviation over √n, whose square is y(1 − y)/(n − 1): one item more, with `ofSample`. Null where the error says nothing:
 * y of 0 or 1, no error, or one too large for a share.
 *
 * An error written with few digits tells n only roughly, by twice its own relative rounding: .013 ± .0005 by 8 %, .01 ± .005
 * anywhere from half to four times.
 */
export function itemsFromStandardError(y: number, se: number, ofSample = false): number | null {
  if (!(se > 0) || !(y > 0 && y < 1)) return null
  const n = (y * (1 - y)) / (se * se) + (ofSample ? 1 : 0)
  return n >= 1 ? Math.round(n) : null
}

/**
 * The smallest number of items, up to 20,000, for which every score is a whole number of items within its rounding;
 * null where there is none. `rounding` is the unit of the last digit written, as a fraction (.001 for 45.2 %).
 *
 * A number so found is no more than the smallest that could be: nearly any scores fit once items are finer than the
 * rounding, so a result above 1/rounding is not reported.
 */
export function inferItems(scores: readonly number[], rounding: number): number | null {
  const told = scores.filter(y => y > 0 && y < 1)
  if (told.length === 0 || !(rounding > 0)) return null
  const half = rounding / 2 + 1e-9
  const most = Math.min(MOST_ITEMS, Math.floor(1 / rounding + 1e-6))
  for (let n = 1; n <= most; n++) {
    if (told.every(y => Math.abs(Math.round(y * n) / n - y) <= half)) return n
  }
  return null
}
