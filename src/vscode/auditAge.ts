import type { AuditState } from './auditWords.ts'

/** An audit that lasted no longer is simply made again when what it hangs on changes. */
const CHEAP_MS = 2_000
/** One cause may be told by several: a folder that comes has its own settings and its own .gitignore. */
const PAUSE_MS = 200

/** What is done about an audit that has come to be out of date. */
export type Ageing = {
  /** Makes it again. */
  readonly again: () => void
  /** Tells the reader, who then decides. */
  readonly tell: () => void
  /** Whether there is an audit. One that runs has seen a part of its files as they were before, and is made again in any case. */
  readonly kind: () => AuditState['kind']
}

/** Whether an audit still says what it would say now: a quick one is made again when it does not, of a long one the reader decides. */
export class AuditAge {
  readonly #with: Ageing
  #timer: NodeJS.Timeout | undefined
  #lasted = Number.POSITIVE_INFINITY
  #outdated: string | null = null

  constructor(ageing: Ageing) {
    this.#with = ageing
  }

  /** Why the audit is out of date, as the end of a sentence; null where it is not. */
  get outdated(): string | null {
    return this.#outdated
  }

  /** There is a new audit, or none. */
  begin(): void {
    this.#outdated = null
  }

  /** The audit is done and lasted so many milliseconds; without end where it was cancelled. */
  end(lasted: number): void {
    this.#lasted = lasted
  }

  /** Something that the audit hangs on has changed. */
  outdate(why: string): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const kind = this.#with.kind()
      if (kind === 'none') return
      if (kind === 'running' || this.#lasted <= CHEAP_MS) this.#with.again()
      else {
        this.#outdated = why
        this.#with.tell()
      }
    }, PAUSE_MS)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }
}
