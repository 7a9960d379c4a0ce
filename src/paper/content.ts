import type { Nodes, Parents, Root, Table, TableRow as TableRowNode } from 'mdast'
import { definitions, type GetDefinition } from 'mdast-util-definitions'
import { toString as plainText } from 'mdast-util-to-string'
import { EXIT, visitParents } from 'unist-util-visit-parents'
import type { Span } from '../text/range.ts'
import { readComment } from './comments.ts'
import { readDialects } from './dialects.ts'
import type { Directive } from './directive.ts'
import { placeContent } from './drawn.ts'
import { type Fence, fenceOf } from './fence.ts'
import { htmlRuns } from './html-prose.ts'
import { CELL_JOINT, type InlineText, inlineText, joinInline, plainInline } from './inline.ts'
import { parseMarkdown } from './markdown.ts'
import type { PaperLink, Prose, ProseForm, Section } from './paper.ts'
import type { ReadingOptions } from './reading-options.ts'
import { CAPTION } from './tables/captions.ts'
import { fencedTables } from './tables/fenced.ts'
import { TableFinder } from './tables/finder.ts'
import { withoutHoles } from './tables/holes.ts'
import type { LatexReader } from './tables/latex-reader.ts'
import type { UnsettledTable } from './tables/settle.ts'

/** What one chunk of a document holds; all offsets count from the chunk's beginning. */
export type Content = {
  readonly sections: readonly Section[]
  readonly prose: readonly Prose[]
  readonly links: readonly PaperLink[]
  readonly tables: readonly UnsettledTable[]
  readonly directives: readonly Directive[]
}

/**
 * Parses a chunk; `definitions` are those of the document's link definitions which the chunk may use; `latex` reads tables in
 * LaTeX, which are passed over without it.
 */
export function readContent(
  text: string,
  definitions: string,
  options: ReadingOptions,
  latex: LatexReader | null,
): Content {
  try {
    const root = parseMarkdown(definitions === '' ? text : `${text}\n\n${definitions}\n`)
    return new ContentReader(text, definitions, options, latex).read(root)
  } catch (error) {
    // Thousands of quotes within quotes overflow the parser's stack; nobody wrote them to be read.
    if (error instanceof RangeError)
      return new ContentReader(text, '', options, null).read({ type: 'root', children: [] })
    throw error
  }
}

class ContentReader {
  readonly #text: string
  readonly #definitions: string
  readonly #options: ReadingOptions
  readonly #sections: Section[] = []
  readonly #prose: Prose[] = []
  readonly #links: PaperLink[] = []
  readonly #latex: LatexReader | null
  readonly #tables: TableFinder
  readonly #directives: Directive[] = []
  #definitionOf: GetDefinition = () => undefined

  constructor(text: string, definitions: string, options: ReadingOptions, latex: LatexReader | null) {
    this.#text = text
    this.#definitions = definitions
    this.#options = options
    this.#tables = new TableFinder(text, latex)
    this.#latex = latex
    this.#sections.push({ heading: '', depth: 0, span: { start: 0, end: text.length } })
  }

