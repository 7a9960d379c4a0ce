import type { AxisScale } from '../check/assessment.ts'
import { shownCompanions } from './companions.ts'
import { xDomainOf, yDomainOf } from './domains.ts'
import type { Companion, Picture, PicturePoint } from './picture.ts'
import {
  clearTicks,
  evenTicks,
  logTicks,
  scaleLabel,
  scaleTickValues,
  scoreLabel,
  type Tick,
  toldApart,
} from './ticks.ts'
import { drawnTitle, textWidth, wrap } from './words.ts'

/** Size of one plot between its axes; titles, labels and notes come on top of it. */
export type PlotSize = { readonly width: number; readonly height: number }

/** Fixed room left and right of a plot: tick labels and the axis title; the last tick label's other half. */
export const MARGIN = { left: 64, right: 16 } as const

/** Sizes of type in pixels. */
export const TYPE = { title: 12, tag: 10, subtitle: 10.5, tick: 10, axisTitle: 11, label: 10, note: 10.5 } as const

/** Distance between lines of a text of the given size. */
export function lineHeight(fontSize: number): number {
  return Math.round(fontSize * 1.3)
}

/** Width of a picture whose plot has the given width. */
export function outerWidth(plotWidth: number): number {
  return MARGIN.left + plotWidth + MARGIN.right
}

/** From values to pixels and back, on the scales of one plot. */
export type Geometry = {
  readonly width: number
  readonly height: number
  readonly xScale: AxisScale
  readonly yScale: AxisScale
  readonly reversed: boolean
  readonly xDomain: readonly [number, number]
  readonly yDomain: readonly [number, number]
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** Points that can be drawn, as they are to be drawn. */
  readonly points: readonly PicturePoint[]
  /** How many points have no place on these axes. */
  readonly leftOut: number
  /** Companions that are drawn. */
  readonly companions: readonly Companion[]
  /** Pixels from the plot's left and top edge. */
  readonly px: (x: number) => number
  readonly py: (y: number) => number
  /** Values at pixels from the plot's left and top edge. */
  readonly xAt: (px: number) => number
  readonly yAt: (py: number) => number
}

/** Geometry of one picture: where its plot lies, and from values to pixels. */
export type Frame = Geometry & {
  /** Room above the plot for titles, and below it for the axis; notes come below that. */
  readonly top: number
  readonly bottom: number
  /** None where title and subtitle stand elsewhere. */
  readonly titleLines: readonly string[]
  /** True where the title of the score axis stands above it: on small plots, and where it is too long to stand beside. */
  readonly yTitleAbove: boolean
}

const MOST_X_TICKS = 6
const MOST_Y_TICKS = 5
/** Room between the subtitle and the plot: for the jump's label, and for the title of the score axis where it stands there. */
const TITLE_ROW = { full: 26, compact: 23 } as const
/** The same where no title stands above it. */
const BARE_ROW = 20
/** Bold letters are wider than the guess for plain ones. */
const TITLE_GUESS = TYPE.title * 1.08
/** Plots no higher than this save on the room around them. */
const COMPACT = 120

/**
 * Lays out a picture. Titles of `beside` are reckoned with, so that two plots side by side stand level. `curves` as in
 * the options of a picture: the axes make room for the other curves of the table. Without `titled`, no room is kept for
 * title and subtitle, which then stand elsewhere.
 */
export function frameOf(
  picture: Picture,
  size: PlotSize,
  yScale: AxisScale,
  beside: Picture | null,
  curves = false,
  titled = true,
): Frame {
  const titleLines = titled ? titleOf(picture, size.width) : []
  const lines = Math.max(titleLines.length, beside === null ? 1 : titleOf(beside, size.width).length)
  const compact = size.height <= COMPACT
  const wide = (shown: Picture): boolean => textWidth(shown.yTitle, TYPE.axisTitle) > size.height + 16
  return {
    ...geometryOf(picture, size, yScale, curves, { x: MOST_X_TICKS, y: MOST_Y_TICKS, size: TYPE.tick }),
    top: titled
      ? lines * lineHeight(TYPE.title) + lineHeight(TYPE.subtitle) + TITLE_ROW[compact ? 'compact' : 'full']
      : BARE_ROW,
    bottom: compact ? 36 : 42,
    titleLines,
    // Beside a small plot a title that is turned takes as much room, and is harder to read.
    yTitleAbove: compact || wide(picture) || (beside !== null && wide(beside)),
  }
}

/** How many ticks there may be at most, and how large their labels are. */
type TickRoom = { readonly x: number; readonly y: number; readonly size: number }

