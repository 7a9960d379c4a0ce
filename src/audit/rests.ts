import { formatOf } from '../tables/files/format.ts'
import { LARGEST_TEXT, type Workspace } from '../workspace.ts'
import type { Hasher } from './cached-analyzer.ts'

/** Folders are looked into one deeper, and at more names, than data files of a folder are read: a change out of sight does no harm. */
const DEEPEST = 5
const MOST_NAMES = 2000
const MOST_KEPT = 512

/** Names for what stands at addresses of a workspace now: equal names, equal content. */
export class Rests {
  readonly #workspace: Workspace
  readonly #hasher: () => Hasher
  /** Many documents rest on one table: it is read again only when its stamp is another. */
  readonly #kept = new Map<string, { readonly stamp: string; readonly name: string }>()

  constructor(workspace: Workspace, hasher: () => Hasher) {
    this.#workspace = workspace
    this.#hasher = hasher
  }

  /** A file's is made of its content, a folder's of the names of the data files in it. Never rejects but when `signal` fires. */
  async nameOf(uri: string, signal: AbortSignal): Promise<string> {
    const found = await this.#workspace.stat(uri)
    switch (found.state) {
      case 'missing':
        return 'missing'
      case 'folder':
        return `folder ${await this.#listed(uri)}`
      case 'file': {
        const known = this.#kept.get(uri)
        if (known?.stamp === found.stamp) return known.name
        const name = await this.#read(uri, found.bytes, signal)
        if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
        this.#kept.set(uri, { stamp: found.stamp, name })
        return name
      }
    }
  }

  async #read(uri: string, bytes: number, signal: AbortSignal): Promise<string> {
    const hasher = this.#hasher()
    if (bytes > LARGEST_TEXT) {
      try {
        for await (const piece of this.#workspace.stream(uri, signal)) hasher.add(piece)
      } catch (error) {
        return `unreadable ${error instanceof Error ? error.message : String(error)}`
      }
      // What was read of it until the signal is not the file.
      signal.throwIfAborted()
      return `streamed ${hasher.digest()}`
    }
    const read = await this.#workspace.readBytes(uri)
    if (read.state !== 'read') return read.state
    hasher.add(read.bytes)
    return `file ${hasher.digest()}`
  }

  async #listed(folder: string): Promise<string> {
    const hasher = this.#hasher()
    let names = 0
    const look = async (uri: string, depth: number): Promise<void> => {
      for (const { name, uri: own, kind } of await this.#workspace.list(uri)) {
        if (name.startsWith('.') || names >= MOST_NAMES) continue
        if (kind === 'file' && formatOf(name) === null) continue
        names++
        hasher.add(`${kind} ${depth} ${JSON.stringify(name)}\n`)
        if (kind === 'folder' && depth < DEEPEST) await look(own, depth + 1)
      }
    }
    await look(folder, 1)
    return hasher.digest()
  }
}
