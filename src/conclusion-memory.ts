import { compareStated } from './check/stated.ts'
import type { Claim } from './claims/claim.ts'
import { type Conclusion, conclude, concludeWithoutData, type Tied } from './conclusion.ts'
import { Sameness } from './conclusion-sameness.ts'
import type { Finding } from './finding.ts'
import type { Tie } from './link/link.ts'

/** A claim with its data, and what both amount to. */
export type Concluded = { readonly claim: Claim; readonly tie: Tied; readonly conclusion: Conclusion }
type Kept = { readonly concluded: Map<string, Concluded>; readonly findings: Map<string, Finding> }

/**
 * Remembers what was concluded when a document was last looked at, so that only claims whose own words, settings or data
 * have changed are checked again. What is compared is content, not places: an edit above moves a table and changes nothing.
 * The document looked at longest ago is forgotten first.
 */
export class ConclusionMemory {
  readonly #documents = new Map<string, Kept>()
  readonly #limit: number
  /** Claims put against their data since the memory was made; for tests and benchmarks. */
  assessed = 0

  /** `limit`: how many documents are remembered. */
  constructor(limit = 24) {
    this.#limit = limit
  }

  /** What was concluded of a claim when its document was last looked at; null where it has no data or is not remembered. */
  recall(uri: string, claimId: string): Concluded | null {
    return this.#documents.get(uri)?.concluded.get(claimId) ?? null
  }

  /** Begins to look at a document. */
  look(uri: string): DocumentLook {
    const kept = this.#documents.get(uri) ?? { concluded: new Map(), findings: new Map() }
    this.#documents.delete(uri)
    this.#documents.set(uri, kept)
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= this.#limit) break
      this.#documents.delete(oldest)
    }
    return new DocumentLook(kept, () => {
      this.assessed++
    })
  }
}

/** One look at a document, with what the last one concluded. */
export class DocumentLook {
  readonly #kept: Kept
  readonly #onAssess: () => void
  readonly #content = new Sameness('content')
  readonly #whole = new Sameness('whole')

  constructor(kept: Kept, onAssess: () => void) {
    this.#kept = kept
    this.#onAssess = onAssess
  }

  /** What a claim and its tie amount to; as before where neither has changed. */
  conclude(claim: Claim, tie: Tie): Conclusion {
    if (tie.evidence === null) {
      this.#kept.concluded.delete(claim.id)
      return concludeWithoutData(tie.link)
    }
    const before = this.#kept.concluded.get(claim.id)
    const conclusion =
      before !== undefined && this.#sameFacts(before, claim, tie)
        ? this.#placed(before, claim, tie)
        : this.#assess(claim, tie)
    this.#kept.concluded.set(claim.id, { claim, tie, conclusion })
    return conclusion
  }

  /** The finding of the last look where nothing at all has changed, not even its place; else the new one. */
  settle(finding: Finding): Finding {
    const before = this.#kept.findings.get(finding.claim.id)
    if (before !== undefined && this.#whole.of(before, finding)) return before
    this.#kept.findings.set(finding.claim.id, finding)
    return finding
  }

  /** Ends the look: claims that are no longer in the document are forgotten. */
  end(findings: readonly Finding[]): void {
    const present = new Set(findings.map(({ claim }) => claim.id))
    for (const memory of [this.#kept.concluded, this.#kept.findings]) {
      for (const id of memory.keys()) if (!present.has(id)) memory.delete(id)
    }
  }

  #sameFacts(before: Concluded, claim: Claim, tie: Tied): boolean {
    const { evidence, companions } = before.tie
    return (
      this.#content.of(before.claim, claim) &&
      this.#content.of(evidence, tie.evidence) &&
      this.#content.of(companions, tie.companions)
    )
  }

  /** The numbers that a claim states stand elsewhere when the claim does. */
  #placed({ claim: before, conclusion }: Concluded, claim: Claim, tie: Tied): Conclusion {
    if (this.#whole.of(before, claim)) return conclusion
    return { ...conclusion, stated: compareStated(claim.values, tie.evidence.claimed) }
  }

  #assess(claim: Claim, tie: Tied): Conclusion {
    this.#onAssess()
    return conclude(claim, tie)
  }
}
