import type { Geometry } from './frame.ts'
import type { Spot } from './polyline.ts'
import { onScales } from './shown.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** The two channels of a plot, each with its axis. */
export type Positions = { readonly x: ReturnType<typeof position>; readonly y: ReturnType<typeof position> }

/** All layers give the same axes, so that they share them. */
export function positionsOf(frame: Geometry, theme: Theme): Positions {
  return { x: position(frame, theme, 'x'), y: position(frame, theme, 'y') }
}

/** A line in pixels on the scales of its plot. */
export function line(
  piece: readonly Spot[],
  frame: Geometry,
  encoding: Positions,
  style: { readonly stroke: string; readonly strokeWidth: number; readonly strokeDash?: number[] },
): Layer {
  return { data: { values: onScales(piece, frame) }, mark: { type: 'line', ...style }, encoding }
}

/** Short strokes across, in the way of the ends of error bars. */
export function cap(
  ends: readonly { readonly x: number; readonly y: number }[],
  encoding: Positions,
  color: string,
  width: number,
  offset: number,
): Layer {
  return {
    data: { values: ends.map(end => ({ x: end.x, y: end.y })) },
    mark: { type: 'tick', orient: 'horizontal', size: width, thickness: 1.5, color, opacity: 1, xOffset: offset },
    encoding,
  }
}

function position(frame: Geometry, theme: Theme, channel: 'x' | 'y') {
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
