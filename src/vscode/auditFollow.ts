import * as vscode from 'vscode'
import { isMarkdown } from '../audit/files.ts'
import { Turns } from '../node/turns.ts'
import type { Workspace } from '../workspace.ts'
import type { AuditResults } from './auditResults.ts'
import { type Check, TURN_MS } from './auditRun.ts'
import { openPaper } from './auditScope.ts'
import type { ClaimWatch } from './claimWatch.ts'
import type { DataChange, DataWatch } from './dataWatch.ts'
import { unsavedDocument } from './editorWorkspace.ts'

/** Changes come in swarms: a save writes twice, a checkout a thousand times. */
const PAUSE_MS = 400
/** Between two files that are checked again; nobody waits for them. */
const REST_MS = 15
/** What is through sooner is not told of: the line above the tree would grow and shrink, and move the rows under the mouse. */
const TOLD_AFTER_MS = 1_000

type Covers = (uri: vscode.Uri) => Promise<boolean>

/** What an audit is followed with. */
export type Following = {
  readonly results: AuditResults
  readonly watch: Pick<ClaimWatch, 'current' | 'onDidChange'>
  readonly data: Pick<DataWatch, 'onDidChange'>
  readonly workspace: Workspace
  readonly check: Check
  /** What tells whether an address would be part of the audit that is shown, as things stand when this is asked for. */
  readonly coverage: () => Covers
  /** The documents below a folder that came. */
  readonly below: (folder: vscode.Uri, signal: AbortSignal) => AsyncIterable<string>
  /** Which files are looked at hangs on what has changed. */
  readonly onIgnoreChanged: () => void
  readonly onPending: () => void
  readonly onError: (error: unknown) => void
}

/**
 * Keeps the results of an audit current: open papers as their own findings come, other files a while after they or their data have
 * changed, one after another. Only files that a change concerns are looked at.
 */
export class AuditFollow implements vscode.Disposable {
  readonly #with: Following
  readonly #listeners: vscode.Disposable
  readonly #changes = new Map<string, DataChange>()
  readonly #pending = new Set<string>()
  #abort = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #working = false
  /** It has been at work for so long that it tells. */
  #isTold = false
  /** Files that are just being checked: one or none. */
  #checking = 0
  #isHeld = true

  constructor(following: Following) {
    this.#with = following
    this.#listeners = vscode.Disposable.from(
      following.watch.onDidChange(uri => this.#paperChanged(uri)),
      following.data.onDidChange(change => this.#dataChanged(change)),
    )
  }

  /** Files that are being checked again or wait for it, where that takes long enough to be told. */
  get pending(): number {
    return this.#isTold ? this.#pending.size + this.#checking : 0
  }

  /** Keeps what changes for later, while an audit runs. */
  hold(): void {
    this.#isHeld = true
  }

  /** Goes on, with what has changed meanwhile. */
  release(): void {
    this.#isHeld = false
    this.#schedule()
  }

  /** Forgets what has changed: there is no audit any more, or a new one begins. */
  reset(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#changes.clear()
    this.#pending.clear()
    this.#isHeld = true
  }

  dispose(): void {
    this.reset()
    this.#listeners.dispose()
  }

  #paperChanged(uri: vscode.Uri): void {
    const { results, watch, workspace } = this.#with
    const address = uri.toString()
    const document = openPaper(address)
    const known = document === undefined ? undefined : watch.current(document)
    if (known !== undefined && results.has(address)) {
      this.#pending.delete(address)
      results.put({ state: 'read', path: workspace.nameOf(address), ...known.analysis })
    } else {
      this.#pending.add(address)
      this.#schedule()
    }
  }

  /** Every keystroke in every document comes by here. */
  #dataChanged(change: DataChange): void {
    const address = change.uri.toString()
    if (this.#changes.get(address)?.how !== 'came-or-went') this.#changes.set(address, change)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isHeld || this.#working || (this.#changes.size === 0 && this.#pending.size === 0)) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#work()
    }, PAUSE_MS)
  }

  async #work(): Promise<void> {
    const { signal } = this.#abort
    const { onPending, onError, coverage } = this.#with
    this.#working = true
    const tell = setTimeout(() => {
      this.#isTold = true
      onPending()
    }, TOLD_AFTER_MS)
    try {
      await this.#sort(signal)
      const turns = new Turns(TURN_MS)
      const covers = coverage()
      // What comes meanwhile may have changed since that was asked, and has its turn after a pause.
      for (const address of [...this.#pending]) {
        if (signal.aborted || this.#isHeld) break
        if (!this.#pending.delete(address)) continue
        this.#checking = 1
        await this.#again(address, covers, signal)
        this.#checking = 0
        await turns.pause()
        if (this.#pending.size > 0) await new Promise(resume => setTimeout(resume, REST_MS))
      }
    } catch (error) {
      onError(error)
    } finally {
      clearTimeout(tell)
      this.#isTold = false
      this.#checking = 0
      this.#working = false
      onPending()
      this.#schedule()
    }
  }

  /** Sorts out which files the changes concern. */
  async #sort(signal: AbortSignal): Promise<void> {
    const { results, workspace, below, onIgnoreChanged } = this.#with
    const changes = [...this.#changes.values()]
    this.#changes.clear()
    const resting = results.restingOn(changes.map(({ uri, how }) => [uri.toString(), how] as const))
    // An open paper is told anew by those who watch it.
    for (const address of resting) if (openPaper(address) === undefined) this.#pending.add(address)
    const turns = new Turns(TURN_MS)
    for (const { uri, how } of changes) {
      await turns.pause()
      if (signal.aborted) return
      const address = uri.toString()
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
      const isIgnore = name === '.gitignore' && vscode.workspace.getWorkspaceFolder(uri) !== undefined
      // It counts as it was last saved.
      if (isIgnore && unsavedDocument(address) === undefined) onIgnoreChanged()
      if (isMarkdown(name) && openPaper(address) === undefined) this.#pending.add(address)
      if (how === 'changed' || isMarkdown(name)) continue
      for (const gone of results.below(address)) this.#pending.add(gone)
      // A folder that comes tells of itself alone.
      if ((await workspace.stat(address)).state !== 'folder') continue
      for await (const document of below(uri, signal)) this.#pending.add(document)
    }
  }

  async #again(address: string, covers: Covers, signal: AbortSignal): Promise<void> {
    const { results, workspace, check } = this.#with
    const uri = vscode.Uri.parse(address)
    const isOpen = openPaper(address) !== undefined
    const isThere = isOpen || (uri.scheme !== 'untitled' && (await workspace.stat(address)).state === 'file')
    if (!isThere) return signal.aborted ? undefined : results.delete(address)
    // An open paper may be left out from now on.
    if ((isOpen || !results.has(address)) && !(await covers(uri))) return results.delete(address)
    const file = await check(address, signal)
    if (file !== null && !signal.aborted) results.put(file)
  }
}
