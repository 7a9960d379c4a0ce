import type { Audit, AuditedFile } from './audit.ts'
import { type Origin, recordLine } from './record.ts'
import { Tally } from './summary.ts'

/** Keeps lines, in memory or elsewhere; they can be read any number of times once the last one is there. */
export type LineStore = {
  append(line: string): void
  lines(): Iterable<string>
}

/** The files of an audit while it runs and while its reports are written, held by a store and not in memory. */
export class Spool {
  readonly #store: LineStore
  readonly #tally = new Tally()

  constructor(store: LineStore) {
    this.#store = store
  }

  /** Keeps a file; files come in the order of their paths. */
  add(file: AuditedFile): void {
    this.#store.append(recordLine({ record: 'file', file }))
    this.#tally.add(file)
  }

  /** The audit of the files kept. Whoever goes through them reads them from the store again. */
  audit(complete: boolean, origin: Origin): Audit {
    const store = this.#store
    const files = { [Symbol.iterator]: () => filesOf(store) }
    return { files, summary: this.#tally.summary, complete, origin }
  }
}

function* filesOf(store: LineStore): Generator<AuditedFile> {
  for (const line of store.lines()) {
    // A line of our own making, seconds ago: no border to parse at.
    const { file }: { readonly file: AuditedFile } = JSON.parse(line)
    yield file
  }
}
