import type { Indices } from './assessment.ts'

/** Increments of less than this part of the range are rounding of the arithmetic. */
const ROUNDING = 1e-9

/**
 * Emergence score (Schaeffer et al. 2023, Eq. 1), which is BIG-bench's breakthroughness, and BIG-bench's linearity: the
 * signed range over the root of the median, or mean, squared increment. They use the order of x alone. Null where the
 * denominator is 0: then the index is not defined.
 */
export function indicesOf(y: readonly number[]): Indices {
  const width = Math.max(...y) - Math.min(...y)
  const squares = y.slice(1).map((value, i) => {
    const step = value - (y[i] ?? 0)
    // .006 pooled over rows of .006 is .006 but for the last digit: no increment.
    return Math.abs(step) <= ROUNDING * width ? 0 : step * step
  })
  if (squares.length === 0) return { emergenceScore: null, breakthroughness: null, linearity: null }
  const most = Math.max(...y)
  const least = Math.min(...y)
  const rise = Math.sign(y.indexOf(most) - y.indexOf(least)) * (most - least)
  const breakthroughness = ratio(rise, median(squares))
  return { emergenceScore: breakthroughness, breakthroughness, linearity: ratio(rise, mean(squares)) }
}

function ratio(rise: number, square: number): number | null {
  return square > 0 ? rise / Math.sqrt(square) : null
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}
