import type { Verdict } from '../check/assessment.ts'
import type { Stance } from '../claims/claim.ts'
import { type Finding, SEVERITIES, type Severity } from '../finding.ts'
import type { RuleSetting } from '../settings.ts'
import type { Span } from '../text/range.ts'
import type { RuleId } from './ids.ts'

/** A document and what the rule says of it; the tests run every example through the whole way. */
export type RuleExample = {
  readonly markdown: string
  /** Data files beside the document. */
  readonly files?: Readonly<Record<string, string>>
  /** True when the rule speaks. */
  readonly flagged: boolean
}

/** When a finding, or a document, becomes a diagnostic. */
export type Rule = {
  readonly id: RuleId
  /** One line for lists. */
  readonly title: string
  /** Severity for a claim that the author asserts. */
  readonly severity: RuleSetting
  /** What the rule means, why it matters and what the author can do; Markdown. */
  readonly documentation: string
  readonly examples: readonly RuleExample[]
}

/** A rule about a claim. */
export type ClaimRule = Rule & {
  /** What to tell the author about this finding; null when the rule has nothing to say. */
  readonly message: (finding: FindingCore) => string | null
  /** Where the document names what the rule speaks of; the claim itself where absent or null. */
  readonly placeOf?: (finding: FindingCore) => Span | null
  /** Severity where it hangs on the finding; else the rule's own. */
  readonly severityOf?: (finding: FindingCore) => RuleSetting
}

/** What a rule says of one number of the claim, with the rows of the linked table to look at. */
export type NumberRemark = { readonly message: string; readonly span: Span; readonly rows: readonly number[] }

/** A rule about the numbers of a claim: it speaks beside the verdict, once a number. */
export type NumberRule = Rule & { readonly remarks: (finding: FindingCore) => readonly NumberRemark[] }

/** A finding before it is known what the rules say of it. */
export type FindingCore = Omit<Finding, 'diagnostics' | 'silenced'>

/** The message of rules that speak whenever a verdict is reached: the finding's own headline. */
export function onVerdict(verdict: Verdict): ClaimRule['message'] {
  return finding => (finding.verdict === verdict && finding.link.state === 'linked' ? finding.headline : null)
}

/** The graver of two. */
export function graver(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b
}

/** One step milder for what the author only reports or supposes. */
export function soften(severity: Severity, stance: Stance): Severity {
  if (stance === 'asserted' || stance === 'negated') return severity
  switch (severity) {
    case 'error':
      return 'warning'
    case 'warning':
      return 'information'
    case 'information':
    case 'hint':
      return 'hint'
  }
}
