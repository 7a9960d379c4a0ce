import type { AuditedFile } from '../audit/audit.ts'
import { type Baseline, isKnown } from '../audit/baseline.ts'
import type { Filed, FiledDiagnostic, FiledSilenced } from '../audit/filed.ts'
import type { Diagnostic, Finding } from '../finding.ts'

/** What rules say of one claim, also what it has in common with others. */
export type Remarks = {
  readonly told: readonly FiledDiagnostic[]
  /** Remarks on rows of the linked table. */
  readonly tables: readonly FiledDiagnostic[]
  readonly silenced: readonly FiledSilenced[]
}

const TABLE_RULE = 'table-problem'

/** What is filed of a document, claim by claim: a report that lists claims shows at each all that is said of it. */
export class ClaimRemarks {
  /** What is said of the document's own comments. */
  readonly ofComments: readonly FiledDiagnostic[]
  readonly #told: Places<FiledDiagnostic>
  readonly #silenced: Places<FiledSilenced>

  constructor(file: Extract<AuditedFile, { readonly state: 'read' }>, { told, silenced }: Filed) {
    this.#told = new Places(told)
    this.#silenced = new Places(silenced)
    this.ofComments = file.comments.flatMap(comment => this.#told.filed(comment))
  }

  /** All that is said of a claim of the document, each as severe as for this claim. */
  of(finding: Finding): Remarks {
    const told = finding.diagnostics.flatMap(own => this.#told.filed(own))
    return {
      told: told.filter(({ rule }) => rule !== TABLE_RULE),
      tables: told.filter(({ rule }) => rule === TABLE_RULE),
      silenced: finding.silenced.flatMap(own => this.#silenced.filed(own)),
    }
  }
}

/** Whether all that is told of a claim was known before; null where nothing is told, or no baseline was given. */
export function knownBefore({ told, tables }: Remarks, path: string, baseline: Baseline | null): boolean | null {
  const all = [...told, ...tables]
  return baseline === null || all.length === 0 ? null : all.every(one => isKnown(baseline, path, one))
}

/** Filed diagnostics by rule and place. */
class Places<One extends FiledDiagnostic> {
  readonly #places = new Map<string, One[]>()

  constructor(all: readonly One[]) {
    for (const one of all) {
      const key = placeOf(one)
      this.#places.set(key, [...(this.#places.get(key) ?? []), one])
    }
  }

  /** A claim's own diagnostic as it is filed. Remarks that are told together with others have the name of the last one there. */
  filed(own: Diagnostic): readonly One[] {
    const here = this.#places.get(placeOf(own)) ?? []
    const filed = here.find(({ message }) => message === own.message) ?? here.at(-1)
    return filed === undefined ? [] : [{ ...filed, severity: own.severity, message: own.message }]
  }
}

function placeOf({ rule, range }: Diagnostic): string {
  return `${rule} ${range.start.offset}`
}
