import type { Geometry } from './frame.ts'
import type { CurvePlace, Picture } from './picture.ts'
import { keptPlaces, piecesInside, type Spot, simplified } from './polyline.ts'
import { scaleLabel } from './ticks.ts'
import { shareEstimate } from './words.ts'

/** How far a curve as drawn may lie from the curve as fitted, in pixels. */
const TOLERANCE = 0.2
/** The prediction stands this far beside the point it is for, in pixels, where the plot has room. */
const PREDICTED_OFFSET = -6

/** A place on the scales of the plot, its numbers no longer than the plot can show. */
type Place = { readonly x: number; readonly y: number }

/** Upper end of the span the test cannot see, where that span is more than a hair on the plot. */
export function shownFloor(picture: Picture, frame: Geometry): number | null {
  if (picture.floor === null || !(picture.floor > frame.yDomain[0])) return null
  const floor = Math.min(picture.floor, frame.yDomain[1])
  return frame.height - frame.py(floor) >= 3 ? floor : null
}

/** Chance level, where it lies on the plot. */
export function shownChance(picture: Picture, frame: Geometry): number | null {
  const chance = picture.chance
  return chance !== null && chance > frame.yDomain[0] && chance <= frame.yDomain[1] ? chance : null
}

/** The jump, where the view itself reads as one or leaves it open. */
export type ShownJump = {
  readonly from: number
  readonly to: number
  /** "jump 75 %", or "jump? 44 %" where the view leaves it open; "faster from 1.4B" where the change speeds up there. */
  readonly label: string
  /** True where no gap holds the jump: the change begins to speed up at `from`, and goes on to the last point. */
  readonly accelerates: boolean
  readonly open: boolean
}

export function shownJump(picture: Picture, frame: Geometry): ShownJump | null {
  const { jump, reading, share } = picture
  if (jump === null || (reading !== 'jump' && reading !== 'open')) return null
  const inside = (x: number): number => Math.min(Math.max(x, frame.xDomain[0]), frame.xDomain[1])
  const open = reading === 'open'
  if (jump.accelerates === true) {
    const label = `faster from ${scaleLabel(jump.from, picture.axis)}${open ? '?' : ''}`
    return { from: inside(jump.from), to: inside(lastOf(picture)), label, accelerates: true, open }
  }
  const size = share === null ? '' : ` ${shareEstimate(share)}`
  return {
    from: inside(jump.from),
    to: inside(jump.to),
    label: `jump${open ? '?' : ''}${size}`,
    accelerates: false,
    open,
  }
}

/** The point farthest along: the largest scale, or the lowest loss. */
function lastOf({ points, axis }: Picture): number {
  const x = points.map(point => point.x)
  return axis === 'loss' ? Math.min(...x) : Math.max(...x)
}

/** The parts of the best curve that lie on the plot, in pixels. */
export function shownCurve(picture: Picture, frame: Geometry): readonly (readonly Spot[])[] {
  return linesOf(picture.smooth ?? [], frame)
}

/** Upper and lower edge of the best curve's band, cut to the plot; null where no band is known. */
export function shownBand(
  picture: Picture,
  frame: Geometry,
): readonly { readonly x: number; readonly low: number; readonly high: number }[] | null {
  const places = (picture.smooth ?? []).filter(place => hasPlace(place, frame))
  if (places.length < 2 || !places.some(({ low, high }) => high > low)) return null
  const cut = (y: number): number =>
    Math.min(Math.max(Number.isFinite(frame.py(y)) ? frame.py(y) : frame.height, 0), frame.height)
  const edge = (end: (place: CurvePlace) => number): readonly Spot[] =>
    places.map(place => ({ x: frame.px(place.x), y: cut(end(place)) }))
  const [lower, upper] = [edge(({ low }) => low), edge(({ high }) => high)]
  const kept = new Set([...keptPlaces(lower, TOLERANCE), ...keptPlaces(upper, TOLERANCE)])
  return lower.flatMap((spot, at) => {
    const above = upper[at]
    if (above === undefined || !kept.has(at)) return []
    return [{ x: shortX(spot.x, frame), low: shortY(spot.y, frame), high: shortY(above.y, frame) }]
  })
}

