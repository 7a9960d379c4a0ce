import * as vscode from 'vscode'
import { shownText } from '../claims/shown-text.ts'
import { escapeMarkdown } from '../report/escape-markdown.ts'
import { encodedPath } from '../report/file-names.ts'
import type { ClaimNode, Grouping } from './auditNodes.ts'
import { AUDIT_VIEW, type AuditParts } from './auditParts.ts'
import type { AuditSession } from './auditSession.ts'
import { COMMANDS } from './commands.ts'

/** Where the grouping is remembered, for each workspace. */
const GROUPING = 'emergenceCheck.audit.grouping'

/** The commands and the view of the audit. All that an audit needs is loaded with the first one. */
export class AuditCommands implements vscode.Disposable {
  readonly #parts: AuditParts
  readonly #memory: vscode.Memento
  readonly #lines = new vscode.EventEmitter<unknown>()
  readonly #view: vscode.TreeView<unknown>
  readonly #disposables: vscode.Disposable
  #loading: Promise<AuditSession> | null = null
  #session: AuditSession | null = null

  /** `memory`: what outlives the window, for this workspace. */
  constructor(parts: AuditParts, memory: vscode.Memento) {
    this.#parts = parts
    this.#memory = memory
    this.#view = vscode.window.createTreeView<unknown>(AUDIT_VIEW, {
      treeDataProvider: new LaterTree(this.#lines.event, () => this.#session?.tree),
      showCollapseAll: true,
    })
    this.#tellGrouping(this.#grouping())
    this.#disposables = vscode.Disposable.from(this.#lines, this.#view, ...this.#commands())
  }

  /** To be told when what is found begins to hang on other settings. */
  settingsChanged(): void {
    this.#session?.settingsChanged()
  }

  dispose(): void {
    this.#session?.dispose()
    this.#disposables.dispose()
  }

  #commands(): readonly vscode.Disposable[] {
    const on = (command: string, work: (session: AuditSession, ...args: unknown[]) => unknown) =>
      vscode.commands.registerCommand(command, async (...args: unknown[]) => work(await this.#load(), ...args))
    const group = (command: string, grouping: Grouping) => on(command, session => this.#group(session, grouping))
    const onRow = (command: string, work: (row: ClaimNode) => unknown) =>
      vscode.commands.registerCommand(command, (row: unknown) => (isClaimNode(row) ? work(row) : tellLost()))
    /** The editor's own command for a claim, run on a row of the tree. */
    const onClaim = (command: string, own: string) =>
      onRow(command, ({ uri, claimId }) => vscode.commands.executeCommand(own, { uri, claimId }))
    return [
      on(COMMANDS.auditWorkspace, session => session.auditWorkspace()),
      ...[COMMANDS.auditFolder, COMMANDS.auditThisFolder].map(command =>
        on(command, async (session, ...args) => {
          const folders = await foldersFrom(args)
          if (folders.length > 0) await session.auditFolders(folders)
        }),
      ),
      on(COMMANDS.auditChanged, session => session.auditChanged()),
      on(COMMANDS.auditAgain, session => session.again()),
      on(COMMANDS.clearAudit, session => session.clear()),
      on(COMMANDS.nextFinding, session => session.step(1)),
      on(COMMANDS.previousFinding, session => session.step(-1)),
      group(COMMANDS.groupByVerdict, 'verdict'),
      group(COMMANDS.groupByFile, 'file'),
      group(COMMANDS.groupByRule, 'rule'),
      on(COMMANDS.filterAudit, session => session.filter()),
      on(COMMANDS.clearFilter, session => session.clearFilter()),
      on(COMMANDS.auditMore, (session, node) => session.showMore(node)),
      on(COMMANDS.saveReport, session => session.saveReport()),
      onRow(COMMANDS.rowLink, copyLink),
      onClaim(COMMANDS.rowPanel, COMMANDS.openPanel),
      onClaim(COMMANDS.rowCopy, COMMANDS.copyFinding),
    ]
  }

  #load(): Promise<AuditSession> {
    this.#loading ??= import('./auditSession.ts').then(({ AuditSession }) => {
      const session = new AuditSession(this.#parts, this.#view, this.#grouping())
      session.tree.onDidChangeTreeData(lines => this.#lines.fire(lines))
      this.#session = session
      return session
    })
    return this.#loading
  }

  async #group(session: AuditSession, grouping: Grouping): Promise<void> {
    session.grouping = grouping
    this.#tellGrouping(grouping)
    await this.#memory.update(GROUPING, grouping)
  }

  #grouping(): Grouping {
    const known = this.#memory.get(GROUPING)
    return known === 'file' || known === 'rule' ? known : 'verdict'
  }

  #tellGrouping(grouping: Grouping): void {
    void vscode.commands.executeCommand('setContext', GROUPING, grouping)
  }
}

/** A tree that is empty until there is one. */
class LaterTree implements vscode.TreeDataProvider<unknown> {
  readonly onDidChangeTreeData: vscode.Event<unknown>
  readonly #tree: () => vscode.TreeDataProvider<unknown> | undefined

  constructor(changed: vscode.Event<unknown>, tree: () => vscode.TreeDataProvider<unknown> | undefined) {
    this.onDidChangeTreeData = changed
    this.#tree = tree
  }

  getChildren(node?: unknown) {
    return this.#tree()?.getChildren(node)
  }

  getTreeItem(node: unknown) {
    return this.#tree()?.getTreeItem(node) ?? new vscode.TreeItem('')
  }

  getParent(node: unknown) {
    return this.#tree()?.getParent?.(node)
  }

  resolveTreeItem(item: vscode.TreeItem, node: unknown, token: vscode.CancellationToken) {
    return this.#tree()?.resolveTreeItem?.(item, node, token) ?? item
  }
}

/** The folders that a menu passes (the one under the mouse, then all that are selected); without any, those the reader picks. */
async function foldersFrom([one, all]: readonly unknown[]): Promise<readonly vscode.Uri[]> {
  const selected = Array.isArray(all) ? all.filter(isUri) : []
  if (selected.length > 0) return selected
  if (isUri(one)) return [one]
  const start = vscode.workspace.workspaceFolders?.[0]?.uri
  const picked = await vscode.window.showOpenDialog({
    title: 'Audit Folder',
    openLabel: 'Audit',
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: true,
    ...(start && { defaultUri: start }),
  })
  return picked ?? []
}

async function copyLink({ path, finding }: ClaimNode): Promise<void> {
  const line = finding.range.start.line + 1
  await vscode.env.clipboard.writeText(
    `[${escapeMarkdown(shownText(finding.claim.text))}](${encodedPath(path)}#L${line})`,
  )
  void vscode.window.showInformationMessage('Copied a link to the claim.')
}

/** The editor forgets a row while it is drawn anew, and names none then. */
function tellLost(): void {
  void vscode.window.showInformationMessage('The audit was just being drawn anew. Please click once more.')
}

function isUri(value: unknown): value is vscode.Uri {
  return value instanceof vscode.Uri
}

function isClaimNode(row: unknown): row is ClaimNode {
  return typeof row === 'object' && row !== null && 'form' in row && row.form === 'claim'
}
