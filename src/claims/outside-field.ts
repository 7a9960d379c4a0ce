import { readRaw, runsOf, withoutCode, withoutMarkup } from '../paper/raw-lines.ts'
import { findQuantities } from '../text/quantity.ts'
import { isEnough, isMeasured, mayBeMeasured, namesModelScale, weighField, weightOf } from './context.ts'
import { mayHoldCandidate } from './evidence/candidate.ts'
import { flatten } from './flatten.ts'
import { mayHoldClaim } from './prefilter.ts'
import { mayHeadThreshold } from './rows.ts'
import { findAmountPhrases, findScalePhrases } from './scale.ts'

/** Most that a paragraph's words count for, see `settingOf`. */
const MOST_PARAGRAPH = 3
/** What tables in a fence or in another language than Markdown begin with. */
const OTHER_TABLE = /\b(?:list|csv)-table\b/
const ENCLOSING = [
  ['<table', '</table'],
  ['\\begin{', '\\end{'],
] as const
const DELIMITER_ROW = /^[ \t>*+|:\d.-]*-[ \t|:-]*\r?$/m
/** Each line begins with a bar, and neither escapes nor code hide a bar of the first. */
const TABLE = /^\|([^\n\\`]*)\|[ \t]*\r?\n\|([ \t:|-]+)\r?(?:\n\|[^\n]*)*\n?$/
const DASHES = /^[ \t]*:?-+:?[ \t]*$/
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*\r?$/m
const HEADING = /^[ \t>*+\d.-]*#{1,6}[ \t]|<(?:h[1-6]|summary)/im

/** A run of a document's raw text, or a row of a table in it, without code; as it reads; and what its words of the field weigh. */
type Weighed = {
  readonly prose: string
  readonly text: string
  readonly own: number
  /** Whether a threshold may be told by the head of a table. */
  readonly underHead: boolean
}

/** The runs of a chunk, and the most that one of its headings weighs: no paragraph stands under one of another chunk. */
type WeighedChunk = { readonly runs: readonly Weighed[]; readonly headings: number }

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
    const weighed: WeighedChunk[] = []
    let words = 0
    let weight = 0
    for (const whole of chunks) {
      const raw = readRaw(whole)
      words += raw.words
      const runs: Weighed[] = []
      let headings = 0
      for (const run of runsOf(raw.text)) {
        if (isTable(run)) {
          // Its rows say nothing of what a document is about, see `topicOf`.
          runs.push(...rowsOf(run))
          continue
        }
        const read = weighRun(run)
        weight += read.own
        if (read.own > 0 && mayBeHeading(run)) {
          // A heading counts twice, as prose and as what stands above other prose.
          weight += read.own
          headings = Math.max(headings, read.own)
        }
        runs.push(read)
      }
      weighed.push({ runs, headings })
    }
    this.weight = weightOf(weight, words, chunks.some(mayHaveScaleTable))
    this.doubtful = weighed.flatMap(({ runs, headings }, chunk) =>
      runs.some(run => this.#mayHoldClaim(run, headings)) ? [chunk] : [],
    )
  }

  #mayHoldClaim({ prose, text, own, underHead }: Weighed, headings: number): boolean {
    const setting = { paragraph: Math.min(MOST_PARAGRAPH, own + headings), document: this.weight }
    const needsAmount = !isEnough(own, false, setting)
    if (needsAmount && !(isEnough(own, true, setting) && mayBeMeasured(text))) return false
    if (!underHead && !mayHoldClaim(text)) return false
    // What looks like an escape may belong to a formula, and make an amount.
    return (/[\\$]/.test(prose) ? [text, prose] : [text]).some(one => {
      const flat = flatten(one)
      const quantities = findQuantities(flat)
      if (needsAmount && !isMeasured(findAmountPhrases(flat, quantities))) return false
      return underHead || mayHoldCandidate(flat, findScalePhrases(flat, quantities))
    })
  }
}

function weighRun(run: string): Weighed {
  const prose = withoutCode(run)
  const text = withoutMarkup(prose)
  const joined = weighField(text)
  const own = prose.includes('[') ? Math.max(joined, weighField(withoutMarkup(prose, ' '))) : joined
  return { prose, text, own, underHead: text.includes('|') && mayHeadThreshold(text) }
}

/** The rows of a table, each read by itself. */
function rowsOf(table: string): readonly Weighed[] {
  const lines = table.split('\n')
  const underHead = mayHeadThreshold(withoutMarkup(lines[0] ?? ''))
  return lines.map(line => ({ ...weighRun(line), underHead }))
}

/** Whether a run is a pipe table for certain, and nothing besides: as many cells in its head as in the line below. */
function isTable(run: string): boolean {
  const [, head = '', line = ''] = TABLE.exec(run) ?? []
  const cells = line.trimEnd().split('|')
  return cells.pop() === '' && cells.length === head.split('|').length && cells.every(cell => DASHES.test(cell))
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
