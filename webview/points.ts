import type { PicturePoint } from '../src/plot/picture.ts'

/** A point with its place on the page, in pixels from the chart's corner. */
export type PlacedPoint = { readonly point: PicturePoint; readonly x: number; readonly y: number }

/** How near the pointer must be. */
const REACH = 16

/** The point under the pointer, or near enough; null where there is none. */
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

/** Where a key leads from a point, in the order of the picture from left to right; null where the key means nothing. */
export function pointStep(points: readonly PlacedPoint[], from: PlacedPoint | null, key: string): PlacedPoint | null {
  const ordered = [...points].sort((a, b) => a.x - b.x)
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
    default:
      return null
  }
}
