import type { ReadingCache } from './claims/cache.ts'
import { mayHoldClaim, maySpeakOfModels, newReadingCache } from './claims/detect.ts'
import { claimsOf, type PlacedClaim } from './claims/marked.ts'
import type { ClaimOptions } from './claims/options.ts'
import { Terms } from './claims/terms.ts'
import { ConclusionMemory, type DocumentLook } from './conclusion-memory.ts'
import type { Diagnostic, Finding } from './finding.ts'
import { configuredFor } from './link/configured-data.ts'
import { linkClaim } from './link/link.ts'
import { OtherDocuments } from './link/other-documents.ts'
import { PaperTables } from './link/tables.ts'
import { isNotebook, markdownCells } from './paper/notebook.ts'
import { ContentCache, parsePaper } from './paper/parse.ts'
import { dataPlaces } from './rules/data-places.ts'
import { diagnoseClaim, diagnoseComments, type Speaking } from './rules/diagnose.ts'
import { silencersOf } from './rules/silencers.ts'
import type { Settings } from './settings.ts'
import { DataFiles } from './tables/files/data-files.ts'
import { isNoTrial, type Trial } from './trial.ts'
import { type Offer, offerOf, type Tried, tryOut } from './try-out.ts'
import type { Workspace } from './workspace.ts'

/** A Markdown document: its address in the workspace and its text. */
export type PaperText = { readonly uri: string; readonly text: string }

/** All there is to say of one document. */
export type Analysis = {
  readonly uri: string
  readonly findings: readonly Finding[]
  /** What is to be said of the document's own comments. */
  readonly comments: readonly Diagnostic[]
  /** Runs of text between blank lines. */
  readonly paragraphs: number
  /** Addresses of the data files that the findings rest on, found or not. */
  readonly dataFiles: readonly string[]
}

/** What came of a trial, and what else can be tried. */
export type Trying = Tried & { readonly offer: Offer }

/** The whole way from text to findings, with what it remembers from one text to the next. */
export class Analyzer {
  readonly #workspace: Workspace
  readonly #settings: Settings
  readonly #contents: ContentCache
  readonly #readings: ReadingCache
  readonly #telltales: Terms
  readonly #dataFiles: DataFiles
  readonly #otherDocuments: OtherDocuments
  readonly #memory = new ConclusionMemory()

  /** `dataFiles` may outlive the analyzer, and belongs to the same workspace. */
  constructor(workspace: Workspace, settings: Settings, dataFiles: DataFiles = new DataFiles(workspace)) {
    this.#workspace = workspace
    this.#settings = settings
    this.#dataFiles = dataFiles
    this.#otherDocuments = new OtherDocuments(workspace)
    this.#contents = new ContentCache({ fencedProse: settings.fencedProse })
    this.#readings = newReadingCache(settings.claims)
    this.#telltales = telltalesOf(settings.claims.addTerms)
  }

  /**
   * What a trial comes to on a claim of a document as last analysed, and what else can be tried; null where the claim has no data,
   * or the analysis is forgotten. Changes no finding.
   */
  tried(uri: string, claimId: string, trial: Trial): Trying | null {
    const known = this.#memory.recall(uri, claimId)
    if (known === null) return null
    const { claim, tie, conclusion } = known
    const offer = offerOf(tie, trial)
    // The claim as it is linked was concluded already.
    return isNoTrial(trial) ? { ...conclusion, link: tie.link, trial, offer } : { ...tryOut(claim, tie, trial), offer }
  }

  /** Claims put against their data so far; for tests and benchmarks. */
  get assessed(): number {
    return this.#memory.assessed
  }

  /** Analyses a document; null when `signal` stopped the work. */
  async analyze({ uri, text }: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    const paragraphs = countParagraphs(
      isNotebook(uri)
        ? markdownCells(text)
            .map(cell => cell.text)
            .join('\n\n')
        : text,
    )
    const spoken = maySpeakOfModels(text) && (mayHoldClaim(text) || this.#mayHoldTerm(text))
    if (!spoken && !text.includes('emergence-check-'))
      return { uri, findings: [], comments: [], paragraphs, dataFiles: [] }
    await this.#contents.prepare(text)
    const paper = parsePaper(uri, text, this.#contents)
    const { claims, unusedIgnores } = claimsOf(paper, this.#readings)
    const silencers = silencersOf(paper)
    const dataPlace = dataPlaces(paper, this.#workspace)
    const speaking = { paper, settings: this.#settings, silencers, dataPlace }
    const look = this.#memory.look(uri)
    const configured = configuredFor(this.#settings.data, this.#workspace.nameOf(uri))
    const aids = { documents: this.#otherDocuments, configured }
    const tables = new PaperTables(paper, this.#workspace, this.#dataFiles, signal, aids)
    const findings: Finding[] = []
    for (const place of claims) {
      if (signal.aborted) return null
      const finding = await this.#find(place, speaking, tables, look).catch((error: unknown) => {
        if (signal.aborted) return null
        throw error
      })
      if (finding === null) return null
      findings.push(finding)
    }
    if (signal.aborted) return null
    look.end(findings)
    const comments = diagnoseComments(paper, unusedIgnores, silencers, this.#settings)
    return { uri, findings, comments, paragraphs, dataFiles: tables.addresses() }
  }

  #mayHoldTerm(text: string): boolean {
    if (this.#telltales.foundIn(text)) return true
    // In a notebook a line ends with `\n`, whose letter would run into the word behind it.
    return text.includes('\\n') && this.#telltales.foundIn(text.replaceAll('\\n', ' '))
  }

  async #find(place: PlacedClaim, speaking: Speaking, tables: PaperTables, look: DocumentLook): Promise<Finding> {
    const { claim } = place
    const { paper } = speaking
    const tie = await linkClaim(place, paper, tables)
    const core = { claim, range: paper.lines.rangeOf(claim.span), link: tie.link, ...look.conclude(claim, tie) }
    return look.settle(diagnoseClaim(core, speaking))
  }
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

/** Counts the runs of text between blank lines, which need no parsing. */
function countParagraphs(text: string): number {
  return text.split(/\n[ \t\r]*\n/).filter(run => /\S/.test(run)).length
}

/** Analyses one document by itself. */
export function analyze(
  document: PaperText,
  workspace: Workspace,
  settings: Settings,
  signal: AbortSignal,
): Promise<Analysis | null> {
  return new Analyzer(workspace, settings).analyze(document, signal)
}
