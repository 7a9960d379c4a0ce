import type { AuditedFile } from '../audit/audit.ts'
import { type Baseline, isKnown } from '../audit/baseline.ts'
import { type Filed, filed } from '../audit/filed.ts'
import type { Severity } from '../finding.ts'
import type { WarningCounts } from './summary-words.ts'

/** Whether a severity asks for a change: errors and warnings do. */
export function isWarning(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning'
}

/** Counts warnings and errors of files as they come. */
export class WarningTally {
  readonly #baseline: Baseline | null
  #told = 0
  #known = 0
  #silenced = 0

  constructor(baseline: Baseline | null) {
    this.#baseline = baseline
  }

  /** Counts a file, and gives what is told and silenced in it. */
  add(file: AuditedFile): Filed {
    const all = filed(file)
    const warnings = all.told.filter(({ severity }) => isWarning(severity))
    this.#told += warnings.length
    this.#known += warnings.filter(warning => isKnown(this.#baseline, file.path, warning)).length
    this.#silenced += all.silenced.filter(({ severity }) => isWarning(severity)).length
    return all
  }

  /** The counts so far. */
  get counts(): WarningCounts {
    return { told: this.#told, known: this.#known, silenced: this.#silenced }
  }
}
