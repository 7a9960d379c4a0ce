import { LineIndex } from '../text/range.ts'
import { type Chunk, cutAtHeadings } from './chunks.ts'
import { type Content, readContent } from './content.ts'
import { type Definition, definitionsFor } from './definitions.ts'
import type { Directive } from './directive.ts'
import { type DrawnMarkdown, placeContent } from './drawn.ts'
import { isNotebook, notebookParts } from './notebook.ts'
import type { Paper, PaperLink, Prose, Section } from './paper.ts'
import { DEFAULT_READING, type ReadingOptions } from './reading-options.ts'
import { shift, shiftProse, shiftTable } from './shift.ts'
import { readHtmlTables } from './tables/html.ts'
import { type LatexReader, loadLatexReader, mayHoldLatexTable } from './tables/latex-reader.ts'
import { settleCaptions, type UnsettledTable } from './tables/settle.ts'

/** Remembers what chunks hold, by their text, so that an edit parses only the section it touched. */
export class ContentCache {
  readonly #kept = new Map<string, Content>()
  readonly #options: ReadingOptions
  #latex: LatexReader | null = null
  readonly #limit: number
  /** Chunks parsed since the cache was made; for tests and benchmarks. */
  parsed = 0

  /** `limit`: how many chunks are remembered; the longest unused is forgotten first. */
  constructor(options: ReadingOptions = DEFAULT_READING, limit = 2000) {
    this.#options = options
    this.#limit = limit
  }

  /** Loads what reading a text takes: the parser of LaTeX, where the text may hold a table in it. */
  async prepare(text: string): Promise<void> {
    if (this.#latex === null && mayHoldLatexTable(text)) this.#latex = await loadLatexReader()
  }

  /** Forgets all chunks. */
  clear(): void {
    this.#kept.clear()
  }

  /** What a chunk holds; `all` are the definitions of its document. */
  contentOf(chunk: Chunk, all: readonly Definition[]): Content {
    const definitions = definitionsFor(chunk.text, all)
    const key = `${definitions}\u0000${chunk.text}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const content = readContent(chunk.text, definitions, this.#options, this.#latex)
    this.parsed++
    // Read again once the parser is there.
    if (this.#latex === null && mayHoldLatexTable(chunk.text)) return content
    this.#kept.set(key, content)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break
      this.#kept.delete(oldest)
    }
    return content
  }
}

/**
 * Reads a Markdown document, or the Markdown cells of a notebook. Total: a document that is neither is a paper with
 * little in it.
 */
export function parsePaper(uri: string, text: string, cache = new ContentCache(DEFAULT_READING, 0)): Paper {
  const lines = new LineIndex(text)
  const content = isNotebook(uri)
    ? notebookParts(text)
        .map(({ form, drawn }) =>
          placeContent(form === 'markdown' ? partsOf(drawn.text, cache) : outputOf(drawn), drawn),
        )
        .reduce(joinCells, EMPTY)
    : partsOf(text, cache)
  return { uri, text, lines, ...content, tables: settleCaptions(content.tables) }
}

/** Tables that a notebook's code put out as HTML; nothing else of an output is read. */
function outputOf({ text }: DrawnMarkdown): Content {
  const tables = readHtmlTables(text, 0).map(
    (table): UnsettledTable => ({ form: 'html', section: 0, ...table, lead: null, above: null, below: null }),
  )
  return { ...EMPTY, tables }
}

const EMPTY: Content = { sections: [], prose: [], links: [], tables: [], directives: [] }

/** A cell goes on with the section of the cell before until it has a heading of its own. */
function joinCells(before: Content, cell: Content): Content {
  const goesOn = before.sections.length > 0 && (cell.sections[0]?.heading ?? '') === ''
  const by = Math.max(0, before.sections.length - (goesOn ? 1 : 0))
  const within = <Item extends { readonly section: number }>(item: Item): Item => ({
    ...item,
    section: by + item.section,
  })
  return {
    sections: [...before.sections, ...cell.sections.slice(goesOn ? 1 : 0)],
    prose: [...before.prose, ...cell.prose.map(within)],
    links: [...before.links, ...cell.links.map(within)],
    tables: [...before.tables, ...cell.tables.map(within)],
    directives: [...before.directives, ...cell.directives],
  }
}

function partsOf(text: string, cache: ContentCache): Content {
  // The Markdown parser does not count a byte order mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const { chunks, definitions } = cutAtHeadings(text.slice(mark))
  const sections: Section[] = []
  const prose: Prose[] = []
  const links: PaperLink[] = []
  const tables: UnsettledTable[] = []
  const directives: Directive[] = []
  for (const chunk of chunks) {
    const content = cache.contentOf(chunk, definitions)
    const by = mark + chunk.span.start
    const first = sections.length
    for (const item of content.sections) sections.push({ ...item, span: shift(item.span, by) })
    for (const item of content.prose) prose.push(shiftProse(item, by, first))
    for (const item of content.links) links.push({ ...item, span: shift(item.span, by), section: first + item.section })
    for (const item of content.tables) tables.push(shiftTable(item, by, first))
    for (const item of content.directives) directives.push({ ...item, span: shift(item.span, by) })
  }
  return { sections, prose, links, tables, directives }
}
