import type { Companion, PicturePoint } from '../src/plot/picture.ts'

/** A point with its place on the page, in pixels from the chart's corner. */
export type PlacedPoint = {
  readonly point: PicturePoint
  /** Name of the curve beside the picture's own that it belongs to; null for the picture's own. */
  readonly curve: string | null
  readonly x: number
  readonly y: number
}

/** How near the pointer must be. */
const REACH = 16

/** The points of a curve beside the picture's own, of which no interval is known; a row's values are the same for both. */
export function companionPoints({ points }: Companion, own: readonly PicturePoint[]): readonly PicturePoint[] {
  const cells = new Map(own.map(point => [point.row, point.cells]))
  return points.map(({ x, y, row }) => ({ x, y, low: y, high: y, bound: false, row, cells: cells.get(row) ?? [] }))
}

/** The point under the pointer, or near enough; null where there is none. Of two as near, the first. */
export function pointAt(points: readonly PlacedPoint[], x: number, y: number): PlacedPoint | null {
  let nearest: PlacedPoint | null = null
  let least = REACH
  for (const point of points) {
    const distance = Math.hypot(point.x - x, point.y - y)
    if (distance < least) {
      nearest = point
      least = distance
    }
  }
  return nearest
}

/**
 * Where a key leads from a point: along its curve from left to right, or up and down from curve to curve to the point
 * nearest above or below; null where the key means nothing.
 */
export function pointStep(points: readonly PlacedPoint[], from: PlacedPoint | null, key: string): PlacedPoint | null {
  const curves = [...new Set(points.map(({ curve }) => curve))]
  const curve = from?.curve ?? null
  const ordered = alongCurve(points, curve)
  const last = ordered.length - 1
  const at = from === null ? null : ordered.indexOf(from)
  switch (key) {
    case 'ArrowRight':
      return ordered[at === null ? 0 : Math.min(at + 1, last)] ?? null
    case 'ArrowLeft':
      return ordered[at === null ? last : Math.max(at - 1, 0)] ?? null
    case 'Home':
      return ordered[0] ?? null
    case 'End':
      return ordered[last] ?? null
    case 'ArrowUp':
    case 'ArrowDown': {
      if (curves.length < 2) return null
      if (from === null) return ordered[0] ?? null
      const next = curves[curves.indexOf(curve) + (key === 'ArrowDown' ? 1 : -1)]
      return next === undefined ? from : nearestAcross(alongCurve(points, next), from.x)
    }
    default:
      return null
  }
}

function alongCurve(points: readonly PlacedPoint[], curve: string | null): readonly PlacedPoint[] {
  return points.filter(point => point.curve === curve).sort((a, b) => a.x - b.x)
}

function nearestAcross(points: readonly PlacedPoint[], x: number): PlacedPoint | null {
  const [first, ...rest] = points
  if (first === undefined) return null
  return rest.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best), first)
}
