import type { Range } from '../text/range.ts'
import { escapeHtml } from './escape.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import type { ReportOptions } from './report.ts'

/** Between a sign and a name that a forge would take for a person or an issue: seen by nobody, and it parts them. */
const WORD_JOINER = '&#8288;'

/** Words of a document for a report that is shown as Markdown on a forge: `@tbl-x` calls nobody, `#3` leads to no issue. */
export function markdownWords(text: string): string {
  return escapeMarkdown(text)
    .replaceAll('&#64;', `&#64;${WORD_JOINER}`)
    .replaceAll(/\\#(?=\d)/g, `\\#${WORD_JOINER}`)
}

/** The same inside HTML, as in a summary line. */
export function htmlWords(text: string): string {
  return escapeHtml(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll('@', `&#64;${WORD_JOINER}`)
    .replaceAll(/#(?=\d)(?!#)/g, `&#35;${WORD_JOINER}`)
    .replaceAll(/[\\`*_[\]~$|]/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** A place of a file as a reader's link, or as words where nobody can follow it: "draft.md:13". */
export function placeWords(path: string, range: Range, { link }: ReportOptions): string {
  const words = markdownWords(`${path}:${range.start.line + 1}`)
  const address = link(path, range)
  return address === null ? words : `[${words}](${targetOf(address)})`
}

/** An address as the target of a link: what would end it, or its line, is percent-encoded. */
function targetOf(address: string): string {
  const encoded = address.replaceAll(/[\s<>()[\]|\\"`]/g, sign => {
    const code = sign.codePointAt(0) ?? 0
    return code < 0x80 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(sign)
  })
  return `<${encoded}>`
}

/** A row of a pipe table; the cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
