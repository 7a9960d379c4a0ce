import { PREDICTED_OFFSET, shownChance, shownCurve, shownFloor, shownPredicted } from './data-layers.ts'
import { type Frame, lineHeight, MARGIN, TYPE } from './frame.ts'
import { GLYPH_WIDTH, type LegendEntry, legendTextX } from './legend.ts'
import type { Picture } from './picture.ts'
import { type Box, leastCovering } from './place.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'
import { scoreLabel } from './ticks.ts'
import { pictureSubtitle, shortened, textWidth, wrap } from './words.ts'

/** Words at a place, in pixels from the plot's corner. */
type Words = { readonly x: number; readonly y: number; readonly text: string }

type Style = {
  readonly color: string
  readonly size: number
  readonly align: 'left' | 'center' | 'right'
  readonly baseline?: 'middle' | 'alphabetic' | 'top'
  readonly bold?: boolean
  /** A ground around the letters, for words that may cross a line. */
  readonly halo?: string
  readonly angle?: number
}

/** Titles, axis titles, tick labels and the labels inside the plot. */
export function textLayers(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const { width, height, top } = frame
  const { left } = MARGIN
  const titleStep = lineHeight(TYPE.title)
  const layers: Layer[] = [
    words(
      frame.titleLines.map((text, line) => ({ x: -left, y: 4 - top + (line + 1) * titleStep - 4, text })),
      { color: theme.foreground, size: TYPE.title, align: 'left', bold: true },
    ),
    words(
      [
        {
          x: -left,
          y: 4 - top + frame.titleLines.length * titleStep + lineHeight(TYPE.subtitle) - 4,
          text: pictureSubtitle(picture, frame.yScale),
        },
      ],
      { color: theme.muted, size: TYPE.subtitle, align: 'left' },
    ),
    words(
      frame.xTicks.map(tick => ({ x: frame.px(tick.value), y: height + 8, text: tick.label })),
      { color: theme.foreground, size: TYPE.tick, align: 'center', baseline: 'top' },
    ),
    words(
      frame.yTicks.map(tick => ({ x: -7, y: frame.py(tick.value), text: tick.label })),
      { color: theme.foreground, size: TYPE.tick, align: 'right', baseline: 'middle' },
    ),
    words([{ x: width / 2, y: height + 25, text: picture.xTitle }], {
      color: theme.muted,
      size: TYPE.axisTitle,
      align: 'center',
      baseline: 'top',
    }),
  ]
  layers.push(
    words([{ x: 9 - left, y: height / 2, text: shortened(picture.yTitle, height + 40, TYPE.axisTitle) }], {
      color: theme.muted,
      size: TYPE.axisTitle,
      align: 'center',
      baseline: 'middle',
      angle: 270,
    }),
  )
  if (picture.jump !== null) {
    const half = textWidth('jump', TYPE.label) / 2
    const middle = (frame.px(picture.jump.from) + frame.px(picture.jump.to)) / 2
    layers.push(
      words([{ x: Math.min(Math.max(middle, half), width - half), y: -6, text: 'jump' }], {
        color: theme.jumpText,
        size: TYPE.label,
        align: 'center',
      }),
    )
  }
  return [...layers, ...insideLabels(picture, frame, theme)]
}

/** Labels of the chance level and of the unresolved span, each where it covers least. */
function insideLabels(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const layers: Layer[] = []
  const taken: Box[] = obstacles(picture, frame)
  const put = (texts: readonly string[], middles: readonly number[], onGround: boolean): void => {
    const chosen = leastCovering(
      texts.flatMap(text => middles.flatMap(middle => rowOfPlaces(text, middle, frame))),
      taken,
    )
    if (chosen === null) return
    taken.push(chosen.box)
    const place = { x: chosen.box.x, y: chosen.middle, text: chosen.text }
    const style = { color: theme.muted, size: TYPE.label, align: 'left', baseline: 'middle' } as const
    if (onGround) layers.push(words([place], { ...style, halo: theme.background }))
    layers.push(words([place], style))
  }
  const floor = shownFloor(picture, frame)
  if (floor !== null) {
    const edge = frame.py(floor)
    const deep = frame.height - edge
    put(
      ["below the test's resolution", 'not resolved'],
      deep >= 14 ? [frame.height - 8, edge + 8] : [edge - 8],
      deep < 14,
    )
  }
  const chance = shownChance(picture, frame)
  if (chance !== null) {
    const line = frame.py(chance)
    put(
      [`chance ${scoreLabel(chance, picture.percent)}`],
      line + 15 < frame.height ? [line + 8, line - 8] : [line - 8],
      true,
    )
  }
  return layers
}

type LabelPlace = { readonly text: string; readonly middle: number; readonly box: Box }

