import type { Code } from 'mdast'
import type { DrawnMarkdown, DrawnStretch } from './drawn.ts'

/**
 * A fenced block that may hold prose: a MyST directive such as `{note}` (Markdown), one such as `{figure}` whose body is
 * a caption, or a block that names no programming language.
 */
export type Fence = {
  readonly form: 'markdown' | 'caption' | 'text'
  readonly drawn: DrawnMarkdown
  readonly directive: FenceDirective
}

/** What the first lines of a directive say: its name, what stands behind the name, and its options. */
export type FenceDirective = {
  readonly name: string
  readonly title: string | null
  readonly options: ReadonlyMap<string, string>
}

const PROSE_DIRECTIVE =
  /^\{(?:note|tip|hint|important|warning|caution|danger|attention|error|seealso|admonition|topic|sidebar|margin|aside|epigraph|pull-quote|highlights|dropdown|card|tab-item|definition|theorem|lemma|proof|remark|example|observation|claim|exercise|solution|quote|div|container)\}/i
const CAPTION_DIRECTIVE = /^\{(?:figure|table|list-table|csv-table|image)\}/i
/** Words behind a fence that name no programming language. */
export const NO_PROGRAM = /^(?:text|txt|plain|plaintext|md|markdown|tex|latex|quote|abstract|prompt|note)?$/i
/** Options of a directive: `:name: x` lines or a YAML block between rules. */
const OPTIONS = /^(?:---\r?\n[\s\S]{0,2000}?\n---(?:\r?\n|$)|(?:[ \t]{0,3}:[\w-]{1,30}:[^\n]*(?:\n|$))+)/

const OPTION = /^[ \t]{0,3}:?([\w-]{1,30}):[ \t]*([^\n]*?)[ \t\r]*$/gm

/** The prose that a code block may hold; null for programs and indented code. `source` is the block as it stands, from `offset` on. */
export function fenceOf(node: Code, source: string, offset: number): Fence | null {
  if (!/^[ \t]{0,3}(?:`{3}|~{3})/.test(source)) return null
  const form = formOf(node.lang ?? '')
  if (form === null) return null
  const options = form === 'text' ? 0 : (OPTIONS.exec(node.value)?.[0].length ?? 0)
  const directive = {
    name: /^\{([\w-]{1,40})\}/.exec(node.lang ?? '')?.[1] ?? '',
    title: node.meta?.trim() || null,
    options: new Map(
      [...node.value.slice(0, options).matchAll(OPTION)].map(([, name = '', value = '']) => [name, value]),
    ),
  }
  return { form, drawn: drawLines(node.value, options, source, offset), directive }
}

/** Each line of the block is the end of its line in the source: marks of quotes and lists stand before it. */
function drawLines(value: string, from: number, source: string, offset: number): DrawnMarkdown {
  const stretches: DrawnStretch[] = []
  let place = 0
  let at = -from
  for (const line of value.split('\n')) {
    place = source.indexOf('\n', place) + 1
    const end = source.indexOf('\n', place)
    const whole = source.slice(place, end < 0 ? source.length : end)
    const text = line.replace(/\r$/, '')
    const column = whole.replace(/\r$/, '').length - text.length
    // The line break belongs to its line, so that every character has a place.
    if (at >= 0 && column >= 0) {
      stretches.push({ at, source: offset + place + column, length: text.length })
      stretches.push({
        at: at + text.length,
        source: offset + place + whole.length,
        length: line.length + 1 - text.length,
      })
    }
    at += line.length + 1
  }
  return { text: value.slice(from), stretches: stretches.filter(({ length }) => length > 0) }
}

function formOf(language: string): Fence['form'] | null {
  if (PROSE_DIRECTIVE.test(language)) return 'markdown'
  if (CAPTION_DIRECTIVE.test(language)) return 'caption'
  return NO_PROGRAM.test(language) ? 'text' : null
}