/** What is predicted, as drawn. */
export type ShownPrediction = {
  /** Middle of the bar, in pixels; the curve ends there. */
  readonly at: number
  /** From the point to the bar. */
  readonly offset: number
  readonly x: number
  readonly low: number
  readonly high: number
  /** Whether an end of the interval is an end; else it goes on beyond the plot. */
  readonly capped: { readonly low: boolean; readonly high: boolean }
  /** In pixels. */
  readonly curve: readonly (readonly Spot[])[]
}

/** The part of the prediction that lies on the plot. */
export function shownPredicted(picture: Picture, frame: Geometry): ShownPrediction | null {
  const { predicted } = picture
  if (predicted === null || !hasPlace(predicted, frame)) return null
  const [bottom, top] = frame.yDomain
  const low = Math.max(predicted.low, bottom)
  const high = Math.min(predicted.high, top)
  if (!(high >= low)) return null
  const offset = Math.max(PREDICTED_OFFSET, Math.min(0, 1 - frame.px(predicted.x)))
  const at = frame.px(predicted.x) + offset
  return {
    at,
    offset,
    x: predicted.x,
    low,
    high,
    capped: { low: low === predicted.low, high: high === predicted.high },
    curve: linesOf(predicted.curve, frame).flatMap(line => endedAt(line, at)),
  }
}

/** A line in pixels as data on the plot's scales. */
export function onScales(line: readonly Spot[], frame: Geometry): Place[] {
  return line.map(({ x, y }) => ({ x: shortX(x, frame), y: shortY(y, frame) }))
}

/** The parts of a companion's line that lie on the plot, in pixels. */
export function companionLines(points: readonly Place[], frame: Geometry): readonly (readonly Spot[])[] {
  return linesOf(points, frame)
}

function linesOf(places: readonly Place[], frame: Geometry): readonly (readonly Spot[])[] {
  const line = places
    .filter(place => hasPlace(place, frame))
    .map(({ x, y }) => ({ x: frame.px(x), y: frame.py(y) }))
    .filter(({ y }) => Number.isFinite(y))
  return piecesInside(line, frame.height).map(piece => simplified(piece, TOLERANCE))
}

function hasPlace({ x }: { readonly x: number }, { xDomain, xScale }: Geometry): boolean {
  return x >= xDomain[0] && x <= xDomain[1] && (xScale === 'linear' || x > 0)
}

/** The part of a line left of an upright. */
function endedAt(line: readonly Spot[], x: number): readonly (readonly Spot[])[] {
  const beyond = line.findIndex(spot => spot.x > x)
  if (beyond === -1) return [line]
  const [before, after] = [line[beyond - 1], line[beyond]]
  if (before === undefined || after === undefined) return []
  const share = (x - before.x) / (after.x - before.x)
  return [[...line.slice(0, beyond), { x, y: before.y + share * (after.y - before.y) }]]
}

function shortX(px: number, { xAt, xDomain, xScale, width }: Geometry): number {
  return short(xAt(px), xDomain, xScale, width)
}

function shortY(py: number, { yAt, yDomain, yScale, height }: Geometry): number {
  return short(yAt(py), yDomain, yScale, height)
}

/** A value to a twentieth of a pixel or better, and never beyond its ends. */
function short(value: number, [low, high]: readonly [number, number], scale: 'log' | 'linear', length: number): number {
  const inside = clampedTo(value, low, high)
  if (scale === 'log') return clampedTo(Number(inside.toPrecision(5)), low, high)
  const step = 10 ** Math.floor(Math.log10((high - low) / (length * 20)))
  return clampedTo(Number((Math.round(inside / step) * step).toPrecision(12)), low, high)
}

function clampedTo(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
