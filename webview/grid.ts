import type { Picture } from '../src/plot/picture.ts'
import { axisName } from '../src/plot/words.ts'
import { offersOf } from './offers.ts'

/** A metric with its views. */
export type GridRow = { readonly label: string; readonly cells: readonly GridCell[] }

/** A view, and the axis with its scale as its caption names them: "parameters, log". */
export type GridCell = { readonly picture: Picture; readonly axisLabel: string }

/** All views by metric, each in the order of axes and scales; none is left out, and none is missed where it does not exist. */
export function gridOf(pictures: readonly Picture[]): readonly GridRow[] {
  const [first] = pictures
  if (first === undefined) return []
  const axes = [...new Set(pictures.map(({ axis }) => axis))]
  const place = ({ axis, xScale }: Picture): number => 2 * axes.indexOf(axis) + (xScale === 'log' ? 0 : 1)
  return offersOf(pictures, first).metrics.map(({ value, label }) => ({
    label,
    cells: pictures
      .filter(({ metricLabel }) => metricLabel === value)
      .sort((a, b) => place(a) - place(b))
      .map(picture => ({ picture, axisLabel: `${axisName(picture.axis)}, ${picture.xScale}` })),
  }))
}

/** Where a view stands on the page, in pixels. */
export type ViewPlace = { readonly id: string; readonly left: number; readonly top: number }

/** The view to which a key leads, in reading order or to the line above or below; null where the key means nothing here. */
export function viewStep(places: readonly ViewPlace[], from: string, key: string): string | null {
  const at = places.findIndex(({ id }) => id === from)
  const here = places[at]
  if (here === undefined) return null
  switch (key) {
    case 'ArrowRight':
      return places[at + 1]?.id ?? null
    case 'ArrowLeft':
      return places[at - 1]?.id ?? null
    case 'ArrowDown':
      return nearest(places, here, top => top - here.top)
    case 'ArrowUp':
      return nearest(places, here, top => here.top - top)
    case 'Home':
      return places[0]?.id ?? null
    case 'End':
      return places.at(-1)?.id ?? null
    default:
      return null
  }
}

/** The view of the next line on the way, nearest to the one at hand. */
function nearest(places: readonly ViewPlace[], here: ViewPlace, away: (top: number) => number): string | null {
  const ahead = places.filter(({ top }) => away(top) > 0)
  const line = Math.min(...ahead.map(({ top }) => away(top)))
  const off = ({ left }: ViewPlace): number => Math.abs(left - here.left)
  const [best] = ahead.filter(({ top }) => away(top) === line).sort((a, b) => off(a) - off(b))
  return best?.id ?? null
}
