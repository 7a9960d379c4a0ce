import * as v from 'valibot'
import { readClaimOptions } from './claim-options.ts'
import { type ClaimOptions, DEFAULT_OPTIONS } from './claims/options.ts'
import type { Severity } from './finding.ts'
import { type ConfiguredData, NO_CONFIGURED_DATA } from './link/configured-data.ts'
import { DEFAULT_READING, type ReadingOptions } from './paper/reading-options.ts'
import { RULE_IDS, type RuleId } from './rules/ids.ts'
import { SettingsReader } from './settings-reader.ts'

/** A rule's severity, or silence. */
export type RuleSetting = Severity | 'off'

/** What a reader may set; the same for editor and command line. */
export type Settings = ReadingOptions & {
  /** Severities that differ from the rules' own. */
  readonly rules: Readonly<Partial<Record<RuleId, RuleSetting>>>
  /** How claims are found. */
  readonly claims: ClaimOptions
  /** Data files for claims of documents that name none nearer. */
  readonly data: ConfiguredData
}

/** Every rule at its own severity, claims found as they are without a word from the reader. */
export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  claims: DEFAULT_OPTIONS,
  data: NO_CONFIGURED_DATA,
  ...DEFAULT_READING,
}

const PARTS = ['rules', 'claims', 'data']
const severity = v.picklist(['error', 'warning', 'information', 'hint', 'off'])

/**
 * Settings read from outside, `{rules, claims: {sensitivity, addTerms, ignoreTerms, fencedProse}, data}`, with a sentence for
 * every part that could not be understood. Such a part falls back to its default; the rest stands.
 */
export function readSettings(input: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  if (input === undefined || input === null) return { settings: DEFAULT_SETTINGS, problems: [] }
  const reader = new SettingsReader()
  const parts = reader.readEntries('emergenceCheck', input, '{"rules": {…}, "claims": {…}}')
  reader.expectOnly(PARTS, '', parts)
  const settings = {
    rules: readRules(reader, parts.rules),
    ...readClaimOptions(reader, parts.claims),
    data: readData(reader, parts.data),
  }
  return { settings, problems: reader.problems }
}

function readRules(reader: SettingsReader, found: unknown): Settings['rules'] {
  const accepted: Partial<Record<RuleId, RuleSetting>> = {}
  const rules = reader.readEntries('rules', found, 'an object of rules with their severities')
  reader.expectOnly(RULE_IDS, 'rules.', rules)
  for (const id of RULE_IDS) {
    const level = reader.read(`rules.${id}`, rules[id], severity, 'error, warning, information, hint or off')
    if (level !== undefined) accepted[id] = level
  }
  return accepted
}

const path = v.pipe(v.string(), v.trim(), v.nonEmpty())
const paths = v.union([
  v.pipe(
    path,
    v.transform((one): readonly string[] => [one]),
  ),
  v.array(path),
])

function readData(reader: SettingsReader, found: unknown): ConfiguredData {
  const documents = reader.readEntries('data', found, 'patterns of documents with paths, {"notes/*.md": "data.csv"}')
  return Object.entries(documents).flatMap(([pattern, value]) => {
    const files = reader.read(`data[${JSON.stringify(pattern)}]`, value, paths, 'a path or a list of paths')
    return files === undefined ? [] : [{ documents: pattern, files }]
  })
}
