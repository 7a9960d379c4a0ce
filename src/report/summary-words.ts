import type { AuditSummary } from '../audit/summary.ts'
import { counted } from '../text/counted.ts'
import { VERDICT_ORDER, VERDICTS, type VerdictWords } from '../verdicts.ts'

/** "3 claims found in 40 paragraphs of 2 files", files that failed aside. */
export function foundCounts({ claims, paragraphs, files, failed }: AuditSummary): string {
  const read = counted(files - failed, 'file')
  return `${counted(claims, 'claim')} found in ${counted(paragraphs, 'paragraph')} of ${read}`
}

/** How much was read and what was found. Nothing found is not the same as fine, and is told otherwise. */
export function foundWords(summary: AuditSummary): string {
  return `${foundCounts(summary)}${summary.claims === 0 ? ': nothing was checked.' : '.'}`
}

/** The verdicts that claims of an audit have, with how many, in the order in which lists show them. */
export function verdictsFound({ verdicts }: AuditSummary): readonly (VerdictWords & { readonly count: number })[] {
  return VERDICT_ORDER.flatMap(verdict => {
    const count = verdicts[verdict]
    return count === undefined ? [] : [{ ...VERDICTS[verdict], count }]
  })
}

/** What a reader must know of an audit that is not whole, a sentence each; empty where nothing is missing. */
export function missingWords(failed: number, complete: boolean): readonly string[] {
  return [
    ...(failed > 0 ? [`${counted(failed, 'file')} could not be audited.`] : []),
    ...(complete ? [] : ['The audit is not complete: what stands here is all that was read.']),
  ]
}

/** Warnings and errors of an audit, and how many of them were known or are silenced. */
export type WarningCounts = { readonly told: number; readonly known: number; readonly silenced: number }

/** How an audit that found claims ends: "No warnings.", "3 warnings, 1 of them known; 1 more is silenced by a comment." */
export function warningWords({ told, known, silenced }: WarningCounts): string {
  const warnings = told === 0 ? 'No warnings' : counted(told, 'warning')
  const parts = [
    known === 0 ? warnings : `${warnings}, ${known === told ? knownAll(told) : `${known} of them known`}`,
    ...(silenced === 0
      ? []
      : [
          `${silenced}${told === 0 ? '' : ' more'} ${silenced === 1 ? 'is silenced by a comment' : 'are silenced by comments'}`,
        ]),
  ]
  return `${parts.join('; ')}.`
}

function knownAll(told: number): string {
  return told === 1 ? 'known' : 'all known'
}

/** How many claims had no data, as a sentence; null where all had. */
export function uncheckedWords({ claims, verdicts }: AuditSummary): string | null {
  const unchecked = verdicts['no-data'] ?? 0
  if (unchecked === 0) return null
  if (unchecked === claims)
    return `No data could be used for ${claims === 1 ? 'it' : 'any of them'}: nothing was checked.`
  return `${counted(unchecked, 'claim')} without data ${unchecked === 1 ? 'was' : 'were'} not checked.`
}
