import { Identities } from '../claims/identity.ts'
import type { Diagnostic, Finding, Silenced } from '../finding.ts'
import { silencedOnce, toldOnce } from '../rules/told-once.ts'
import type { AuditedFile } from './audit.ts'

type Filing = {
  /** Null for what is said of a comment. Of several claims that have it in common, the first. */
  readonly finding: Finding | null
  /**
   * Stays the same while rule, file and the words of the claim do, wherever in the file they move; two within one file are never
   * equal. 12 letters and digits, and a number from the second like one on.
   */
  readonly fingerprint: string
}

/** A diagnostic as reports tell it: with the claim that it speaks of, and a name for it that outlives edits elsewhere. */
export type FiledDiagnostic = Diagnostic & Filing

/** What a comment silences, as reports list it. */
export type FiledSilenced = Silenced & Filing

/** All that an audited file is told, and apart from it what its comments silence, both in the order of the text. */
export type Filed = { readonly told: readonly FiledDiagnostic[]; readonly silenced: readonly FiledSilenced[] }

/** What rules say of an audited file, told or silenced; what several claims have in common is there once. */
export function filed(file: AuditedFile): Filed {
  if (file.state === 'failed' || (file.findings.length === 0 && file.comments.length === 0))
    return { told: [], silenced: [] }
  const identities = new Identities()
  const { findings } = file
  const nameOf = ({ rule, message }: Diagnostic, finding: Finding | null) =>
    identities.idOf(`${rule} ${finding === null ? message : finding.claim.id}`)
  const told = toldOnce(file).map(diagnostic => {
    const finding = ownerOf(diagnostic, findings, ({ diagnostics }) => diagnostics)
    return { ...diagnostic, finding, fingerprint: nameOf(diagnostic, finding) }
  })
  // Named last, so that a comment renames nothing that is told.
  const silenced = silencedOnce(file).map(one => {
    const finding = ownerOf(one, findings, ({ silenced }) => silenced)
    return { ...one, finding, fingerprint: nameOf(one, finding) }
  })
  return { told, silenced }
}

/** Every diagnostic of an audited file, in the order of the text; what several claims have in common is told once. */
export function filedDiagnostics(file: AuditedFile): readonly FiledDiagnostic[] {
  return filed(file).told
}

/** The first claim that a diagnostic speaks of; remarks that are told together have other words than the claim's own. */
function ownerOf(
  diagnostic: Diagnostic,
  findings: readonly Finding[],
  ownOf: (finding: Finding) => readonly Diagnostic[],
): Finding | null {
  const isHere = (own: Diagnostic) =>
    own.rule === diagnostic.rule && own.range.start.offset === diagnostic.range.start.offset
  const isSame = (own: Diagnostic) => isHere(own) && own.message === diagnostic.message
  return (
    findings.find(finding => ownOf(finding).some(isSame)) ??
    findings.find(finding => ownOf(finding).some(isHere)) ??
    null
  )
}
