import type { AuditedFile } from '../audit/audit.ts'
import type { Verdict } from '../check/assessment.ts'
import { VERDICT_ORDER, VERDICTS } from '../verdicts.ts'
import { isWarning } from './warnings.ts'

type ReadFile = Extract<AuditedFile, { readonly state: 'read' }>
/** A claim, with the file it stands in. */
export type FirstClaim = { readonly file: ReadFile; readonly finding: ReadFile['findings'][number] }

/** The claims of an audit to look at first: those that go away, and those that a warning speaks of; gravest verdicts first. */
export class FirstLook {
  readonly #most: number
  readonly #kept = new Map<Verdict, FirstClaim[]>()
  #count = 0

  /** `most`: how many are kept; the others are counted. */
  constructor(most: number) {
    this.#most = most
  }

  /** Looks at a file. */
  add(file: AuditedFile): void {
    if (file.state === 'failed') return
    for (const finding of file.findings) {
      const isWarned = finding.diagnostics.some(({ severity }) => isWarning(severity))
      if (VERDICTS[finding.verdict].tone !== 'gone' && !isWarned) continue
      this.#count++
      const alike = this.#kept.get(finding.verdict) ?? []
      if (alike.length < this.#most) this.#kept.set(finding.verdict, [...alike, { file, finding }])
    }
  }

  /** The first of them, and how many more there are. */
  get claims(): { readonly first: readonly FirstClaim[]; readonly more: number } {
    const first = VERDICT_ORDER.flatMap(verdict => this.#kept.get(verdict) ?? []).slice(0, this.#most)
    return { first, more: this.#count - first.length }
  }
}
