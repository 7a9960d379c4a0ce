import type { Verdict } from '../check/assessment.ts'
import type { Severity } from '../finding.ts'
import type { AuditedFile } from './audit.ts'
import { filedDiagnostics } from './filed.ts'

/** Counts over an audit; "0 claims in N paragraphs" is another thing than "fine". */
export type AuditSummary = {
  readonly files: number
  readonly filesWithClaims: number
  readonly failed: number
  readonly paragraphs: number
  readonly claims: number
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
  /** Diagnostics told, by severity; what a comment silences is not among them. */
  readonly diagnostics: Readonly<Partial<Record<Severity, number>>>
}

/** Counts files, claims, verdicts and diagnostics as they come. */
export class Tally {
  readonly #verdicts: Partial<Record<Verdict, number>> = {}
  readonly #diagnostics: Partial<Record<Severity, number>> = {}
  #files = 0
  #filesWithClaims = 0
  #failed = 0
  #paragraphs = 0
  #claims = 0

  /** Counts a file. */
  add(file: AuditedFile): void {
    this.#files++
    if (file.state === 'failed') {
      this.#failed++
      return
    }
    this.#paragraphs += file.paragraphs
    this.#claims += file.findings.length
    if (file.findings.length > 0) this.#filesWithClaims++
    for (const { verdict } of file.findings) this.#verdicts[verdict] = (this.#verdicts[verdict] ?? 0) + 1
    for (const { severity } of filedDiagnostics(file))
      this.#diagnostics[severity] = (this.#diagnostics[severity] ?? 0) + 1
  }

  /** The counts so far. */
  get summary(): AuditSummary {
    return {
      files: this.#files,
      filesWithClaims: this.#filesWithClaims,
      failed: this.#failed,
      paragraphs: this.#paragraphs,
      claims: this.#claims,
      verdicts: { ...this.#verdicts },
      diagnostics: { ...this.#diagnostics },
    }
  }
}
