import * as v from 'valibot'
import type { ClaimKind } from './claims/claim.ts'
import { CLAIM_KINDS } from './claims/kinds.ts'
import type { ClaimOptions } from './claims/options.ts'
import { kind, sensitivity, words } from './configuration/schema.ts'
import type { ReadingOptions } from './paper/reading-options.ts'
import type { SettingsReader } from './settings-reader.ts'

/** The kinds that a term may be given, as a sentence lists them. */
export const KINDS_IN_WORDS = `${CLAIM_KINDS.slice(0, -1).join(', ')} or ${CLAIM_KINDS.at(-1)}`

const SETTINGS = ['sensitivity', 'addTerms', 'ignoreTerms', 'fencedProse']
const GROUP = `an object with any of ${SETTINGS.join(', ')}`
const TERMS_WITH_KINDS = 'an object of terms with their kinds, e.g. {"ignition point": "phase-transition"}'
const TERMS = 'a list of terms, e.g. ["emergent misalignment"]'

/** What somebody says of how claims are found; what is missing is left to others. */
export type StatedClaimOptions = Partial<ClaimOptions> & Partial<ReadingOptions>

/** Reads the settings that say how claims are found; what is not understood counts as not said. */
export function readClaimOptions(reader: SettingsReader, found: unknown): StatedClaimOptions {
  const group = reader.readEntries(['claims'], found, GROUP)
  reader.expectOnly(SETTINGS, ['claims'], group)
  const level = reader.read(['claims', 'sensitivity'], group.sensitivity, sensitivity, 'strict, balanced or broad')
  const addTerms = readAddedTerms(reader, group.addTerms)
  const ignoreTerms = readIgnoredTerms(reader, group.ignoreTerms)
  const fencedProse = reader.read(['claims', 'fencedProse'], group.fencedProse, v.boolean(), 'true or false')
  return {
    ...(level !== undefined && { sensitivity: level }),
    ...(addTerms !== undefined && { addTerms }),
    ...(ignoreTerms !== undefined && { ignoreTerms }),
    ...(fencedProse !== undefined && { fencedProse }),
  }
}

function readAddedTerms(reader: SettingsReader, found: unknown): ClaimOptions['addTerms'] | undefined {
  if (found === undefined) return undefined
  const path = ['claims', 'addTerms']
  const accepted: [string, ClaimKind][] = []
  for (const [key, value] of Object.entries(reader.readEntries(path, found, TERMS_WITH_KINDS))) {
    const added = key.trim()
    const named = reader.read([...path, key], value, kind, KINDS_IN_WORDS)
    if (added === '') {
      const message = 'The setting claims.addTerms has a term without a word; expected a word or more.'
      reader.refuseKey([...path, key], message)
    } else if (named !== undefined) accepted.push([added, named])
  }
  return Object.fromEntries(accepted)
}

function readIgnoredTerms(reader: SettingsReader, found: unknown): ClaimOptions['ignoreTerms'] | undefined {
  const path = ['claims', 'ignoreTerms']
  const items = reader.read(path, found, v.array(v.unknown()), TERMS)
  return items?.flatMap((item, at) => reader.read([...path, at], item, words, 'a word or more') ?? [])
}
