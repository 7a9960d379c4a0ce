import { METRICS } from '../metrics/catalogue.ts'
import type { Interval } from '../metrics/interval.ts'
import { singleAttempts } from './attempts.ts'
import { scoreBand } from './band.ts'
import { contextOf } from './context.ts'
import { amountAt, coordinate } from './coordinates.ts'
import { curveFitter, type Link, scoreAt } from './fit.ts'
import { type JumpProfile, overdispersion } from './profile.ts'
import { smoothQuantity } from './quantity.ts'
import { type Coordinate, ordered, same } from './view-coordinate.ts'
import { type PlannedView, skippedPoints } from './views.ts'

/** A place on a curve with the ends of its pointwise 95 % band; both equal to `y` where nothing is known of them. */
export type CurvePlace = { readonly x: number; readonly y: number; readonly low: number; readonly high: number }

/** Points of a drawn curve. */
const SAMPLES = 40

/** Parts from 0 to 1 at which a curve is drawn. */
export function evenly(count: number = SAMPLES): readonly number[] {
  return Array.from({ length: count }, (_, i) => i / (count - 1))
}

/** The share-0 curve of the view's own fit with its band, sampled evenly on the axis as drawn. */
export function smoothCurve(planned: PlannedView, to: Coordinate): readonly CurvePlace[] | null {
  const { view, sheet, profile } = planned
  if (profile === null) return null
  const skipped = skippedPoints(sheet, view.xScale)
  const x = (sheet.book?.observations.x ?? sheet.quantity?.x ?? []).slice(skipped)
  const u = x.map(value => coordinate(value, view.axis, view.xScale))
  const first = u[0]
  const last = u.at(-1)
  if (first === undefined || last === undefined || !(last > first)) return null
  const at = smoothFunction(planned, profile, to)
  if (at === null) return null
  return evenly().flatMap(t => {
    const { y, low, high } = at(t)
    if (!Number.isFinite(y)) return []
    const ends = Number.isFinite(low) && Number.isFinite(high) ? ordered(low, high) : { low: y, high: y }
    // Rounding must not put the curve outside its own band.
    const band = { low: Math.min(ends.low, y), high: Math.max(ends.high, y) }
    return [{ x: amountAt(first + t * (last - first), view.axis, view.xScale), y, ...band }]
  })
}

/** A place on a coordinate with the ends of its band, in either order. */
type Placed = { readonly y: number; readonly low: number; readonly high: number }

/** The smooth curve as a function of the unit coordinate. */
function smoothFunction(
  { view, sheet }: PlannedView,
  profile: JumpProfile,
  to: Coordinate,
): ((t: number) => Placed) | null {
  if (sheet.book !== null) {
    const once = view.yScale === 'pass@1' ? singleAttempts(sheet.book, contextOf(sheet.series).attempts ?? 1) : null
    const { counts, t } = (once ?? sheet.book).placed(view.xScale)
    const link: Link = view.yScale === 'raw' ? 'identity' : view.yScale === 'logit' ? 'logistic' : 'gumbel'
    const fit = curveFitter(link, counts)(t, 'free')
    const band = scoreBand(link, counts, t, fit, overdispersion(profile))
    const drawn = once === null ? to : same
    return z => {
      const y = drawn(scoreAt(link, counts.chance, fit, z))
      const ends = band(z)
      return ends === null ? { y, low: y, high: y } : { y, ...placedEnds(ends, counts.chance, drawn) }
    }
  }
  if (sheet.quantity === null) return null
  const onLog = view.yScale === 'neg-log'
  const curve = smoothQuantity(sheet.quantity, onLog, view.xScale)
  if (curve === null) return null
  const falls = sheet.quantity.better === 'lower' && !onLog
  const band = curve.band()
  const [first, last] = onLog ? [null, null] : METRICS[view.metric].range
  const [least, most] = [first ?? Number.NEGATIVE_INFINITY, last ?? Number.POSITIVE_INFINITY]
  return z => {
    const y = falls ? -curve.at(z) : curve.at(z)
    const half = band(z) ?? 0
    return { y, low: Math.max(y - half, Math.min(least, y)), high: Math.min(y + half, Math.max(most, y)) }
  }
}

/** Nearest to chance level, and to 1, that an end of a band is drawn where these have no place on the coordinate. */
const NEAREST = 1e-9

function placedEnds({ low, high }: Interval, chance: number, to: Coordinate): Interval {
  const inside = (score: number) => Math.min(Math.max(score, chance + NEAREST * (1 - chance)), 1 - NEAREST)
  const place = (score: number) => (Number.isFinite(to(score)) ? to(score) : to(inside(score)))
  return { low: place(low), high: place(high) }
}
