import { type DrawOptions, type PlotSize, pairSpec, pictureSpec } from '../plot/spec.ts'
import type { Spec } from '../plot/svg.ts'
import type { ChosenView } from './view.ts'

/** Sizes of a plot by itself, and of each of two, on paper. */
const ALONE: PlotSize = { width: 420, height: 260 }
const BESIDE: PlotSize = { width: 310, height: 220 }
const EDGE = 12

/** The specification of a view for paper: light colours on opaque white, whatever the editor's theme. */
export function viewSpec({ chosen, claimed, yScale, curves }: ChosenView): Spec {
  const options: DrawOptions = { yScale, curves, ground: 'opaque' }
  return withEdge(
    claimed === null
      ? pictureSpec(chosen, 'light', ALONE, options)
      : pairSpec(claimed, chosen, 'light', BESIDE, options),
  )
}

/** White around the picture: on a page of another colour its words must not stand at the very edge. */
function withEdge(spec: Spec): Spec {
  const { padding } = spec
  if (typeof padding !== 'object' || 'expr' in padding || 'signal' in padding) return spec
  const { left = 0, right = 0, top = 0, bottom = 0 } = padding
  return { ...spec, padding: { left: left + EDGE, right: right + EDGE, top: top + EDGE, bottom: bottom + EDGE } }
}

/** The specification as a document that any editor of Vega-Lite opens; the description is for readers who do not see it. */
export function vegaLiteFile(view: ChosenView, description: string): string {
  const { $schema, ...rest } = viewSpec(view)
  return `${JSON.stringify({ $schema, description, ...rest }, null, 2)}\n`
}