  read(root: Root): Content {
    this.#definitionOf = definitions(root)
    visitParents(root, (node, parents) => {
      const span = spanOf(node)
      if (span === null) return
      if (span.start >= this.#text.length && node.type !== 'root') return EXIT
      this.#visit(node, parents, span)
      return
    })
    return {
      sections: this.#sections,
      prose: this.#prose,
      links: this.#links,
      tables: this.#tables.finish(),
      directives: this.#directives,
    }
  }

  #visit(node: Nodes, parents: readonly Parents[], span: Span): void {
    switch (node.type) {
      case 'heading':
        this.#openSection(plainText(node), node.depth, span)
        this.#addProse('heading', inlineText(node.children, this.#text), span)
        return
      case 'paragraph': {
        this.#tables.addLatex(node, parents, span, this.#section)
        const inline = inlineText(node.children, this.#text)
        this.#addProse(CAPTION.test(inline.text) ? 'caption' : formWithin(parents), inline, span)
        return
      }
      case 'link':
        this.#links.push({ form: 'link', href: node.url, label: plainText(node), span, section: this.#section })
        return
      case 'linkReference': {
        const href = this.#definitionOf(node.identifier)?.url
        if (href !== undefined) {
          this.#links.push({ form: 'link', href, label: plainText(node), span, section: this.#section })
        }
        return
      }
      case 'image': {
        const label = node.alt ?? ''
        this.#links.push({ form: 'image', href: node.url, label, span, section: this.#section })
        const at = this.#text.indexOf(label, span.start)
        if (label !== '' && at >= 0 && at < span.end) this.#addPlain('caption', at, at + label.length)
        this.#addCaptionAttribute(span)
        return
      }
      case 'table':
        this.#addTable(node, parents, span)
        return
      case 'html': {
        this.#addComments(span)
        this.#tables.addHtml(parents, span, this.#section)
        const parent = parents.at(-1)?.type
        if (parent !== 'paragraph' && parent !== 'heading') this.#addHtml(span)
        return
      }
      case 'math':
        this.#tables.addLatex(node, parents, span, this.#section)
        return
      case 'code': {
        this.#tables.addLatex(node, parents, span, this.#section)
        const fence = fenceOf(node, this.#text.slice(span.start, span.end), span.start)
        if (fence !== null) this.#addFence(fence, parents, span)
        return
      }
      default:
        return
    }
  }

  get #section(): number {
    return this.#sections.length - 1
  }

  #openSection(heading: string, depth: number, span: Span): void {
    const before = this.#sections.at(-1)
    const opened = { heading, depth, span: { start: span.start, end: this.#text.length } }
    // A chunk that begins with its heading has no section before it.
    if (
      before !== undefined &&
      this.#text.slice(before.span.start, span.start).trim() === '' &&
      before.heading === ''
    ) {
      this.#sections[this.#sections.length - 1] = { ...opened, span: { ...opened.span, start: before.span.start } }
      return
    }
    if (before !== undefined) {
      this.#sections[this.#sections.length - 1] = { ...before, span: { start: before.span.start, end: span.start } }
    }
    this.#sections.push(opened)
  }

  #addProse(form: ProseForm, inline: InlineText, span: Span): void {
    if (inline.text.trim() === '') return
    const pieces = withoutHoles(inline, this.#tables.holes).flatMap(readDialects)
    for (const [at, { text, stretches }] of pieces.entries()) {
      // Pieces of one block part its span among them, so that a comment belongs to one of them.
      const start = at === 0 ? span.start : (stretches[0]?.source ?? span.start)
      const end = pieces[at + 1]?.stretches[0]?.source ?? span.end
      this.#prose.push({ form, text, stretches, span: { start, end }, section: this.#section })
    }
  }

  /** Prose that stands in the source as it is read. */
  #addPlain(form: ProseForm, start: number, end: number): void {
    this.#addProse(form, plainInline(this.#text, start, end), { start, end })
  }

  /** Quarto's and pandoc's `![](plot.png){#fig-a fig-cap="…"}`. */
  #addCaptionAttribute({ end }: Span): void {
    const attributes = /^\{[^{}\n]{0,400}?\b(?:fig|tbl)-cap="([^"\n]{1,2000})"/.exec(this.#text.slice(end, end + 2500))
    if (attributes?.[1] === undefined) return
    const start = end + attributes[0].length - 1 - attributes[1].length
    this.#addPlain('caption', start, start + attributes[1].length)
  }

  #addHtml(span: Span): void {
    const source = this.#text.slice(span.start, span.end)
    for (const { form, text, stretches, end } of htmlRuns(source, span.start)) {
      this.#addProse(form, { text, stretches }, { start: stretches[0]?.source ?? span.start, end })
    }
  }

  #addFence({ form, drawn, directive }: Fence, parents: readonly Parents[], span: Span): void {
    if (form === 'text' && !this.#options.fencedProse) return
    const content = placeContent(readContent(drawn.text, this.#definitions, this.#options, this.#latex), drawn)
    const section = this.#section
    for (const prose of content.prose) {
      this.#prose.push({ ...prose, section, form: form === 'caption' ? 'caption' : prose.form })
    }
    for (const link of content.links) this.#links.push({ ...link, section })
    const written = fencedTables(directive, drawn)
    const said = {
      title: directive.title,
      label: directive.options.get('name') ?? directive.options.get('label') ?? null,
    }
    this.#tables.addFenced([...content.tables, ...written], said, parents, span, section)
    // What stands in a plain block is an example of a comment, not one.
    if (form !== 'text') this.#directives.push(...content.directives)
  }

  #addComments(span: Span): void {
    const source = this.#text.slice(span.start, span.end)
    for (const comment of source.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
      const start = span.start + comment.index
      const directive = readComment(comment[0], { start, end: start + comment[0].length })
      if (directive !== null) this.#directives.push(directive)
    }
  }

  #addRow(row: TableRowNode, heads: readonly string[]): void {
    const place = spanOf(row)
    if (place === null) return
    const pieces = row.children.map(cell => inlineText(cell.children, this.#text))
    const cells = pieces.map(({ text }) => text.trim())
    const joined = joinInline(pieces, CELL_JOINT)
    for (const { text, stretches } of readDialects(joined)) {
      this.#prose.push({
        form: 'table-row',
        text,
        stretches,
        span: place,
        section: this.#section,
        row: { heads, cells },
      })
    }
  }

  #addTable(node: Table, parents: readonly Parents[], span: Span): void {
    const { rows, body, tail } = this.#tables.addPipe(node, parents, span, this.#section)
    const heads = rows[0]?.map(({ text }) => text) ?? []
    for (const row of body) this.#addRow(row, heads)
    for (const line of tail) if (CAPTION.test(line.text)) this.#addPlain('caption', line.span.start, line.span.end)
  }
}

function formWithin(parents: readonly Parents[]): ProseForm {
  for (const parent of parents.toReversed()) {
    if (parent.type === 'listItem') return 'list-item'
    if (parent.type === 'footnoteDefinition') return 'footnote'
    if (parent.type === 'blockquote') return 'quote'
  }
  return 'paragraph'
}

function spanOf(node: Nodes): Span | null {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? null : { start, end }
}
