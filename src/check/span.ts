/** Part of an axis between two measured points, in the order of progress: ends fall along a loss. */
export type Span = { readonly from: number; readonly to: number }

/** Whether two spans overlap or share an end: the same gap of a series, or one next to it. */
export function touch(a: Span, b: Span): boolean {
  const low = Math.max(Math.min(a.from, a.to), Math.min(b.from, b.to))
  const high = Math.min(Math.max(a.from, a.to), Math.max(b.from, b.to))
  return low <= high
}
