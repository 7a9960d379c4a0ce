import { companionLayers } from './companion-layers.ts'
import { box, rule } from './fixed-layers.ts'
import type { Geometry } from './frame.ts'
import type { Picture } from './picture.ts'
import { pointLayers } from './point-layers.ts'
import { cap, line, type Positions, positionsOf } from './positions.ts'
import { shownBand, shownChance, shownCurve, shownFloor, shownJump, shownPredicted } from './shown.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** A circle's area in square pixels, as Vega wants it. */
const POINT_SIZE = 46

/** How marks are drawn: smaller on a thumbnail. */
export type Weight = { readonly point: number; readonly line: number }
export const FULL: Weight = { point: POINT_SIZE, line: 1.25 }

/** The marks of one picture, from the back to the front: grounds, rules, companions, curves, intervals, points. */
export function dataLayers(picture: Picture, frame: Geometry, theme: Theme, weight: Weight = FULL): readonly Layer[] {
  const at = positionsOf(frame, theme)
  return [
    // Carries the axes even where there is nothing else to draw.
    {
      data: { values: [{ x: frame.xDomain[0], y: frame.yDomain[0] }] },
      mark: { type: 'point', opacity: 0 },
      encoding: { x: at.x, y: at.y },
    },
    ...groundLayers(picture, frame, theme, at),
    ...companionLayers(frame, theme, at, weight),
    ...curveLayers(picture, frame, theme, at, weight),
    ...predictionLayers(picture, frame, theme, at, weight),
    ...pointLayers(picture, frame, theme, at, weight),
  ]
}

/** The ground of a derived plot, the span below the floor, the jump, the chance level. */
function groundLayers(picture: Picture, frame: Geometry, theme: Theme, { x, y }: Positions): readonly Layer[] {
  const { width, height } = frame
  const layers: Layer[] = []
  if (picture.basis === 'derived' && theme.derivedGround !== null)
    layers.push(box(0, 0, width, height, { fill: theme.derivedGround, fillOpacity: 0.07 }))
  const floor = shownFloor(picture, frame)
  if (floor !== null) {
    layers.push({
      data: { values: [{ low: frame.yDomain[0], floor }] },
      mark: { type: 'rect', fill: theme.floorFill, ...edge(theme) },
      encoding: { x: { value: 0 }, x2: { value: width }, y: { ...y, field: 'low' }, y2: { field: 'floor' } },
    })
    // On the tinted ground of a derived plot the shade alone is hardly seen.
    if (theme.edge === null)
      layers.push(rule(0, frame.py(floor), width, frame.py(floor), { stroke: theme.axis, strokeWidth: 0.75 }))
  }
  const jump = shownJump(picture, frame)
  if (jump !== null) {
    const { from, to, open, accelerates } = jump
    const faint = open || accelerates
    layers.push({
      data: { values: [{ from, to }] },
      mark: { type: 'rect', fill: theme.jumpFill, fillOpacity: faint ? theme.jumpOpacity / 2 : theme.jumpOpacity },
      encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 0 }, y2: { value: height } },
    })
    // What speeds up has a beginning and no end.
    for (const end of accelerates ? [from] : [from, to]) {
      const style = { stroke: theme.jumpText, strokeWidth: 1, ...(open ? { strokeDash: [2, 3] } : {}) }
      layers.push(rule(frame.px(end), 0, frame.px(end), height, style))
    }
  }
  const chance = shownChance(picture, frame)
  if (chance !== null) {
    layers.push({
      data: { values: [{ y: chance }] },
      mark: { type: 'rule', stroke: theme.muted, strokeWidth: 1, strokeDash: [1, 2] },
      encoding: { x: { value: 0 }, x2: { value: width }, y },
    })
  }
  if (picture.basis === 'derived') layers.push(...dashedFrame(frame, theme))
  return layers
}

/** A dashed line around the plot: what is in it was not measured. */
function dashedFrame({ width, height }: Geometry, theme: Theme): readonly Layer[] {
  const style = { stroke: theme.axis, strokeWidth: 1, strokeDash: [4, 3] }
  return [rule(0, 0, width, 0, style), rule(0, 0, 0, height, style), rule(width, 0, width, height, style)]
}

/** The best curve without a jump and, behind it, its band. */
function curveLayers(picture: Picture, frame: Geometry, theme: Theme, { x, y }: Positions, weight: Weight) {
  const layers: Layer[] = []
  const band = shownBand(picture, frame)
  if (band !== null) {
    layers.push({
      data: { values: band.map(place => ({ ...place })) },
      mark: { type: 'area', fill: theme.smooth, fillOpacity: theme.bandOpacity },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    })
  }
  const dash = picture.basis === 'derived' ? { strokeDash: [5, 3] } : {}
  for (const piece of shownCurve(picture, frame))
    layers.push(line(piece, frame, { x, y }, { stroke: theme.smooth, strokeWidth: weight.line, ...dash }))
  return layers
}

function predictionLayers(picture: Picture, frame: Geometry, theme: Theme, { x, y }: Positions, weight: Weight) {
  const predicted = shownPredicted(picture, frame)
  if (predicted === null) return []
  const style = { stroke: theme.predicted, strokeWidth: weight.line }
  const { low, high, capped } = predicted
  const ends = [...(capped.low ? [low] : []), ...(capped.high ? [high] : [])]
  const layers: Layer[] = predicted.curve.map(piece => line(piece, frame, { x, y }, { ...style, strokeDash: [4, 2] }))
  layers.push({
    data: { values: [{ x: predicted.x, low, high }] },
    mark: { type: 'rule', ...style, strokeWidth: weight.line * 1.4, xOffset: predicted.offset },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  })
  if (ends.length > 0)
    layers.push(
      cap(
        ends.map(end => ({ x: predicted.x, y: end })),
        { x, y },
        theme.predicted,
        8,
        predicted.offset,
      ),
    )
  return layers
}

function edge(theme: Theme): { readonly stroke?: string; readonly strokeWidth?: number } {
  return theme.edge === null ? {} : { stroke: theme.edge, strokeWidth: 1 }
}
