import * as v from 'valibot'
import { readClaimOptions, type StatedClaimOptions } from '../claim-options.ts'
import type { ConfiguredData } from '../link/configured-data.ts'
import { RULE_IDS, type RuleId } from '../rules/ids.ts'
import { DEFAULT_SETTINGS, type RuleSetting, type Settings } from '../settings.ts'
import { type SettingProblem, SettingsReader } from '../settings-reader.ts'
import type { Configuration } from './configuration.ts'
import { paths, pattern, ruleLevel } from './schema.ts'

/** What somebody says of a configuration – a file, the editor's settings, options of a command; the rest is left to others. */
export type Stated = {
  readonly rules: Settings['rules']
  readonly claims: StatedClaimOptions
  readonly data: ConfiguredData
  readonly exclude: readonly string[]
}

/** Not a word. */
export const NOTHING_STATED: Stated = { rules: {}, claims: {}, data: [], exclude: [] }

const PARTS = ['rules', 'claims', 'data', 'exclude']

/**
 * Reads what was found outside, `{rules, claims: {sensitivity, addTerms, ignoreTerms, fencedProse}, data, exclude}`, with a
 * sentence for every part that could not be understood. Such a part counts as not said; the rest stands.
 * `whole`: how a sentence begins that complains of all of it.
 */
export function readStated(
  input: unknown,
  whole?: string,
): { readonly stated: Stated; readonly problems: readonly SettingProblem[] } {
  if (input === undefined || input === null) return { stated: NOTHING_STATED, problems: [] }
  const reader = new SettingsReader(whole)
  const { $schema, ...parts } = reader.readEntries([], input, '{"rules": {…}, "claims": {…}}')
  reader.read(['$schema'], $schema, v.string(), 'the address of a schema')
  reader.expectOnly(PARTS, [], parts)
  const stated = {
    rules: readRules(reader, parts.rules),
    claims: readClaimOptions(reader, parts.claims),
    data: readData(reader, parts.data),
    exclude: readExclude(reader, parts.exclude),
  }
  return { stated, problems: reader.problems }
}

/**
 * Two together: what `above` says wins, rule by rule, term by term and key by key. Its patterns of data come first; of patterns to
 * exclude both count, and the last that matches decides, which is one of `above`.
 */
export function stacked(above: Stated, below: Stated): Stated {
  const own = new Set(above.data.map(({ documents }) => documents))
  const addTerms = { ...below.claims.addTerms, ...above.claims.addTerms }
  return {
    rules: { ...below.rules, ...above.rules },
    claims: { ...below.claims, ...above.claims, ...(Object.keys(addTerms).length > 0 && { addTerms }) },
    data: [...above.data, ...below.data.filter(({ documents }) => !own.has(documents))],
    exclude: [...below.exclude, ...above.exclude],
  }
}

/** The configuration that it comes to, with the defaults for what nobody says. */
export function completed({ rules, claims, data, exclude }: Stated): Configuration {
  const { fencedProse = DEFAULT_SETTINGS.fencedProse, ...options } = claims
  return { settings: { rules, claims: { ...DEFAULT_SETTINGS.claims, ...options }, fencedProse, data }, exclude }
}

function readRules(reader: SettingsReader, found: unknown): Settings['rules'] {
  const accepted: Partial<Record<RuleId, RuleSetting>> = {}
  const rules = reader.readEntries(['rules'], found, 'an object of rules with their severities')
  reader.expectOnly(RULE_IDS, ['rules'], rules)
  for (const id of RULE_IDS) {
    const level = reader.read(['rules', id], rules[id], ruleLevel, 'error, warning, information, hint or off')
    if (level !== undefined) accepted[id] = level
  }
  return accepted
}

function readData(reader: SettingsReader, found: unknown): ConfiguredData {
  const documents = reader.readEntries(['data'], found, 'patterns of documents with paths, {"notes/*.md": "data.csv"}')
  return Object.entries(documents).flatMap(([key, value]) => {
    const files = reader.read(['data', key], value, paths, 'a path or a list of paths')
    if (!v.is(pattern, key)) {
      const message = `The setting data has ${JSON.stringify(key)} for a pattern of documents; expected ${patternWanted(key)}.`
      reader.refuseKey(['data', key], message)
      return []
    }
    return files === undefined ? [] : [{ documents: key, files: typeof files === 'string' ? [files] : files }]
  })
}

/** What should stand where a pattern does not. */
function patternWanted(found: unknown): string {
  return typeof found === 'string' && /^[^#].*\S/.test(found)
    ? 'a pattern as in .gitignore, without ".", ".." or nothing for a folder: "/drafts/" for a folder in the root, "drafts/" for one anywhere'
    : 'a pattern as in .gitignore ("\\#" for a "#" at its beginning)'
}

function readExclude(reader: SettingsReader, found: unknown): readonly string[] {
  const items = reader.read(['exclude'], found, v.array(v.unknown()), 'a list of patterns, e.g. ["drafts/"]') ?? []
  return items.flatMap((item, at) => reader.read(['exclude', at], item, pattern, patternWanted(item)) ?? [])
}
