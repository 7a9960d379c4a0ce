import type { Prose } from '../paper/paper.ts'
import type { Span } from '../text/range.ts'

/**
 * The source span of a span of prose. Characters that came from nowhere (a joint between two pieces of markup) are
 * skipped at both ends; null when no character of the span came from the source.
 */
export function sourceSpan(prose: Prose, span: Span): Span | null {
  let start: number | null = null
  let end: number | null = null
  for (const stretch of prose.stretches) {
    const from = Math.max(span.start, stretch.at)
    const to = Math.min(span.end, stretch.at + stretch.length)
    if (from >= to) continue
    start ??= stretch.source + (from - stretch.at)
    end = stretch.source + (to - stretch.at)
  }
  return start === null || end === null ? null : { start, end }
}
