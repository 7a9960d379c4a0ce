/** A rectangle in pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The candidate that covers least of what is already there; the earlier one where two are as good. */
export function leastCovering<Candidate extends { readonly box: Box }>(
  candidates: readonly Candidate[],
  taken: readonly Box[],
): Candidate | null {
  let best: Candidate | null = null
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const area = coveredArea(candidate.box, taken)
    if (area < least) {
      best = candidate
      least = area
    }
  }
  return best
}

/** How much of a box, in square pixels, is covered; what lies one over another counts twice. */
export function coveredArea(box: Box, taken: readonly Box[]): number {
  return taken.reduce((sum, other) => sum + overlap(box, other), 0)
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return across > 0 && down > 0 ? across * down : 0
}
