import type { AxisScale } from '../check/assessment.ts'
import type { ThemeKind } from '../protocol.ts'
import { dataLayers } from './data-layers.ts'
import { type Frame, frameOf, lineHeight, MARGIN, outerWidth, type PlotSize, TYPE } from './frame.ts'
import { type Drawn, type LegendEntry, legendOf } from './legend.ts'
import type { Picture } from './picture.ts'
import type { Layer, Spec } from './svg.ts'
import { legendLayers, noteLayers, noteLines, textLayers } from './text-layers.ts'
import { type Theme, themeOf } from './theme.ts'

export { outerWidth, type PlotSize } from './frame.ts'
export type { Drawn } from './legend.ts'

/** How a picture is drawn, beyond what it holds. */
export type PictureOptions = {
  /** Scale of the score axis; linear unless told. */
  readonly yScale?: AxisScale
  /** A picture drawn beside this one in a specification of its own: the two plots are laid out to stand level. */
  readonly beside?: Picture
  /** Pictures the legend below speaks for; none: no legend. This picture alone unless told. */
  readonly legendFor?: readonly Drawn[]
}

/** Room between the two pictures of a pair. */
const GAP = 20
const NOTE_GAP = 6

/** One picture with its legend and, where it is derived, the assumption behind it. */
export function pictureSpec(
  picture: Picture,
  theme: ThemeKind | Theme,
  size: PlotSize,
  options: PictureOptions = {},
): Spec {
  const colours = coloursOf(theme)
  const yScale = options.yScale ?? 'linear'
  const frame = frameOf(picture, size, yScale, options.beside ?? null)
  const footer = footerOf(options.legendFor ?? [{ picture, yScale }], picture.assumption, outerWidth(size.width))
  return {
    ...common(colours),
    padding: { ...MARGIN, top: frame.top, bottom: frame.bottom + room(footer.height) },
    ...panel(picture, frame, footer, colours),
  }
}

/**
 * The view as claimed and, beside it, the view that decides; alone where there is none. One legend, under the first,
 * speaks for both. The size is that of each plot.
 */
export function pairSpec(claimed: Picture, deciding: Picture | null, theme: ThemeKind | Theme, size: PlotSize): Spec {
  if (deciding === null) return pictureSpec(claimed, theme, size)
  const colours = coloursOf(theme)
  const width = outerWidth(size.width)
  const left = frameOf(claimed, size, 'linear', deciding)
  const right = frameOf(deciding, size, 'linear', claimed)
  const legend = footerOf([plainly(claimed), plainly(deciding)], claimed.assumption, width)
  const note = footerOf([], deciding.assumption, width)
  return {
    ...common(colours),
    padding: { ...MARGIN, top: left.top, bottom: left.bottom + room(Math.max(legend.height, note.height)) },
    // The outer size is given, since what stands outside the plots is not measured.
    params: [
      { name: 'width', value: width + GAP + size.width },
      { name: 'height', value: size.height },
    ],
    bounds: 'flush',
    spacing: MARGIN.right + GAP + MARGIN.left,
    hconcat: [panel(claimed, left, legend, colours), panel(deciding, right, note, colours)],
  }
}

function coloursOf(theme: ThemeKind | Theme): Theme {
  return typeof theme === 'string' ? themeOf(theme) : theme
}

function room(notes: number): number {
  return notes === 0 ? 0 : notes + NOTE_GAP
}

type Footer = {
  readonly entries: readonly LegendEntry[]
  readonly legendHeight: number
  readonly lines: readonly string[]
  readonly height: number
}

function plainly(picture: Picture): Drawn {
  return { picture, yScale: 'linear' }
}

function footerOf(drawn: readonly Drawn[], assumption: string | null, width: number): Footer {
  const legend = legendOf(drawn, width)
  const lines = noteLines(assumption, width)
  const legendHeight = legend.height === 0 || lines.length === 0 ? legend.height : legend.height + 3
  return {
    entries: legend.entries,
    legendHeight,
    lines,
    height: legendHeight + lines.length * lineHeight(TYPE.note),
  }
}

function panel(
  picture: Picture,
  frame: Frame,
  footer: Footer,
  theme: Theme,
): { width: number; height: number; layer: Layer[] } {
  const y = frame.height + frame.bottom + NOTE_GAP
  return {
    width: frame.width,
    height: frame.height,
    layer: [
      ...dataLayers(picture, frame, theme),
      ...textLayers(picture, frame, theme),
      ...legendLayers(footer.entries, y, theme),
      ...noteLayers(footer.lines, y + footer.legendHeight, theme),
    ],
  }
}

function common(theme: Theme) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: { type: 'none' },
    config: { font: theme.font, background: 'transparent', view: { stroke: null } },
  } as const
}
