import type { ClaimSettings } from '../paper/directive.ts'
import type { Paper, TableBlock } from '../paper/paper.ts'
import type { CsvResult } from '../tables/csv.ts'
import { DataFileCache } from '../tables/file-cache.ts'
import { tableOfBlock } from '../tables/pipe.ts'
import type { Table } from '../tables/table.ts'
import type { Workspace } from '../workspace.ts'

/** A table within reach of a document, with the author's settings for it. */
export type Reachable = { readonly table: Table; readonly block: TableBlock | null; readonly settings: ClaimSettings }

/** A data file that a link names: its table, or why there is none. */
export type DataFile =
  | { readonly state: 'read'; readonly reachable: Reachable }
  | { readonly state: 'broken'; readonly problem: string }

/** The tables a document holds or links to; each file is read once, each table built once. */
export class PaperTables {
  readonly #paper: Paper
  readonly #workspace: Workspace
  readonly #cache: DataFileCache
  readonly #files = new Map<string, Promise<DataFile>>()
  readonly #addresses = new Set<string>()
  readonly own: readonly Reachable[]

  /** `cache` may outlive the paper: from one text of it to the next, most data files stay as they are. */
  constructor(paper: Paper, workspace: Workspace, cache = new DataFileCache()) {
    this.#paper = paper
    this.#workspace = workspace
    this.#cache = cache
    this.own = paper.tables.map(block => ({
      table: tableOfBlock(paper, block),
      block,
      settings: this.#settingsOf(block),
    }))
  }

  /** Reads the data file behind a link; null when the link names no data file. */
  file(href: string): Promise<DataFile> | null {
    if (!isDataFile(href)) return null
    const known = this.#files.get(href)
    if (known !== undefined) return known
    const reading = this.#open(href)
    this.#files.set(href, reading)
    return reading
  }

  /** Addresses of the data files that were asked for, there or not. */
  addresses(): readonly string[] {
    return [...this.#addresses]
  }

  async #open(href: string): Promise<DataFile> {
    const uri = this.#workspace.resolve(this.#paper.uri, href)
    if (uri === null) {
      return { state: 'broken', problem: `"${href}" is outside the workspace and is not read.` }
    }
    this.#addresses.add(uri)
    const read = await this.#workspace.read(uri)
    switch (read.state) {
      case 'missing':
        return { state: 'broken', problem: `The file "${href}" is not there; expected a CSV or TSV file at this path.` }
      case 'too-large':
        return {
          state: 'broken',
          problem: `The file "${href}" has ${Math.round(read.bytes / 1e6)} MB and is not read; link a summary of it.`,
        }
      case 'unreadable':
        return { state: 'broken', problem: `The file "${href}" cannot be read: ${read.problem}` }
      case 'read':
        return fromCsv(href, this.#cache.tableOf(uri, read.text))
    }
  }

  /** Settings stand in the comment right above the table: nothing but white space lies between. */
  #settingsOf(block: TableBlock): ClaimSettings {
    const above = this.#paper.directives.findLast(
      directive =>
        directive.form === 'table' &&
        directive.span.end <= block.span.start &&
        this.#paper.text.slice(directive.span.end, block.span.start).trim() === '',
    )
    return above?.form === 'table' ? above.settings : {}
  }
}

/** True for links that name a file this version reads: CSV and TSV. */
export function isDataFile(href: string): boolean {
  return /\.(?:csv|tsv|tab)(?:[?#].*)?$/i.test(href)
}

function fromCsv(href: string, result: CsvResult): DataFile {
  if (result.state === 'unreadable') return { state: 'broken', problem: `"${href}": ${result.problem}` }
  return { state: 'read', reachable: { table: result.table, block: null, settings: {} } }
}
