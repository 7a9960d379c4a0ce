import { hashText } from '../claims/identity.ts'
import type { Configuration } from './configuration.ts'

/**
 * A short text that is the same for configurations that say the same, for caches and records: 24 letters and digits. The
 * order of keys is of no account; that of lists is, for of patterns the last one decides.
 */
export function configurationDigest(configuration: Configuration): string {
  const text = ordered(configuration)
  // Two hashes of texts that differ: one alone is somewhat short for a cache that nobody ever looks into.
  return hashText(text) + hashText(`${text.length} ${text}`)
}

/** JSON with the keys of every object in the order of their code units. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${ordered(one)}`).join()}}`
}
