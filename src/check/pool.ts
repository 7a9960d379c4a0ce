import type { ScaleAxis } from '../claims/claim.ts'
import type { AxisScale } from './assessment.ts'
import { amountAt, coordinate } from './coordinates.ts'

/** Points that count as one: their scale, weighted score, items, and rows of the table. */
export type Group = {
  readonly x: number
  readonly y: number
  readonly n: number
  readonly rows: readonly number[]
}

/** Curves longer than this are pooled (specification section 4.5). */
export const MOST_POINTS = 16

/** Pools neighbours with the same x: their items add up. */
export function groupByScale(points: readonly Group[]): readonly Group[] {
  const result: Group[] = []
  for (const point of points) {
    const last = result.at(-1)
    if (last !== undefined && last.x === point.x) {
      const n = last.n + point.n
      result[result.length - 1] = {
        x: last.x,
        y: (last.y * last.n + point.y * point.n) / n,
        n,
        rows: [...last.rows, ...point.rows],
      }
    } else {
      result.push(point)
    }
  }
  return result
}

/**
 * Pools a curve of more than 16 points into at most 16 groups of equal width on the axis as drawn. Checkpoints of one run
 * answer the same items, so a group counts the mean number of items of its points and not their sum. A point at 0 has
 * no place on a log axis and stays by itself, in front.
 */
export function poolLong(points: readonly Group[], axis: ScaleAxis, scale: AxisScale): readonly Group[] {
  if (points.length <= MOST_POINTS) return points
  const offAxis = points.filter(p => scale === 'log' && p.x <= 0)
  const on = points.filter(p => scale !== 'log' || p.x > 0)
  const u = on.map(p => coordinate(p.x, axis, scale))
  const first = u[0] ?? 0
  const width = (u.at(-1) ?? 0) - first
  const most = MOST_POINTS - offAxis.length
  const bins: Group[][] = Array.from({ length: most }, () => [])
  on.forEach((point, i) => {
    const bin = width > 0 ? Math.min(most - 1, Math.floor((((u[i] ?? 0) - first) / width) * most)) : 0
    bins[bin]?.push(point)
  })
  return [...offAxis, ...bins.filter(bin => bin.length > 0).map(bin => merge(bin, axis, scale))]
}

function merge(bin: readonly Group[], axis: ScaleAxis, scale: AxisScale): Group {
  const n = bin.reduce((sum, p) => sum + p.n, 0)
  const u = bin.reduce((sum, p) => sum + coordinate(p.x, axis, scale), 0) / bin.length
  return {
    x: bin.length === 1 ? (bin[0]?.x ?? 0) : amountAt(u, axis, scale),
    y: bin.reduce((sum, p) => sum + p.y * p.n, 0) / n,
    n: n / bin.length,
    rows: bin.flatMap(p => p.rows),
  }
}
