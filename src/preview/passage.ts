import type { Range } from '../text/range.ts'

/** A stretch of a leaf's text and where it stands: in a child of the token, from `offset` on; null: the child as a whole. */
export type Segment = {
  readonly at: number
  readonly length: number
  readonly child: number
  readonly offset: number | null
  /** Its length in the child: that of an entity is not that of its character. */
  readonly taken: number
}

/**
 * A block that holds words and no other block. *kind*: whether a mark can stand among its inline tokens, among the tags
 * of its HTML, or only behind it.
 */
export type Leaf = {
  /** Its index among the document's tokens. */
  readonly index: number
  readonly kind: 'inline' | 'html' | 'sealed'
  /** The source line with which it begins, from 0. */
  readonly line: number
  readonly text: string
  readonly segments: readonly Segment[]
  /** Where in the text the source's lines begin. */
  readonly lines: readonly { readonly at: number; readonly line: number }[]
}

/** A stretch of one leaf's text, in UTF-16 units. */
export type Stretch = { readonly leaf: Leaf; readonly start: number; readonly end: number }

/** Words that need not be the same, as a share of the claim's: typographers, plugins and footnotes change some. */
const MOST_CHANGED = 0.34
/** Claims' words times passage's words beyond which only equal words are looked for. */
const MOST_WORK = 1_000_000

type Word = { readonly text: string; readonly leaf: Leaf; readonly start: number; readonly end: number }

/** A run of the passage's words, and what it costs to read it as the claim. */
type Fit = { readonly from: number; readonly to: number; readonly cost: number }

/**
 * Finds a claim's words in the leaves its lines touch, one stretch for each leaf they reach. Punctuation, quotes, dashes and
 * markup do not count. Of equal sentences the one nearest to the claim's range is taken. Empty where the words are
 * not there.
 */
export function findPassage(text: string, range: Range, leaves: readonly Leaf[]): readonly Stretch[] {
  const claim = wordsOf(text)
  const passage = leaves.flatMap(wordsIn)
  if (claim.length === 0) return []
  const fit = nearest(fits(claim, passage), passage, range, leaves)
  const last = fit === null ? undefined : passage[fit.to - 1]
  if (fit === null || last === undefined) return []
  const tail = text.length - (claim.at(-1)?.end ?? text.length)
  const found = new Map<Leaf, Stretch>()
  for (const { leaf, start, end } of passage.slice(fit.from, fit.to)) {
    found.set(leaf, { leaf, start: found.get(leaf)?.start ?? start, end })
  }
  const stretch = found.get(last.leaf)
  if (stretch !== undefined) found.set(last.leaf, { ...stretch, end: throughTail(last.leaf.text, stretch.end, tail) })
  return [...found.values()]
}

/** Whether two texts have the same words. */
export function sameWords(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  return words.length === others.length && words.length > 0 && words.every(({ text }, at) => text === others[at]?.text)
}

const known = new WeakMap<Leaf, readonly Word[]>()

/** The words of a leaf, which many claims are looked for in. */
function wordsIn(leaf: Leaf): readonly Word[] {
  const words = known.get(leaf) ?? wordsOf(leaf.text).map(word => ({ ...word, leaf }))
  known.set(leaf, words)
  return words
}

function wordsOf(text: string): readonly Omit<Word, 'leaf'>[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+|\uFFFC/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/** The end of the punctuation behind the last word, at most as much of it as the claim has. */
function throughTail(text: string, end: number, tail: number): number {
  let at = end
  while (at < end + tail && /[^\s\p{L}\p{N}\uFFFC]/u.test(text.charAt(at))) at++
  return at
}

function fits(claim: readonly Pick<Word, 'text'>[], passage: readonly Word[]): readonly Fit[] {
  const equal: Fit[] = []
  for (let from = 0; from + claim.length <= passage.length; from++) {
    if (claim.every(({ text }, at) => passage[from + at]?.text === text)) {
      equal.push({ from, to: from + claim.length, cost: 0 })
    }
  }
  return equal.length > 0 || claim.length * passage.length > MOST_WORK ? equal : nearFits(claim, passage)
}

/** The runs of the passage that differ least from the claim, by words left out, put in or changed. */
function nearFits(claim: readonly Pick<Word, 'text'>[], passage: readonly Word[]): readonly Fit[] {
  const width = passage.length + 1
  // Wherever the claim begins in the passage, what stands before it is free.
  let costs = new Array<number>(width).fill(0)
  let starts = Array.from({ length: width }, (_, at) => at)
  for (const [row, { text }] of claim.entries()) {
    const nextCosts = [row + 1]
    const nextStarts = [0]
    for (let at = 1; at < width; at++) {
      const changed = (costs[at - 1] ?? 0) + (passage[at - 1]?.text === text ? 0 : 1)
      const missing = (costs[at] ?? 0) + 1
      const extra = (nextCosts[at - 1] ?? 0) + 1
      const cost = Math.min(changed, missing, extra)
      nextCosts.push(cost)
      const start = cost === changed ? starts[at - 1] : cost === missing ? starts[at] : nextStarts[at - 1]
      nextStarts.push(start ?? 0)
    }
    costs = nextCosts
    starts = nextStarts
  }
  const least = costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  if (least > claim.length * MOST_CHANGED) return []
  return costs.flatMap((cost, to) => {
    const from = starts[to] ?? 0
    return cost === least && from < to ? [{ from, to, cost }] : []
  })
}

/** The run that begins nearest to the claim's own line and column. */
function nearest(runs: readonly Fit[], passage: readonly Word[], range: Range, leaves: readonly Leaf[]): Fit | null {
  let best: { readonly run: Fit; readonly far: number } | null = null
  for (const run of runs) {
    const word = passage[run.from]
    if (word === undefined) continue
    const { line, column } = placeOf(word, leaves)
    const far = Math.abs(line - range.start.line) * 100_000 + Math.abs(column - range.start.character)
    if (best === null || far < best.far) best = { run, far }
  }
  return best?.run ?? null
}

/** About where in the source a word stands; the column leaves markup out. */
function placeOf({ leaf, start }: Word, leaves: readonly Leaf[]): { readonly line: number; readonly column: number } {
  const begin = leaf.lines.findLast(({ at }) => at <= start) ?? { at: 0, line: leaf.line }
  // Cells of a row stand one behind the other on the same line.
  const before = leaves.slice(0, leaves.indexOf(leaf)).filter(({ line }) => line === begin.line)
  const column = before.reduce((sum, { text }) => sum + text.length + 3, start - begin.at)
  return { line: begin.line, column }
}
