import { fQuantile } from '../metrics/distributions.ts'
import type { Interval } from '../metrics/interval.ts'
import type { Counts } from './deviance.ts'
import { type Link, response, scoreAt } from './fit.ts'
import type { Fit } from './fitter.ts'

/** Ends of a pointwise 95 % band at a covariate; null where nothing is known of them. */
export type Band = (z: number) => Interval | null

/** No band at all. */
export const NO_BAND: Band = () => null

/** Normal quantile of 97.5 %. */
const Z = 1.959964

/**
 * Standard error of the slope, on the link's scale over the whole axis, from which on nothing is known of it. Points that lie
 * wholly on either side of a curve let it be as steep as one likes; its standard errors then grow without bound and mean
 * nothing (Hauck & Donner 1977).
 */
const LOOSEST = 20

/** Weighted sums that give the variance of a fitted line: 1/Σw at the centre, and Σw(z − z̄)² around it. */
type Spread = { readonly weight: number; readonly centre: number; readonly around: number }

function spreadOf(z: ArrayLike<number>, weights: ArrayLike<number>): Spread {
  let weight = 0
  let sum = 0
  for (let i = 0; i < z.length; i++) {
    weight += weights[i] ?? 0
    sum += (weights[i] ?? 0) * (z[i] ?? 0)
  }
  const centre = weight > 0 ? sum / weight : 0
  let around = 0
  for (let i = 0; i < z.length; i++) around += (weights[i] ?? 0) * ((z[i] ?? 0) - centre) ** 2
  return { weight, centre, around }
}

/** [1 z]·I⁻¹·[1 z]ᵀ for the information I of intercept and slope. */
function varianceAt({ weight, centre, around }: Spread, z: number): number {
  return 1 / weight + (z - centre) ** 2 / around
}

/**
 * Pointwise 95 % band of a fitted curve of scores: η(z) ± 1.96·√(ĉ·[1 z]·I⁻¹·[1 z]ᵀ), taken through the link, with the expected
 * Fisher information I = Σ n·(dπ/dη)²/(π(1 − π))·[1 z]ᵀ[1 z] of intercept and slope at the fit (McCullagh & Nelder 1989,
 * sections 2.2.2, 4.4 and 4.5.1 for ĉ). `counts` are those of the fit, `scale` is ĉ, not below 1. Ends lie within the scores
 * the link can give. The band says how well the points tell the curve if it is the right one, and not whether it is.
 */
export function scoreBand(link: Link, counts: Counts, z: readonly number[], fit: Fit, scale: number): Band {
  const spread = spreadOf(
    z,
    z.map((zi, i) => information(link, counts, fit, zi, i)),
  )
  if (!(spread.weight > 0) || !(spread.around > 0) || Math.sqrt(scale / spread.around) > LOOSEST) return NO_BAND
  return at => {
    const half = Z * Math.sqrt(scale * varianceAt(spread, at))
    const end = (sign: number) =>
      scoreAt(link, counts.chance, { intercept: fit.intercept + sign * half, slope: fit.slope }, at)
    return Number.isFinite(half) ? { low: end(-1), high: end(1) } : null
  }
}

/** Expected information of one point on η: n·(dπ/dη)²/(π(1 − π)). */
function information(link: Link, counts: Counts, fit: Fit, z: number, at: number): number {
  const n = counts.n[at] ?? 0
  const eta = fit.intercept + fit.slope * z
  if (link === 'identity') {
    // Where the line runs beyond 0 or 1 by more than an item, the score does not change with it: nothing is told of the line.
    if (eta < -1 / n || eta > 1 + 1 / n) return 0
    const edge = 0.1 / (n + 1)
    const held = Math.min(Math.max(eta, edge), 1 - edge)
    return n / (held * (1 - held))
  }
  const span = 1 - counts.chance
  const inner = response(link, eta)
  const slope = span * (link === 'gumbel' ? Math.exp(-eta) * inner : inner * (1 - inner))
  const outer = link === 'gumbel' ? -Math.expm1(-Math.exp(-eta)) : 1 / (1 + Math.exp(eta))
  const variance = (counts.chance + span * inner) * span * outer
  return variance > 0 && Number.isFinite(slope) ? (n * slope * slope) / variance : 0
}

/** Half the width of a band, in the unit of the fitted values; null where nothing is known of it. */
export type HalfWidth = (t: number) => number | null

/**
 * Half the pointwise 95 % band of a regression line with the same scatter everywhere: t·s·√(1/m + (x − x̄)²/Σ(x − x̄)²), s² = RSS/(m − 2),
 * t with m − 2 degrees of freedom (Draper & Smith 1998, section 3.1). `deviance` is RSS.
 */
export function lineHalfWidth(t: readonly number[], deviance: number): HalfWidth {
  const spread = spreadOf(
    t,
    t.map(() => 1),
  )
  const freedom = t.length - 2
  if (freedom < 1 || !(spread.around > 0)) return () => null
  const width = studentQuantile(freedom) * Math.sqrt(deviance / freedom)
  return at => width * Math.sqrt(varianceAt(spread, at))
}

/**
 * The same for a curve with more numbers than two, by the delta method: t·s·√(g·(JᵀJ)⁻¹·gᵀ), where `gradient` gives the derivatives g of
 * the curve by its numbers, and J has those at the points `t` (Seber & Wild 1989, section 5.1).
 */
export function curveHalfWidth(
  t: readonly number[],
  deviance: number,
  gradient: (t: number) => readonly number[],
): HalfWidth {
  const rows = t.map(gradient)
  const numbers = rows[0]?.length ?? 0
  const freedom = t.length - numbers
  const factor = freedom < 1 ? null : cholesky(crossProduct(rows, numbers))
  if (factor === null) return () => null
  const width = studentQuantile(freedom) * Math.sqrt(deviance / freedom)
  return at => width * Math.sqrt(lengthSolved(factor, gradient(at)))
}

/** Student's t of 97.5 %: its square has an F distribution with 1 and `freedom` degrees. */
function studentQuantile(freedom: number): number {
  return Math.sqrt(fQuantile(0.95, 1, freedom))
}

/** JᵀJ. */
function crossProduct(rows: readonly (readonly number[])[], numbers: number): readonly (readonly number[])[] {
  const places = Array.from({ length: numbers }, (_, at) => at)
  return places.map(i => places.map(j => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)))
}

/** Lower triangle L with L·Lᵀ = the matrix; null where it is singular as far as the arithmetic tells. */
function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const made: number[] = []
    for (let j = 0; j <= i; j++) {
      const known = lower[j] ?? made
      const rest = (row[j] ?? 0) - made.slice(0, j).reduce((sum, value, k) => sum + value * (known[k] ?? 0), 0)
      if (j < i) made.push(rest / (known[j] ?? 0))
      else if (rest > 1e-10 * (row[i] ?? 0)) made.push(Math.sqrt(rest))
      else return null
    }
    lower.push(made)
  }
  return lower
}

/** |L⁻¹·v|², which is v·(L·Lᵀ)⁻¹·vᵀ. */
function lengthSolved(lower: readonly (readonly number[])[], v: readonly number[]): number {
  const solved: number[] = []
  for (const [i, row] of lower.entries()) {
    const rest = solved.reduce((sum, value, k) => sum - value * (row[k] ?? 0), v[i] ?? 0)
    solved.push(rest / (row[i] ?? 1))
  }
  return solved.reduce((sum, value) => sum + value * value, 0)
}
