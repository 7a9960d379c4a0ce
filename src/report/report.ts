import type { Baseline } from '../audit/baseline.ts'
import { OWN_REPORT } from '../paper/own-report.ts'
import type { Range } from '../text/range.ts'

/** How a report is written: for people at a terminal or in a browser, for programs, and for `merge` to join again. */
export const FORMATS = ['text', 'json', 'markdown', 'csv', 'html', 'sarif', 'junit', 'records'] as const
export type Format = (typeof FORMATS)[number]

/** The first lines of every report in Markdown, by which one is told from a document. */
export const MARKDOWN_TITLE = `${OWN_REPORT}# Emergence claims\n`

/** A report in pieces, in order; it need not be held at once. */
export type Report = Iterable<string> | AsyncIterable<string>

/** How a terminal sets words apart; the plain ones leave them as they are. */
export type Paint = {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly gone: (text: string) => string
  readonly stands: (text: string) => string
  readonly open: (text: string) => string
}

/** For what is no terminal. */
export const PLAIN: Paint = {
  strong: text => text,
  faint: text => text,
  gone: text => text,
  stands: text => text,
  open: text => text,
}

/** What a report is told besides the audit. */
export type ReportOptions = {
  /** Where a reader finds a place of a file: an address for a link; null where there is none. `path`: as in the audit. */
  readonly link: (path: string, range: Range) => string | null
  /** Diagnostics that were known before; null where none were given. */
  readonly baseline: Baseline | null
  readonly paint: Paint
}

/** No links, no colours, nothing known before. */
export const PLAIN_REPORT: ReportOptions = { link: () => null, baseline: null, paint: PLAIN }

/** A report as one text, for small audits and for tests. */
export async function wholeReport(report: Report): Promise<string> {
  let text = ''
  for await (const piece of report) text += piece
  return text
}
