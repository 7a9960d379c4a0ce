import { tmpdir } from 'node:os'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { type Baseline, newDiagnostics } from '../audit/baseline.ts'
import type { Origin } from '../audit/record.ts'
import { Spool } from '../audit/spool.ts'
import type { Severity } from '../finding.ts'
import { LineFile } from './lineFile.ts'
import { Refusal } from './surroundings.ts'
import { writeProblem } from './wholeFile.ts'

/** The files of a run as they come, on disk, and what is new in them. */
export class Kept {
  readonly #store: LineFile
  readonly #spool: Spool
  readonly #baseline: Baseline | null
  readonly #counts: Partial<Record<Severity, number>> = {}

  /** Throws a {@link Refusal} where nothing can be kept. */
  constructor(baseline: Baseline | null) {
    this.#baseline = baseline
    this.#store = guarded(() => new LineFile())
    this.#spool = new Spool(this.#store)
  }

  add(file: AuditedFile): void {
    guarded(() => this.#spool.add(file))
    for (const [severity, count] of newDiagnostics(file, this.#baseline))
      this.#counts[severity] = (this.#counts[severity] ?? 0) + count
  }

  /** Diagnostics that the baseline does not know, by severity. */
  get counts(): Readonly<Partial<Record<Severity, number>>> {
    return this.#counts
  }

  audit(complete: boolean, origin: Origin): Audit {
    return this.#spool.audit(complete, origin)
  }

  close(): void {
    this.#store.close()
  }
}

function guarded<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Refusal(
      `The audit needs a temporary file in ${tmpdir()} and cannot write it: ${writeProblem(error)}; to use another folder, set ${process.platform === 'win32' ? 'TEMP' : 'TMPDIR'}.`,
    )
  }
}
