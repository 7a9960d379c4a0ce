import { type ClaimOptions, DEFAULT_OPTIONS } from './claims/options.ts'
import type { Severity } from './finding.ts'
import { type ConfiguredData, NO_CONFIGURED_DATA } from './link/configured-data.ts'
import { DEFAULT_READING, type ReadingOptions } from './paper/reading-options.ts'
import type { RuleId } from './rules/ids.ts'

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
