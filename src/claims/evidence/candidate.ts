import { findCues } from '../cue-search.ts'
import { mayHoldFrame } from '../frames.ts'
import type { ScalePhrase } from '../scale.ts'
import type { Concept } from './concepts.ts'
import type { Evidence } from './evidence.ts'
import { tokensOf } from './tokens.ts'
import { PLACED_TRIGGERS, TRIGGERS } from './triggers.ts'

const OUTCOMES: readonly Concept[] = ['succeed', 'ability', 'metric']

/** True for a sentence with a word, cue or frame of a claim, and not only amounts and places on a scale. */
export function holdsTrigger({ tokens, uses }: Evidence): boolean {
  return uses.length > 0 || tokens.some(({ concepts }) => concepts.some(concept => TRIGGERS.includes(concept)))
}

/** True for a sentence with the words that a claim needs; only such sentences are weighed. */
export function isCandidate({ tokens, phrases, uses }: Pick<Evidence, 'tokens' | 'phrases' | 'uses'>): boolean {
  if (uses.length > 0) return true
  const present = new Set(tokens.flatMap(({ concepts }) => concepts))
  const has = (concepts: readonly Concept[]) => concepts.some(concept => present.has(concept))
  if (has(TRIGGERS)) return true
  const amount = phrases.some(({ quantity }) => quantity !== null)
  const place = amount || phrases.some(({ form }) => form === 'region')
  if (place && has(PLACED_TRIGGERS)) return true
  if (amount && has(['below', 'above', 'after']) && has(OUTCOMES)) return true
  if (present.has('predict') && (phrases.length > 0 || present.has('scale'))) return true
  if (present.has('delayed') && has(['memorise', 'test'])) return true
  if (present.has('small') && present.has('big') && has(['absent', 'no', 'only'])) return true
  return present.has('enough') && has(['model', 'scale'])
}

/** True for a text of any length, flat, in which some sentence may be a candidate: words of all sentences count together. */
export function mayHoldCandidate(text: string, phrases: readonly ScalePhrase[]): boolean {
  if (mayHoldFrame(text, phrases)) return true
  const uses = findCues(text, phrases, true, Number.POSITIVE_INFINITY).map(hit => ({ ...hit, way: 'said' as const }))
  return isCandidate({ tokens: tokensOf(text), phrases, uses })
}
