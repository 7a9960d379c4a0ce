import { NO_PROGRAM } from './fence.ts'

/** What raw Markdown shows to who does not parse it. */
export type RawReading = {
  /** The text without the programs in it, of which nothing is prose. */
  readonly text: string
  /** Words, six letters each, that are running text for certain; 0 where it is not clear what is. */
  readonly words: number
}

type Open =
  | { readonly form: 'fence'; readonly mark: string; readonly program: boolean }
  | { readonly form: 'until'; readonly end: string }
  | { readonly form: 'html' }

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/
const FENCE = /^([ \t>]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})[ \t]*([^`\s]*)/
/** One of these stands in every line that opens a fence, a formula, a remark or raw HTML. */
const OPENING = /[`~$<]/
const RUNNING = /^(?: {0,3}(?:[-*+]|\d{1,3}\.) )? {0,2}[\p{L}"'(*[\\]/u
/** Definitions of links, and what may be a table, a directive, a formula or raw HTML. */
const DOUBTFUL = /^[ \t]*\[[^\]]*\]:|[|<{}$]|\\(?![[(*_#.!`-])|```|~~~/
const CODE = /(`+)[^`]+\1/g
/** Markup that may stand within the words of a phrase: link targets, tags, emphasis, escapes, brackets, entities. */
const MARKUP =
  /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s"[^"\n]*")?\)|<\/?[a-z][^<>:\n]*>|[*_`~\\]|[[\]]|&(?:#\w{1,8}|\w{2,31});/gi

/** Reads raw Markdown line by line: a hundred times as fast as parsing, and in doubt it takes a line for a program no more than for prose. */
export function readRaw(whole: string): RawReading {
  const matter = FRONT_MATTER.exec(whole)?.[0] ?? ''
  const kept: string[] = [matter]
  let letters = 0
  let open: Open | null = null
  for (const line of whole.slice(matter.length).split('\n')) {
    if (open !== null) {
      if (open.form !== 'fence' || !open.program) kept.push(line)
      if (closes(open, line)) open = null
      continue
    }
    open = opening(line)
    kept.push(line)
    if (open === null && RUNNING.test(line)) letters += lettersOf(line)
  }
  return open === null || open.form === 'html'
    ? { text: kept.join('\n'), words: letters / 6 }
    : { text: whole, words: 0 }
}

/** A text as it reads: without its markup, an entity as a blank; `bracket` stands for what is left of a link's brackets. */
export function withoutMarkup(text: string, bracket: '' | ' ' = ''): string {
  if (!/[*_`~\\[\]<&]/.test(text)) return text
  return text.replace(MARKUP, found => {
    if (found.startsWith('&')) return ' '
    return found.startsWith('[') || found.startsWith(']') ? bracket : ''
  })
}

/** A run without its code spans, of which nothing is prose; with them where it is not clear which they are. */
export function withoutCode(run: string): string {
  if (!run.includes('`') || /\\`|`{3}|^[ \t>*+-]*</m.test(run)) return run
  const prose = run.replace(CODE, '\uFFFC')
  return prose.includes('`') ? run : prose
}

function opening(line: string): Open | null {
  // Most lines hold none of the signs that open anything.
  if (!OPENING.test(line)) return null
  const [, before = '', items = '', mark, language = ''] = FENCE.exec(line) ?? []
  if (mark !== undefined) {
    // Within a list or a quote a fence ends where that does, which is not seen from here.
    const program = /^ {0,3}$/.test(before) && items === '' && !language.startsWith('{') && !NO_PROGRAM.test(language)
    return { form: 'fence', mark, program }
  }
  const plain = line.includes('`') ? line.replace(CODE, '') : line
  if (plain.split('$$').length % 2 === 0) return { form: 'until', end: '$$' }
  if (plain.lastIndexOf('<!--') > plain.lastIndexOf('-->')) return { form: 'until', end: '-->' }
  // Raw HTML goes on to the next blank line, and a fence within it is none.
  return /^[ \t>*+-]*</.test(line) ? { form: 'html' } : null
}

function closes(open: Open, line: string): boolean {
  switch (open.form) {
    case 'fence': {
      const [whole = '', , , mark = ''] = FENCE.exec(line) ?? []
      return mark.startsWith(open.mark) && line.slice(whole.length).trim() === ''
    }
    case 'until':
      return line.includes(open.end)
    case 'html':
      return line.trim() === ''
  }
}

/** Code is no prose; where it goes on beyond the line, nothing of the line is. */
function lettersOf(line: string): number {
  const prose = line.includes('`') ? line.replace(CODE, '') : line
  return prose.includes('`') || DOUBTFUL.test(prose) ? 0 : withoutMarkup(prose).length
}

const BLANK = /\n[ \t\r]*\n/g
const CUT = /^ *(?:[-*+]|#{1,6})[ \t]/m
const LINE = /^( *)(?:([-*+]|#{1,6})[ \t]+\S)?.*$/gm
const TAG_LINE = /^[ \t>*+-]*</m

/**
 * What stands between blank lines, cut at headings and bullets as well: no paragraph and no row of a table goes on beyond one. Raw
 * HTML is left whole, for there a bullet is a sign like any other.
 */
export function* runsOf(text: string): Generator<string> {
  let start = 0
  for (const { index, 0: blank } of text.matchAll(BLANK)) {
    if (index > start) yield* itemsOf(text.slice(start, index))
    start = index + blank.length
  }
  yield* itemsOf(text.slice(start))
}

function* itemsOf(run: string): Generator<string> {
  if (!CUT.test(run) || (run.includes('<') && TAG_LINE.test(run))) {
    yield run
    return
  }
  let start = 0
  // Farther in than this, a line goes on with the paragraph above it. What is in a bullet stands two characters farther in at least.
  let deepest = 3
  for (const line of run.matchAll(LINE)) {
    const [, indent = '', mark = ''] = line
    if (mark === '' || indent.length > deepest) continue
    if (line.index > start) {
      yield run.slice(start, line.index)
      start = line.index
    }
    if (!mark.startsWith('#')) {
      deepest = indent.length + 5
      continue
    }
    const end = line.index + line[0].length + 1
    if (end >= run.length) continue
    yield run.slice(start, end)
    start = end
  }
  yield run.slice(start)
}
