import { conversion } from '../metrics/conversion.ts'
import type { Interval } from '../metrics/interval.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import { contextOf } from './context.ts'
import { lossBehind } from './loss.ts'
import { judgedAs, type PlannedView } from './views.ts'

/** From scores as fitted (fractions, or a quantity's own unit) to the view's coordinate. */
export type Coordinate = (value: number) => number

/** The coordinate of a view; monotone, infinite where it has no end. */
export function coordinateOf({ view, sheet }: PlannedView): Coordinate {
  const { series } = sheet
  const length = series.targetLength
  switch (view.yScale) {
    case 'raw':
      if (sheet.book === null) return same
      // An edit distance of known length is fitted as the share of tokens right, and drawn as it was measured; so are errors.
      if (view.metric === 'ted' && length !== null) return value => length * (1 - value)
      return isErrorShare(view.metric) ? value => 1 - value : same
    case 'per-token':
    case 'per-attempt':
    case 'pass@1':
    case 'gumbel':
    case 'logit': {
      const made = conversion(sheet.book === null ? view.metric : judgedAs(series), view.yScale, contextOf(series))
      return made.state === 'legitimate' ? made.convert : same
    }
    case 'neg-log': {
      const loss = sheet.quantity === null ? null : lossBehind(view.metric, sheet.quantity.better)
      return loss === null ? same : value => -Math.log(Math.max(loss(value), 0))
    }
  }
}

/** A coordinate that leaves scores as they are. */
export function same(value: number): number {
  return value
}

/** Ends of an interval whose coordinate may run the other way. */
export function ordered(a: number, b: number): Interval {
  return a > b ? { low: b, high: a } : { low: a, high: b }
}
