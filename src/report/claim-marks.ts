import type { Analysis } from '../analyze.ts'
import { toldOnce } from '../rules/told-once.ts'
import { overlaps, type Range, type Span } from '../text/range.ts'
import { GRAVEST_FIRST, VERDICTS, type VerdictTone } from '../verdicts.ts'

/** How a claim is marked in its text. */
export type ClaimMark = {
  readonly tone: VerdictTone
  readonly range: Range
  /** False where a squiggle stands already, and where there is nothing to say: two lines under one sentence are noise. */
  readonly underlined: boolean
}

/** The one mark beside a line, however many claims begin on it. */
export type LineMark = { readonly line: number; readonly tone: VerdictTone }

/** One mark for each claim of a document, in the order of its text. */
export function claimMarks(analysis: Analysis): readonly ClaimMark[] {
  const squiggles = toldOnce(analysis).map(({ range }) => spanOf(range))
  return analysis.findings.map(({ verdict, range }) => {
    const { tone } = VERDICTS[verdict]
    const span = spanOf(range)
    return { tone, range, underlined: tone !== 'none' && !squiggles.some(other => overlaps(other, span)) }
  })
}

/** One mark for each line on which a claim begins: of several the gravest. */
export function lineMarks(marks: readonly ClaimMark[]): readonly LineMark[] {
  const lines = new Map<number, VerdictTone>()
  for (const tone of GRAVEST_FIRST.toReversed())
    for (const { range } of marks.filter(mark => mark.tone === tone)) lines.set(range.start.line, tone)
  return [...lines].map(([line, tone]) => ({ line, tone })).sort((a, b) => a.line - b.line)
}

function spanOf({ start, end }: Range): Span {
  return { start: start.offset, end: end.offset }
}
