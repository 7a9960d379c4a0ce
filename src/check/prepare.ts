import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { ASSUMED_ITEMS } from '../metrics/interval.ts'
import type { ItemCount, Point, Series } from '../tables/series.ts'
import type { AxisScale, Observations } from './assessment.ts'
import { coordinate } from './coordinates.ts'
import { type Group, groupByScale, poolLong } from './pool.ts'

/** How the number of test items is known, over a whole series; the least certain origin counts. */
export type ItemSummary = { readonly origin: ItemCount['origin']; readonly least: number; readonly most: number }

/** A series made ready for the jump test, or the reason why it cannot be. */
export type Prepared =
  | {
      /** Scores from 0 to 1 with a number of items. */
      readonly kind: 'proportion'
      readonly observations: Observations
      readonly axis: ScaleAxis
      readonly items: ItemSummary
      /** Rows of the table behind each observation. */
      readonly rows: readonly (readonly number[])[]
      readonly notes: readonly string[]
      /** Most runs at one scale. */
      readonly runs: number
    }
  | {
      /** Losses and other quantities without items. `value` is in the metric's own unit and direction. */
      readonly kind: 'quantity'
      readonly x: readonly number[]
      readonly value: readonly number[]
      readonly better: 'higher' | 'lower'
      readonly axis: ScaleAxis
      readonly rows: readonly (readonly number[])[]
      readonly notes: readonly string[]
      readonly runs: number
    }
  | { readonly kind: 'nothing'; readonly reason: string }

/**
 * Sorts by progress, leaves out what is no number, pools runs at one scale and long curves, takes percent to fractions
 * and edit distances of known length to the share of tokens right (specification sections 4.1, 4.4, 4.5).
 */
export function prepare(series: Series, scale: AxisScale): Prepared {
  const axis = series.x.axis
  const metric = METRICS[series.y.metric]
  const notes: string[] = []
  const usable = series.points.filter(
    p => Number.isFinite(p.x) && Number.isFinite(p.y) && (axis !== 'loss' || p.x > 0) && p.x >= 0,
  )
  const lost = series.points.length - usable.length
  if (lost > 0) notes.push(`${lost} of ${series.points.length} points left out: no usable number.`)
  if (usable.length === 0) return { kind: 'nothing', reason: 'The linked series holds no usable numbers.' }

  const points = [...usable].sort((a, b) => coordinate(a.x, axis, 'linear') - coordinate(b.x, axis, 'linear'))
  const length = series.targetLength
  if (series.y.metric === 'ted' && length !== null && length > 0) {
    notes.push(`Token edit distance taken as the share of ${length} target tokens that need no edit.`)
    // Tokens of one answer are not independent: half as many count (design effect 2, section 4.4).
    const share = points.map(p => toPoint(p, Math.min(Math.max(1 - p.y / length, 0), 1), (itemsOf(p) * length) / 2))
    return proportion(share, series, axis, scale, notes)
  }
  if (metric.better === 'lower' || metric.range[1] !== 1) return quantity(points, metric.better, axis, scale, notes)

  const most = Math.max(...points.map(p => p.y))
  const least = Math.min(...points.map(p => p.y))
  if (least >= 0 && most <= 1) return proportion(points, series, axis, scale, notes)
  if (least >= 0 && most > 1.5 && most <= 100) {
    notes.push('Scores above 1 are read as percent.')
    return proportion(
      points.map(p => toPoint(p, p.y / 100, itemsOf(p))),
      series,
      axis,
      scale,
      notes,
    )
  }
  notes.push('The score is not a fraction from 0 to 1; it is judged by its scatter alone.')
  return quantity(points, 'higher', axis, scale, notes)
}

function toPoint(point: Point, y: number, n: number): Point {
  return { ...point, y, items: { origin: point.items.origin, n } }
}

function itemsOf(point: Point): number {
  return point.items.n >= 1 && Number.isFinite(point.items.n) ? point.items.n : ASSUMED_ITEMS
}

function originOf(point: Point): ItemCount['origin'] {
  return point.items.n >= 1 && Number.isFinite(point.items.n) ? point.items.origin : 'assumed'
}

const CERTAINTY: readonly ItemCount['origin'][] = ['assumed', 'inferred', 'standard-error', 'given']

function groups(points: readonly Point[], axis: ScaleAxis, scale: AxisScale, notes: string[]): readonly Group[] {
  const single = groupByScale(points.map(p => ({ x: p.x, y: p.y, n: itemsOf(p), rows: [p.row] })))
  if (single.length < points.length) notes.push('Runs at one scale are pooled.')
  const pooled = poolLong(single, axis, scale)
  if (pooled.length < single.length) {
    notes.push(
      `${single.length} points pooled to ${pooled.length} groups of equal width; points of one run are not independent.`,
    )
  }
  return pooled
}

function proportion(
  points: readonly Point[],
  series: Series,
  axis: ScaleAxis,
  scale: AxisScale,
  notes: string[],
): Prepared {
  const runs = mostRuns(points)
  const all = groups(points, axis, scale, notes)
  const counts = points.map(itemsOf)
  const origins = points.map(originOf)
  const chance = series.chance > 0 && series.chance < 1 ? series.chance : 0
  return {
    kind: 'proportion',
    observations: { x: all.map(g => g.x), y: all.map(g => g.y), n: all.map(g => g.n), chance },
    axis,
    items: {
      origin: CERTAINTY.find(o => origins.includes(o)) ?? 'assumed',
      least: Math.min(...counts),
      most: Math.max(...counts),
    },
    rows: all.map(g => g.rows),
    notes,
    runs,
  }
}

function quantity(
  points: readonly Point[],
  better: 'higher' | 'lower',
  axis: ScaleAxis,
  scale: AxisScale,
  notes: string[],
): Prepared {
  const runs = mostRuns(points)
  const all = groups(points, axis, scale, notes)
  return {
    kind: 'quantity',
    x: all.map(g => g.x),
    value: all.map(g => g.y),
    better,
    axis,
    rows: all.map(g => g.rows),
    notes,
    runs,
  }
}

function mostRuns(points: readonly Point[]): number {
  const seen = new Map<number, number>()
  for (const p of points) seen.set(p.x, (seen.get(p.x) ?? 0) + 1)
  return Math.max(1, ...seen.values())
}
