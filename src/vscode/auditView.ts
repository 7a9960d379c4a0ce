import * as vscode from 'vscode'
import type { AuditCounts } from './auditResults.ts'
import type { PlacedRow } from './auditTree.ts'
import { type AuditAside, type AuditState, badgeWords, messageOf } from './auditWords.ts'

/** What the view tells around its rows. */
export type AuditTelling = {
  readonly state: AuditState
  readonly counts: AuditCounts
  readonly aside: AuditAside
  /** Findings that one can go to. */
  readonly findings: number
  /** What is audited, where that is not the workspace; else empty. */
  readonly place: string
}

/** The tree's view around its rows: the line above them, the badge, and the context keys of its buttons. */
export class AuditView {
  readonly #view: vscode.TreeView<unknown>
  readonly #keys = new Map<string, unknown>()

  constructor(view: vscode.TreeView<unknown>) {
    this.#view = view
  }

  /** Id of the row that is selected, if one is. */
  get selected(): string | undefined {
    const [selected] = this.#view.selection
    return isPlaced(selected) ? selected.id : undefined
  }

  tell({ state, counts, aside, findings, place }: AuditTelling): void {
    const message = messageOf(state, counts, aside) ?? ''
    if (message !== this.#view.message) this.#view.message = message
    const description = aside.filter === '' ? place : `“${aside.filter}”`
    if (description !== this.#view.description) this.#view.description = description
    const grave = counts.errors + counts.warnings
    if (grave !== (this.#view.badge?.value ?? 0))
      this.#view.badge = grave === 0 ? undefined : { value: grave, tooltip: badgeWords(counts) }
    this.#key('state', state.kind)
    this.#key('findings', findings > 0)
    this.#key('filtered', aside.filter !== '')
    this.#key('outdated', aside.outdated !== null)
  }

  /** Selects a row where the view is on the screen; it is not opened for that. */
  async reveal(row: PlacedRow): Promise<void> {
    if (!this.#view.visible) return
    // The tree may be drawn anew at this moment; the place in the text is what matters.
    await this.#view.reveal(row, { select: true, focus: false }).then(undefined, () => undefined)
  }

  #key(name: string, value: unknown): void {
    if (this.#keys.get(name) === value) return
    this.#keys.set(name, value)
    void vscode.commands.executeCommand('setContext', `emergenceCheck.audit.${name}`, value)
  }
}

function isPlaced(row: unknown): row is PlacedRow {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' && 'uri' in row
}