/** Scales, ticks and what can be drawn on them. */
export function geometryOf(
  picture: Picture,
  { width, height }: PlotSize,
  yScale: AxisScale,
  curves: boolean,
  room: TickRoom,
): Geometry {
  const xScale = picture.xScale === 'log' && picture.points.some(({ x }) => x > 0) ? 'log' : 'linear'
  const placed = (x: number): boolean => Number.isFinite(x) && (xScale === 'linear' || x > 0)
  const points = drawable(picture, yScale).filter(({ x }) => placed(x))
  const companions = shownCompanions(picture, curves).map(companion => ({
    ...companion,
    points: companion.points
      .filter(({ x, y }) => placed(x) && Number.isFinite(y) && (yScale === 'linear' || y > 0))
      .sort((a, b) => a.x - b.x),
  }))
  const xs = points.map(point => point.x)
  const allXs = [...xs, ...companions.flatMap(companion => companion.points.map(point => point.x))]
  const reversed = picture.axis === 'loss' && xs.every(x => x > 0)
  const xDomain = xDomainOf(allXs, xScale)
  const yDomain = yDomainOf(picture, points, companions, yScale)
  const across = along(xDomain, xScale)
  const up = along(yDomain, yScale)
  const px = (x: number): number => (reversed ? 1 - across.share(x) : across.share(x)) * width

  const xValues = scaleTickValues(xs, picture.axis, xScale, xDomain, room.x, picture.jump)
  const yValues = scoreTicks(yDomain, yScale, Math.max(2, Math.min(room.y, Math.floor(height / 19))))
  const extent = (tick: Tick): readonly [number, number] => {
    const half = textWidth(tick.label, room.size) / 2
    return [px(tick.value) - half, px(tick.value) + half]
  }
  return {
    width,
    height,
    xScale,
    yScale,
    reversed,
    xDomain,
    yDomain,
    xTicks: toldApart(digits => {
      const labelled = xValues.map(value => ({ value, label: scaleLabel(value, picture.axis, digits) }))
      return clearTicks(labelled, extent, 6, room.x)
    }, 2),
    yTicks: toldApart(
      digits => yValues.map(value => ({ value, label: scoreLabel(value, picture.percent, digits) })),
      3,
    ),
    points,
    leftOut: picture.points.length - points.length,
    companions: companions.filter(companion => companion.points.length > 0),
    px,
    py: y => (1 - up.share(y)) * height,
    xAt: at => across.value(reversed ? 1 - at / width : at / width),
    yAt: at => up.value(1 - at / height),
  }
}

/** Whether scores of a picture can stand on a logarithmic axis. */
export function allowsLogScore(picture: Picture): boolean {
  const ys = picture.points.filter(point => !point.bound).map(point => point.y)
  return ys.every(y => y >= 0) && ys.some(y => y > 0)
}

/**
 * Whether only the upper end of a point's interval means anything: a zero where there is no zero, and a zero that was
 * converted, since none right of n says no more than that end.
 */
export function isBound(picture: Picture, point: PicturePoint, yScale: AxisScale): boolean {
  const converted = picture.basis === 'derived' && picture.percent
  return point.bound || (point.y <= 0 && (yScale === 'log' || (converted && point.high > 0)))
}

/** Width of the tag that says how a view came about. */
export function tagWidth(text: string): number {
  return textWidth(text, TYPE.tag) + 10
}

/** Lines of a title; the first leaves room for the tag at its right end. */
function titleOf(picture: Picture, width: number): readonly string[] {
  const { text, tag } = drawnTitle(picture)
  const room = outerWidth(width) - 8
  if (tag === null) return wrap(text, room, TITLE_GUESS)
  const beside = room - tagWidth(tag) - 6
  const [first = '', ...rest] = wrap(text, beside, TITLE_GUESS)
  return [first, ...wrap(rest.join(' '), room, TITLE_GUESS)]
}

/** Points in the order of x that have a place; on a logarithmic score axis a zero becomes an upper bound. */
function drawable(picture: Picture, yScale: AxisScale): readonly PicturePoint[] {
  const kept: PicturePoint[] = []
  for (const point of picture.points) {
    const bound = isBound(picture, point, yScale)
    const reach = bound ? point.high : point.y
    if (!Number.isFinite(reach) || (yScale === 'log' && reach <= 0)) continue
    kept.push(bound === point.bound ? point : { ...point, bound })
  }
  return kept.sort((a, b) => a.x - b.x)
}

/** Round scores; two at least, since one says nothing of the scale. */
function scoreTicks([low, high]: readonly [number, number], scale: AxisScale, most: number): readonly number[] {
  for (let room = most; ; room += 1) {
    const ticks = scale === 'log' ? logTicks(low, high, room) : evenTicks(low, high, room)
    if (ticks.length >= 2 || room > most + 3) return ticks
  }
}

/** Share of the way along a domain, and back. */
function along(domain: readonly [number, number], scale: AxisScale) {
  const [from, to] = scale === 'log' ? [Math.log(domain[0]), Math.log(domain[1])] : domain
  const span = to - from
  return scale === 'log'
    ? {
        share: (value: number) => (Math.log(value) - from) / span,
        value: (share: number) => Math.exp(from + share * span),
      }
    : { share: (value: number) => (value - from) / span, value: (share: number) => from + share * span }
}
