import type { AxisScale } from '../check/assessment.ts'
import type { Picture, PicturePoint } from './picture.ts'
import { clearTicks, evenTicks, logTicks, scaleLabel, scaleTickValues, scoreLabel, type Tick } from './ticks.ts'
import { pictureTitle, textWidth, wrap } from './words.ts'

/** Size of one plot between its axes; titles, labels and notes come on top of it. */
export type PlotSize = { readonly width: number; readonly height: number }

/** Fixed room left and right of a plot: tick labels and the axis title; the last tick label's other half. */
export const MARGIN = { left: 64, right: 16 } as const

/** Sizes of type in pixels. */
export const TYPE = { title: 12, subtitle: 10.5, tick: 10, axisTitle: 11, label: 10, note: 10.5 } as const

/** Distance between lines of a text of the given size. */
export function lineHeight(fontSize: number): number {
  return Math.round(fontSize * 1.3)
}

/** Width of a picture whose plot has the given width. */
export function outerWidth(plotWidth: number): number {
  return MARGIN.left + plotWidth + MARGIN.right
}

/** Geometry of one picture: where its plot lies, and from values to pixels. */
export type Frame = {
  /** Room above the plot for titles, and below it for the axis; notes come below that. */
  readonly top: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  readonly titleLines: readonly string[]
  readonly xScale: AxisScale
  readonly yScale: AxisScale
  readonly reversed: boolean
  readonly xDomain: readonly [number, number]
  readonly yDomain: readonly [number, number]
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** Points that can be drawn, as they are to be drawn. */
  readonly points: readonly PicturePoint[]
  /** Pixels from the plot's left and top edge. */
  readonly px: (x: number) => number
  readonly py: (y: number) => number
}

const MOST_X_TICKS = 6
const MOST_Y_TICKS = 5

/** Lays out a picture. Titles of `beside` are reckoned with, so that two plots side by side stand level. */
export function frameOf(picture: Picture, size: PlotSize, yScale: AxisScale, beside: Picture | null): Frame {
  const points = drawable(picture, yScale)
  const { width, height } = size
  const titleLines = titleOf(picture, width)
  const lines = Math.max(titleLines.length, beside === null ? 1 : titleOf(beside, width).length)
  const top = lines * lineHeight(TYPE.title) + lineHeight(TYPE.subtitle) + 24
  const bottom = 42

  const xs = points.map(point => point.x)
  const xScale = picture.xScale === 'log' && xs.every(x => x > 0) ? 'log' : 'linear'
  const reversed = picture.axis === 'loss' && xs.every(x => x > 0)
  const xDomain = xDomainOf(xs, xScale)
  const yDomain = yDomainOf(picture, points, yScale)
  const across = along(xDomain, xScale)
  const up = along(yDomain, yScale)
  const px = (x: number): number => (reversed ? 1 - across(x) : across(x)) * width
  const py = (y: number): number => (1 - up(y)) * height

  const labelled = scaleTickValues(xs, picture.axis, xScale, xDomain, MOST_X_TICKS, picture.jump).map(value => ({
    value,
    label: scaleLabel(value, picture.axis),
  }))
  const extent = (tick: Tick): readonly [number, number] => {
    const half = textWidth(tick.label, TYPE.tick) / 2
    return [px(tick.value) - half, px(tick.value) + half]
  }
  const yMost = Math.max(2, Math.min(MOST_Y_TICKS, Math.floor(height / 26)))
  const yValues = yScale === 'log' ? logTicks(yDomain[0], yDomain[1], yMost) : evenTicks(yDomain[0], yDomain[1], yMost)
  return {
    top,
    bottom,
    width,
    height,
    titleLines,
    xScale,
    yScale,
    reversed,
    xDomain,
    yDomain,
    xTicks: clearTicks(labelled, extent, 6, MOST_X_TICKS),
    yTicks: yValues.map(value => ({ value, label: scoreLabel(value, picture.percent) })),
    points,
    px,
    py,
  }
}

/** Whether scores of a picture can stand on a logarithmic axis. */
export function allowsLogScore(picture: Picture): boolean {
  const ys = picture.points.filter(point => !point.bound).map(point => point.y)
  return ys.every(y => y >= 0) && ys.some(y => y > 0)
}

function titleOf(picture: Picture, width: number): readonly string[] {
  return wrap(pictureTitle(picture), outerWidth(width) - 8, TYPE.title * 1.04)
}

