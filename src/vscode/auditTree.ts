import * as vscode from 'vscode'
import { itemOf, tooltipOf } from './auditItems.ts'
import { isDrawnAlike } from './auditLooks.ts'
import {
  type AuditNode,
  type ClaimNode,
  type Grouping,
  type GroupNode,
  groupsOf,
  type RemarkNode,
  type RowNode,
} from './auditNodes.ts'
import type { AuditResults } from './auditResults.ts'

/** Rows of a group that are shown at once; more come when they are asked for. */
const PAGE = 500
/**
 * The tree is drawn anew at most so often: the editor waits for 200 ms without a change of tree or message before it shows either,
 * so that a quicker rhythm would show nothing until its end …
 */
const PAUSE_MS = 300
/** … and less often the more rows it shows, each of which has to be sent to the window, … */
const PAUSE_PER_ROW_MS = 0.1
/** … and so that it takes a small part of the time. */
const PAUSE_PER_WORK = 8
/** With more claims than this, files begin collapsed. */
const MOST_EXPANDED = 300
/** The paging of the groups themselves. */
const ROOT = ''

/** A row that stands for a place in a text. */
export type PlacedRow = ClaimNode | RemarkNode

/** The findings of an audit in groups. Follows the results, drawn anew a few times a second at most. */
export class AuditTree implements vscode.TreeDataProvider<AuditNode>, vscode.Disposable {
  readonly #results: AuditResults
  readonly #extension: vscode.Uri
  readonly #changed = new vscode.EventEmitter<AuditNode[] | undefined>()
  readonly #drawn = new vscode.EventEmitter<void>()
  readonly #listener: vscode.Disposable
  readonly #pages = new Map<string, number>()
  /** Groups that show more or fewer rows than when they were last drawn. */
  readonly #resized = new Set<string>()
  #groups: readonly GroupNode[] = []
  #placed: readonly PlacedRow[] = []
  #shown = 0
  /** Time that the groups took when they were last made, in milliseconds. */
  #work = 0
  #grouping: Grouping
  #filter = ''
  #timer: NodeJS.Timeout | undefined

  /** Fires with the groups that have changed, and without any where others came or went. */
  readonly onDidChangeTreeData = this.#changed.event
  /** Fires when the tree follows the results again, be it that no line has changed. */
  readonly onDidDraw = this.#drawn.event

  constructor(results: AuditResults, extension: vscode.Uri, grouping: Grouping) {
    this.#results = results
    this.#extension = extension
    this.#grouping = grouping
    this.#listener = results.onDidChange(() => this.drawSoon())
  }

  get grouping(): Grouping {
    return this.#grouping
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping
    this.#turnBack()
    this.draw()
  }

  get filter(): string {
    return this.#filter
  }

  set filter(filter: string) {
    this.#filter = filter.trim()
    this.#turnBack()
    this.draw()
  }

  /** Draws the tree as the results are now. */
  draw(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const began = performance.now()
    const changed = this.#adopt(groupsOf(this.#results.inOrder(), this.#grouping, this.#filter))
    this.#placed = this.#groups.flatMap(({ rows }) => rows.filter(isPlaced))
    this.#shown = new Set(this.#placed.map(({ id, group }) => id.slice(group.length))).size
    this.#work = performance.now() - began
    if (changed === null) this.#changed.fire(undefined)
    else if (changed.length > 0) this.#changed.fire(changed)
    this.#drawn.fire()
  }

  /** Draws the tree in a moment, however often it is asked. */
  drawSoon(): void {
    const rows = Math.min(this.#results.counts.claims, PAGE * Math.max(1, this.#groups.length))
    this.#timer ??= setTimeout(() => this.draw(), PAUSE_MS + rows * PAUSE_PER_ROW_MS + this.#work * PAUSE_PER_WORK)
  }

  /** Findings in the order in which the tree shows them, also those of groups that are collapsed or not shown to their end. */
  get placed(): readonly PlacedRow[] {
    return this.#placed
  }

  /** How many different findings the filter leaves. */
  get shown(): number {
    return this.#shown
  }

  /** Shows more rows of a group. */
  showMore(group: string): void {
    this.#turn(group, this.#pageOf(group) + PAGE)
    this.draw()
  }

  /** Makes sure that a row is among those shown. */
  showAsFarAs(row: RowNode): void {
    const group = this.#groups.findIndex(({ id }) => id === row.group)
    const place = this.#groups[group]?.rows.findIndex(({ id }) => id === row.id) ?? -1
    if (group < this.#pageOf(ROOT) && place < this.#pageOf(row.group)) return
    this.#turn(ROOT, group + 1)
    this.#turn(row.group, place + 1)
    this.draw()
  }

  getChildren(node?: AuditNode): AuditNode[] {
    if (node === undefined) return this.#page(ROOT, this.#groups)
    return node.form === 'group' ? this.#page(node.id, node.rows) : []
  }

  getParent(node: AuditNode): AuditNode | undefined {
    return node.form === 'group' ? undefined : this.#groups.find(({ id }) => id === node.group)
  }

  getTreeItem(node: AuditNode): vscode.TreeItem {
    const expanded = this.#grouping !== 'file' || this.#results.counts.claims <= MOST_EXPANDED
    return itemOf(node, { extension: this.#extension, grouping: this.#grouping, expanded })
  }

  resolveTreeItem(item: vscode.TreeItem, node: AuditNode): vscode.TreeItem {
    item.tooltip ??= tooltipOf(node)
    return item
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const part of [this.#listener, this.#changed, this.#drawn]) part.dispose()
  }

  /**
   * Takes on the groups as they are now, and says which of them have changed; null where others came or went, so that the whole tree
   * is drawn. While a line is drawn anew the editor knows it no more, and a click on it is lost: what has not changed is left alone.
   */
  #adopt(groups: readonly GroupNode[]): GroupNode[] | null {
    const before = this.#groups
    const known = new Map(before.map(group => [group.id, group]))
    const changed: GroupNode[] = []
    this.#groups = groups.map(group => {
      const own = known.get(group.id)
      if (own === undefined) return group
      if (this.#resized.has(own.id) || !isDrawnAlike(own, group)) changed.push(Object.assign(own, group))
      return own
    })
    const isSame = before.length === groups.length && before.every((group, at) => group === this.#groups[at])
    const isWhole = !isSame || this.#resized.has(ROOT)
    this.#resized.clear()
    return isWhole ? null : changed
  }

  /** Shows so many rows of a group at least. */
  #turn(group: string, rows: number): void {
    if (rows <= this.#pageOf(group)) return
    this.#pages.set(group, rows)
    this.#resized.add(group)
  }

  /** Shows the first rows of each group alone. */
  #turnBack(): void {
    for (const group of this.#pages.keys()) this.#resized.add(group)
    this.#pages.clear()
  }

  #page(group: string, nodes: readonly AuditNode[]): AuditNode[] {
    const size = this.#pageOf(group)
    const hidden = nodes.length - size
    return hidden <= 0 ? [...nodes] : [...nodes.slice(0, size), { form: 'more', group, hidden }]
  }

  #pageOf(group: string): number {
    return this.#pages.get(group) ?? PAGE
  }
}

function isPlaced(row: RowNode): row is PlacedRow {
  return row.form !== 'failure'
}
