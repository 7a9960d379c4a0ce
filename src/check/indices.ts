import type { Indices } from './assessment.ts'

/**
 * Emergence score (Schaeffer et al. 2023, Eq. 1; BIG-bench's breakthroughness) and BIG-bench's linearity: the signed
 * range over the root of the median, or mean, squared increment. They use the order of x alone. Null where the
 * denominator is 0: then the index is not defined.
 */
export function indicesOf(y: readonly number[]): Indices {
  const squares = y.slice(1).map((value, i) => (value - (y[i] ?? 0)) ** 2)
  if (squares.length === 0) return { emergenceScore: null, linearity: null }
  const most = Math.max(...y)
  const least = Math.min(...y)
  const rise = Math.sign(y.indexOf(most) - y.indexOf(least)) * (most - least)
  return { emergenceScore: ratio(rise, median(squares)), linearity: ratio(rise, mean(squares)) }
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
