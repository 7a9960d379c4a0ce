import { LineIndex, type Span } from '../text/range.ts'
import { type Chunk, cutAtHeadings } from './chunks.ts'
import { type Content, readContent } from './content.ts'
import type { Directive } from './directive.ts'
import type { Paper, PaperLink, Prose, Section, TableBlock } from './paper.ts'

/** Remembers what chunks hold, by their text, so that an edit parses only the section it touched. */
export class ContentCache {
  readonly #kept = new Map<string, Content>()
  readonly #limit: number
  /** Chunks parsed since the cache was made; for tests and benchmarks. */
  parsed = 0

  /** `limit`: how many chunks are remembered; the longest unused is forgotten first. */
  constructor(limit = 2000) {
    this.#limit = limit
  }

  contentOf(chunk: Chunk, definitions: string): Content {
    const key = `${definitions}\u0000${chunk.text}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const content = readContent(chunk.text, definitions)
    this.parsed++
    this.#kept.set(key, content)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break
      this.#kept.delete(oldest)
    }
    return content
  }
}

/** Reads a Markdown document. Total: a document that is not Markdown is a paper with little in it. */
export function parsePaper(uri: string, text: string, cache = new ContentCache(0)): Paper {
  const { chunks, definitions } = cutAtHeadings(text)
  const sections: Section[] = []
  const prose: Prose[] = []
  const links: PaperLink[] = []
  const tables: TableBlock[] = []
  const directives: Directive[] = []
  for (const chunk of chunks) {
    const content = cache.contentOf(chunk, definitions)
    const by = chunk.span.start
    const first = sections.length
    for (const item of content.sections) sections.push({ ...item, span: shift(item.span, by) })
    for (const item of content.prose) prose.push(shiftProse(item, by, first))
    for (const item of content.links) links.push({ ...item, span: shift(item.span, by), section: first + item.section })
    for (const item of content.tables) tables.push(shiftTable(item, by, first))
    for (const item of content.directives) directives.push({ ...item, span: shift(item.span, by) })
  }
  return { uri, text, lines: new LineIndex(text), sections, prose, links, tables, directives }
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by }
}

function shiftProse(prose: Prose, by: number, firstSection: number): Prose {
  const stretches = prose.stretches.map(stretch => ({ ...stretch, source: stretch.source + by }))
  return { ...prose, stretches, span: shift(prose.span, by), section: firstSection + prose.section }
}

function shiftTable(table: TableBlock, by: number, firstSection: number): TableBlock {
  const rows = table.rows.map(row => row.map(cell => ({ ...cell, span: shift(cell.span, by) })))
  return { ...table, rows, span: shift(table.span, by), section: firstSection + table.section }
}
