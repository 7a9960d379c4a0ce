import type { Analysis, Analyzer } from '../analyze.ts'
import type { Verdict } from '../check/assessment.ts'
import type { Diagnostic } from '../finding.ts'
import { toldOnce } from '../rules/told-once.ts'
import type { Workspace } from '../workspace.ts'

/** What the audit says of one file. */
export type AuditedFile =
  | ({ readonly state: 'read'; readonly path: string } & Analysis)
  | { readonly state: 'failed'; readonly path: string; readonly uri: string; readonly problem: string }

/** Counts over an audit; "0 claims in N paragraphs" is another thing than "fine". */
export type AuditSummary = {
  readonly files: number
  readonly filesWithClaims: number
  readonly failed: number
  readonly paragraphs: number
  readonly claims: number
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
}

/** The whole audit; `complete` is false when it was cancelled on the way. */
export type Audit = {
  readonly files: readonly AuditedFile[]
  readonly summary: AuditSummary
  readonly complete: boolean
}

/** How far an audit is. */
export type AuditProgress = { readonly done: number; readonly total: number; readonly file: AuditedFile }

/** Audits documents one after another. A file that fails is reported and the rest goes on; a cancel keeps what was done. */
export async function auditFiles(
  uris: readonly string[],
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
  signal: AbortSignal,
  onProgress: (progress: AuditProgress) => void | Promise<void> = () => {},
): Promise<Audit> {
  const files: AuditedFile[] = []
  for (const uri of uris) {
    if (signal.aborted) break
    const file = await auditFile(uri, workspace, analyzer, signal)
    if (file === null) break
    files.push(file)
    await onProgress({ done: files.length, total: uris.length, file })
  }
  return { files, summary: summarize(files), complete: files.length === uris.length }
}

async function auditFile(
  uri: string,
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
  signal: AbortSignal,
): Promise<AuditedFile | null> {
  const path = workspace.nameOf(uri)
  const read = await workspace.read(uri)
  const failed = (problem: string): AuditedFile => ({ state: 'failed', path, uri, problem })
  switch (read.state) {
    case 'missing':
      return failed('The file is not there.')
    case 'too-large':
      return failed(`The file has ${Math.round(read.bytes / 1e6)} MB and is not read.`)
    case 'unreadable':
      return failed(`The file cannot be read: ${read.problem}`)
    case 'read': {
      try {
        const analysis = await analyzer.analyze({ uri, text: read.text }, signal)
        return analysis === null ? null : { state: 'read', path, ...analysis }
      } catch (error) {
        // One strange document must not cost the report on all others.
        const why = error instanceof Error ? error.message : String(error)
        return failed(`The file could not be checked: ${why}. Please report this with the file.`)
      }
    }
  }
}

/** Counts files, claims and verdicts. */
export function summarize(files: readonly AuditedFile[]): AuditSummary {
  const verdicts: Partial<Record<Verdict, number>> = {}
  let claims = 0
  let paragraphs = 0
  let filesWithClaims = 0
  let failed = 0
  for (const file of files) {
    if (file.state === 'failed') {
      failed++
      continue
    }
    paragraphs += file.paragraphs
    claims += file.findings.length
    if (file.findings.length > 0) filesWithClaims++
    for (const { verdict } of file.findings) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
  return { files: files.length, filesWithClaims, failed, paragraphs, claims, verdicts }
}

/** Every diagnostic of an audited file, in the order of the text; what several claims have in common is told once. */
export function diagnosticsOf(file: AuditedFile): readonly Diagnostic[] {
  return file.state === 'failed' ? [] : toldOnce(file)
}
