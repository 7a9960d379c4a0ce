import type { AxisScale } from '../check/assessment.ts'
import type { Companion, Picture, PicturePoint } from './picture.ts'

/** Amounts of scale this near to each other, as a part of them, are one: an axis between them has no numbers to show. */
const ALIKE = 1e-9

/** Ends of the scale axis, with a little room beyond the outermost points. */
export function xDomainOf(xs: readonly number[], scale: AxisScale): readonly [number, number] {
  if (xs.length === 0) return scale === 'log' ? [1, 10] : [0, 1]
  const low = Math.min(...xs)
  const high = Math.max(...xs)
  if (scale === 'log') {
    const pad = high > low * (1 + ALIKE) ? 0.05 * Math.log(high / low) : 0.1
    return [low * Math.exp(-pad), high * Math.exp(pad)]
  }
  const start = low >= 0 && low < 0.4 * high ? 0 : low
  const pad = high - start > ALIKE * Math.abs(high) ? 0.05 * (high - start) : Math.max(1, Math.abs(high)) * 0.5
  return [start - pad, high + pad]
}

/** Ends of the score axis: points, fit, chance level and companions stand inside; intervals may be cut. */
export function yDomainOf(
  picture: Picture,
  points: readonly PicturePoint[],
  companions: readonly Companion[],
  scale: AxisScale,
): readonly [number, number] {
  const marks = points.map(point => (point.bound ? point.high : point.y))
  for (const companion of companions) for (const point of companion.points) marks.push(point.y)
  if (picture.chance !== null) marks.push(picture.chance)
  const kept = roomAround(marks, picture, scale)
  const bars = points.flatMap(point => (point.bound ? [] : [point.low, point.high]))
  const fit = (picture.smooth ?? []).map(place => place.y)
  const floor = picture.floor !== null && points.some(point => point.bound) ? [picture.floor] : []
  const finite = [...marks, ...bars.map(kept.bar), ...fit.map(kept.fit), ...floor].filter(
    value => Number.isFinite(value) && (scale === 'linear' || value > 0),
  )
  if (finite.length === 0) return scale === 'log' ? [0.01, 1] : [0, 1]
  const [low, high] = withPredicted(smallest(finite), largest(finite), picture, scale)
  if (scale === 'log') return [low / 1.6, picture.percent ? Math.min(1.25, high * 1.4) : high * 1.4]
  if (picture.percent && low >= 0) return [0, high > 0.5 ? Math.max(1, high) : roundUp(high * 1.05)]
  const span = high > low ? high - low : Math.max(1, Math.abs(high)) * 0.5
  // Bars that hang from an upper bound need room below it.
  const below = points.some(point => point.bound) ? 0.16 : 0.06
  const bottom = low - below * span
  return [low >= 0 && bottom < 0 ? 0 : bottom, high + 0.06 * span]
}

type Kept = { readonly bar: (value: number) => number; readonly fit: (value: number) => number }

/**
 * How far bars and curves may stretch the axis beyond the marks. On a logarithmic axis and on converted scores an end can run
 * away to nothing or to infinity; it is cut there, so that the points are not squeezed flat.
 */
function roomAround(marks: readonly number[], picture: Picture, scale: AxisScale): Kept {
  const known = marks.filter(value => Number.isFinite(value) && (scale === 'linear' || value > 0))
  const whole = (value: number): number => value
  if (known.length === 0) return { bar: whole, fit: whole }
  const [low, high] = [smallest(known), largest(known)]
  if (scale === 'log') {
    const cut = (value: number): number => Math.max(value, low / 6)
    return { bar: cut, fit: cut }
  }
  const span = high - low
  if (picture.percent || span === 0) return { bar: whole, fit: whole }
  const within = (part: number) => (value: number) => Math.min(Math.max(value, low - part * span), high + part * span)
  return { bar: within(1), fit: within(0.5) }
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

function smallest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b))
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b))
}

function roundUp(value: number): number {
  if (value <= 0) return 0.01
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(step => step * power >= value * 0.999999)
  return (factor ?? 10) * power
}
