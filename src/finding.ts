import type { Assessment, Verdict } from './check/assessment.ts'
import type { StatedCheck } from './check/stated.ts'
import type { Claim } from './claims/claim.ts'
import type { Picture } from './plot/picture.ts'
import type { Series } from './tables/series/series.ts'
import type { Range, Span } from './text/range.ts'

/** How a claim was tied to its data. */
export type LinkHow =
  | 'directive'
  | 'reference'
  | 'file-link'
  | 'image'
  | 'configuration'
  | 'section'
  | 'caption'
  | 'only-table'

/** A claim's tie to its data, or why there is none. */
export type Link =
  | {
      readonly state: 'linked'
      readonly how: LinkHow
      /** 0 to 1; 1 for what the author wrote down. */
      readonly confidence: number
      /** In a sentence: "Table 2 is named in the sentence". */
      readonly reason: string
      readonly series: Series
    }
  | { readonly state: 'ambiguous'; readonly reason: string; readonly candidates: readonly LinkCandidate[] }
  | {
      readonly state: 'broken'
      readonly reason: string
      readonly problem: string
      /** Where the document names the data; null where nothing but the claim tells of them. */
      readonly at: Span | null
    }
  | { readonly state: 'none'; readonly reason: string }

/** A series the claim may mean, with the words a directive would use to choose it. */
export type LinkCandidate = {
  readonly title: string
  readonly settings: Readonly<Record<string, string>>
}

/** How grave what a rule says is, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A change to the document that answers a diagnostic, as data: every host applies it its own way. */
export type QuickFix = {
  readonly title: string
  /** Text to insert and where, as an offset of the claim's document. */
  readonly insert: { readonly at: number; readonly text: string }
  /** The rule that the change silences; absent where it answers otherwise. */
  readonly silences?: string
}

/** Another place that helps to understand a diagnostic, e.g. the row of the table. */
export type RelatedPlace = { readonly uri: string; readonly range: Range; readonly message: string }

/** What a rule says of a finding or a document. */
export type Diagnostic = {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly related: readonly RelatedPlace[]
  readonly fixes: readonly QuickFix[]
}

/** What a rule would say, had a comment of the author's not silenced it. */
export type Silenced = Diagnostic & {
  /** The reason that the comment gives behind `--`; null where it gives none. */
  readonly justification: string | null
  /** Where the comment stands. */
  readonly comment: Range
}

/** All there is to say of one claim; every surface shows this and computes no verdict of its own. */
export type Finding = {
  readonly claim: Claim
  readonly range: Range
  readonly link: Link
  readonly assessment: Assessment | null
  readonly verdict: Verdict
  /** The verdict in one plain sentence. */
  readonly headline: string
  /** Two or more sentences with numbers, most important first. */
  readonly reasons: readonly string[]
  /** One picture a view; the first is the view as claimed. Empty without data. */
  readonly pictures: readonly Picture[]
  /** Id of the picture to show beside the claimed one; null where there is nothing to set beside it. */
  readonly deciding: string | null
  /** What the linked data say to each number that the claim states; empty where it states none or no data are linked. */
  readonly stated: readonly StatedCheck[]
  readonly diagnostics: readonly Diagnostic[]
  /** What comments silence; no squiggle and no count holds it, reports list it with its reason. */
  readonly silenced: readonly Silenced[]
}
