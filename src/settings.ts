import * as v from 'valibot'
import type { Severity } from './finding.ts'
import { RULE_IDS, type RuleId } from './rules/ids.ts'

/** A rule's severity, or silence. */
export type RuleSetting = Severity | 'off'

/** What a reader may set; the same for editor and command line. */
export type Settings = {
  /** Severities that differ from the rules' own. */
  readonly rules: Readonly<Partial<Record<RuleId, RuleSetting>>>
}

/** Every rule at its own severity. */
export const DEFAULT_SETTINGS: Settings = { rules: {} }

const severity = v.picklist(['error', 'warning', 'information', 'hint', 'off'])
const rules = v.record(v.string(), v.unknown())

/** Settings read from outside, with a sentence for every part that could not be understood. */
export function readSettings(input: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  if (input === undefined || input === null) return { settings: DEFAULT_SETTINGS, problems: [] }
  const read = v.safeParse(v.object({ rules: v.optional(rules, {}) }), input)
  if (!read.success) {
    return { settings: DEFAULT_SETTINGS, problems: ['The settings are not understood; expected {"rules": {…}}.'] }
  }
  const accepted: Partial<Record<RuleId, RuleSetting>> = {}
  const problems: string[] = []
  for (const [id, value] of Object.entries(read.output.rules)) {
    const rule = RULE_IDS.find(known => known === id)
    const level = v.safeParse(severity, value)
    if (rule === undefined) problems.push(`There is no rule "${id}"; the rules are ${RULE_IDS.join(', ')}.`)
    else if (!level.success) {
      problems.push(
        `Rule "${id}" is set to ${JSON.stringify(value)}; expected error, warning, information, hint or off.`,
      )
    } else accepted[rule] = level.output
  }
  return { settings: { rules: accepted }, problems }
}
