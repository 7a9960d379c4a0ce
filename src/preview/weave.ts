import type MarkdownIt from 'markdown-it'
import { type PageMark, wordsTags } from './card.ts'
import type { Segment } from './passage.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** A claim's words in one block: the segments they touch, and their stretch of the block's text. */
export type ClaimWords = { readonly places: readonly Segment[]; readonly start: number; readonly end: number }

/**
 * What a claim adds to one block. *at*, where its mark goes: behind the words; behind one child; at the end of the block
 * (null); or nowhere, since the words go on in another block.
 */
export type Addition = {
  readonly mark: PageMark
  readonly words: ClaimWords | null
  readonly at: 'words' | 'nowhere' | { readonly child: number } | null
}

/** Where something is put: behind a child, or, with an offset, within its text. */
type Place = { readonly child: number; readonly offset: number | null }

/** A stretch of a child's text to underline; as a whole where it cannot be cut. */
type Underlined = { readonly from: number; readonly to: number; readonly open: string; readonly close: string }

/** Tags after which a mark may as well stand. */
const CLOSING = /^<\/(?:a|abbr|b|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var)>$/i

/**
 * The children of a block with marks behind the claims' words and the words underlined, text by text, so that no element is
 * broken up. `own` makes a token of our HTML.
 */
export function withAdditions(
  children: readonly Token[],
  additions: readonly Addition[],
  own: (html: string) => Token,
): Token[] {
  const underlined = underlinedIn(children, additions)
  const marks = marksIn(children, additions)
  return children
    .flatMap((child, at) => {
      const here = marks.filter(({ place }) => place.child === at)
      const inside = here.filter(({ place }) => place.offset !== null)
      const behind = here.filter(({ place }) => place.offset === null).map(({ html }) => own(html))
      const lines = underlined.get(at) ?? []
      if (child.type !== 'text') {
        const [line] = lines
        return line === undefined ? [child, ...behind] : [own(line.open), child, own(line.close), ...behind]
      }
      return [...cutText(child, lines, inside, own), ...behind]
    })
    .concat(marks.filter(({ place }) => place.child === Number.POSITIVE_INFINITY).map(({ html }) => own(html)))
}

/** An HTML block with marks right behind the claims' words. */
export function withHtml(content: string, additions: readonly Addition[]): string {
  const marks = additions
    .flatMap(({ mark, words, at }) => {
      const last = words?.places.at(-1)
      if (at !== 'words' || words === null || last === undefined || last.offset === null) return []
      const inside = Math.min(words.end, last.at + last.length) - last.at
      return [{ offset: last.offset + (last.taken === last.length ? inside : last.taken), html: mark.html }]
    })
    .sort((a, b) => b.offset - a.offset)
  return marks.reduce((html, { offset, html: mark }) => html.slice(0, offset) + mark + html.slice(offset), content)
}

function cutText(
  child: Token,
  lines: readonly Underlined[],
  marks: readonly { readonly place: Place; readonly html: string }[],
  own: (html: string) => Token,
): Token[] {
  const cuts = [...lines.flatMap(({ from, to }) => [from, to]), ...marks.map(({ place }) => place.offset ?? 0)]
  const inner = cuts.filter(cut => cut > 0 && cut < child.content.length)
  const bounds = [...new Set([0, ...inner, child.content.length])].sort((a, b) => a - b)
  return bounds.flatMap((from, at) => {
    const here = marks.filter(({ place }) => place.offset === from).map(({ html }) => own(html))
    const to = bounds[at + 1]
    if (to === undefined) return here
    const piece: Token = Object.assign(Object.create(child), { content: child.content.slice(from, to) })
    const line = lines.find(one => one.from <= from && to <= one.to)
    return line === undefined ? [...here, piece] : [...here, own(line.open), piece, own(line.close)]
  })
}

function underlinedIn(
  children: readonly Token[],
  additions: readonly Addition[],
): ReadonlyMap<number, readonly Underlined[]> {
  const found = new Map<number, Underlined[]>()
  for (const { words, mark } of additions) {
    if (words === null) continue
    const { open, close } = wordsTags(mark.finding)
    for (const { at, length, child, offset } of words.places) {
      if (!isShown(children[child])) continue
      const there = found.get(child) ?? []
      // Of two claims on the same words the first underlines them.
      const taken = there.reduce((end, line) => Math.max(end, line.to), 0)
      const from = offset === null ? 0 : Math.max(offset + words.start - at, offset, taken)
      const to = offset === null ? 1 : Math.min(offset + words.end - at, offset + length)
      if (from < to && (offset !== null || there.length === 0)) found.set(child, [...there, { from, to, open, close }])
    }
  }
  return found
}

/** Whether a token shows words: text, code, math; not a line's end or a tag. */
function isShown(token: Token | undefined): boolean {
  return token !== undefined && !['softbreak', 'hardbreak', 'html_inline', 'image'].includes(token.type)
}

function marksIn(
  children: readonly Token[],
  additions: readonly Addition[],
): readonly { readonly place: Place; readonly html: string }[] {
  return additions.flatMap(({ mark: { html }, words, at }) => {
    if (at === 'nowhere') return []
    if (at === null) return [{ place: { child: Number.POSITIVE_INFINITY, offset: null }, html }]
    if (at !== 'words') return [{ place: outside(children, { child: at.child, offset: null }), html }]
    const last = words?.places.at(-1)
    if (words === null || last === undefined) return []
    const offset = last.offset === null ? null : last.offset + words.end - last.at
    return [{ place: outside(children, { child: last.child, offset }), html }]
  })
}

/** The place moved behind what closes there, and out of a link, which would be followed when the mark is pressed. */
function outside(children: readonly Token[], { child, offset }: Place): Place {
  const isWithin = offset !== null && offset < (children[child]?.content.length ?? 0)
  let linkDepth = 0
  for (const { type } of children.slice(0, child + 1)) {
    if (type === 'link_open') linkDepth++
    if (type === 'link_close') linkDepth--
  }
  if (linkDepth > 0) {
    const end = children.findIndex(({ type }, at) => at > child && type === 'link_close')
    if (end >= 0) return outside(children, { child: end, offset: null })
  }
  if (isWithin) return { child, offset }
  let behind = child
  for (let next = children[behind + 1]; next !== undefined && closes(next); next = children[behind + 1]) behind++
  return { child: behind, offset: null }
}

function closes(token: Token): boolean {
  return token.nesting === -1 || (token.type === 'html_inline' && CLOSING.test(token.content))
}
