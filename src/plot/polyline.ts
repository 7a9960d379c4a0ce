/** A place in pixels. */
export type Spot = { readonly x: number; readonly y: number }

/** The pieces of a line that lie between the upper edge of a plot (0) and its lower one, cut where it crosses them. */
export function piecesInside(line: readonly Spot[], height: number): readonly (readonly Spot[])[] {
  const pieces: Spot[][] = []
  let piece: Spot[] = []
  const end = (): void => {
    if (piece.length > 1) pieces.push(piece)
    piece = []
  }
  for (const [at, spot] of line.entries()) {
    const before = line[at - 1]
    if (before !== undefined) piece.push(...crossed(before, spot, height))
    if (spot.y >= 0 && spot.y <= height) piece.push(spot)
    else end()
  }
  end()
  return pieces
}

/** Where a stretch crosses the edges, in its own direction. */
function crossed(from: Spot, to: Spot, height: number): readonly Spot[] {
  return [0, height]
    .map(edge => ({ edge, share: (edge - from.y) / (to.y - from.y) }))
    .filter(({ share }) => share > 0 && share < 1)
    .sort((a, b) => a.share - b.share)
    .map(({ edge, share }) => ({ x: from.x + share * (to.x - from.x), y: edge }))
}

/** Fewer places with which a line stays within `tolerance` pixels of where it was (Douglas and Peucker 1973). */
export function simplified<Place extends Spot>(line: readonly Place[], tolerance: number): readonly Place[] {
  const kept = keptPlaces(line, tolerance)
  return line.filter((_, at) => kept.has(at))
}

/** Positions of the places that are kept. */
export function keptPlaces(line: readonly Spot[], tolerance: number): ReadonlySet<number> {
  const kept = new Set<number>([0, line.length - 1])
  const open: (readonly [number, number])[] = [[0, line.length - 1]]
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [from, to] = stretch
    const a = line[from]
    const b = line[to]
    if (a === undefined || b === undefined) continue
    let farthest = -1
    let most = tolerance
    for (let at = from + 1; at < to; at += 1) {
      const spot = line[at]
      const off = spot === undefined ? 0 : distance(spot, a, b)
      if (off > most) {
        most = off
        farthest = at
      }
    }
    if (farthest === -1) continue
    kept.add(farthest)
    open.push([from, farthest], [farthest, to])
  }
  return kept
}

/** From a spot to the straight line through two others. */
function distance(spot: Spot, a: Spot, b: Spot): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (length === 0) return Math.hypot(spot.x - a.x, spot.y - a.y)
  return Math.abs((b.x - a.x) * (a.y - spot.y) - (a.x - spot.x) * (b.y - a.y)) / length
}

/** Spots along a line no farther apart than `step`, for asking what it covers. */
export function alongLine(line: readonly Spot[], step: number): readonly Spot[] {
  return line.flatMap((spot, at) => {
    const before = line[at - 1]
    if (before === undefined) return [spot]
    const count = Math.max(1, Math.ceil(Math.hypot(spot.x - before.x, spot.y - before.y) / step))
    return Array.from({ length: count }, (_, part) => ({
      x: before.x + ((part + 1) / count) * (spot.x - before.x),
      y: before.y + ((part + 1) / count) * (spot.y - before.y),
    }))
  })
}
