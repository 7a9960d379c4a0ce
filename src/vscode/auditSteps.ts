import * as vscode from 'vscode'
import type { Range } from '../text/range.ts'
import { VERDICTS } from '../verdicts.ts'
import type { AuditTree, PlacedRow } from './auditTree.ts'
import type { AuditView } from './auditView.ts'
import { reveal } from './commands.ts'
import { errorText } from './errorText.ts'
import { toPlace } from './positions.ts'

/** So long the status bar tells which finding one has come to. */
const TOLD_MS = 4_000

/** Leads from one finding to the next, in the order of the tree. */
export class AuditSteps {
  readonly #tree: AuditTree
  readonly #view: AuditView
  readonly #log: vscode.LogOutputChannel
  /** The row of the tree that was selected when a finding was last gone to. */
  #selected: string | undefined
  /** That finding. */
  #at: { readonly id: string; readonly index: number } | null = null

  constructor(tree: AuditTree, view: AuditView, log: vscode.LogOutputChannel) {
    this.#tree = tree
    this.#view = view
    this.#log = log
  }

  /** Begins at the first finding again. */
  forget(): void {
    this.#at = null
  }

  /** Opens the finding after the last one, or before it, in the order of the tree; behind the end it begins anew. */
  async step(by: 1 | -1): Promise<void> {
    const rows = this.#tree.placed
    if (rows.length === 0) {
      tell(
        this.#tree.filter === ''
          ? 'There is no finding to go to. Audit the workspace first.'
          : 'No finding is left by the filter.',
      )
      return
    }
    const index = (this.#indexIn(rows, by) + rows.length) % rows.length
    const row = rows[index]
    if (row === undefined) return
    this.#at = { id: row.id, index }
    this.#tree.showAsFarAs(row)
    await this.#view.reveal(row)
    this.#selected = this.#view.selected
    try {
      await reveal(toPlace(row.uri, rangeOf(row)))
    } catch (error) {
      this.#log.warn(errorText(error))
      tell(`${row.path} cannot be opened: it may have been moved or deleted since it was audited.`)
      return
    }
    vscode.window.setStatusBarMessage(`Finding ${index + 1} of ${rows.length}: ${wordsOf(row)}`, TOLD_MS)
  }

  /** Where the next or the previous finding stands: from what is selected in the tree, or from where one has been. */
  #indexIn(rows: readonly PlacedRow[], by: 1 | -1): number {
    const { selected } = this.#view
    // A row that has been selected since is where the reader is.
    for (const id of selected === this.#selected ? [this.#at?.id] : [selected, this.#at?.id]) {
      const place = id === undefined ? -1 : rows.findIndex(row => row.id === id)
      if (place >= 0) return place + by
    }
    // It is gone: what stands in its place now is the next.
    if (this.#at !== null) return by === 1 ? this.#at.index : this.#at.index - 1
    return by === 1 ? 0 : -1
  }
}

function rangeOf(row: PlacedRow): Range {
  return row.form === 'claim' ? row.finding.range : row.diagnostic.range
}

function wordsOf(row: PlacedRow): string {
  return row.form === 'claim' ? VERDICTS[row.finding.verdict].label : row.diagnostic.message
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message)
}
