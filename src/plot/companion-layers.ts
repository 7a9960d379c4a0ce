import { lookOf } from './companions.ts'
import type { Weight } from './data-layers.ts'
import type { Geometry } from './frame.ts'
import { line, type Positions } from './positions.ts'
import { companionLines } from './shown.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** Area of a companion's sign. */
const COMPANION_SIZE = 30
/** A companion with more points than this is a line with a few signs. */
const MOST_SIGNS = 14
const FEW_SIGNS = 6

/** The curves beside the picture's own: thinner, without intervals. */
export function companionLayers(frame: Geometry, theme: Theme, at: Positions, weight: Weight): readonly Layer[] {
  return frame.companions.flatMap(({ points }, place): Layer[] => {
    const { colour, shape } = lookOf(place, theme)
    const [bottom, top] = frame.yDomain
    const inside = points.filter(({ y }) => y >= bottom && y <= top)
    const signs = points.length <= MOST_SIGNS ? inside : spaced(inside, frame)
    return [
      ...companionLines(points, frame).map(piece => line(piece, frame, at, { stroke: colour, strokeWidth: 1 })),
      {
        data: { values: signs.map(({ x, y }) => ({ x, y })) },
        mark: {
          type: 'point',
          shape,
          size: Math.min(COMPANION_SIZE, weight.point),
          opacity: 1,
          fill: colour,
          stroke: theme.background,
          strokeWidth: 0.5,
        },
        encoding: at,
      },
    ]
  })
}

/** A few of many points, about evenly apart on the plot; the first and the last among them. */
function spaced<Point extends { readonly x: number }>(points: readonly Point[], frame: Geometry): readonly Point[] {
  const chosen = new Set<Point>()
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return points
  const [from, to] = [frame.px(first.x), frame.px(last.x)]
  for (let sign = 0; sign < FEW_SIGNS; sign += 1) {
    const wanted = from + (sign / (FEW_SIGNS - 1)) * (to - from)
    const off = (point: Point): number => Math.abs(frame.px(point.x) - wanted)
    chosen.add(points.reduce((best, point) => (off(point) < off(best) ? point : best), first))
  }
  return [...chosen]
}