/**
 * Whether only the upper end of a point's interval means anything: a zero where there is no zero, and a zero that was
 * converted, since none right of n says no more than that end.
 */
export function isBound(picture: Picture, point: PicturePoint, yScale: AxisScale): boolean {
  const converted = picture.basis === 'derived' && picture.percent
  return point.bound || (point.y <= 0 && (yScale === 'log' || (converted && point.high > 0)))
}

/** Points in the order of x that have a place; on a logarithmic score axis a zero becomes an upper bound. */
function drawable(picture: Picture, yScale: AxisScale): readonly PicturePoint[] {
  const kept: PicturePoint[] = []
  for (const point of picture.points) {
    if (!Number.isFinite(point.x)) continue
    const bound = isBound(picture, point, yScale)
    const reach = bound ? point.high : point.y
    if (!Number.isFinite(reach) || (yScale === 'log' && reach <= 0)) continue
    kept.push(bound === point.bound ? point : { ...point, bound })
  }
  return kept.sort((a, b) => a.x - b.x)
}

function xDomainOf(xs: readonly number[], scale: AxisScale): readonly [number, number] {
  if (xs.length === 0) return scale === 'log' ? [1, 10] : [0, 1]
  const low = Math.min(...xs)
  const high = Math.max(...xs)
  if (scale === 'log') {
    const pad = Math.max(0.05 * Math.log(high / low), 0.1)
    return [low * Math.exp(-pad), high * Math.exp(pad)]
  }
  const start = low >= 0 && low < 0.4 * high ? 0 : low
  const pad = high > start ? 0.05 * (high - start) : Math.max(1, Math.abs(high)) * 0.5
  return [start - pad, high + pad]
}

function yDomainOf(picture: Picture, points: readonly PicturePoint[], scale: AxisScale): readonly [number, number] {
  const seen = points.flatMap(point => (point.bound ? [point.high] : [point.y, point.high]))
  // On a logarithmic axis a lower end runs away towards zero; the bar is cut there.
  const least = scale === 'log' ? Math.min(...seen.filter(value => value > 0)) / 6 : Number.NEGATIVE_INFINITY
  const values = [...seen, ...points.filter(point => !point.bound).map(point => Math.max(point.low, least))]
  for (const place of picture.smooth ?? []) values.push(place.y)
  if (picture.chance !== null) values.push(picture.chance)
  const finite = values.filter(value => Number.isFinite(value) && (scale === 'linear' || value > 0))
  if (picture.floor !== null && Number.isFinite(picture.floor) && points.some(point => point.bound))
    finite.push(picture.floor)
  if (finite.length === 0) return scale === 'log' ? [0.01, 1] : [0, 1]
  const [low, high] = withPredicted(Math.min(...finite), Math.max(...finite), picture, scale)
  if (scale === 'log') return [low / 1.6, picture.percent ? Math.min(1.25, high * 1.4) : high * 1.4]
  if (picture.percent && low >= 0) return [0, high > 0.5 ? Math.max(1, high) : roundUp(high * 1.05)]
  const span = high > low ? high - low : Math.max(1, Math.abs(high)) * 0.5
  // Bars that hang from an upper bound need room below it.
  const below = points.some(point => point.bound) ? 0.16 : 0.06
  const bottom = low - below * span
  return [low >= 0 && bottom < 0 ? 0 : bottom, high + 0.06 * span]
}

/** Makes room for what is predicted, though a prediction that says next to nothing must not squeeze the points flat. */
function withPredicted(low: number, high: number, picture: Picture, scale: AxisScale): readonly [number, number] {
  if (picture.predicted === null) return [low, high]
  const room = scale === 'log' ? [low / 3, high * 3] : [low - 0.5 * (high - low), high + 0.5 * (high - low)]
  const ends = [picture.predicted.low, picture.predicted.high].map(end =>
    Math.min(Math.max(end, room[0] ?? low), room[1] ?? high),
  )
  return [Math.min(low, ...ends), Math.max(high, ...ends)]
}

function roundUp(value: number): number {
  if (value <= 0) return 0.01
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(step => step * power >= value * 0.999999)
  return (factor ?? 10) * power
}

/** Share of the way along a domain. */
function along(domain: readonly [number, number], scale: AxisScale): (value: number) => number {
  const at = scale === 'log' ? Math.log : (value: number): number => value
  const from = at(domain[0])
  const span = at(domain[1]) - from
  return value => (at(value) - from) / span
}
