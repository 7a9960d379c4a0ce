import type { Pen } from './pen.ts'
import { type Datum, type Edge, placeOf, secondPlace } from './place.ts'
import type { PlainChannel, PlainLayer } from './shape.ts'

/** The two edges of a plot. */
export type Plot = { readonly across: Edge; readonly down: Edge }

type Mark<Type extends PlainLayer['mark']['type']> = Extract<PlainLayer['mark'], { type: Type }>
/** Marks that are painted by fill and stroke. */
type Painted = Extract<PlainLayer['mark'], { fill?: string | undefined; stroke?: string | null | undefined }>
type Place = { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number }

/** How far below its place a text's base line lies, in parts of its size. As in Vega. */
const BASELINES = { alphabetic: 0, top: 0.79, middle: 0.3, bottom: -0.21 } as const
const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const

/** The marks of one layer as SVG; empty where nothing of it is seen. */
export function drawLayer(layer: PlainLayer, plot: Plot, font: string, pen: Pen): string {
  const { mark } = layer
  if (mark.opacity === 0) return ''
  const { values } = layer.data
  switch (mark.type) {
    case 'rect':
      return group(
        mark,
        values.map(datum => rect(box(placesOf(layer, datum, plot)), pen, mark.cornerRadius)),
        pen,
      )
    case 'tick':
      return pen.element(
        'g',
        { fill: mark.color, opacity: shownOpacity(mark.opacity) },
        values.map(datum => tick(mark, placesOf(layer, datum, plot), pen)).join(''),
      )
    case 'rule':
      return group(
        mark,
        values.map(datum => line(shifted(placesOf(layer, datum, plot), mark), pen)),
        pen,
      )
    case 'line':
      return group(mark, [path(inOrder(layer, plot), pen)], pen)
    case 'area':
      return group(mark, [band(inOrder(layer, plot), pen)], pen)
    case 'point':
      return 'shape' in mark
        ? group(
            mark,
            values.map(datum => symbol(mark, shifted(placesOf(layer, datum, plot), mark), pen)),
            pen,
          )
        : ''
    case 'text': {
      const field = layer.encoding.text?.field ?? ''
      const texts = values.map(datum => words(mark, placesOf(layer, datum, plot), datum[field], pen))
      const style = {
        'font-family': font,
        'font-size': `${pen.number(mark.fontSize)}px`,
        'font-weight': mark.fontWeight,
        'font-style': mark.fontStyle === 'italic' ? 'italic' : undefined,
        'text-anchor': ANCHORS[mark.align],
      }
      return texts.length === 0 ? '' : pen.element('g', { ...style, ...paint(mark) }, texts.join(''))
    }
  }
}

function group(mark: Painted, marks: readonly string[], pen: Pen): string {
  return marks.length === 0 ? '' : pen.element('g', paint(mark), marks.join(''))
}

function paint(mark: Painted) {
  return {
    fill: mark.fill,
    'fill-opacity': mark.fillOpacity,
    stroke: mark.stroke ?? undefined,
    'stroke-opacity': mark.strokeOpacity,
    'stroke-width': mark.strokeWidth,
    'stroke-dasharray': mark.strokeDash,
    'stroke-linecap': mark.strokeCap,
    opacity: shownOpacity(mark.opacity),
  }
}

function shownOpacity(opacity: number | undefined): number | undefined {
  return opacity === 1 ? undefined : opacity
}

function placesOf({ encoding }: PlainLayer, datum: Datum, { across, down }: Plot): Place {
  const at = (channel: PlainChannel | undefined, edge: Edge): number =>
    channel === undefined ? Number.NaN : placeOf(channel, datum, edge)
  const x = at(encoding.x, across)
  const y = at(encoding.y, down)
  const second = (of: 'x' | 'y'): number => {
    const first = encoding[of]
    const other = of === 'x' ? encoding.x2 : encoding.y2
    const edge = of === 'x' ? across : down
    if (first === undefined || other === undefined) return of === 'x' ? x : y
    return secondPlace(other, first, datum, edge)
  }
  return { x, y, x2: second('x'), y2: second('y') }
}

