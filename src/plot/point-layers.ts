import type { Weight } from './data-layers.ts'
import type { Geometry } from './frame.ts'
import type { Picture, PicturePoint } from './picture.ts'
import { cap, type Positions } from './positions.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** More points than this are drawn small. */
const MANY = 60
/** Of many points those no farther apart than this, in pixels, are one dot to the eye. */
const NEAR = 2

/** Intervals and, on them, the points: filled where measured, hollow where derived. */
export function pointLayers(
  picture: Picture,
  frame: Geometry,
  theme: Theme,
  at: Positions,
  weight: Weight,
): readonly Layer[] {
  const { x, y } = at
  const [bottom, top] = frame.yDomain
  const inside = (value: number): number => Math.min(Math.max(value, bottom), top)
  const seen = apart(frame.points, frame)
  const points = seen.filter(point => !point.bound)
  const bounds = seen.filter(point => point.bound)
  const bars = points
    .map(point => ({ x: point.x, low: inside(point.low), high: inside(point.high) }))
    .filter(bar => bar.high > bar.low)
  const many = frame.points.length > MANY
  const hollow = picture.basis === 'derived'
  const layers: Layer[] = []
  if (bars.length > 0 && many) {
    const ends = bars.map(bar => [bar.low, bar.high].map(end => ({ x: bar.x, y: end })))
    layers.push(strokes(ends, at, { stroke: theme.mark, strokeWidth: 0.75 }))
  } else if (bars.length > 0) {
    layers.push({
      data: { values: bars },
      mark: { type: 'rule', stroke: theme.mark, strokeWidth: weight.line },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    })
  }
  if (bounds.length > 0) {
    layers.push(
      {
        data: { values: bounds.map(point => ({ x: point.x, high: inside(point.high), low: bottom })) },
        mark: { type: 'rule', stroke: theme.mark, strokeWidth: 4, opacity: 0.4 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      cap(
        bounds.map(point => ({ x: point.x, y: inside(point.high) })),
        at,
        theme.mark,
        10,
        0,
      ),
    )
  }
  const places = points.map(({ x, y }) => ({ x, y }))
  if (places.length > 0 && many) {
    const dots = places.map(place => [place])
    const wide = Math.sqrt(weight.point) * 0.66
    layers.push(strokes(dots, at, { stroke: theme.mark, strokeWidth: wide, strokeCap: 'round' }))
    if (hollow) layers.push(strokes(dots, at, { stroke: theme.background, strokeWidth: wide - 2, strokeCap: 'round' }))
  } else if (places.length > 0) {
    layers.push({
      data: { values: places },
      mark: {
        type: 'point',
        shape: 'circle',
        size: weight.point,
        opacity: 1,
        fill: hollow ? theme.background : theme.mark,
        ...(hollow ? { stroke: theme.mark, strokeWidth: 1.75 } : { stroke: null }),
      },
      encoding: at,
    })
  }
  return layers
}

/** Many short lines, or dots, as one mark: a hundred marks of their own would not fit into a hover. */
function strokes(
  lines: readonly (readonly { readonly x: number; readonly y: number }[])[],
  encoding: Positions,
  style: { readonly stroke: string; readonly strokeWidth: number; readonly strokeCap?: 'round' },
): Layer {
  const values = lines.flatMap(line => [...line.map(({ x, y }) => ({ x, y })), { x: line[0]?.x ?? 0, y: null }])
  return {
    data: { values },
    // In the order of the data, not of x.
    mark: { type: 'line', order: false, ...style },
    encoding,
  }
}

/** Of many points those that do not lie on one another, ends of their bars included. */
function apart(points: readonly PicturePoint[], frame: Geometry): readonly PicturePoint[] {
  if (points.length <= MANY) return points
  const seen = new Set<string>()
  return points.filter(point => {
    const key = [frame.px(point.x), frame.py(point.y), frame.py(point.low), frame.py(point.high)]
      .map(pixels => Math.round(pixels / NEAR))
      .join()
    return seen.size < seen.add(key).size
  })
}
