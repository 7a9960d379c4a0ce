import type MarkdownIt from 'markdown-it'
import type { Finding } from '../finding.ts'
import type { Range } from '../text/range.ts'
import { blockMarkHtml, type PageMark } from './card.ts'
import { htmlLeaf, inlineLeaf, pictureWords } from './leaf.ts'
import { findPassage, type Leaf, type Stretch, sameWords } from './passage.ts'
import { type Addition, withAdditions, withHtml } from './weave.ts'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** What the page shows for one document. */
export type DocumentMarks = {
  readonly marks: readonly PageMark[]
  /** Whether the findings are of the text as it stands; if not, a claim is marked only where its words are found. */
  readonly current: boolean
}

/**
 * A document's tokens with its claims marked. `places` tells of each mark where it stands and how it looks, empty for one
 * without a place: pages of the same tokens with the same places are the same.
 */
export type MarkedTokens = { readonly tokens: Token[]; readonly places: readonly string[] }

/** The type of the tokens that hold our own HTML. */
export const MARK_TYPE = 'emergence_mark'

/** A block that holds words, with the lines it spans. */
type Block = { readonly token: Token; readonly index: number; readonly first: number; readonly last: number }

/**
 * Puts the marks among a document's tokens. The tokens themselves are kept as they are, since the preview uses them again;
 * blocks with marks are copies.
 */
export function markedTokens(tokens: Token[], { marks, current }: DocumentMarks, md: MarkdownIt): MarkedTokens {
  if (marks.length === 0) return { tokens, places: [] }
  const blocks = blocksOf(tokens)
  const byLine = blocksByLine(blocks)
  const leaves = new Map<Block, Leaf>()
  const leafOf = (block: Block): Leaf => {
    const leaf = leaves.get(block) ?? readLeaf(block, md)
    leaves.set(block, leaf)
    return leaf
  }
  const additions = new Map<number, Addition[]>()
  const add = (index: number, addition: Addition) => {
    const there = additions.get(index)
    if (there === undefined) additions.set(index, [addition])
    else there.push(addition)
  }
  const placeOf = (mark: PageMark): string => {
    const { claim, range } = mark.finding
    const near = blocksNear(range, byLine)
    let passage = findPassage(claim.text, range, near.map(leafOf))
    if (passage.length === 0 && !current) passage = movedPassage(mark.finding, blocks, leafOf)
    if (passage.length > 0) {
      addPassage(mark, passage, add)
      return passage.map(({ leaf, start, end }) => `${leaf.index}:${start}-${end}`).join(' ')
    }
    const picture = pictureAt(claim.text, near)
    if (picture !== null) {
      add(picture.index, { mark, words: null, at: { child: picture.child } })
      return `${picture.index}:${picture.child}`
    }
    const block = current ? (near.at(-1) ?? lastBefore(blocks, range.start.line)) : undefined
    if (block === undefined) return ''
    add(block.index, { mark, words: null, at: null })
    return `${block.index}`
  }
  const places = marks.map(mark => {
    const place = placeOf(mark)
    return place === '' ? '' : `${place} ${mark.html}`
  })
  return { tokens: woven(tokens, additions, md), places }
}

/** The leaves of the document with their lines; what has none, such as a cell, has those of what it stands in. */
function blocksOf(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = []
  const around: (readonly [number, number] | null)[] = []
  for (const [index, token] of tokens.entries()) {
    const lines = token.map ?? around.at(-1) ?? null
    if (token.nesting === 1) around.push(lines)
    if (token.nesting === -1) around.pop()
    if (token.nesting !== 0 || lines === null || token.content === '') continue
    blocks.push({ token, index, first: lines[0], last: Math.max(lines[0], lines[1] - 1) })
  }
  return blocks
}

function blocksByLine(blocks: readonly Block[]): ReadonlyMap<number, readonly Block[]> {
  const lines = new Map<number, Block[]>()
  for (const block of blocks) {
    for (let line = block.first; line <= block.last; line++) {
      const there = lines.get(line)
      if (there === undefined) lines.set(line, [block])
      else there.push(block)
    }
  }
  return lines
}

function blocksNear(range: Range, byLine: ReadonlyMap<number, readonly Block[]>): readonly Block[] {
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line
  const found = new Set<Block>()
  for (let line = range.start.line; line <= last; line++) {
    for (const block of byLine.get(line) ?? []) found.add(block)
  }
  return [...found]
}

/** Words that an edit above has moved to other lines: looked for as they are, in every block with the first of them. */
function movedPassage(
  { claim, range }: Finding,
  blocks: readonly Block[],
  leafOf: (block: Block) => Leaf,
): readonly Stretch[] {
  const [first = ''] = /[\p{L}\p{N}\p{M}]+/u.exec(claim.text) ?? []
  const near = blocks.filter(({ token }) => token.content.includes(first)).map(leafOf)
  return findPassage(claim.text, range, near)
}

/** The block above a line that nothing of the page comes from. */
function lastBefore(blocks: readonly Block[], line: number): Block | undefined {
  return blocks.findLast(({ first }) => first <= line) ?? blocks[0]
}

function readLeaf({ token, index, first }: Block, md: MarkdownIt): Leaf {
  if (token.type === 'inline') return inlineLeaf(token, index, first)
  if (token.type === 'html_block') return htmlLeaf(token, index, first, entity => md.utils.unescapeAll(entity))
  const lines = [...token.content.matchAll(/\n/g)].map(({ index: at }, row) => ({ at: at + 1, line: first + row + 1 }))
  return { index, kind: 'sealed', line: first, text: token.content, segments: [], lines }
}

function addPassage(
  mark: PageMark,
  passage: readonly Stretch[],
  add: (index: number, addition: Addition) => void,
): void {
  for (const [at, stretch] of passage.entries()) {
    const isLast = at === passage.length - 1
    const { leaf, start, end } = stretch
    if (leaf.kind === 'sealed') {
      if (isLast) add(leaf.index, { mark, words: null, at: null })
      continue
    }
    const places = leaf.segments.filter(segment => segment.at < end && segment.at + segment.length > start)
    add(leaf.index, { mark, words: { places, start, end }, at: isLast ? 'words' : 'nowhere' })
  }
}

/** Where among the blocks a picture has the claim's words: a claim there is marked behind it. */
function pictureAt(text: string, near: readonly Block[]): { readonly index: number; readonly child: number } | null {
  for (const { token, index } of near) {
    const picture = pictureWords(token).find(words => sameWords(words.text, text))
    if (picture !== undefined) return { index, child: picture.child }
  }
  return null
}

function woven(tokens: Token[], additions: ReadonlyMap<number, readonly Addition[]>, md: MarkdownIt): Token[] {
  const { Token } = md.core.State.prototype
  const own = (html: string): Token => Object.assign(new Token(MARK_TYPE, '', 0), { content: html })
  return tokens.flatMap((token, index) => {
    const here = additions.get(index)
    if (here === undefined) return [token]
    if (token.type === 'inline') {
      const children = withAdditions(token.children ?? [], here, own)
      return [Object.assign(copyOf(token), { children })]
    }
    const inside = here.filter(({ words }) => words !== null)
    const html = token.type === 'html_block' ? withHtml(token.content, inside) : token.content
    const behind = here.filter(({ at }) => at === null)
    return [
      Object.assign(copyOf(token), { content: html }),
      ...behind.map(({ mark }) => own(blockMarkHtml(mark.finding, mark.html))),
    ]
  })
}

/** A token that reads as another one does; what is set on it does not reach the other. */
function copyOf(token: Token): Token {
  return Object.create(token)
}
