import type { Span } from '../text/range.ts'
import type { Reading } from './reading.ts'

/** A claim in a piece of prose, before the piece has a place in a document. */
export type PlacedReading = { readonly span: Span; readonly reading: Reading }

/** What a text is by itself, whatever stands around it. */
export type Traits = {
  /** How much it speaks of trained models, see `weigh` in context. */
  readonly weight: number
  readonly mayHoldClaim: boolean
  readonly maySpeakOfModels: boolean
}

type Entry = { readonly traits: Traits; key: string | null; readings: readonly PlacedReading[] }

/**
 * Remembers what pieces of prose hold, by their text, so that an edit makes only the touched piece be read again.
 * The longest unused is forgotten first.
 */
export class ReadingCache {
  #entries = new Map<string, Entry>()
  #older = new Map<string, Entry>()
  readonly #limit: number
  readonly #traits: (text: string) => Traits
  /** Pieces of prose read since the cache was made; for tests and benchmarks. */
  read = 0

  /** `limit`: how many texts are remembered at least; `traits` looks at a text for the first time. */
  constructor(traits: (text: string) => Traits, limit = 4000) {
    this.#traits = traits
    this.#limit = limit
  }

  traitsOf(text: string): Traits {
    return this.#entryOf(text).traits
  }

  /** Readings of a text; `key` says all else that they depend on, and only the latest key is remembered. */
  readingsOf(text: string, key: string, make: () => readonly PlacedReading[]): readonly PlacedReading[] {
    const entry = this.#entryOf(text)
    if (entry.key === key) return entry.readings
    this.read++
    entry.readings = make()
    entry.key = key
    return entry.readings
  }

  /** Two generations: what was not asked for while one filled up is gone when the next one has. */
  #entryOf(text: string): Entry {
    const known = this.#entries.get(text)
    if (known !== undefined) return known
    const entry = this.#older.get(text) ?? { traits: this.#traits(text), key: null, readings: [] }
    if (this.#entries.size >= this.#limit) {
      this.#older = this.#entries
      this.#entries = new Map()
    }
    this.#entries.set(text, entry)
    return entry
  }
}
