import type { AxisScale } from '../check/assessment.ts'
import type { ThemeKind } from '../protocol.ts'
import { dataLayers } from './data-layers.ts'
import { type Frame, frameOf, lineHeight, MARGIN, outerWidth, type PlotSize, TYPE } from './frame.ts'
import { type Labels, labelLayers, labelsOf } from './label-layers.ts'
import { type Explained, type Legend, legendOf } from './legend.ts'
import { legendLayers } from './legend-layers.ts'
import type { Picture } from './picture.ts'
import { redrawn } from './redrawn.ts'
import type { Layer, Spec } from './svg.ts'
import { noteLayers, noteLines, textLayers } from './text-layers.ts'
import { type Theme, themeOf } from './theme.ts'

export { outerWidth, type PlotSize } from './frame.ts'

/** A picture and the scale on which its scores are drawn. */
export type Drawn = { readonly picture: Picture; readonly yScale: AxisScale }

/** How pictures are drawn, beyond what they hold. Of a pair, the scales are those of the second; the first is as claimed. */
export type DrawOptions = {
  /** Scale of the score axis; linear unless told. */
  readonly yScale?: AxisScale
  /** Scale of the scale axis; the picture's own unless told. */
  readonly xScale?: AxisScale
  /** Whether the other curves of the table are drawn; not unless told. Training and runs always are. */
  readonly curves?: boolean
  /** What lies behind a picture: nothing, unless it is to be taken along. */
  readonly ground?: 'transparent' | 'opaque'
}

/** How one picture is drawn, beyond what it holds. */
export type PictureOptions = DrawOptions & {
  /** A picture drawn beside this one in a specification of its own: the two plots are laid out to stand level. */
  readonly beside?: Picture
  /** Pictures the legend below speaks for; none: no legend. This picture alone unless told. */
  readonly legendFor?: readonly Drawn[]
  /** Whether title and subtitle stand above the plot; they do unless told. A page may write them itself. */
  readonly titled?: boolean
}

/** Room between the two pictures of a pair. */
const GAP = 20
const NOTE_GAP = 6

/** One picture with its legend and, where it is derived, the assumption behind it. */
export function pictureSpec(
  given: Picture,
  theme: ThemeKind | Theme,
  size: PlotSize,
  options: PictureOptions = {},
): Spec {
  const colours = coloursOf(theme)
  const curves = options.curves ?? false
  const { yScale = 'linear', beside = null, titled = true } = options
  const drawn = laidOut(asWanted(given, options), size, yScale, beside, curves, titled)
  const width = outerWidth(size.width)
  const explained = options.legendFor?.map(({ picture, yScale }) => laidOut(picture, size, yScale, null, curves))
  const footer = footerOf(legendOf(explained ?? [drawn], width), noteOf(drawn), width)
  return {
    ...common(colours, options),
    padding: { ...MARGIN, top: drawn.frame.top, bottom: drawn.frame.bottom + room(footer.height) },
    ...panel(drawn, footer, colours),
  }
}

/**
 * The view as claimed and, beside it, the view that decides; alone where there is none. One legend, under the first,
 * speaks for both. The size is that of each plot.
 */
export function pairSpec(
  claimed: Picture,
  deciding: Picture | null,
  theme: ThemeKind | Theme,
  size: PlotSize,
  options: DrawOptions = {},
): Spec {
  if (deciding === null) return pictureSpec(claimed, theme, size, options)
  const colours = coloursOf(theme)
  const curves = options.curves ?? false
  const width = outerWidth(size.width)
  const wanted = asWanted(deciding, options)
  const left = laidOut(claimed, size, 'linear', wanted, curves)
  const right = laidOut(wanted, size, options.yScale ?? 'linear', claimed, curves)
  const notes = [noteOf(left), noteOf(right)]
  // Where nothing stands below the plots but the legend, it has their whole width.
  const legendWidth = notes.every(note => note === null) ? 2 * width + GAP : width
  const footers = [
    footerOf(legendOf([left, right], legendWidth), noteOf(left), width),
    footerOf(NO_LEGEND, noteOf(right), width),
  ] as const
  const below = Math.max(...footers.map(({ height }) => height))
  return {
    ...common(colours, options),
    padding: { ...MARGIN, top: left.frame.top, bottom: left.frame.bottom + room(below) },
    // The outer size is given, since what stands outside the plots is not measured.
    params: [
      { name: 'width', value: width + GAP + size.width },
      { name: 'height', value: size.height },
    ],
    bounds: 'flush',
    spacing: MARGIN.right + GAP + MARGIN.left,
    hconcat: [panel(left, footers[0], colours), panel(right, footers[1], colours)],
  }
}

const NO_LEGEND: Legend = { entries: [], height: 0 }

/** Colours of a kind of theme, or those that are given. */
export function coloursOf(theme: ThemeKind | Theme): Theme {
  return typeof theme === 'string' ? themeOf(theme) : theme
}

/** What all specifications have in common. */
export function common(theme: Theme, { ground }: Pick<DrawOptions, 'ground'>) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: { type: 'none' },
    config: {
      font: theme.font,
      background: ground === 'opaque' ? theme.background : 'transparent',
      view: { stroke: null },
    },
  } as const
}

function asWanted(picture: Picture, { xScale }: DrawOptions): Picture {
  return xScale === undefined ? picture : redrawn(picture, xScale)
}

type LaidOut = Explained & { readonly labels: Labels }

function laidOut(
  picture: Picture,
  size: PlotSize,
  yScale: AxisScale,
  beside: Picture | null,
  curves: boolean,
  titled = true,
): LaidOut {
  const frame = frameOf(picture, size, yScale, beside, curves, titled)
  const labels = labelsOf(picture, frame)
  return { picture, frame, labels, left: labels.left, curves }
}

/** What a derived view takes for granted, and what could not be drawn. */
function noteOf({ picture, frame }: LaidOut): string | null {
  const { leftOut } = frame
  const count = leftOut === 1 ? 'One point has' : `${leftOut} points have`
  const missing = leftOut === 0 ? null : `${count} no place on these axes (0 on a logarithmic axis).`
  const notes = [picture.assumption, missing].filter(note => note !== null)
  return notes.length === 0 ? null : notes.join(' ')
}

function room(notes: number): number {
  return notes === 0 ? 0 : notes + NOTE_GAP
}

type Footer = {
  readonly legend: Legend
  readonly lines: readonly string[]
  /** From the top of the footer to its note. */
  readonly noteAt: number
  readonly height: number
}

function footerOf(legend: Legend, note: string | null, width: number): Footer {
  const lines = noteLines(note, width)
  const noteAt = legend.height === 0 || lines.length === 0 ? legend.height : legend.height + 5
  return { legend, lines, noteAt, height: noteAt + lines.length * lineHeight(TYPE.note) }
}

function panel(
  { picture, frame, labels }: { readonly picture: Picture; readonly frame: Frame; readonly labels: Labels },
  { legend, lines, noteAt }: Footer,
  theme: Theme,
): { width: number; height: number; layer: Layer[] } {
  const y = frame.height + frame.bottom + NOTE_GAP
  return {
    width: frame.width,
    height: frame.height,
    layer: [
      ...dataLayers(picture, frame, theme),
      ...textLayers(picture, frame, theme),
      ...labelLayers(labels, theme),
      ...legendLayers(legend.entries, y, theme),
      ...noteLayers(lines, y + noteAt, theme),
    ],
  }
}
