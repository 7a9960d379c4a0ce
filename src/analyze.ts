import type { ReadingCache } from './claims/cache.ts'
import { mayClaim, newReadingCache } from './claims/detect.ts'
import { rememberingGather } from './claims/evidence/evidence.ts'
import { claimsOf, type PlacedClaim } from './claims/marked.ts'
import { FieldBound } from './claims/outside-field.ts'
import { ConclusionMemory, type DocumentLook } from './conclusion-memory.ts'
import type { Diagnostic, Finding } from './finding.ts'
import { Glance, nothingIn, paragraphsIn } from './glance.ts'
import { configuredFor } from './link/configured-data.ts'
import { linkClaim } from './link/link.ts'
import { OtherDocuments } from './link/other-documents.ts'
import { PaperTables } from './link/tables.ts'
import { cutAtHeadings } from './paper/chunks.ts'
import { isNotebook } from './paper/notebook.ts'
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

/**
 * What documents are analysed for: `editing`: one text of a document after another, so that what has not changed is remembered;
 * `passing`: each once, so that no more is kept than one document needs, however many there are.
 */
export type Purpose = 'editing' | 'passing'

/** The weight of words of the field from which on a document with doubtful sections most likely holds a claim. */
const LIKELY_PAPER = 1.25

/** The whole way from text to findings, with what it remembers from one text to the next. */
export class Analyzer {
  readonly #workspace: Workspace
  readonly #settings: Settings
  readonly #purpose: Purpose
  readonly #contents: ContentCache
  readonly #glance: Glance
  readonly #dataFiles: DataFiles
  readonly #otherDocuments: OtherDocuments
  readonly #memory: ConclusionMemory
  #readings: ReadingCache

  /** `dataFiles` may outlive the analyzer, and belongs to the same workspace. */
  constructor(
    workspace: Workspace,
    settings: Settings,
    dataFiles: DataFiles = new DataFiles(workspace),
    purpose: Purpose = 'editing',
  ) {
    this.#workspace = workspace
    this.#settings = settings
    this.#dataFiles = dataFiles
    this.#purpose = purpose
    const passing = purpose === 'passing'
    this.#otherDocuments = passing ? new OtherDocuments(workspace, 4, 0) : new OtherDocuments(workspace)
    this.#contents = new ContentCache({ fencedProse: settings.fencedProse })
    this.#memory = passing ? new ConclusionMemory(1) : new ConclusionMemory()
    this.#readings = newReadingCache(settings.claims)
    this.#glance = new Glance(settings.claims)
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

  /** See {@link Glance.at}. */
  glance(document: PaperText): Analysis | null {
    return this.#glance.at(document)
  }

  /** Analyses a document; null when `signal` stopped the work. */
  async analyze(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    return this.glance(document) ?? this.read(document, signal)
  }

  /** Analyses a document whatever a glance at it says; null when `signal` stopped the work. */
  async read({ uri, text }: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    const paragraphs = paragraphsIn(uri, text)
    if (this.#purpose === 'passing') this.#forget()
    await this.#contents.prepare(text)
    // Where a document is edited, its sections are remembered, and to look at all of it again would take longer.
    if (this.#purpose === 'passing' && !this.#mayClaim(uri, text)) return nothingIn(uri, paragraphs)
    const paper = parsePaper(uri, text, this.#contents)
    const { claims, unusedIgnores } = claimsOf(paper, this.#readings)
    const silencers = silencersOf(paper)
    const dataPlace = dataPlaces(paper, this.#workspace)
    const speaking = { paper, settings: this.#settings, silencers, dataPlace }
    const look = this.#memory.look(uri)
    const configured = configuredFor(this.#settings.data, this.#workspace.pathOf(uri))
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

  /**
   * Whether a document is worth parsing as a whole. To tell what a document is about takes all of it; that none of its sentences is a
   * claim, whatever the document is about, shows in the few sections that may hold one.
   */
  #mayClaim(uri: string, text: string): boolean {
    // A notebook's text is no Markdown as it stands.
    if (isNotebook(uri) || this.#glance.mayHoldMark(text)) return true
    const { chunks, definitions } = cutAtHeadings(text)
    const { weight, doubtful } = new FieldBound(chunks.map(chunk => chunk.text))
    const inDoubt = doubtful.flatMap(at => chunks[at] ?? [])
    // A paper, it seems: most of it would be parsed anyhow, and its sentences read twice.
    const length = inDoubt.reduce((total, chunk) => total + chunk.text.length, 0)
    if (weight >= LIKELY_PAPER && length > text.length / 2) return true
    return inDoubt.some(chunk => {
      const { prose, sections } = this.#contents.contentOf(chunk, definitions)
      return mayClaim(prose, sections, weight, this.#readings)
    })
  }

  #forget(): void {
    this.#contents.clear()
    this.#readings = newReadingCache(this.#settings.claims, undefined, rememberingGather())
  }

  async #find(place: PlacedClaim, speaking: Speaking, tables: PaperTables, look: DocumentLook): Promise<Finding> {
    const { claim } = place
    const { paper } = speaking
    const tie = await linkClaim(place, paper, tables)
    const core = { claim, range: paper.lines.rangeOf(claim.span), link: tie.link, ...look.conclude(claim, tie) }
    return look.settle(diagnoseClaim(core, speaking))
  }
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
