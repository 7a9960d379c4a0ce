import { Identities } from '../claims/identity.ts'
import type { Diagnostic, Finding } from '../finding.ts'
import { toldOnce } from '../rules/told-once.ts'
import type { AuditedFile } from './audit.ts'

/** A diagnostic as reports tell it: with the claim that it speaks of, and a name for it that outlives edits elsewhere. */
export type FiledDiagnostic = Diagnostic & {
  /** Null for what is said of a comment. Of several claims that have it in common, the first. */
  readonly finding: Finding | null
  /**
   * Stays the same while rule, file and the words of the claim do, wherever in the file they move; two within one file are never
   * equal. 12 letters and digits, and a number from the second like one on.
   */
  readonly fingerprint: string
}

/** Every diagnostic of an audited file, in the order of the text; what several claims have in common is told once. */
export function filedDiagnostics(file: AuditedFile): readonly FiledDiagnostic[] {
  if (file.state === 'failed' || (file.findings.length === 0 && file.comments.length === 0)) return []
  const identities = new Identities()
  return toldOnce(file).map(diagnostic => {
    const finding = file.findings.find(({ diagnostics }) => diagnostics.some(own => isSame(own, diagnostic))) ?? null
    const about = finding === null ? diagnostic.message : finding.claim.id
    return { ...diagnostic, finding, fingerprint: identities.idOf(`${diagnostic.rule} ${about}`) }
  })
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.rule === b.rule && a.message === b.message && a.range.start.offset === b.range.start.offset
}