/** Places for a label along a line, from the right end to the left. */
function rowOfPlaces(text: string, middle: number, frame: Frame): readonly LabelPlace[] {
  const width = textWidth(text, TYPE.label)
  const right = Math.max(0, frame.width - width - 3)
  const steps = 8
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = right - (step * Math.max(0, right - 4)) / steps
    return { text, middle, box: { x, y: middle - TYPE.label / 2 - 1, width, height: TYPE.label + 2 } }
  })
}

function obstacles(picture: Picture, frame: Frame): Box[] {
  const boxes: Box[] = []
  for (const point of frame.points) {
    const x = frame.px(point.x) - 6
    const from = point.bound ? frame.py(point.high) : Math.min(frame.py(point.high), frame.py(point.y) - 6)
    const to = point.bound ? frame.height : Math.max(frame.py(point.low), frame.py(point.y) + 6)
    boxes.push({ x, y: from, width: 12, height: to - from })
  }
  const predicted = shownPredicted(picture, frame)
  if (predicted !== null) {
    const top = frame.py(predicted.high)
    const x = frame.px(predicted.x) + PREDICTED_OFFSET - 4
    boxes.push({ x, y: top, width: 8, height: frame.py(predicted.low) - top })
  }
  for (const place of shownCurve(picture, frame)) {
    boxes.push({ x: frame.px(place.x) - 2, y: frame.py(place.y) - 2, width: 4, height: 4 })
  }
  return boxes
}

/** The legend, its top at `y` below the plot's upper edge, from the left edge of the picture. */
export function legendLayers(entries: readonly LegendEntry[], y: number, theme: Theme): readonly Layer[] {
  if (entries.length === 0) return []
  const text = words(
    entries.map(entry => ({ x: legendTextX(entry) - MARGIN.left, y: y + entry.y, text: entry.label })),
    { color: theme.muted, size: TYPE.label, align: 'left', baseline: 'middle' },
  )
  return [...entries.flatMap(entry => glyph(entry, entry.x - MARGIN.left, y + entry.y, theme)), text]
}

function glyph(entry: LegendEntry, x: number, y: number, theme: Theme): readonly Layer[] {
  const middle = x + GLYPH_WIDTH / 2
  const across = (stroke: string, dash: readonly number[]): Layer =>
    rule(x, y, x + GLYPH_WIDTH, y, { stroke, strokeWidth: 1.25, strokeDash: [...dash] })
  switch (entry.glyph) {
    case 'measured':
    case 'derived': {
      const hollow = entry.glyph === 'derived'
      return [
        rule(middle, y - 6, middle, y + 6, { stroke: theme.mark, strokeWidth: 1.25 }),
        {
          data: one(),
          mark: {
            type: 'point',
            shape: 'circle',
            size: 34,
            opacity: 1,
            fill: hollow ? theme.background : theme.mark,
            stroke: theme.mark,
            strokeWidth: hollow ? 1.5 : 1,
          },
          encoding: { x: { value: middle }, y: { value: y } },
        },
      ]
    }
    case 'curve':
      return [across(theme.smooth, [1, 0])]
    case 'derived-curve':
      return [across(theme.smooth, [5, 3])]
    case 'predicted':
      return [
        rule(middle, y - 5, middle, y + 5, { stroke: theme.predicted, strokeWidth: 1.5, strokeDash: [3, 2] }),
        ...[y - 5, y + 5].map(end =>
          rule(middle - 3, end, middle + 3, end, { stroke: theme.predicted, strokeWidth: 1.5 }),
        ),
      ]
    case 'bound':
      return [
        rule(middle, y - 5, middle, y + 6, { stroke: theme.mark, strokeWidth: 4, opacity: 0.4 }),
        rule(middle - 4, y - 5, middle + 4, y - 5, { stroke: theme.mark, strokeWidth: 1.5 }),
      ]
  }
}

/** Notes in small type below the plot, wrapped to the picture's width. */
export function noteLines(text: string | null, width: number): readonly string[] {
  return text === null ? [] : wrap(text, width - 8, TYPE.note)
}

/** Lines of a note, its top at `y`. */
export function noteLayers(lines: readonly string[], y: number, theme: Theme): readonly Layer[] {
  if (lines.length === 0) return []
  const step = lineHeight(TYPE.note)
  return [
    words(
      lines.map((text, line) => ({ x: -MARGIN.left, y: y + line * step, text })),
      { color: theme.muted, size: TYPE.note, align: 'left', baseline: 'top' },
    ),
  ]
}

/** Made anew each time, since Vega marks the data it reads. */
function one(): { values: object[] } {
  return { values: [{}] }
}

function rule(
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
    data: one(),
    mark: { type: 'rule', ...style },
    encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
  }
}

function words(all: readonly Words[], style: Style): Layer {
  return {
    data: { values: all.map(one => ({ ...one })) },
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
