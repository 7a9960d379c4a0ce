import type { Link, QuickFix } from '../finding.ts'
import { DocumentTables } from '../link/document-tables.ts'
import type { Paper } from '../paper/paper.ts'
import { formatOf } from '../tables/files/format.ts'
import { overlaps } from '../text/range.ts'
import type { FindingCore } from './rule.ts'

/** A comment that names a claim's data, e.g. `<!-- emergence-check-claim table="Table 1" y="accuracy" -->`. */
export function claimComment(settings: Readonly<Record<string, string>>): string {
  const quoted = (value: string) =>
    value.includes('"') && !value.includes("'") ? `'${value}'` : `"${value.replaceAll('"', "'")}"`
  const parts = Object.entries(settings).map(([key, value]) => `${key}=${quoted(value)}`)
  return `<!-- ${['emergence-check-claim', ...parts].join(' ')} -->`
}

/**
 * What a reader can do about a diagnostic of a claim: choose its data, say it is no claim, silence the rule. `at` is the offset
 * at which the diagnostic stands, where that is not the claim.
 */
export function fixesFor(
  finding: FindingCore,
  rule: string,
  paper: Paper,
  at: number = finding.claim.span.start,
): readonly QuickFix[] {
  const { claim, link } = finding
  const behind = (title: string, comment: string): QuickFix => {
    return { title, insert: { at: behindComments(claim.span.end, paper.text), text: ` ${comment}` } }
  }
  const choices = link.state === 'ambiguous' ? link.candidates : []
  const links =
    link.state === 'none' || link.state === 'broken'
      ? tablesToOffer(paper)
          .filter(({ table }) => !isBroken(link, table, paper))
          .map(({ table, title }) => behind(`Link the claim to ${title}`, claimComment({ table })))
      : choices.map(({ title, settings }) => behind(`Link the claim to ${title}`, claimComment(settings)))
  // A line of its own between two rows would end their table.
  const row = paper.prose.some(({ form, span }) => form === 'table-row' && overlaps(span, { start: at, end: at + 1 }))
  const silencers = row
    ? []
    : [{ title: `Silence ${rule} on this line`, insert: silencer(rule, at, paper), silences: rule }]
  return [...links, behind('This is not an emergence claim', '<!-- emergence-check-ignore -->'), ...silencers]
}

/** Whether a table is the very one that cannot be used. */
function isBroken(link: Link, table: string, paper: Paper): boolean {
  if (link.state !== 'broken' || link.at === null) return false
  return paper.text.slice(link.at.start, link.at.end).includes(table)
}

/** Where a comment about a claim goes: behind the author's own about it, which stays; of two, the later one counts. */
export function behindComments(end: number, text: string): number {
  const comments = /(?:\s*<!--\s*emergence-check-claim\b(?:(?!-->)[\s\S])*-->)*/y
  comments.lastIndex = end
  return end + (comments.exec(text)?.[0].length ?? 0)
}

/** Names by which a comment can choose the document's tables and linked data files, with what a reader calls them. */
export function tablesToOffer(paper: Paper): readonly { readonly table: string; readonly title: string }[] {
  const own = new DocumentTables(paper, '').all.map(({ name, choice }) => ({ table: name, title: choice }))
  const files = paper.links.map(({ href }) => href).filter(href => formatOf(href) !== null)
  return [...own, ...[...new Set(files)].map(href => ({ table: href, title: href }))]
}

/** A comment that silences rules on the next line. What would end a comment is taken out of the reason. */
export function silencingComment(rules: readonly string[], reason: string): string {
  const told = reason.replaceAll(/-{2,}/g, '–').replaceAll(/\s+/g, ' ').trim()
  return `<!-- emergence-check-disable-next-line ${rules.join(' ')} -- ${told} -->`
}

/** Within a paragraph the comment goes to the end of the line before, so that the paragraph stays whole. */
function silencer(rule: string, at: number, paper: Paper): QuickFix['insert'] {
  const comment = silencingComment([rule], 'reason')
  const line = paper.lines.positionAt(at).line
  const start = paper.lines.lineStart(line)
  const before = paper.text.slice(paper.lines.lineStart(Math.max(line - 1, 0)), start)
  const within = paper.prose.some(({ span }) => span.start < start && start <= at && at < span.end)
  if (within && before.trim() !== '')
    return { at: start - (before.length - before.trimEnd().length), text: ` ${comment}` }
  const indent = /^[ \t>]*/.exec(paper.text.slice(start))?.[0] ?? ''
  return { at: start, text: `${indent}${comment}\n` }
}
