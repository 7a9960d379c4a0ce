import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { clopperPearson, type Interval, zeroBound } from '../metrics/interval.ts'
import type { Series } from '../tables/series/series.ts'
import type { Evidence } from './assess.ts'
import type { Assessment, Extrapolation, JumpForm, View } from './assessment.ts'
import { amountAt, coordinate } from './coordinates.ts'
import { scoreAt } from './fit.ts'
import { type CurvePlace, evenly, smoothCurve } from './smooth-curve.ts'
import { type Coordinate, coordinateOf, ordered, same } from './view-coordinate.ts'
import { allViews, type PlannedView, planViews, type Sheet, skippedPoints } from './views.ts'
import { jumpSpan } from './words.ts'

/** A point on a view's own coordinate, with the ends of its 95 % interval. */
export type DrawnPoint = {
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  /** A score of 0 on a coordinate that has no 0: only the bar down from `high` (one-sided 95 % bound) means something. */
  readonly bound: boolean
  /** Rows of the table behind it; more than one where runs or checkpoints were pooled. */
  readonly rows: readonly number[]
}

/** The predicted interval at `x`, and the curve that leads there from the first point before; empty where it has no place. */
export type DrawnPrediction = {
  readonly x: number
  readonly low: number
  readonly high: number
  readonly curve: readonly { readonly x: number; readonly y: number }[]
}

/**
 * Gap that holds the jump. An acceleration starts at `from` and goes on to the last point: no gap holds it, and `to` is the point
 * after.
 */
export type DrawnJump = { readonly from: number; readonly to: number; readonly accelerates?: true }

/** What a picture of a view shows; every y is on the view's coordinate. */
export type Drawing = {
  readonly id: string
  /** The series that it draws. */
  readonly series: Series
  readonly points: readonly DrawnPoint[]
  /** The best curve without a jump between the first and the last point; null where none can be fitted. */
  readonly smooth: readonly CurvePlace[] | null
  readonly jump: DrawnJump | null
  /** What the smaller scales predict; for the claimed series alone. */
  readonly predicted: DrawnPrediction | null
  readonly chance: number | null
  /** One right answer among n; null where n is not known or chance lies above it. */
  readonly floor: number | null
  /** True where y is a fraction that reads well as percent. */
  readonly fraction: boolean
}

/** The drawings of all views of an assessment, in their order; `assessment` must come from the same evidence. */
export function drawViews(evidence: Evidence, assessment: Assessment): readonly Drawing[] {
  return allViews(planViews(evidence)).map(planned => draw(planned, predictionFor(evidence, planned, assessment)))
}

function predictionFor(evidence: Evidence, planned: PlannedView, assessment: Assessment): Extrapolation | null {
  return planned.sheet === planViews(evidence).claimed ? assessment.extrapolation : null
}

function draw(planned: PlannedView, prediction: Extrapolation | null): Drawing {
  const { view, sheet } = planned
  const to = coordinateOf(planned)
  const x = sheet.book?.observations.x ?? sheet.quantity?.x ?? []
  const skipped = skippedPoints(sheet, view.xScale)
  const smooth = smoothCurve(planned, to)
  const points = settle(
    x.flatMap((_, i) => (i < skipped ? [] : drawPoint(sheet, i, to))),
    smooth?.map(p => p.y) ?? [],
  )
  const observations = sheet.book?.observations ?? null
  const chance = observations !== null && observations.chance > 0 ? finite(to(observations.chance)) : null
  const items = observations === null ? Number.NaN : Math.min(...observations.n)
  // Of errors and edits as measured, what the test cannot see lies at the upper end, and is no floor.
  const upsideDown = view.yScale === 'raw' && METRICS[view.metric].better === 'lower'
  const floor = observations === null || observations.chance > 0 || upsideDown ? null : finite(to(1 / items))
  return {
    id: view.id,
    series: sheet.series,
    points,
    smooth,
    jump: drawnJump(view.best, x),
    predicted: prediction === null ? null : predictedOn(prediction, x, view.axis, to),
    chance,
    floor,
    fraction: sheet.book !== null && isFraction(view),
  }
}

