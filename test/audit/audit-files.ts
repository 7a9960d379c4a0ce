import type { Analyzer } from '../../src/analyze.ts'
import { type Addresses, type Audit, type AuditedFile, auditEach } from '../../src/audit/audit.ts'
import { Tally } from '../../src/audit/summary.ts'
import type { Workspace } from '../../src/workspace.ts'

/** Audits documents and keeps what is said of all of them. */
export async function auditFiles(
  uris: Addresses,
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
  signal: AbortSignal,
): Promise<Audit & { readonly files: readonly AuditedFile[] }> {
  const files: AuditedFile[] = []
  const tally = new Tally()
  for await (const file of auditEach(uris, workspace, analyzer, signal)) {
    files.push(file)
    tally.add(file)
  }
  return { files, summary: tally.summary, complete: !signal.aborted }
}
