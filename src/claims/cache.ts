import type { Span } from '../text/range.ts'
import type { Gather } from './evidence/evidence.ts'
import type { ClaimOptions } from './options.ts'
import type { Reading } from './reading.ts'

/** A claim in a piece of prose, before the piece has a place in a document. */
export type PlacedReading = { readonly span: Span; readonly reading: Reading }

/** What a text is by itself, whatever stands around it. */
export type Traits = {
  /** How much it speaks of trained models, see `weigh` in context. */
  readonly weight: number
  readonly speaksOfScale: boolean
  readonly mayHoldClaim: boolean
  readonly maySpeakOfModels: boolean
}

type Entry = { readonly traits: Traits; readonly readings: Map<string, readonly PlacedReading[]> }

/** Places of one text whose readings are kept: a heading often stands in a table of contents too. */
const MOST_PLACES = 4

/**
 * Remembers what pieces of prose hold, by their text, so that an edit makes only the touched piece be read again.
 * The longest unused is forgotten first.
 */
export class ReadingCache {
  #entries = new Map<string, Entry>()
  #older = new Map<string, Entry>()
  readonly #limit: number
  /** How the texts are read: one cache, one manner. */
  readonly options: ClaimOptions
  readonly #traits: (text: string) => Traits
  /** How their sentences are looked at. */
  readonly gather: Gather
  /** Pieces of prose read since the cache was made; for tests and benchmarks. */
  read = 0

  /** `limit`: how many texts are remembered at least; `traits` looks at a text for the first time. */
  constructor(options: ClaimOptions, traits: (text: string) => Traits, gather: Gather, limit = 4000) {
    this.options = options
    this.gather = gather
    this.#traits = traits
    this.#limit = limit
  }

  traitsOf(text: string): Traits {
    return this.#entryOf(text).traits
  }

  /** Readings of a text; `key` says all else that they depend on, and only a few keys are remembered. */
  readingsOf(text: string, key: string, make: () => readonly PlacedReading[]): readonly PlacedReading[] {
    const { readings } = this.#entryOf(text)
    const known = readings.get(key)
    if (known !== undefined) return known
    this.read++
    const made = make()
    if (readings.size >= MOST_PLACES) readings.clear()
    readings.set(key, made)
    return made
  }

  /** Two generations: what was not asked for while one filled up is gone when the next one has. */
  #entryOf(text: string): Entry {
    const known = this.#entries.get(text)
    if (known !== undefined) return known
    const entry = this.#older.get(text) ?? { traits: this.#traits(text), readings: new Map() }
    if (this.#entries.size >= this.#limit) {
      this.#older = this.#entries
      this.#entries = new Map()
    }
    this.#entries.set(text, entry)
    return entry
  }
}
