import type { View } from './assessment.ts'
import { decide } from './decision.ts'
import { blocks, explains, jumpy } from './profile.ts'
import type { PlannedView, Sheet } from './views.ts'

/**
 * What another measured metric says of the jump (specification section 4.4).
 *
 * - `smooth`: its curve has no jump, or a smooth curve accounts for it.
 * - `jump`: the jump is there too.
 * - `open`: neither can be excluded.
 * - `unjudged`: too few points, or the column does not change.
 */
export type Standing = 'smooth' | 'jump' | 'open' | 'unjudged'

/** Another metric's column and its standing, with the view that shows it best. */
export type Column = { readonly standing: Standing; readonly view: View | null; readonly sheet: Sheet }

/** Reads a column by the same rules as the claimed one, on the axis as the author draws it. */
export function readColumn(sheet: Sheet, views: readonly PlannedView[]): Column {
  const result = (standing: Standing, view: View | null): Column => ({ standing, view, sheet })
  const first = views[0]
  if (first === undefined) return result('unjudged', null)
  if (sheet.quantity !== null) return readQuantity(sheet, views)
  if (sheet.book === null) return result('unjudged', first.view)
  const { outcome, ground } = decide(sheet.book, sheet.scale)
  switch (outcome) {
    case 'not-enough-data':
      return result('unjudged', first.view)
    case 'no-jump-as-claimed':
      return result(ground.kind === 'smooth-as-plotted' ? 'smooth' : 'unjudged', first.view)
    case 'metric-dependent':
      return result('smooth', views.find(({ view }) => view.yScale === 'gumbel')?.view ?? first.view)
    case 'jump-survives':
      return result('jump', first.view)
    case 'axis-dependent':
    case 'predictable-by-extrapolation':
    case 'non-monotone':
      return result('open', first.view)
    case 'under-resolved':
      return result(ground.kind === 'no-rise' ? 'unjudged' : 'open', first.view)
  }
}

/** A loss is judged on −ln(loss) against the log axis, where a power law is straight; a jump must show on both axes. */
function readQuantity(sheet: Sheet, views: readonly PlannedView[]): Column {
  const onLog = views.find(({ view }) => view.xScale === 'log')
  const onLinear = views.find(({ view }) => view.xScale === 'linear')
  const shown = onLog ?? views[0]
  if (shown === undefined || shown.profile === null || constant(sheet)) {
    return { standing: 'unjudged', view: shown?.view ?? null, sheet }
  }
  if (explains(shown.profile)) return { standing: 'smooth', view: shown.view, sheet }
  const otherAxis = onLinear?.profile ?? null
  const jump = jumpy(shown.profile) && (otherAxis === null || !blocks(otherAxis))
  return { standing: jump ? 'jump' : 'open', view: shown.view, sheet }
}

function constant(sheet: Sheet): boolean {
  const values = sheet.quantity?.value ?? []
  return values.every(value => value === values[0])
}
