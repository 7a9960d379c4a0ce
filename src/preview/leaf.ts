import type MarkdownIt from 'markdown-it'
import type { Leaf, Segment } from './passage.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** Stands for code and pictures, in a claim's words as in a passage's. */
const OBJECT = '￼'

/** Elements in whose content a mark would be text, break out or be pressed by mistake. */
const CLOSED =
  /<(?:audio|button|canvas|iframe|math|noscript|object|optgroup|option|script|select|style|svg|template|textarea|title|video|xmp)\b/i
/** HTML that lays no line between the words beside it. */
const INLINE =
  /^<\/?(?:a|abbr|b|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)\b|^<!--|^<[!?]/i
const LARGEST_HTML = 50_000

/** Reads the words of a block's tokens with the way back to the tokens, as the claims' own reader reads the source. */
export function inlineLeaf(token: Token, index: number, line: number): Leaf {
  const writer = new LeafWriter()
  const children = token.children ?? []
  let struck = 0
  let closed = false
  let breaks = 0
  for (const [child, { type, content, nesting }] of children.entries()) {
    if (type === 's_open') struck++
    if (type === 's_close') struck--
    if (type === 'softbreak' || type === 'hardbreak') writer.put(' ', child, null, line + ++breaks)
    if (struck > 0 || content === '') continue
    switch (type) {
      case 'text':
        writer.put(content, child, 0)
        break
      case 'code_inline':
      case 'image':
        writer.put(OBJECT, child, null)
        break
      case 'html_inline':
        if (CLOSED.test(content)) closed = true
        writer.put(tagText(content, writer.text), child, null)
        for (const _ of content.matchAll(/\n/g)) writer.startLine(line + ++breaks)
        break
      default:
        // Math and the like stand as they are written; a footnote's mark is no word.
        if (nesting === 0 && !type.startsWith('footnote')) writer.put(content, child, null)
    }
  }
  return { index, kind: closed ? 'sealed' : 'inline', line, ...writer.done(line) }
}

/** Reads the words between the tags of an HTML block; `decode` turns one entity into its characters. */
export function htmlLeaf(token: Token, index: number, line: number, decode: (entity: string) => string): Leaf {
  const writer = new LeafWriter()
  const { content } = token
  const sealed: Leaf = { index, kind: 'sealed', line, text: '', segments: [], lines: [] }
  if (content.length > LARGEST_HTML || CLOSED.test(content)) return sealed
  const part =
    /<!--[\s\S]*?-->|<[/a-z!?](?:"[^"]*"|'[^']*'|[^'"<>])*>|&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{1,31});|\n|[^<&\n]+|[&<]/giy
  let newlines = 0
  for (const { 0: piece, index: at } of content.matchAll(part)) {
    if (/^<[/a-z!?]/i.test(piece)) {
      writer.put(tagText(piece, writer.text), 0, at + piece.length)
      for (const _ of piece.matchAll(/\n/g)) writer.startLine(line + ++newlines)
    } else if (piece === '\n') writer.put(' ', 0, at, line + ++newlines)
    else if (piece === '<' && /^<[/a-z!?]/i.test(content.slice(at, at + 2))) return sealed
    else if (piece.startsWith('&') && piece.length > 1) writer.put(decode(piece), 0, at, null, piece.length)
    else writer.put(piece, 0, at)
  }
  return { index, kind: 'html', line, ...writer.done(line) }
}

/** The words that a picture in a block carries, each with its place among the block's tokens. */
export function pictureWords(token: Token): readonly { readonly child: number; readonly text: string }[] {
  return (token.children ?? []).flatMap(({ type, content }, child) =>
    type === 'image' && content !== '' ? [{ child, text: content }] : [],
  )
}

/** What stands for a tag among the words: a power's sign, a blank where a line ends, or nothing. */
function tagText(tag: string, before: string): string {
  if (/^<sup>$/i.test(tag)) return /\d$/.test(before) ? '^' : ''
  return INLINE.test(tag) ? '' : ' '
}

class LeafWriter {
  text = ''
  readonly #segments: Segment[] = []
  readonly #lines: { at: number; line: number }[] = []

  /**
   * Adds text that stands at `offset` of a child; null: a child that cannot be cut. `line`: a line that starts behind it;
   * `length`: how long it is in the child, where that differs.
   */
  put(text: string, child: number, offset: number | null, line: number | null = null, length = text.length): void {
    if (text !== '') this.#segments.push({ at: this.text.length, length: text.length, child, offset, taken: length })
    this.text += text
    if (line !== null) this.startLine(line)
  }

  startLine(line: number): void {
    this.#lines.push({ at: this.text.length, line })
  }

  done(line: number): Pick<Leaf, 'text' | 'segments' | 'lines'> {
    return { text: this.text, segments: this.#segments, lines: [{ at: 0, line }, ...this.#lines] }
  }
}
