import type { Analysis, PaperText } from './analyze.ts'
import type { ClaimOptions } from './claims/options.ts'
import { mayHoldClaim, maySpeakOfModels } from './claims/prefilter.ts'
import { Terms } from './claims/terms.ts'
import { isNotebook, markdownCells } from './paper/notebook.ts'
import { isOwnReport } from './paper/own-report.ts'
import { countParagraphs } from './paper/paragraphs.ts'

/** What all of our comments begin with. */
const OUR_COMMENT = 'emergence-check-'

/** What documents show before they are parsed: many times as fast, and most of a folder's documents need no more. */
export class Glance {
  readonly #telltales: Terms

  constructor({ addTerms }: Pick<ClaimOptions, 'addTerms'>) {
    this.#telltales = telltalesOf(addTerms)
  }

  /**
   * What there is to say of a document whose raw text shows already that it holds no claim and no comment of ours; null where it must
   * be read.
   */
  at({ uri, text }: PaperText): Analysis | null {
    return this.#mustRead(text) ? null : nothingIn(uri, paragraphsIn(uri, text))
  }

  /** True where a claim of the document need not show in its words: a comment marks it, or an added term makes it. */
  mayHoldMark(text: string): boolean {
    if (text.includes(OUR_COMMENT) || this.#telltales.foundIn(text)) return true
    // In a notebook a line ends with `\n`, whose letter would run into the word behind it.
    return text.includes('\\n') && this.#telltales.foundIn(text.replaceAll('\\n', ' '))
  }

  #mustRead(text: string): boolean {
    if (isOwnReport(text)) return false
    if (text.includes(OUR_COMMENT)) return true
    return maySpeakOfModels(text) && (mayHoldClaim(text) || this.mayHoldMark(text))
  }
}

/** What there is to say of a document that holds no claim. */
export function nothingIn(uri: string, paragraphs: number): Analysis {
  return { uri, findings: [], comments: [], paragraphs, dataFiles: [] }
}

/** True where there is nothing to say of a document but how long it is. */
export function isNothing({ findings, comments, dataFiles }: Analysis): boolean {
  return findings.length === 0 && comments.length === 0 && dataFiles.length === 0
}

/** Runs of text between blank lines; of a notebook, those of its Markdown cells. */
export function paragraphsIn(uri: string, text: string): number {
  if (!isNotebook(uri)) return countParagraphs(text)
  return countParagraphs(
    markdownCells(text)
      .map(cell => cell.text)
      .join('\n\n'),
  )
}

/**
 * The longest word of each added term: a text without it cannot hold the term. The whole term is not looked for, since
 * in raw Markdown emphasis, or the mark of a quoted line, may stand between its words.
 */
function telltalesOf(addTerms: ClaimOptions['addTerms']): Terms {
  const longest = (term: string) => term.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a))
  const words = Object.entries(addTerms).map(([term, kind]) => [longest(term), kind] as const)
  return new Terms({ addTerms: Object.fromEntries(words), ignoreTerms: [] })
}
