import * as vscode from 'vscode'
import { grouped } from '../text/counted.ts'
import { AuditAge } from './auditAge.ts'
import { askForFilter } from './auditFilter.ts'
import { AuditFollow } from './auditFollow.ts'
import type { Grouping } from './auditNodes.ts'
import { AUDIT_VIEW, type AuditParts } from './auditParts.ts'
import { AuditPlans, placeWords } from './auditPlan.ts'
import { notSaved, saveReport } from './auditReport.ts'
import { AuditResults } from './auditResults.ts'
import { type Check, checkWith, runAudit } from './auditRun.ts'
import { type AuditScope, folderAddresses, isLeftOut, papersBeside, rankOf, sameScope } from './auditScope.ts'
import { AuditSteps } from './auditSteps.ts'
import { AuditTree } from './auditTree.ts'
import { AuditView } from './auditView.ts'
import type { AuditState } from './auditWords.ts'
import { errorText } from './errorText.ts'
import { windowPath } from './windowPaths.ts'

/** An audit on its way. */
type Run = { readonly abort: AbortController; readonly began: number; readonly isQuiet: boolean }

/** One window's audit: what was asked for, how far it has come, what it found, and what keeps that current. */
export class AuditSession implements vscode.Disposable {
  readonly #parts: AuditParts
  readonly #results = new AuditResults(rankOf)
  readonly #check: Check
  readonly #follow: AuditFollow
  readonly #view: AuditView
  readonly #folders: vscode.Disposable
  readonly tree: AuditTree
  #scope: AuditScope | null = null
  readonly #plans: AuditPlans
  readonly #steps: AuditSteps
  #run: Run | null = null
  #state: AuditState = { kind: 'none' }
  readonly #age = new AuditAge({
    again: () => this.#restart(),
    tell: () => this.#tell(),
    kind: () => this.#state.kind,
  })

  constructor(parts: AuditParts, view: vscode.TreeView<unknown>, grouping: Grouping) {
    this.#parts = parts
    const { watch, data, workspace, analyzer, log } = parts
    this.#plans = new AuditPlans(workspace)
    this.#check = checkWith(watch, workspace, analyzer)
    this.tree = new AuditTree(this.#results, parts.extension, grouping)
    this.#follow = new AuditFollow({
      results: this.#results,
      watch,
      data,
      workspace,
      check: this.#check,
      coverage: () => {
        const covers = this.#scope === null ? null : this.#plans.coverage(this.#scope)
        return async uri => (await covers?.(uri, this.#results.has(uri.toString()))) ?? false
      },
      below: (folder, signal) => folderAddresses([folder], signal),
      onIgnoreChanged: () => this.#age.outdate('a .gitignore has changed since'),
      onPending: () => this.#tell(),
      onError: error => log.error(errorText(error)),
    })
    this.#view = new AuditView(view)
    this.#steps = new AuditSteps(this.tree, this.#view, log)
    this.#folders = vscode.Disposable.from(
      this.tree.onDidDraw(() => this.#tell()),
      vscode.workspace.onDidChangeWorkspaceFolders(() =>
        this.#age.outdate('the folders of the workspace have changed since'),
      ),
    )
    this.#tell()
  }

  dispose(): void {
    this.#run?.abort.abort()
    for (const part of [this.#age, this.#follow, this.#folders, this.tree, this.#results]) part.dispose()
  }

  /** Audits the workspace; without a folder, the open papers. */
  async auditWorkspace(): Promise<void> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0 && papersBeside().length === 0) {
      tell('No folder and no Markdown document is open. Open one of them to audit its claims.')
      return
    }
    await this.#start({ kind: 'workspace' })
  }

  /** Audits folders of the workspace. */
  async auditFolders(folders: readonly vscode.Uri[]): Promise<void> {
    const outside = folders.find(folder => vscode.workspace.getWorkspaceFolder(folder) === undefined)
    if (outside !== undefined) {
      tell(
        `${outside.fsPath} is no folder of this workspace, and what lies outside is left alone. Add it to the workspace first.`,
      )
      return
    }
    const leftOut = await Promise.all(folders.map(isLeftOut))
    const kept = folders.filter((_, at) => leftOut[at] === false)
    const names = folders.filter((_, at) => leftOut[at] === true).map(windowPath)
    if (names.length > 0)
      tell(`${names.join(', ')} is left out of audits, by .gitignore or by “exclude” of the configuration.`)
    if (kept.length > 0) await this.#start({ kind: 'folders', folders: kept })
  }

  /** Audits what differs from git's HEAD, and what rests on it. */
  auditChanged(): Promise<void> {
    return this.#start({ kind: 'changed' })
  }

  /** Makes the last audit again; what is shown stays until it is replaced. */
  async again(): Promise<void> {
    if (this.#scope === null) await this.auditWorkspace()
    else await this.#start(this.#scope)
  }

  clear(): void {
    this.#run?.abort.abort()
    this.#run = null
    this.#follow.reset()
    this.#scope = null
    this.#age.begin()
    this.#steps.forget()
    this.#state = { kind: 'none' }
    this.#results.clear()
    this.tree.filter = ''
  }

  /** What is found hangs on something else from now on: a quick audit is made again, of a long one the reader decides. */
  settingsChanged(): void {
    this.#age.outdate('settings have changed since')
  }

  set grouping(grouping: Grouping) {
    this.tree.grouping = grouping
  }

  /** Lets the reader type a filter, which holds at once. */
  filter(): void {
    askForFilter(this.tree)
  }

  clearFilter(): void {
    this.tree.filter = ''
  }

  showMore(group: unknown): void {
    if (typeof group === 'string') this.tree.showMore(group)
  }

  step(by: 1 | -1): Promise<void> {
    return this.#steps.step(by)
  }

  async saveReport(): Promise<void> {
    if (this.#state.kind !== 'done') {
      tell(
        this.#run === null
          ? 'There is nothing to report yet. Audit the workspace first.'
          : 'The audit is still running. Save its report when it is done, or cancel it first.',
      )
      return
    }
    try {
      await saveReport(this.#results.audit(this.#state.cancelled === null), vscode.workspace.workspaceFolders?.[0]?.uri)
    } catch (error) {
      this.#parts.log.error(errorText(error))
      void vscode.window.showErrorMessage(notSaved(error))
    }
  }

  /** Begins an audit; one that is running ends. What is shown stays where the same is audited again. */
  async #start(scope: AuditScope, isQuiet = false): Promise<void> {
    this.#run?.abort.abort()
    const run = { abort: new AbortController(), began: performance.now(), isQuiet }
    this.#run = run
    if (this.#scope !== null && sameScope(this.#scope, scope)) this.#follow.hold()
    else {
      this.#follow.reset()
      this.#results.clear()
      this.tree.filter = ''
      this.#steps.forget()
    }
    this.#scope = scope
    this.#age.begin()
    this.#state = { kind: 'running', done: 0, total: null, found: 0 }
    this.#tell()
    if (!isQuiet) await vscode.commands.executeCommand(`${AUDIT_VIEW}.focus`)
    const options: vscode.ProgressOptions = isQuiet
      ? { location: { viewId: AUDIT_VIEW } }
      : { location: vscode.ProgressLocation.Notification, title: 'Auditing emergence claims', cancellable: true }
    await vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => run.abort.abort())
      const { signal } = run.abort
      // A cancel is answered at once, whatever a file still takes.
      await Promise.race([this.#work(scope, progress, signal), aborted(signal)]).catch((error: unknown) => {
        this.#parts.log.error(errorText(error))
        tell('The audit could not be finished. The output channel “Emergence Check” says why.')
        run.abort.abort()
      })
    })
    if (this.#run !== run) return
    this.#end(run)
  }

  async #work(
    scope: AuditScope,
    progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
    signal: AbortSignal,
  ): Promise<void> {
    const plan = await this.#plans.of(scope, signal)
    // Another audit may have begun.
    if (signal.aborted) return
    if (plan.state === 'unknown') {
      this.#offerWhole(plan.why)
      this.#scope = null
      return
    }
    const seen = new Set<string>()
    await runAudit(
      plan.addresses,
      this.#check,
      file => {
        if (!plan.isWanted(file)) return
        seen.add(file.uri)
        this.#results.put(file)
      },
      {
        found: found => this.#progress({ kind: 'running', done: 0, total: null, found }),
        checked: (done, total, path) => {
          this.#progress({ kind: 'running', done, total, found: total })
          const message = `${grouped(done)} of ${grouped(total)}: ${path}`
          progress.report({ increment: 100 / total, message })
        },
      },
      signal,
    )
    // What an audit before has found and this one has not come to is there no more.
    if (!signal.aborted) this.#results.retain(uri => seen.has(uri))
  }

  #offerWhole(why: string): void {
    const whole = 'Audit Workspace'
    void vscode.window.showInformationMessage(why, whole).then(answer => {
      if (answer === whole) void this.auditWorkspace()
    })
  }

  #end({ abort, began }: Run): void {
    this.#run = null
    const { signal } = abort
    if (this.#scope === null) {
      this.clear()
      return
    }
    const { done, total } = this.#state.kind === 'running' ? this.#state : { done: 0, total: null }
    this.#state = { kind: 'done', cancelled: signal.aborted ? { done, total } : null }
    this.#age.end(signal.aborted ? Number.POSITIVE_INFINITY : performance.now() - began)
    this.#follow.release()
    this.tree.draw()
  }

  #restart(): void {
    if (this.#scope !== null) void this.#start(this.#scope, this.#run?.isQuiet ?? true)
  }

  #progress(state: AuditState): void {
    this.#state = state
    // The line above the tree is told with it.
    this.tree.drawSoon()
  }

  #tell(): void {
    this.#view.tell({
      state: this.#state,
      counts: this.#results.counts,
      findings: this.tree.placed.length,
      aside: {
        kindOfFiles: this.#scope?.kind === 'changed' ? 'changed ' : '',
        where: this.#scope?.kind === 'folders' ? ` in ${placeWords(this.#scope)}` : '',
        outdated: this.#age.outdated,
        pending: this.#follow.pending,
        filter: this.tree.filter,
        shown: this.tree.shown,
      },
      place: placeWords(this.#scope),
    })
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message)
}
