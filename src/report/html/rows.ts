import type { AuditedFile } from '../../audit/audit.ts'
import { filed } from '../../audit/filed.ts'
import type { Finding } from '../../finding.ts'
import { ClaimRemarks, knownBefore } from '../claim-remarks.ts'
import type { ReportOptions } from '../report.ts'
import { claimAnchor } from './address.ts'

/** A claim as the report's table and its article show it. */
export type ReportedClaim = {
  readonly finding: Finding
  readonly path: string
  /** From 1. */
  readonly line: number
  /** Id of the claim's article. */
  readonly anchor: string
  /** Where the file can be opened; null where there is no such address. */
  readonly address: string | null
  /** Whether all that is told of the claim was known before; null where nothing is told, or no baseline was given. */
  readonly known: boolean | null
}

/** The claims of a file, in the order of its text. */
export function reportedClaims(file: AuditedFile, { link, baseline }: ReportOptions): readonly ReportedClaim[] {
  if (file.state === 'failed') return []
  const remarks = new ClaimRemarks(file, filed(file))
  return file.findings.map(finding => ({
    finding,
    path: file.path,
    line: finding.range.start.line + 1,
    anchor: claimAnchor(file.path, finding.claim.id),
    address: link(file.path, finding.range),
    known: knownBefore(remarks.of(finding), file.path, baseline),
  }))
}
