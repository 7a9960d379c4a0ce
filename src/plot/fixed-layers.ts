import type { Layer } from './svg.ts'

// Marks at fixed places, in pixels from the plot's upper left corner: titles, labels, legends. Their data are made anew each
// time, since Vega marks the data it reads.

/** Words at a place. */
export type Words = { readonly x: number; readonly y: number; readonly text: string }

/** How words are set. */
export type Style = {
  readonly color: string
  readonly size: number
  readonly align: 'left' | 'center' | 'right'
  readonly baseline?: 'middle' | 'alphabetic' | 'top'
  readonly bold?: boolean
  /** A ground around the letters, for words that may cross a line. */
  readonly halo?: string
  readonly angle?: number
}

/** Words of one style. */
export function words(all: readonly Words[], style: Style): Layer {
  return {
    data: { values: all.map(({ x, y, text }) => ({ x: tenths(x), y: tenths(y), text: written(text) })) },
    mark: {
      type: 'text',
      fontSize: style.size,
      fontWeight: style.bold === true ? 600 : 400,
      fill: style.color,
      ...(style.halo === undefined ? {} : { stroke: style.halo, strokeWidth: 3 }),
      align: style.align,
      baseline: style.baseline ?? 'alphabetic',
      angle: style.angle ?? 0,
    },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null, axis: null },
      y: { field: 'y', type: 'quantitative', scale: null, axis: null },
      text: { field: 'text', type: 'nominal' },
    },
  }
}

/** Words that may cross a line: the ground around the letters lies below all of them. */
export function wordsOnGround(all: readonly Words[], style: Style, ground: string): readonly Layer[] {
  return [words(all, { ...style, halo: ground }), words(all, style)]
}

/** A straight line. */
export function rule(
  x: number,
  y: number,
  x2: number,
  y2: number,
  style: {
    readonly stroke: string
    readonly strokeWidth: number
    readonly strokeDash?: number[]
    readonly opacity?: number
  },
): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rule', ...style },
    encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
  }
}

/** A rectangle. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  style: {
    readonly fill: string
    readonly fillOpacity?: number
    readonly stroke?: string
    readonly strokeWidth?: number
    readonly strokeDash?: number[]
    readonly cornerRadius?: number
  },
): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'rect', ...style },
    encoding: { x: { value: x }, y: { value: y }, x2: { value: x + width }, y2: { value: y + height } },
  }
}

/** A sign such as a point has. */
export function sign(
  x: number,
  y: number,
  style: {
    readonly shape: string
    readonly size: number
    readonly fill: string
    readonly stroke: string
    readonly strokeWidth: number
  },
): Layer {
  return {
    data: { values: [{}] },
    mark: { type: 'point', opacity: 1, ...style },
    encoding: { x: { value: x }, y: { value: y } },
  }
}

/** Control characters, which headers from a PDF may hold, make an SVG that no program opens. */
function written(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
