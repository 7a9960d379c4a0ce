import * as vscode from 'vscode'
import type { Analysis, Analyzer, Trying } from '../analyze.ts'
import type { Finding } from '../finding.ts'
import { restsOn } from '../rests-on.ts'
import type { Trial } from '../trial.ts'
import type { DataChange, DataWatch } from './dataWatch.ts'
import { errorText } from './errorText.ts'
import type { NotChecked } from './notChecked.ts'
import { RULE_SCHEME } from './ruleDocuments.ts'

/** The analysis of one version of an open document. */
export type Watched = { readonly document: vscode.TextDocument; readonly version: number; readonly analysis: Analysis }

/** Why a paper is left alone, null where it is checked. */
type WhyNot = (uri: vscode.Uri) => Promise<NotChecked | null>

/** What is asked of an analyzer. */
type Analyses = Pick<Analyzer, 'analyze' | 'tried'>

type Running = {
  readonly version: number
  readonly abort: AbortController
  readonly work: Promise<void>
  /** What has changed while the analysis runs; it may have been read before that. */
  readonly changes: DataChange[]
}

const PAUSE_MS = 250

/**
 * Keeps the findings of open papers current: analyses a while after the last keystroke, stops work that has become
 * stale, and never tells a result that belongs to an older text.
 */
export class ClaimWatch implements vscode.Disposable {
  readonly #results = new Map<string, Watched>()
  /** Papers whose data have changed since they were looked at. */
  readonly #outdated = new Set<string>()
  readonly #running = new Map<string, Running>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly #disposables: vscode.Disposable[]
  readonly #log: vscode.LogOutputChannel
  readonly #data: DataWatch
  readonly #analyzer: Analyses
  readonly #whyNot: WhyNot
  /** Papers that are left alone. */
  readonly #leftAlone = new Map<string, NotChecked>()

  /** Fires with the document whose findings are new or gone. */
  readonly onDidChange = this.#changed.event