function drawnJump(form: JumpForm, x: readonly number[]): DrawnJump | null {
  const span = jumpSpan(form, x)
  return span !== null && form.form === 'break' ? { ...span, accelerates: true } : span
}

/** Whether a view's coordinate reads well as percent. */
function isFraction({ yScale, metric }: View): boolean {
  switch (yScale) {
    case 'raw':
      return metric !== 'ted'
    case 'per-token':
    case 'per-attempt':
    case 'pass@1':
      return true
    case 'gumbel':
    case 'logit':
    case 'neg-log':
      return false
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** The point before infinities are settled: NaN stands for an end that has no place on the coordinate. */
function drawPoint(sheet: Sheet, i: number, to: Coordinate): readonly DrawnPoint[] {
  const rows = sheet.prepared.kind === 'nothing' ? [] : (sheet.prepared.rows[i] ?? [])
  if (sheet.book === null) {
    const { x, value } = sheet.quantity ?? { x: [], value: [] }
    const centre = value[i] ?? Number.NaN
    const se = rows.length === 1 ? (sheet.series.points.find(p => p.row === rows[0])?.se ?? 0) : 0
    const ends = ordered(to(centre - 1.96 * se), to(centre + 1.96 * se))
    return [{ x: x[i] ?? 0, y: to(centre), low: ends.low, high: ends.high, bound: false, rows }]
  }
  const { x, y, n } = sheet.book.observations
  const score = y[i] ?? 0
  const items = n[i] ?? 0
  const interval: Interval = score === 0 ? { low: 0, high: zeroBound(items) } : clopperPearson(score * items, items)
  const ends = ordered(to(interval.low), to(interval.high))
  const centre = to(score)
  // A score that only the lower end of the coordinate could hold: 0 on a converted one, or one at or below chance.
  const bound = score < 1 && (!Number.isFinite(centre) || (score === 0 && to !== same && centre === 0))
  // A perfect score has no finite place either; half an item short of it is drawn.
  const mark = Number.isFinite(centre) || score < 1 ? centre : to((score * items + 0.5) / (items + 1))
  return [{ x: x[i] ?? 0, y: mark, low: ends.low, high: Number.isFinite(ends.high) ? ends.high : mark, bound, rows }]
}

/** Ends that lie infinitely low are drawn at the foot of the picture, a little below everything finite. */
function settle(points: readonly DrawnPoint[], curve: readonly number[]): readonly DrawnPoint[] {
  const known = [...points.flatMap(p => [p.y, p.low, p.high]), ...curve].filter(Number.isFinite)
  if (known.length === 0) return []
  const least = Math.min(...known)
  const most = Math.max(...known)
  const foot = least - 0.05 * (most - least || 1)
  return points
    .filter(p => Number.isFinite(p.high))
    .map(p => {
      const low = Number.isFinite(p.low) ? p.low : foot
      return { ...p, low, y: Number.isFinite(p.y) ? p.y : low }
    })
}

function predictedOn(
  prediction: Extrapolation,
  x: readonly number[],
  axis: ScaleAxis,
  to: Coordinate,
): DrawnPrediction | null {
  const { low, high } = ordered(to(Math.max(prediction.low, 1e-6)), to(Math.min(prediction.high, 1 - 1e-6)))
  const at = x[prediction.at]
  if (at === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return null
  return { x: at, low, high, curve: predictingCurve(prediction, x, axis, to) }
}

/** The curve was fitted along log scale, and is sampled evenly there whatever axis the view has. */
function predictingCurve(
  { at, curve }: Extrapolation,
  x: readonly number[],
  axis: ScaleAxis,
  to: Coordinate,
): DrawnPrediction['curve'] {
  const u = x.filter(value => value > 0).map(value => coordinate(value, axis, 'log'))
  const [first, last, end] = [u[0], u.at(-1), u[at - (x.length - u.length)]]
  if (first === undefined || last === undefined || end === undefined || !(end > first)) return []
  const places = evenly().flatMap(part => {
    const here = first + part * (end - first)
    const y = to(scoreAt('gumbel', curve.chance, curve, (here - first) / (last - first)))
    return Number.isFinite(y) ? [{ x: part === 1 ? (x[at] ?? 0) : amountAt(here, axis, 'log'), y }] : []
  })
  return places.length < 2 ? [] : places
}
