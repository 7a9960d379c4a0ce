import type { AxisScale } from '../src/check/assessment.ts'
import { allowsLogScore } from '../src/plot/frame.ts'
import type { Picture } from '../src/plot/picture.ts'
import { allowsLogScale, redrawn } from '../src/plot/redrawn.ts'
import { axisName } from '../src/plot/words.ts'
import type { PanelState } from '../src/protocol.ts'
import type { PageState } from './state.ts'

/** What the chart of the reader's choice shows. */
export type Chosen = {
  /** The view whose share and reading are told. */
  readonly judged: Picture
  /** The picture as it is to be drawn: the same, or the same points on the other scale of x. */
  readonly picture: Picture
  readonly yScale: AxisScale
}

/** The picture the author drew; null without data. */
export function claimedPicture({ claimed, pictures }: PanelState): Picture | null {
  return pictures.find(({ id }) => id === claimed) ?? pictures[0] ?? null
}

/** The picture the reader chose, else the one that decides, else any but the claimed one. */
export function chosenPicture(state: PageState): Picture | null {
  if (state.view !== 'claim') return null
  const { pictures, deciding } = state.panel
  const claimed = claimedPicture(state.panel)
  return (
    pictures.find(({ id }) => id === state.remembered.picture) ??
    pictures.find(({ id }) => id === deciding) ??
    pictures.find(({ id }) => id !== claimed?.id) ??
    claimed
  )
}

/** What the reader sees beside the author's plot; null without data. */
export function chosenView(state: PageState): Chosen | null {
  const chosen = chosenPicture(state)
  if (state.view !== 'claim' || chosen === null) return null
  const { xScale, yScale } = state.remembered
  const judged = judgedOn(state.panel.pictures, chosen, xScale ?? chosen.xScale) ?? chosen
  const wanted = xScale ?? judged.xScale
  const drawn = wanted === judged.xScale || !allowsXScale(judged, wanted) ? judged : redrawn(judged, wanted)
  return { judged, picture: drawn, yScale: allowsLogScore(judged) ? yScale : 'linear' }
}

/** Whether any picture holds other curves of its table. */
export function hasCurves(pictures: readonly Picture[]): boolean {
  return pictures.some(({ companions }) => companions.some(({ kind }) => kind === 'curve'))
}

/** The view of the same metric and axis that was judged on the given scale; null where there is none. */
export function judgedOn(pictures: readonly Picture[], like: Picture, xScale: AxisScale): Picture | null {
  if (like.xScale === xScale) return like
  return (
    pictures.find(
      other => other.metricLabel === like.metricLabel && other.axis === like.axis && other.xScale === xScale,
    ) ?? null
  )
}

/** Whether the points of a picture have places on an x axis of the given scale. */
export function allowsXScale(picture: Picture, scale: AxisScale): boolean {
  return scale === 'linear' || allowsLogScale(picture)
}

/** What a reader must know of a view that is drawn otherwise than it was judged; null where it is drawn as judged. */
export function redrawnNote({ judged, picture }: Chosen): string | null {
  if (picture.xScale === judged.xScale) return null
  const axis = axisName(judged.axis)
  return (
    `Drawn here on a ${picture.xScale} axis of ${axis}. ` +
    `Its jump share and its reading were judged on the ${judged.xScale} axis.`
  )
}
