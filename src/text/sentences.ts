import type { Span } from './range.ts'

const ABBREVIATION =
  /(?:^|[\s(["“'‘–—/])(?:et al|al|figs?|tabs?|secs?|sects?|eqs?|eqns?|ch|chap|app|apps|refs?|no|nos|vol|pp?|ed|eds|e\.g|eg|i\.e|ie|cf|vs|viz|approx|ca|resp|dr|prof|mr|mrs|ms|st|jr|inc|dept|univ|proc|conf|int|w\.r\.t|s\.t|i\.i\.d|a\.k\.a|[\p{L}])\.[)\]"”'’*_]{0,3}$/iu
const NEVER_FINAL = /(?:e\.g|i\.e|cf|vs|viz|fig|eq|sec|approx|ca|\bal)\.\s*$/i
const CONTINUES = /^[\s"'“‘(*_[]{0,4}[\p{Ll}]/u
const CITATION_YEAR = /^\s{0,2}[([]\s?(?:19|20)\d\d/
const OPEN_NUMBER = /(?:^|\s)\d{1,3}\.\s*$/
const BREAK = /[\r\n\u2028\u2029\u0085]/g

let segmenter: Intl.Segmenter | null = null

/**
 * The sentences of a text as spans without the white space around them. Line breaks inside the text do not end a
 * sentence (one text is one block), nor do abbreviations, initials and decimals.
 */
export function sentences(text: string): readonly Span[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })
  const flat = text.replace(BREAK, ' ')
  const spans: Span[] = []
  let start = 0
  let open = false
  for (const { segment, index } of segmenter.segment(flat)) {
    if (!open) start = index
    const end = index + segment.length
    open = continues(flat.slice(Math.max(start, end - 40), end).trimEnd(), flat.slice(end, end + 12))
    if (!open) push(spans, flat, start, end)
  }
  if (open) push(spans, flat, start, flat.length)
  return spans
}

function continues(before: string, after: string): boolean {
  if (after.trim() === '') return false
  if (NEVER_FINAL.test(before)) return true
  if (/[!?]["”’']$/.test(before) && /^\s?[\p{Ll}]/u.test(after)) return true
  if (CONTINUES.test(after)) return /[.!?…]["”'’)\]*_]{0,3}$/.test(before) === false || ABBREVIATION.test(before)
  if (CITATION_YEAR.test(after) && ABBREVIATION.test(before)) return true
  if (OPEN_NUMBER.test(before)) return before.trim().length <= 4
  return ABBREVIATION.test(before) && !/\b(?:al|etc|no)\.\S{0,3}$/i.test(before)
}

function push(spans: Span[], text: string, from: number, to: number): void {
  const part = text.slice(from, to)
  const start = from + (part.length - part.trimStart().length)
  const end = to - (part.length - part.trimEnd().length)
  if (end > start) spans.push({ start, end })
}
