import type { SingleBar } from 'cli-progress'
import { counted, grouped } from '../text/counted.ts'

/** A terminal at which someone waits. */
export type Terminal = NodeJS.WritableStream & { readonly columns?: number }

/** Shorter runs need no bar. */
const PATIENCE_MS = 1000
const BAR_LETTERS = 24

/**
 * A line of a terminal that says how far an audit is and what is being read. It comes when a run is found to be long, and
 * is gone when the run ends.
 */
export class Progress {
  readonly #terminal: Terminal | null
  readonly #count: () => Promise<number>
  readonly #begun = Date.now()
  #coming = false
  #stopped = false
  #bar: SingleBar | null = null
  #done = 0
  #current = ''

  /** `count` tells how many files there are; asked when the line comes. */
  constructor(terminal: Terminal | null, count: () => Promise<number>) {
    this.#terminal = terminal
    this.#count = count
  }

  /** A file is done. */
  done(path: string): void {
    this.#done++
    this.#tell(path)
  }

  /** A large file is being read; `share` of it is, 0 to 1. */
  reading(path: string, share: number): void {
    this.#tell(share >= 1 ? '' : `reading ${path}, ${Math.floor(share * 100)} %`)
  }

  /** Takes the line away. */
  stop(): void {
    this.#stopped = true
    this.#bar?.stop()
    this.#bar = null
  }

  #tell(current: string): void {
    if (this.#terminal === null) return
    this.#current = current
    if (this.#bar !== null) this.#bar.update(this.#done, { current })
    else if (!this.#coming && Date.now() - this.#begun >= PATIENCE_MS) {
      this.#coming = true
      // A line that cannot be shown costs nobody the audit.
      this.#show(this.#terminal).catch(() => {})
    }
  }

  async #show(terminal: Terminal): Promise<void> {
    const [{ default: progress }, total] = await Promise.all([import('cli-progress'), this.#count()])
    if (this.#stopped) return
    const bar = new progress.SingleBar({
      stream: terminal,
      clearOnComplete: true,
      barsize: BAR_LETTERS,
      // Cuts the line; without it the terminal is told to, and an end at once would leave it so.
      linewrap: true,
      format: (_options, { progress: share, total: files, value, maxWidth }, payload) =>
        progressLine({ share, done: value, files, current: String(payload.current) }, maxWidth),
    })
    bar.start(total, this.#done, { current: this.#current })
    this.#bar = bar
  }
}

/** How far an audit is, in at most `width` - 1 letters. */
export function progressLine(
  at: { readonly share: number; readonly done: number; readonly files: number; readonly current: string },
  width: number,
): string {
  const full = Math.round(at.share * BAR_LETTERS)
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR_LETTERS - full)}`
  const count = `${grouped(at.done)} of ${counted(at.files, 'file')}`
  // A file may be named by letters that move the cursor.
  const current = at.current.replaceAll(/\p{C}/gu, '?')
  const room = width - 1 - BAR_LETTERS - count.length - 4
  if (room < 8) return count.slice(0, Math.max(width - 1, 0))
  // The end of a path tells more than its beginning.
  const shown = current.length > room ? `…${current.slice(1 - room)}` : current
  return `${bar}  ${count}  ${shown}`
}
