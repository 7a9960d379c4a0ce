import type { AxisScale } from '../check/assessment.ts'
import type { Picture } from './picture.ts'

/**
 * A picture on the other scale of its axis: same points, same curves, same id. What it was judged to say held for the
 * scale it was judged on, so share and reading go; the picture tells which scale that was. Points at or below 0 have no
 * place on a logarithmic axis and are told of below the plot.
 */
export function redrawn(picture: Picture, xScale: AxisScale): Picture {
  if (xScale === picture.xScale) return picture
  const { judgedOn = picture.xScale, ...rest } = picture
  const drawn: Picture = { ...rest, xScale, share: null, reading: 'unjudged' }
  return judgedOn === xScale ? drawn : { ...drawn, judgedOn }
}

/** Whether enough of a picture has a place on a logarithmic scale axis: two points, both above 0. */
export function allowsLogScale(picture: Picture): boolean {
  return new Set(picture.points.map(({ x }) => x).filter(x => x > 0)).size >= 2
}
