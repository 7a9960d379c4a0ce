import type { AxisScale } from '../check/assessment.ts'
import type { Picture } from '../plot/picture.ts'
import { redrawn } from '../plot/redrawn.ts'
import type { TakenView } from '../protocol.ts'

/** A view ready to be taken along: the picture that was chosen, and the one as claimed where it stands beside it. */
export type ChosenView = {
  readonly chosen: Picture
  readonly claimed: Picture | null
  /** Scale of the score axis of the chosen picture. */
  readonly yScale: AxisScale
  /** Whether the other curves of the table are shown; training and runs always are. */
  readonly curves: boolean
}

/** The pictures of a view as it is drawn; null where the data no longer hold the picture. */
export function chosenView(pictures: readonly Picture[], view: TakenView): ChosenView | null {
  const picture = pictures.find(({ id }) => id === view.picture)
  if (picture === undefined) return null
  const chosen = redrawn(picture, view.xScale)
  const claimed = pictures.find(({ basis }) => basis === 'claimed')
  const same = claimed?.id === chosen.id && claimed.xScale === chosen.xScale && view.yScale === 'linear'
  return {
    chosen,
    claimed: view.pair && claimed !== undefined && !same ? claimed : null,
    yScale: view.yScale,
    curves: view.curves,
  }
}

/** The view that a reader sees first: as claimed, beside the one that decides; null without data. */
export function firstView(pictures: readonly Picture[], deciding: string | null): TakenView | null {
  const picture = pictures.find(({ id }) => id === deciding) ?? pictures[0]
  if (picture === undefined) return null
  return { picture: picture.id, xScale: picture.xScale, yScale: 'linear', curves: false, pair: true }
}

/** The pictures of a view in the order in which they stand. */
export function drawnPictures({ claimed, chosen }: ChosenView): readonly Picture[] {
  return claimed === null ? [chosen] : [claimed, chosen]
}