function shifted(place: Place, { xOffset, yOffset }: { readonly xOffset: number; readonly yOffset: number }): Place {
  return { x: place.x + xOffset, y: place.y + yOffset, x2: place.x2 + xOffset, y2: place.y2 + yOffset }
}

/** The places of a line run from left to right, whatever the order of the rows and the way of the axis. */
function inOrder(layer: PlainLayer, plot: Plot): readonly Place[] {
  return layer.data.values.map(datum => placesOf(layer, datum, plot)).toSorted((a, b) => a.x - b.x)
}

function box({ x, y, x2, y2 }: Place) {
  return { x: Math.min(x, x2), y: Math.min(y, y2), width: Math.abs(x2 - x), height: Math.abs(y2 - y) }
}

function rect({ x, y, width, height }: ReturnType<typeof box>, pen: Pen, radius = 0): string {
  return pen.element('rect', { x, y, width, height, rx: radius === 0 ? undefined : radius })
}

function tick(mark: Mark<'tick'>, place: Place, pen: Pen): string {
  const { x, y } = shifted(place, mark)
  const { size, thickness } = mark
  return rect({ x: x - size / 2, y: y - thickness / 2, width: size, height: thickness }, pen)
}

function line({ x, y, x2, y2 }: Place, pen: Pen): string {
  return pen.element('path', { d: `M${pen.numbers(x, y)}L${pen.numbers(x2, y2)}` })
}

function path(places: readonly Place[], pen: Pen): string {
  return pen.element('path', { d: `M${places.map(({ x, y }) => pen.numbers(x, y)).join('L')}` })
}

/** The ground between two curves: along the one end of each place, and back along the other. */
function band(places: readonly Place[], pen: Pen): string {
  const there = places.map(({ x, y }) => pen.numbers(x, y))
  const back = places.toReversed().map(({ x2, y2 }) => pen.numbers(x2, y2))
  return pen.element('path', { d: `M${[...there, ...back].join('L')}Z` })
}

function symbol(mark: Extract<Mark<'point'>, { shape: string }>, { x, y }: Place, pen: Pen): string {
  const r = Math.sqrt(mark.size) / 2
  const h = r * (Math.sqrt(3) / 2)
  const around = (...corners: readonly (readonly [number, number])[]): string =>
    pen.element('path', { d: `M${corners.map(([dx, dy]) => pen.numbers(x + dx, y + dy)).join('L')}Z` })
  switch (mark.shape) {
    case 'circle':
      return pen.element('circle', { cx: x, cy: y, r })
    case 'square':
      return rect({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }, pen)
    case 'diamond':
      return around([-r, 0], [0, -r], [r, 0], [0, r])
    case 'triangle-up':
      return around([0, -h], [-r, h], [r, h])
    case 'triangle-down':
      return around([0, h], [-r, -h], [r, -h])
    case 'triangle-right':
      return around([h, 0], [-h, -r], [-h, r])
    case 'cross': {
      const s = r / 2.5
      const quarter = [
        [-s, -r],
        [-s, -s],
        [-r, -s],
      ] as const
      // Each turn by a right angle gives the next arm.
      const turns = [0, 1, 2, 3].flatMap(turn => quarter.map(corner => turned(corner, turn)))
      return around(...turns)
    }
  }
}

function turned([x, y]: readonly [number, number], quarters: number): readonly [number, number] {
  return quarters === 0 ? [x, y] : turned([y, -x], quarters - 1)
}

function words(mark: Mark<'text'>, { x, y }: Place, text: unknown, pen: Pen): string {
  if (typeof text !== 'string') return pen.number(Number.NaN)
  const drop = Math.round(BASELINES[mark.baseline] * mark.fontSize)
  if (mark.angle === 0) return pen.element('text', { x, y: y + drop }, pen.text(text.trim()))
  const transform = `translate(${pen.numbers(x, y)}) rotate(${pen.number(mark.angle)})`
  return pen.element('text', { transform, y: drop }, pen.text(text.trim()))
}
