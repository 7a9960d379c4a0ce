import type { Paper } from '../paper/paper.ts'
import { DataFiles, type OpenedData } from '../tables/files/data-files.ts'
import { formatOf } from '../tables/files/format.ts'
import type { Stat, Workspace } from '../workspace.ts'
import { DocumentTables, type Reachable } from './document-tables.ts'
import { type Figure, figuresOf } from './figures.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { isDocument, OtherDocuments } from './other-documents.ts'

/** A data file or folder that a link names: its table, or why there is none. */
export type DataFile =
  | { readonly state: 'read'; readonly reachable: Reachable }
  | { readonly state: 'broken'; readonly problem: string }

/** What serves the tables of a paper besides its data files. */
export type Aids = {
  /** May outlive the paper: from one text of it to the next, most documents stay as they are. */
  readonly documents: OtherDocuments
  /** Data files that the settings name for the document: paths from it. */
  readonly configured: readonly string[]
}

/** The tables a document holds or links to; each file is read once, each table built once. */
export class PaperTables {
  readonly own: DocumentTables
  readonly configured: readonly string[]
  readonly #paper: Paper
  readonly #workspace: Workspace
  readonly #data: DataFiles
  readonly #others: OtherDocuments
  readonly #signal: AbortSignal
  readonly #files = new Map<string, Promise<DataFile>>()
  readonly #documents = new Map<string, Promise<DocumentTables | null>>()
  readonly #addresses = new Set<string>()
  #figures: readonly Figure[] | null = null
  #frontMatter: Promise<FrontMatter> | null = null

  /** `data` may outlive the paper: from one text of it to the next, most data files stay as they are. */
  constructor(
    paper: Paper,
    workspace: Workspace,
    data: DataFiles = new DataFiles(workspace),
    signal: AbortSignal = new AbortController().signal,
    { documents, configured }: Aids = { documents: new OtherDocuments(workspace), configured: [] },
  ) {
    this.#paper = paper
    this.#workspace = workspace
    this.#data = data
    this.#signal = signal
    this.#others = documents
    this.configured = configured
    this.own = new DocumentTables(paper, '')
  }

  get figures(): readonly Figure[] {
    this.#figures ??= figuresOf(this.#paper)
    return this.#figures
  }

  /** What the document's front matter says of its data. */
  frontMatter(): Promise<FrontMatter> {
    this.#frontMatter ??= readFrontMatter(this.#paper)
    return this.#frontMatter
  }

  /** The table of a data file, or of a folder of them; `name` is what the reader calls it. */
  file(href: string, name = href): Promise<DataFile> {
    const known = this.#files.get(href)
    if (known !== undefined) return known
    const reading = this.#open(href, name)
    this.#files.set(href, reading)
    return reading
  }

  /** Whether a file or folder is there; false outside the workspace. */
  async isThere(href: string): Promise<boolean> {
    const uri = this.#workspace.resolve(this.#paper.uri, href)
    return uri !== null && (await this.#probe(uri)) !== 'missing'
  }

  /** Whether a link leads to a folder of the workspace other than its root. */
  async isFolder(href: string): Promise<boolean> {
    const uri = this.#workspace.resolve(this.#paper.uri, href)
    return uri !== null && uri !== '' && (await this.#probe(uri)) === 'folder'
  }

  /** The tables of another document that a link leads to; null where it cannot be read or lies outside the workspace. */
  document(href: string): Promise<DocumentTables | null> {
    const path = href.replace(/[?#].*$/, '')
    const known = this.#documents.get(path)
    if (known !== undefined) return known
    const opening = this.#openDocument(path)
    this.#documents.set(path, opening)
    return opening
  }

  /** The path from the document to the note that a wiki link names, which may leave out ending and folder; null for none. */
  async note(target: string): Promise<string | null> {
    const path = isDocument(target) || formatOf(target) !== null ? target : `${target}.md`
    for (const up of ['', '../', '../../', '../../../']) {
      const href = encodeURI(`${up}${path}`)
      if (await this.isThere(href)) return href
    }
    return null
  }

  /** Addresses of the data files, folders and documents that were asked for, there or not. */
  addresses(): readonly string[] {
    return [...this.#addresses]
  }

  /** What stands at an address; findings rest on that as well: a data file of an image may come later. */
  async #probe(uri: string): Promise<Stat['state']> {
    this.#addresses.add(uri)
    return (await this.#workspace.stat(uri)).state
  }

  async #open(href: string, name: string): Promise<DataFile> {
    const uri = this.#workspace.resolve(this.#paper.uri, href)
    if (uri === null) return { state: 'broken', problem: outside(name) }
    const opened = await this.#data.open(uri, name, this.#signal)
    for (const used of opened.uses) this.#addresses.add(used)
    return asDataFile(opened, href, name)
  }

  async #openDocument(path: string): Promise<DocumentTables | null> {
    const uri = this.#workspace.resolve(this.#paper.uri, path)
    if (uri === null) return null
    if (uri === this.#paper.uri) return this.own
    this.#addresses.add(uri)
    const paper = await this.#others.open(uri)
    this.#signal.throwIfAborted()
    return paper === null ? null : new DocumentTables(paper, path)
  }
}

/** True for links that name a data file. */
export function isDataFile(href: string): boolean {
  return formatOf(href) !== null
}

/** Why an address is not read. */
export function outside(href: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(href)
    ? `"${href}" is not in the workspace; nothing is fetched. Save the file beside the document and link it there.`
    : `"${href}" is outside the workspace and is not read.`
}

function asDataFile(opened: OpenedData, href: string, name: string): DataFile {
  if (opened.state === 'unreadable') return { state: 'broken', problem: opened.problem }
  const around = href.replace(/\.\w+$/, '').replace(/[/_.-]+/g, ' ')
  const reachable = { table: opened.table, block: null, settings: {}, name: href, title: name, choice: name, around }
  return { state: 'read', reachable }
}
