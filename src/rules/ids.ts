/** Every rule, in the order in which documentation and settings list them. */
export const RULE_IDS = [
  'metric-dependent',
  'axis-dependent',
  'no-jump-as-claimed',
  'contradicted',
  'predictable-by-extrapolation',
  'under-resolved',
  'non-monotone',
  'not-enough-data',
  'no-data',
  'ambiguous-data',
  'broken-data',
  'stated-number',
  'table-problem',
  'invalid-comment',
  'unused-comment',
] as const

/** Stable name of a rule, as settings, comments and reports write it. */
export type RuleId = (typeof RULE_IDS)[number]
