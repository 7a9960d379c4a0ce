import { ambiguousData } from './ambiguous-data.ts'
import { axisDependent } from './axis-dependent.ts'
import { brokenData } from './broken-data.ts'
import { contradicted } from './contradicted.ts'
import type { RuleId } from './ids.ts'
import { invalidComment } from './invalid-comment.ts'
import { metricDependent } from './metric-dependent.ts'
import { noData } from './no-data.ts'
import { noJump } from './no-jump.ts'
import { nonMonotone } from './non-monotone.ts'
import { notEnoughData } from './not-enough-data.ts'
import { predictable } from './predictable.ts'
import type { ClaimRule, NumberRule, Rule } from './rule.ts'
import { statedNumber } from './stated-number.ts'
import { tableProblem } from './table-problem.ts'
import { underResolved } from './under-resolved.ts'
import { unusedComment } from './unused-comment.ts'

/** Rules about claims, in the order of {@link RULE_IDS}. */
export const CLAIM_RULES: readonly ClaimRule[] = [
  metricDependent,
  axisDependent,
  noJump,
  contradicted,
  predictable,
  underResolved,
  nonMonotone,
  notEnoughData,
  noData,
  ambiguousData,
  brokenData,
]

/** Rules about the numbers that claims state. */
export const NUMBER_RULES: readonly NumberRule[] = [statedNumber]

/** Every rule. */
export const RULES: readonly Rule[] = [...CLAIM_RULES, ...NUMBER_RULES, tableProblem, invalidComment, unusedComment]

/** The rule of an id; null for what no longer, or not yet, exists. */
export function ruleOf(id: string): Rule | null {
  return RULES.find(rule => rule.id === id) ?? null
}

/** The page that explains a rule: Markdown made from the rule itself, so that it cannot go stale. */
export function documentationOf(rule: Rule): string {
  const examples = rule.examples.map(({ markdown, flagged }) =>
    [flagged ? '### Speaks here' : '### Silent here', '', '````markdown', markdown.trimEnd(), '````'].join('\n'),
  )
  const severity = rule.severity === 'off' ? 'off unless set' : rule.severity
  return [
    `# ${rule.title}`,
    `Rule \`${rule.id}\` · severity: ${severity}`,
    rule.documentation.trim(),
    `Set its severity with \`"emergenceCheck.rules": { "${rule.id}": "…" }\`: error, warning, information, hint or off.`,
    ...examples,
    '',
  ].join('\n\n')
}

/** The severity in force: the reader's setting, else the rule's own. */
export function ownSeverity(id: RuleId): Rule['severity'] {
  return ruleOf(id)?.severity ?? 'off'
}
