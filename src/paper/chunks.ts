import type { Span } from '../text/range.ts'
import { type Definition, definitionOf } from './definitions.ts'

/**
 * A part of a document that can be parsed by itself: it begins at a top-level ATX heading (or at the start of the
 * text) and no block crosses its ends.
 */
export type Chunk = { readonly span: Span; readonly text: string }

/** A document cut for parsing, with the definitions that any chunk may use. */
export type Chunks = { readonly chunks: readonly Chunk[]; readonly definitions: readonly Definition[] }

type Open =
  | { readonly form: 'fence'; readonly mark: string }
  | { readonly form: 'until'; readonly end: RegExp }
  | { readonly form: 'none' }

const HEADING = /^#{1,6}(?:[ \t]|\r?$)/
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/
const FRONT_MATTER = /^---[ \t]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const NONE: Open = { form: 'none' }

/**
 * Cuts a document at its headings, so that an edit re-parses one section. Only headings at the very margin cut, and
 * none inside fenced code, math, comments, raw HTML or front matter: a heading missed costs time, a wrong cut would
 * turn code into prose.
 */
export function cutAtHeadings(text: string): Chunks {
  const starts = [0]
  const definitions: Definition[] = []
  let open: Open = NONE
  let offset = FRONT_MATTER.exec(text)?.[0].length ?? 0
  while (offset < text.length) {
    const newline = text.indexOf('\n', offset)
    const next = newline < 0 ? text.length : newline + 1
    const line = text.slice(offset, newline < 0 ? text.length : newline)
    if (open.form === 'none') {
      const definition = definitionOf(line)
      if (HEADING.test(line) && offset > 0) starts.push(offset)
      else if (definition !== null) definitions.push(definition)
      open = opening(line)
    } else if (closes(open, line)) open = NONE
    offset = next
  }
  const chunks = starts.map((start, at) => {
    const span = { start, end: starts[at + 1] ?? text.length }
    return { span, text: text.slice(span.start, span.end) }
  })
  return { chunks, definitions }
}

function opening(line: string): Open {
  const fence = FENCE.exec(line)
  if (fence?.[1] !== undefined && !(fence[1].startsWith('`') && fence[2]?.includes('`'))) {
    return { form: 'fence', mark: fence[1] }
  }
  if (/^ {0,3}\$\$/.test(line) && !/\$\$[ \t]*\S.*\$\$/.test(line)) return { form: 'until', end: /\$\$/ }
  const comment = line.lastIndexOf('<!--')
  if (comment >= 0 && line.indexOf('-->', comment) < 0) return { form: 'until', end: /-->/ }
  const raw = /^ {0,3}<(pre|script|style|textarea)\b/i.exec(line)?.[1]
  if (raw !== undefined && !new RegExp(`</${raw}>`, 'i').test(line)) {
    return { form: 'until', end: new RegExp(`</${raw}>`, 'i') }
  }
  return NONE
}

function closes(open: Open, line: string): boolean {
  switch (open.form) {
    case 'none':
      return true
    case 'until':
      return open.end.test(line)
    case 'fence': {
      const fence = FENCE.exec(line)
      return fence?.[1]?.startsWith(open.mark) === true && fence[2]?.trim() === ''
    }
  }
}
