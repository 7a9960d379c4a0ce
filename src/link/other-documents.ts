import type { Paper } from '../paper/paper.ts'
import { ContentCache, parsePaper } from '../paper/parse.ts'
import { readPaper } from '../read-paper.ts'
import type { Workspace } from '../workspace.ts'

const MARKDOWN = /\.(?:md|markdown|mdown|qmd|rmd|ipynb)$/i

/** True for links that lead to a Markdown document or notebook, its anchors aside. */
export function isDocument(href: string): boolean {
  return MARKDOWN.test(href.replace(/[?#].*$/, '')) && !/^[a-z][a-z0-9+.-]*:/i.test(href)
}

/** The other documents of a workspace that links lead to. Each is parsed again only when its text is another. */
export class OtherDocuments {
  readonly #workspace: Workspace
  readonly #contents: ContentCache
  readonly #kept = new Map<string, { readonly text: string; readonly paper: Paper }>()
  readonly #limit: number

  /** `limit`: how many documents are remembered; the longest unused is forgotten first. `chunks`: how many of their sections. */
  constructor(workspace: Workspace, limit = 32, chunks?: number) {
    this.#workspace = workspace
    this.#limit = limit
    this.#contents = new ContentCache(undefined, chunks)
  }

  /** The document at an address; null where none can be read. */
  async open(uri: string): Promise<Paper | null> {
    const read = await readPaper(this.#workspace, uri)
    if (read.state !== 'read') return null
    await this.#contents.prepare(read.text)
    const before = this.#kept.get(uri)
    const kept =
      before?.text === read.text ? before : { text: read.text, paper: parsePaper(uri, read.text, this.#contents) }
    this.#kept.delete(uri)
    this.#kept.set(uri, kept)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break
      this.#kept.delete(oldest)
    }
    return kept.paper
  }
}
