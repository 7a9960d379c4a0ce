import { METRICS, type MetricId } from '../metrics/catalogue.ts'
import type { Direction, JumpForm, View } from './assessment.ts'
import { decide } from './decision.ts'
import { blocks, explains, jumpy } from './profile.ts'
import { quantityDirection, withoutRise } from './quantity.ts'
import { type Span, touch } from './span.ts'
import type { PlannedView, Sheet } from './views.ts'
import { jumpSpan } from './words.ts'

/**
 * What another measured metric says of the jump (specification section 4.4).
 *
 * - `smooth`: its curve has no jump, or a smooth curve accounts for it.
 * - `harsher`: the same, but it is a harsher metric than the claimed one, which its smoothness does not explain.
 * - `jump`: the jump is there too, in the same gap or one next to it.
 * - `elsewhere`: it jumps, but not there.
 * - `open`: neither can be excluded.
 * - `unjudged`: too few points, or the column does not change.
 */
export type Standing = 'smooth' | 'harsher' | 'jump' | 'elsewhere' | 'open' | 'unjudged'

/** Another metric's column and its standing, with the view that shows it best. */
export type Column = {
  readonly standing: Standing
  readonly view: View | null
  readonly sheet: Sheet
  /** Where it jumps, on x; null where it does not, or where that is not known. */
  readonly at: Span | null
}

/** What a column is set beside: the claimed metric, the way it goes, and the gaps in which its views jump. */
export type Beside = { readonly metric: MetricId; readonly direction: Direction; readonly spans: readonly Span[] }

/**
 * Reads a column by the same rules as the claimed one, on the axis as the author draws it. Without a claimed series to set it
 * beside (null), a jump counts wherever it is, and a smooth curve whatever its metric.
 */
export function readColumn(sheet: Sheet, views: readonly PlannedView[], beside: Beside | null = null): Column {
  const column = sheet.quantity === null ? readScores(sheet, views) : readQuantity(sheet, views)
  return beside === null ? column : setBeside(column, beside)
}

function setBeside(column: Column, { metric, direction, spans }: Beside): Column {
  const { standing, sheet, at } = column
  switch (standing) {
    case 'smooth':
      if (directionOf(sheet) !== direction) return { ...column, standing: 'open' }
      return harshness(sheet.series.y.metric) > harshness(metric) ? { ...column, standing: 'harsher' } : column
    case 'jump':
      if (directionOf(sheet) !== direction) return { ...column, standing: 'open' }
      return at === null || spans.length === 0 || spans.some(span => touch(span, at))
        ? column
        : { ...column, standing: 'elsewhere' }
    case 'harsher':
    case 'elsewhere':
    case 'open':
    case 'unjudged':
      return column
  }
}

function directionOf({ book, quantity }: Sheet): Direction {
  return book?.direction ?? (quantity === null ? 'rising' : quantityDirection(quantity))
}

/**
 * How much of what a model does a metric hides, from probabilities, losses and shares of tokens (0) by scores that bend them
 * (1) to those that cut, or whose kind is not known (2). Exact match that is smooth does not make a perplexity's jump one of
 * the metric.
 */
function harshness(id: MetricId): 0 | 1 | 2 {
  const { continuity, shape, noise, better } = METRICS[id]
  if (continuity === 'discontinuous' || shape === 'discontinuous' || shape === 'unknown') return 2
  const measured = noise === 'quantity' && (better === 'lower' || id === 'logprob' || id === 'logit')
  return shape === 'linear' || measured ? 0 : 1
}

function readScores(sheet: Sheet, views: readonly PlannedView[]): Column {
  const first = views[0] ?? null
  const result = (standing: Standing, view: View | null, jump: JumpForm | null = null): Column => {
    return { standing, view, sheet, at: jump === null ? null : jumpSpan(jump, sheet.book?.observations.x ?? []) }
  }
  if (sheet.book === null || first === null) return result('unjudged', first?.view ?? null)
  const { outcome, ground, jump } = decide(sheet.book, sheet.scale)
  switch (outcome) {
    case 'not-enough-data':
      return result('unjudged', first.view)
    case 'no-jump-as-claimed':
      return result(ground.kind === 'smooth-as-plotted' ? 'smooth' : 'unjudged', first.view)
    case 'metric-dependent':
      return result('smooth', views.find(({ view }) => view.yScale === 'gumbel')?.view ?? first.view)
    case 'jump-survives':
      return result('jump', first.view, jump)
    case 'axis-dependent':
    case 'predictable-by-extrapolation':
    case 'non-monotone':
      return result('open', first.view)
    case 'under-resolved':
      return result(ground.kind === 'no-rise' ? 'unjudged' : 'open', first.view)
  }
}

/**
 * A loss is judged on −ln(loss) against the log axis, where a power law is straight and one that levels off is granted; a
 * jump must show on both axes.
 */
function readQuantity(sheet: Sheet, views: readonly PlannedView[]): Column {
  const onLog = views.find(({ view }) => view.xScale === 'log')
  const onLinear = views.find(({ view }) => view.xScale === 'linear')
  const shown = onLog ?? views[0]
  const result = (standing: Standing): Column => {
    const view = shown?.view ?? null
    const at = standing === 'jump' && view !== null ? jumpSpan(view.best, sheet.quantity?.x ?? []) : null
    return { standing, view, sheet, at }
  }
  const unlike = sheet.quantity === null ? null : withoutRise(sheet.quantity)
  if (unlike !== null) return result(unlike.outcome === 'no-jump-as-claimed' ? 'unjudged' : 'open')
  if (shown === undefined || shown.profile === null) return result('unjudged')
  if (explains(shown.profile)) return result('smooth')
  const otherAxis = onLinear?.profile ?? null
  return result(jumpy(shown.profile) && (otherAxis === null || !blocks(otherAxis)) ? 'jump' : 'open')
}
