import { type CsvResult, readCsv } from './csv.ts'

type Kept = { readonly text: string; readonly result: CsvResult }

/** Remembers the tables of data files as long as their text stays the same, so that an edit of the paper reads no file anew. */
export class DataFileCache {
  readonly #kept = new Map<string, Kept>()
  readonly #limit: number
  /** Files read since the cache was made; for tests and benchmarks. */
  read = 0

  /** `limit`: how many files are remembered; the longest unused is forgotten first. */
  constructor(limit = 16) {
    this.#limit = limit
  }

  /** The table of a file with this text: the very same object as long as the text is the same. */
  tableOf(uri: string, text: string): CsvResult {
    const before = this.#kept.get(uri)
    this.#kept.delete(uri)
    const kept = before?.text === text ? before : this.#fresh(uri, text)
    this.#kept.set(uri, kept)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break
      this.#kept.delete(oldest)
    }
    return kept.result
  }

  #fresh(uri: string, text: string): Kept {
    this.read++
    return { text, result: readCsv(uri, text) }
  }
}
