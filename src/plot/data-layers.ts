import type { Frame } from './frame.ts'
import type { Picture } from './picture.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** A circle's area in square pixels, as Vega wants it. */
const POINT_SIZE = 46
/** The prediction stands this far beside the point it is for, in pixels. */
export const PREDICTED_OFFSET = -6

type Channel = 'x' | 'y'

/** The marks of one picture, from the back to the front: shades, rules, curve, intervals, points. */
export function dataLayers(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const x = position(frame, theme, 'x')
  const y = position(frame, theme, 'y')
  const [bottom, top] = frame.yDomain
  const inside = (value: number): number => Math.min(Math.max(value, bottom), top)
  const points = frame.points.filter(point => !point.bound)
  const bounds = frame.points.filter(point => point.bound)
  const bars = points
    .map(point => ({ x: point.x, low: inside(point.low), high: inside(point.high) }))
    .filter(bar => bar.high > bar.low)
  const derived = picture.basis === 'derived'

  const layers: Layer[] = [
    // Carries the axes even where there is nothing else to draw.
    { data: { values: [{ x: frame.xDomain[0], y: bottom }] }, mark: { type: 'point', opacity: 0 }, encoding: { x, y } },
  ]
  const floor = shownFloor(picture, frame)
  if (floor !== null) {
    layers.push({
      data: { values: [{ low: bottom, floor }] },
      mark: { type: 'rect', fill: theme.floorFill, ...edge(theme) },
      encoding: { x: { value: 0 }, x2: { value: frame.width }, y: { ...y, field: 'low' }, y2: { field: 'floor' } },
    })
  }
  if (picture.jump !== null) {
    layers.push({
      data: { values: [{ from: picture.jump.from, to: picture.jump.to }] },
      mark: { type: 'rect', fill: theme.jumpFill, fillOpacity: theme.jumpOpacity, ...edge(theme) },
      encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y: { value: 0 }, y2: { value: frame.height } },
    })
  }
  const chance = shownChance(picture, frame)
  if (chance !== null) {
    layers.push({
      data: { values: [{ y: chance }] },
      mark: { type: 'rule', stroke: theme.muted, strokeWidth: 1, strokeDash: [1, 2] },
      encoding: { x: { value: 0 }, x2: { value: frame.width }, y },
    })
  }
  const curve = shownCurve(picture, frame)
  if (curve.length > 1) {
    layers.push({
      data: { values: curve.map(place => ({ x: place.x, y: place.y })) },
      mark: { type: 'line', stroke: theme.smooth, strokeWidth: 1.25, ...(derived ? { strokeDash: [5, 3] } : {}) },
      encoding: { x, y },
    })
  }
  const predicted = shownPredicted(picture, frame)
  if (predicted !== null) {
    const { low, high } = predicted
    layers.push(
      {
        data: { values: [predicted] },
        mark: {
          type: 'rule',
          stroke: theme.predicted,
          strokeWidth: 1.5,
          strokeDash: [3, 2],
          xOffset: PREDICTED_OFFSET,
        },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      cap(
        [low, high].map(end => ({ x: predicted.x, y: end })),
        x,
        y,
        theme.predicted,
        7,
        PREDICTED_OFFSET,
      ),
    )
  }
  if (bars.length > 0) {
    layers.push({
      data: { values: bars },
      mark: { type: 'rule', stroke: theme.mark, strokeWidth: 1.25 },
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
        x,
        y,
        theme.mark,
        10,
        0,
      ),
    )
  }
  if (points.length > 0) {
    layers.push({
      data: { values: points.map(point => ({ x: point.x, y: point.y })) },
      mark: {
        type: 'point',
        shape: 'circle',
        size: points.length > 60 ? POINT_SIZE / 3 : POINT_SIZE,
        opacity: 1,
        fill: derived ? theme.background : theme.mark,
        stroke: theme.mark,
        strokeWidth: derived ? 1.75 : 1,
      },
      encoding: { x, y },
    })
  }
  return layers
}

/** Upper end of the span the test cannot see, where that span is more than a hair on the plot. */
export function shownFloor(picture: Picture, frame: Frame): number | null {
  if (picture.floor === null || !(picture.floor > frame.yDomain[0])) return null
  const floor = Math.min(picture.floor, frame.yDomain[1])
  return frame.height - frame.py(floor) >= 3 ? floor : null
}

/** Chance level, where it lies on the plot. */
export function shownChance(picture: Picture, frame: Frame): number | null {
  const chance = picture.chance
  return chance !== null && chance > frame.yDomain[0] && chance <= frame.yDomain[1] ? chance : null
}

/** The part of the best curve that lies on the plot. */
export function shownCurve(picture: Picture, frame: Frame): readonly { readonly x: number; readonly y: number }[] {
  return (picture.smooth ?? []).filter(
    place =>
      place.y >= frame.yDomain[0] &&
      place.y <= frame.yDomain[1] &&
      place.x >= frame.xDomain[0] &&
      place.x <= frame.xDomain[1],
  )
}

/** The part of the predicted interval that lies on the plot. */
export function shownPredicted(picture: Picture, frame: Frame): Picture['predicted'] {
  if (picture.predicted === null) return null
  const [bottom, top] = frame.yDomain
  const low = Math.max(picture.predicted.low, bottom)
  const high = Math.min(picture.predicted.high, top)
  return high >= low ? { ...picture.predicted, low, high } : null
}

/** A channel with its axis. All layers give the same axis, so that they share it. */
function position(frame: Frame, theme: Theme, channel: Channel) {
  const across = channel === 'x'
  return {
    field: channel,
    type: 'quantitative' as const,
    title: null,
    scale: {
      type: across ? frame.xScale : frame.yScale,
      domain: [...(across ? frame.xDomain : frame.yDomain)],
      nice: false,
      ...((across ? frame.xScale : frame.yScale) === 'log' ? {} : { zero: false }),
      reverse: across && frame.reversed,
    },
    axis: {
      values: (across ? frame.xTicks : frame.yTicks).map(tick => tick.value),
      labels: false,
      title: null,
      grid: !across,
      gridColor: theme.grid,
      domain: across,
      domainColor: theme.axis,
      ticks: across,
      tickColor: theme.axis,
      tickSize: 4,
    },
  }
}

function cap(
  ends: readonly { readonly x: number; readonly y: number }[],
  x: ReturnType<typeof position>,
  y: ReturnType<typeof position>,
  color: string,
  width: number,
  offset: number,
): Layer {
  return {
    data: { values: ends.map(end => ({ x: end.x, y: end.y })) },
    mark: { type: 'tick', orient: 'horizontal', size: width, thickness: 1.5, color, opacity: 1, xOffset: offset },
    encoding: { x, y },
  }
}

function edge(theme: Theme): { readonly stroke?: string; readonly strokeWidth?: number } {
  return theme.edge === null ? {} : { stroke: theme.edge, strokeWidth: 1 }
}
