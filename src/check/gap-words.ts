import { METRICS } from '../metrics/catalogue.ts'
import type { AxisScale, JumpOutcome, View } from './assessment.ts'
import type { Base } from './base.ts'
import { unitCoordinates } from './coordinates.ts'
import { largestIncrement } from './extrapolation.ts'
import { changeWord } from './grounds.ts'
import { oriented } from './quantity.ts'
import type { Sheet } from './views.ts'
import { between, formWords, isWide, jumpSpan, listed, measuredAlong, percent } from './words.ts'

/**
 * The gap that holds the largest rise, and how much of each axis it takes: inside it no jump can be seen. Where the curve that fits
 * best has its jump elsewhere, or accelerates from elsewhere on, that is said too: there the picture as claimed marks it.
 */
export function gapWords(base: Base, sheet: Sheet, outcome: JumpOutcome, claimed: View | null): readonly string[] {
  const column = sheet.series.x
  const x = pointsOf(sheet)
  const y = sheet.book?.observations.y ?? (sheet.quantity === null ? [] : oriented(sheet.quantity, false)) ?? []
  const to = largestIncrement(y, base.direction)
  const [before, after] = [x[to - 1], x[to]]
  const rise = (y[to] ?? 0) - (y[to - 1] ?? 0)
  if (before === undefined || after === undefined || !(base.direction === 'falling' ? rise < 0 : rise > 0)) return []
  const change = changeWord(sheet)
  const point = measuredAlong(column.axis)

  const step = outcome === 'jump-survives' && base.jump.form === 'step' ? jumpSpan(base.jump, x) : null
  const elsewhere = step !== null && step.to !== after ? step : null
  const parts = before > 0 && after > 0 ? [part('log'), part('linear')] : [part('linear')]
  const first = `The largest ${change}${elsewhere === null ? '' : ' as plotted'}`
  const also =
    elsewhere === null
      ? markWords(claimed, x, after, sheet, base)
      : `; the step that fits best lies ${between(elsewhere.from, elsewhere.to, column)}`
  const gap = `${first} lies ${between(before, after, column)}, a gap that takes ${listed(parts)}${also}.`

  if (outcome === 'no-jump-as-claimed' || outcome === 'non-monotone') return [gap]
  const empty = isWide({ from: before, to: after }) && !holdsPoints(sheet, before, after)
  const sharp = empty ? ` No ${point} was measured inside it, so the ${change} cannot be called sharp.` : ''
  const last = base.jump.form === 'step' && base.jump.at === to && to === x.length - 1
  const single = last ? ` Only one ${point} lies beyond it, so a step cannot be told from an acceleration.` : ''
  return [`${gap}${sharp}${single}`]

  /** A point at 0 has no place on a log axis: the others span it. */
  function part(scale: AxisScale): string {
    const skipped = scale === 'log' ? x.filter(value => !(value > 0)).length : 0
    const t = unitCoordinates(x.slice(skipped), column.axis, scale)
    const width = (t[to - skipped] ?? 0) - (t[to - 1 - skipped] ?? 0)
    return `${percent(width)} of the ${scale === 'log' ? 'logarithmic' : 'linear'} axis`
  }
}

/** Where the best curve as plotted has its jump, if that is not the gap before `after`. */
function markWords(
  claimed: View | null,
  x: readonly number[],
  after: number,
  { series }: Sheet,
  { direction }: Base,
): string {
  if (claimed === null || claimed.best.form === 'line' || jumpSpan(claimed.best, x)?.to === after) return ''
  const words = formWords(claimed.best, x, series.x, direction, METRICS[claimed.metric].better)
  return words === null ? '' : `; the curve that fits best as plotted ${words}`
}

/** Whether the table has points inside a gap: a long curve is pooled, and its groups stand further apart than its points. */
function holdsPoints({ series }: Sheet, from: number, to: number): boolean {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  return series.points.some(({ x, y }) => x > low && x < high && Number.isFinite(y))
}

/** The scales of a sheet's points, pooled, in the order of progress. */
export function pointsOf(sheet: Sheet): readonly number[] {
  return sheet.book?.observations.x ?? sheet.quantity?.x ?? []
}
