import { counted, grouped } from '../text/counted.ts'
import type { AuditCounts } from './auditResults.ts'

/** How far an audit has come. `total` is null while documents are still being looked for. */
export type AuditState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number | null; readonly found: number }
  | { readonly kind: 'done'; readonly cancelled: { readonly done: number; readonly total: number | null } | null }

/** What else the line above the tree tells. */
export type AuditAside = {
  /** What is audited, as the end of "of 3 …files": "changed " or nothing. */
  readonly kindOfFiles: string
  /** Where, as the end of "of 3 files …": " in notes" or nothing. */
  readonly where: string
  /** Why what is shown is no longer what an audit would say; null where it is. */
  readonly outdated: string | null
  /** Files that are being checked again. */
  readonly pending: number
  readonly filter: string
  /** Claims and remarks that the filter leaves. */
  readonly shown: number
}

/** The line above the tree: what is being done, or what was read and what was found. */
export function messageOf(state: AuditState, counts: AuditCounts, aside: AuditAside): string | undefined {
  switch (state.kind) {
    case 'none':
      return undefined
    case 'running':
      return state.total === null
        ? `Looking for documents: ${grouped(state.found)} so far …`
        : `Checking ${grouped(state.done)} of ${counted(state.total, 'file')} …${filterWords(aside)}`
    case 'done': {
      const parts = [summaryOf(counts, aside)]
      if (counts.failed > 0) parts.push(`${counted(counts.failed, 'file')} could not be audited`)
      if (state.cancelled !== null) parts.push(cancelledWords(state.cancelled))
      if (aside.outdated !== null) parts.push(`${aside.outdated}: run the audit again`)
      else if (aside.pending > 0) parts.push(`${counted(aside.pending, 'file')} being checked again`)
      return parts.join(' · ') + filterWords(aside)
    }
  }
}

/** What was read and what came of it. That nothing was found, or nothing could be checked, is another thing than "fine". */
export function summaryOf(
  counts: AuditCounts,
  { kindOfFiles, where }: Pick<AuditAside, 'kindOfFiles' | 'where'>,
): string {
  const { claims, paragraphs, files, failed, withoutData, errors, warnings, remarks } = counts
  if (files === 0) return `There is no ${kindOfFiles}Markdown file to audit${where}.`
  const read = `in ${counted(paragraphs, 'paragraph')} of ${grouped(files - failed)} ${kindOfFiles}${files - failed === 1 ? 'file' : 'files'}${where}`
  const grave = errors + warnings
  if (claims === 0 && grave + remarks === 0) return `0 claims found ${read}: nothing was checked`
  const found = `${counted(claims, 'claim')} ${read}`
  if (grave > 0) return `${found} · ${grouped(grave)} to look at`
  if (claims > 0 && withoutData === claims) return `${found}, none of them with data: nothing was checked`
  if (remarks > 0) return `${found}: no warnings, ${counted(remarks, 'remark')}`
  const unchecked = withoutData === 0 ? '' : `, but ${grouped(withoutData)} without data`
  return `${found}: nothing to complain of${unchecked}`
}

/** What the number beside the view's icon means. */
export function badgeWords({ errors, warnings, claims }: AuditCounts): string {
  const grave = [errors === 0 ? '' : counted(errors, 'error'), warnings === 0 ? '' : counted(warnings, 'warning')]
  return `${grave.filter(words => words !== '').join(' and ')} on ${counted(claims, 'claim')}`
}

function cancelledWords({ done, total }: { readonly done: number; readonly total: number | null }): string {
  return total === null
    ? 'cancelled while documents were looked for'
    : `cancelled at ${grouped(done)} of ${counted(total, 'file')}`
}

function filterWords({ filter, shown }: AuditAside): string {
  return filter === '' ? '' : ` · “${filter}” leaves ${grouped(shown)}`
}
