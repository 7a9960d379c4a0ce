import * as v from 'valibot'
import type { ClaimKind } from './claims/claim.ts'
import { CLAIM_KINDS, kindNamed } from './claims/kinds.ts'
import { type ClaimOptions, DEFAULT_OPTIONS, SENSITIVITIES } from './claims/options.ts'
import { DEFAULT_READING, type ReadingOptions } from './paper/reading-options.ts'
import type { SettingsReader } from './settings-reader.ts'

/** The kinds that a term may be given, as a sentence lists them. */
export const KINDS_IN_WORDS = `${CLAIM_KINDS.slice(0, -1).join(', ')} or ${CLAIM_KINDS.at(-1)}`

const SETTINGS = ['sensitivity', 'addTerms', 'ignoreTerms', 'fencedProse']
const GROUP = `an object with any of ${SETTINGS.join(', ')}`
const TERMS_WITH_KINDS = 'an object of terms with their kinds, e.g. {"ignition point": "phase-transition"}'
const TERMS = 'a list of terms, e.g. ["emergent misalignment"]'

const nameOfKind = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): ClaimKind => {
    const kind = kindNamed(dataset.value)
    if (kind !== null) return kind
    addIssue()
    return NEVER
  }),
)

/** Reads the settings that say how claims are found; what is not understood falls back to its default. */
export function readClaimOptions(
  reader: SettingsReader,
  found: unknown,
): { readonly claims: ClaimOptions } & ReadingOptions {
  const group = reader.readEntries('claims', found, GROUP)
  reader.expectOnly(SETTINGS, 'claims.', group)
  const sensitivity = v.picklist(SENSITIVITIES)
  return {
    claims: {
      sensitivity:
        reader.read('claims.sensitivity', group.sensitivity, sensitivity, 'strict, balanced or broad') ??
        DEFAULT_OPTIONS.sensitivity,
      addTerms: readAddedTerms(reader, group.addTerms),
      ignoreTerms: readIgnoredTerms(reader, group.ignoreTerms),
    },
    fencedProse:
      reader.read('claims.fencedProse', group.fencedProse, v.boolean(), 'true or false') ?? DEFAULT_READING.fencedProse,
  }
}

function readAddedTerms(reader: SettingsReader, found: unknown): ClaimOptions['addTerms'] {
  const name = 'claims.addTerms'
  const accepted: [string, ClaimKind][] = []
  for (const [key, value] of Object.entries(reader.readEntries(name, found, TERMS_WITH_KINDS))) {
    const added = key.trim()
    const kind = reader.read(`${name}[${JSON.stringify(key)}]`, value, nameOfKind, KINDS_IN_WORDS)
    if (added === '') reader.problems.push(`The setting ${name} has a term without a word; expected a word or more.`)
    else if (kind !== undefined) accepted.push([added, kind])
  }
  return Object.fromEntries(accepted)
}

function readIgnoredTerms(reader: SettingsReader, found: unknown): ClaimOptions['ignoreTerms'] {
  const name = 'claims.ignoreTerms'
  const items = reader.read(name, found, v.array(v.unknown()), TERMS) ?? []
  const term = v.pipe(v.string(), v.trim(), v.nonEmpty())
  return items.flatMap((item, at) => reader.read(`${name}[${at}]`, item, term, 'a word or more') ?? [])
}
