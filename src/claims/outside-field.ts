import { readRaw, runsOf, withoutCode, withoutMarkup } from '../paper/raw-lines.ts'
import { isEnough, isMeasured, mayBeMeasured, namesModelScale, weighField, weightOf } from './context.ts'
import { mayHoldCandidate } from './evidence/candidate.ts'
import { flatten } from './flatten.ts'
import { mayHoldClaim } from './prefilter.ts'
import { mayHeadThreshold } from './rows.ts'
import { findScalePhrases } from './scale.ts'

/** Most that a paragraph's words count for, see `settingOf`. */
const MOST_PARAGRAPH = 3
/** What tables in a fence or in another language than Markdown begin with. */
const OTHER_TABLE = /\b(?:list|csv)-table\b/
const ENCLOSING = [
  ['<table', '</table'],
  ['\\begin{', '\\end{'],
] as const
const DELIMITER_ROW = /^[ \t>*+|:\d.-]*-[ \t|:-]*\r?$/m
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*\r?$/m
const HEADING = /^[ \t>*+\d.-]*#{1,6}[ \t]|<(?:h[1-6]|summary)/im

/** A run of a document's raw text without code, in the chunk it stands in; as it reads; and what its words of the field weigh. */
type Weighed = { readonly chunk: number; readonly prose: string; readonly text: string; readonly own: number }

/**
 * How near a Markdown document can come to being about trained models as `isAboutModels` wants it, by its raw text alone: a second
 * look at what `mayHoldClaim` lets pass, many times as fast as parsing. It counts upwards: every word of the field stands for itself,
 * wherever it stands, no word of another field counts, and of the document's length only what is running text for certain. So it is
 * wrong, if at all, by letting pass.
 */
export class FieldBound {
  /** The document's weight, see `topicOf`, is not above this. */
  readonly weight: number
  /** Which chunks may hold a claim that no comment marks and no added term makes. */
  readonly doubtful: readonly number[]

  /** `chunks`: the document, cut at headings outside fences and the like. */
  constructor(chunks: readonly string[]) {
    const runs: Weighed[] = []
    let words = 0
    let headings = 0
    let weight = 0
    for (const [chunk, whole] of chunks.entries()) {
      const raw = readRaw(whole)
      words += raw.words
      for (const run of runsOf(raw.text)) {
        const prose = withoutCode(run)
        const text = withoutMarkup(prose)
        const own = prose.includes('[')
          ? Math.max(weighField(text), weighField(withoutMarkup(prose, ' ')))
          : weighField(text)
        weight += own
        if (own > 0 && mayBeHeading(run)) {
          // A heading counts twice, as prose and as what stands above other prose.
          weight += own
          headings = Math.max(headings, own)
        }
        runs.push({ chunk, prose, text, own })
      }
    }
    this.weight = weightOf(weight, words, chunks.some(mayHaveScaleTable))
    const doubtful = new Set<number>()
    for (const run of runs) {
      if (!doubtful.has(run.chunk) && this.#mayHoldClaim(run, headings)) doubtful.add(run.chunk)
    }
    this.doubtful = [...doubtful]
  }

  #mayHoldClaim({ prose, text, own }: Weighed, headings: number): boolean {
    const setting = { paragraph: Math.min(MOST_PARAGRAPH, own + headings), document: this.weight }
    if (!isEnough(own, mayBeMeasured(text), setting)) return false
    const mayBeRow = text.includes('|') && mayHeadThreshold(text)
    if (!mayBeRow && !mayHoldClaim(text)) return false
    // What looks like an escape may belong to a formula, and make an amount.
    return (/[\\$]/.test(prose) ? [text, prose] : [text]).some(one => {
      const flat = flatten(one)
      const phrases = findScalePhrases(flat)
      return isEnough(own, isMeasured(phrases), setting) && (mayBeRow || mayHoldCandidate(flat, phrases))
    })
  }
}

/** A line of dashes or equal signs makes a heading of the lines above it. */
function mayBeHeading(run: string): boolean {
  return HEADING.test(run) || (UNDERLINE.exec(run)?.index ?? 0) > 0
}

/** Whether a table's head may name parameters or compute. */
function mayHaveScaleTable(text: string): boolean {
  if (!namesModelScale(text)) return false
  if (OTHER_TABLE.test(text)) return true
  const enclosing = ENCLOSING.filter(([begin]) => text.includes(begin))
  let at = 0
  for (const run of runsOf(text)) {
    at = text.indexOf(run, at)
    if (!namesModelScale(run)) continue
    if (run.includes('|') && DELIMITER_ROW.test(run)) return true
    if (
      enclosing.some(([begin, end]) => run.includes(begin) || text.lastIndexOf(begin, at) > text.lastIndexOf(end, at))
    )
      return true
  }
  return false
}