  /** `whyNot` says which papers are left out; every one is checked where it is not given. */
  constructor(analyzer: Analyses, data: DataWatch, log: vscode.LogOutputChannel, whyNot: WhyNot = async () => null) {
    this.#analyzer = analyzer
    this.#whyNot = whyNot
    this.#data = data
    this.#log = log
    this.#disposables = [
      this.#changed,
      data.onDidChange(change => this.#dataChanged(change)),
      vscode.workspace.onDidOpenTextDocument(document => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, PAUSE_MS)
      }),
      vscode.workspace.onDidCloseTextDocument(document => this.#forget(document)),
    ]
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0)
  }

  /** Looks again at papers for which something else counts than before. */
  restart(isConcerned: (document: vscode.TextDocument) => boolean): void {
    for (const document of vscode.workspace.textDocuments.filter(isConcerned)) {
      this.#outdated.add(document.uri.toString())
      if (isPaper(document)) this.#schedule(document, 0)
      // It has come to lie outside the workspace.
      else this.#forget(document)
    }
  }

  /** Why a paper is left alone; undefined where it is not, or nobody knows yet. */
  notChecked(document: vscode.TextDocument): NotChecked | undefined {
    return this.#leftAlone.get(document.uri.toString())
  }

  /** What is known of a document now, if it is of the text and the data as they stand. */
  current(document: vscode.TextDocument): Watched | undefined {
    const key = document.uri.toString()
    const result = this.#results.get(key)
    return result?.version === document.version && !this.#outdated.has(key) ? result : undefined
  }

  /** The findings of the text as it stands, waiting for them where they are not known yet. */
  async fresh(document: vscode.TextDocument): Promise<Watched | undefined> {
    if (!isPaper(document)) return undefined
    if (this.current(document) === undefined) {
      const running = this.#running.get(document.uri.toString())
      await (running?.version === document.version ? running.work : this.#analyze(document))
    }
    return this.current(document)
  }

  /** What a trial comes to on a claim of the text as it stands; null where the claim is not there or has no data. */
  async tried(document: vscode.TextDocument, claimId: string, trial: Trial): Promise<Trying | null> {
    const uri = document.uri.toString()
    const known = this.#analyzer.tried(uri, claimId, trial)
    if (known !== null) return known
    // Of many documents, as an audit looks at, the analyzer remembers the last.
    await this.#analyzer.analyze({ uri, text: document.getText() }, new AbortController().signal)
    return this.#analyzer.tried(uri, claimId, trial)
  }

  /** The last known analyses of all open papers. */
  all(): readonly Watched[] {
    return [...this.#results.values()]
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const { abort } of this.#running.values()) abort.abort()
    for (const disposable of this.#disposables) disposable.dispose()
  }

  #schedule(document: vscode.TextDocument, pause: number): void {
    if (!isPaper(document)) return
    const key = document.uri.toString()
    clearTimeout(this.#timers.get(key))
    this.#running.get(key)?.abort.abort()
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key)
        void this.#analyze(document)
      }, pause),
    )
  }

  #clearTimer(key: string): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
  }

  #analyze(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString()
    this.#clearTimer(key)
    this.#running.get(key)?.abort.abort()
    const abort = new AbortController()
    const { version } = document
    const changes: DataChange[] = []
    const work = this.#run(document, version, abort.signal, changes).finally(() => {
      if (this.#running.get(key)?.work === work) this.#running.delete(key)
    })
    this.#running.set(key, { version, abort, work, changes })
    return work
  }

  async #run(
    document: vscode.TextDocument,
    version: number,
    signal: AbortSignal,
    changes: readonly DataChange[],
  ): Promise<void> {
    try {
      const whyNot = await this.#whyNot(document.uri)
      if (signal.aborted || document.isClosed) return
      if (whyNot !== null) {
        this.#leaveAlone(document, whyNot)
        return
      }
      const analysis = await this.#analyzer.analyze({ uri: document.uri.toString(), text: document.getText() }, signal)
      if (analysis === null || signal.aborted || document.isClosed || document.version !== version) return
      const key = document.uri.toString()
      this.#leftAlone.delete(key)
      this.#results.set(key, { document, version, analysis })
      this.#outdated.delete(key)
      this.#useData()
      this.#changed.fire(document.uri)
      if (changes.some(change => concerns(change, analysis))) this.#lookAgain(key, document)
    } catch (error) {
      this.#log.error(`${document.uri.toString()}: ${errorText(error)}`)
    }
  }

  #leaveAlone(document: vscode.TextDocument, why: NotChecked): void {
    const key = document.uri.toString()
    this.#leftAlone.set(key, why)
    this.#outdated.delete(key)
    if (this.#results.delete(key)) this.#useData()
    this.#changed.fire(document.uri)
  }

  /** Looks again at the papers that rest on what has changed, and at no other. */
  #dataChanged(change: DataChange): void {
    for (const { changes } of this.#running.values()) changes.push(change)
    for (const [key, { document, analysis }] of this.#results) {
      // While a paper waits its turn or is looked at, what changes meanwhile does not put it off.
      if (this.#timers.has(key) || this.#running.has(key) || !concerns(change, analysis)) continue
      this.#lookAgain(key, document)
    }
  }

  #lookAgain(key: string, document: vscode.TextDocument): void {
    this.#outdated.add(key)
    this.#schedule(document, PAUSE_MS)
  }

  #useData(): void {
    this.#data.use(new Set([...this.#results.values()].flatMap(({ analysis }) => analysis.dataFiles)))
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString()
    this.#clearTimer(key)
    this.#running.get(key)?.abort.abort()
    this.#running.delete(key)
    this.#outdated.delete(key)
    const wasLeftAlone = this.#leftAlone.delete(key)
    const wasKnown = this.#results.delete(key)
    if (wasKnown) this.#useData()
    if (wasKnown || wasLeftAlone) this.#changed.fire(document.uri)
  }
}

function concerns({ uri, how }: DataChange, { dataFiles }: Analysis): boolean {
  return restsOn(dataFiles, uri.toString(), how)
}

/** The finding of a claim at a place of the document. */
export function findingAt(watched: Watched | undefined, offset: number): Finding | undefined {
  return watched?.analysis.findings.find(({ claim }) => claim.span.start <= offset && offset <= claim.span.end)
}

/** The finding of a claim by its id. */
export function findingOf(watched: Watched | undefined, claimId: string): Finding | undefined {
  return watched?.analysis.findings.find(({ claim }) => claim.id === claimId)
}

/** The languages of the editor in which papers are written. */
export const PAPER_LANGUAGES: readonly string[] = ['markdown', 'quarto', 'rmd']

/** Older states of papers, parts of notebooks, and our own pages with their examples. */
const NO_PAPERS: readonly string[] = ['git', 'vscode-notebook-cell', RULE_SCHEME]

/**
 * True for documents we look at: Markdown in the workspace, untitled Markdown, and, when no folder is open, any Markdown.
 * A file of somebody else's that is opened beside the workspace is left alone.
 */
export function isPaper(document: vscode.TextDocument): boolean {
  if (!PAPER_LANGUAGES.includes(document.languageId)) return false
  if (document.uri.scheme === 'untitled') return true
  if (NO_PAPERS.includes(document.uri.scheme)) return false
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders.length === 0 || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined
}

/** True for a file of Markdown that is opened beside the workspace, from the same disk. */
export function liesOutside(document: vscode.TextDocument): boolean {
  if (isPaper(document) || !PAPER_LANGUAGES.includes(document.languageId)) return false
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders.some(({ uri }) => uri.scheme === document.uri.scheme)
}
