import { words } from './fixed-layers.ts'
import { markRadius, OVERVIEW_SIDE, type OverviewMark, overviewPlace } from './overview-marks.ts'
import type { Layer } from './svg.ts'

type Share = readonly [number, number]
type Spot = { readonly x: number; readonly y: number }

const SIZE = 11
/** Half the height of a line of these words. */
const REACH = 9
/** Where words may stand, in shares; the first place that no mark covers is taken. */
const ON_DIAGONAL = [0.27, 0.2, 0.35, 0.45, 0.55, 0.65, 0.75]
const BELOW: readonly Share[] = [
  [0.7, 0.3],
  [0.6, 0.2],
  [0.8, 0.42],
  [0.72, 0.14],
  [0.55, 0.36],
  [0.84, 0.56],
  [0.45, 0.15],
]

/**
 * What the diagonal and its two sides mean, where there is room: words that marks would cover are left to the text beside the plot.
 */
export function meaningLabels(marks: readonly OverviewMark[], color: string): readonly Layer[] {
  const style = { color, size: SIZE, align: 'center' } as const
  const isFree = (spots: readonly Spot[]): boolean =>
    marks.every(mark => {
      const [x, y] = [overviewPlace(mark.x), OVERVIEW_SIDE - overviewPlace(mark.y)]
      const clear = REACH + markRadius(mark)
      return spots.every(spot => Math.hypot(spot.x - x, spot.y - y) > clear)
    })
  const diagonal = ON_DIAGONAL.map(share => spotOf([share, share])).find(spot => isFree(alongDiagonal(spot)))
  const side = (places: readonly Share[], [first, second]: readonly [string, string]): readonly Layer[] => {
    const spot = places.map(spotOf).find(place => isFree(twoLines(place)))
    if (spot === undefined) return []
    const lines = [
      { ...spot, text: first },
      { x: spot.x, y: spot.y + 14, text: second },
    ]
    return [words(lines, style)]
  }
  return [
    ...(diagonal === undefined
      ? []
      : [words([{ x: diagonal.x - 6, y: diagonal.y - 6, text: 'the same in both' }], { ...style, angle: 315 })]),
    ...side(BELOW, ['less of a jump', 'than claimed']),
    ...side(
      BELOW.map(([x, y]) => [y, x]),
      ['more of a jump', 'than claimed'],
    ),
  ]
}

function spotOf([x, y]: Share): Spot {
  return { x: overviewPlace(x), y: OVERVIEW_SIDE - overviewPlace(y) }
}

/** Places that words along the diagonal cover. */
function alongDiagonal({ x, y }: Spot): readonly Spot[] {
  return [-48, -32, -16, 0, 16, 32, 48].map(at => ({ x: x - 10 + at * Math.SQRT1_2, y: y - 10 - at * Math.SQRT1_2 }))
}

/** Places that two short lines cover. */
function twoLines({ x, y }: Spot): readonly Spot[] {
  return [-40, -24, -8, 8, 24, 40].flatMap(at => [
    { x: x + at, y: y - 4 },
    { x: x + at, y: y + 10 },
  ])
}
