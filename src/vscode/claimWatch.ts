import * as vscode from 'vscode'
import type { Analysis, Analyzer } from '../analyze.ts'
import type { Finding } from '../finding.ts'

/** The analysis of one version of an open document. */
export type Watched = { readonly document: vscode.TextDocument; readonly version: number; readonly analysis: Analysis }

const PAUSE_MS = 250

/**
 * Keeps the findings of open papers current: analyses a while after the last keystroke, stops work that has become
 * stale, and never tells a result that belongs to an older text.
 */
export class ClaimWatch implements vscode.Disposable {
  readonly #results = new Map<string, Watched>()
  readonly #running = new Map<
    string,
    { readonly version: number; readonly abort: AbortController; readonly work: Promise<void> }
  >()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly #disposables: vscode.Disposable[]
  readonly #log: vscode.LogOutputChannel
  #analyzer: Analyzer

  /** Fires with the document whose findings are new or gone. */
  readonly onDidChange = this.#changed.event

  constructor(analyzer: Analyzer, log: vscode.LogOutputChannel) {
    this.#analyzer = analyzer
    this.#log = log
    const dataFiles = vscode.workspace.createFileSystemWatcher('**/*.{csv,tsv,tab}')
    this.#disposables = [
      this.#changed,
      dataFiles,
      dataFiles.onDidChange(uri => this.#dataChanged(uri)),
      dataFiles.onDidCreate(uri => this.#dataChanged(uri)),
      dataFiles.onDidDelete(uri => this.#dataChanged(uri)),
      vscode.workspace.onDidOpenTextDocument(document => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return
        if (isPaper(document)) this.#schedule(document, PAUSE_MS)
        else this.#dataChanged(document.uri)
      }),
      vscode.workspace.onDidCloseTextDocument(document => this.#forget(document)),
    ]
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0)
  }

  /** Uses another analyzer from now on, e.g. after a change of settings. */
  restart(analyzer: Analyzer): void {
    this.#analyzer = analyzer
    this.#results.clear()
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0)
  }

  /** What is known of a document now, if it is of the text as it stands. */
  current(document: vscode.TextDocument): Watched | undefined {
    const result = this.#results.get(document.uri.toString())
    return result?.version === document.version ? result : undefined
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

  #analyze(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString()
    clearTimeout(this.#timers.get(key))
    this.#running.get(key)?.abort.abort()
    const abort = new AbortController()
    const { version } = document
    const work = this.#run(document, version, abort.signal)
    this.#running.set(key, { version, abort, work })
    return work
  }

  async #run(document: vscode.TextDocument, version: number, signal: AbortSignal): Promise<void> {
    try {
      const analysis = await this.#analyzer.analyze({ uri: document.uri.toString(), text: document.getText() }, signal)
      if (analysis === null || signal.aborted || document.isClosed || document.version !== version) return
      this.#results.set(document.uri.toString(), { document, version, analysis })
      this.#changed.fire(document.uri)
    } catch (error) {
      this.#log.error(
        `${document.uri.toString()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
  }

  #dataChanged(uri: vscode.Uri): void {
    const changed = uri.toString()
    for (const { document, analysis } of this.#results.values()) {
      if (!analysis.dataFiles.includes(changed)) continue
      this.#results.delete(document.uri.toString())
      this.#schedule(document, PAUSE_MS)
    }
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString()
    clearTimeout(this.#timers.get(key))
    this.#running.get(key)?.abort.abort()
    this.#running.delete(key)
    if (this.#results.delete(key)) this.#changed.fire(document.uri)
  }
}

/** The finding of a claim at a place of the document. */
export function findingAt(watched: Watched | undefined, offset: number): Finding | undefined {
  return watched?.analysis.findings.find(({ claim }) => claim.span.start <= offset && offset <= claim.span.end)
}

/**
 * True for documents we look at: Markdown in the workspace, untitled Markdown, and, when no folder is open, any Markdown.
 * A file of somebody else's that is opened beside the workspace is left alone.
 */
export function isPaper(document: vscode.TextDocument): boolean {
  if (!['markdown', 'quarto', 'rmd'].includes(document.languageId)) return false
  if (document.uri.scheme === 'untitled') return true
  if (document.uri.scheme === 'git' || document.uri.scheme === 'vscode-notebook-cell') return false
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders.length === 0 || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined
}
