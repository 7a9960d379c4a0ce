import type { Root, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { parseMarkdown } from '../paper/markdown.ts'
import { CAPTION } from '../paper/tables/captions.ts'
import type { Span } from '../text/range.ts'

/** A piece of text and the offset at which it goes into a document. */
export type Insertion = { readonly at: number; readonly text: string }

/**
 * Where a block of its own goes into a document: behind the whole block that holds the span (list, quote and table stay in one
 * piece), and behind the table or list that this block introduces, with blank lines around it.
 */
export function insertionBehind(document: string, span: Span, block: string): Insertion {
  const at = lineEnd(document, blockEnd(document, span))
  const rest = document.slice(at)
  // Line breaks at the end of the text close its last line; any other line that follows is parted by a blank one.
  const parted = rest.trim() === '' || /^\r?\n[ \t]*\r?\n/.test(rest)
  const closed = rest === '' ? '\n' : ''
  return { at, text: `\n\n${block}${parted ? closed : '\n'}` }
}

function blockEnd(document: string, span: Span): number {
  const nodes = childrenOf(document)
  const found = nodes.findIndex(node => ends(node).start <= span.start && span.start < ends(node).end)
  let at = found
  while (at >= 0 && belongsTogether(nodes[at], nodes[at + 1])) at += 1
  const node = nodes[at]
  return Math.max(span.end, node === undefined ? 0 : ends(node).end)
}

/** A caption belongs to its table, above or below it; a sentence that ends with a colon to what it introduces. */
function belongsTogether(node: RootContent | undefined, next: RootContent | undefined): boolean {
  if (node === undefined || next === undefined) return false
  if (node.type === 'table') return next.type === 'paragraph' && CAPTION.test(plainText(next))
  if (node.type !== 'paragraph') return false
  const text = plainText(node).trimEnd()
  switch (next.type) {
    case 'table':
    case 'html':
      return CAPTION.test(text) || text.endsWith(':')
    case 'list':
    case 'code':
    case 'math':
    case 'blockquote':
      return text.endsWith(':')
    default:
      return false
  }
}

function childrenOf(document: string): readonly RootContent[] {
  try {
    const root: Root = parseMarkdown(document)
    return root.children
  } catch (error) {
    // Thousands of quotes within quotes overflow the parser's stack; then the claim's own line has to do.
    if (error instanceof RangeError) return []
    throw error
  }
}

function ends({ position }: RootContent): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}

function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/)
  return end < 0 ? text.length : offset + end
}
