/** What reading a file gave. */
export type ReadResult =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-large'; readonly bytes: number }
  | { readonly state: 'unreadable'; readonly problem: string }

/** What reading the bytes of a file gave. */
export type BytesResult =
  | { readonly state: 'read'; readonly bytes: Uint8Array }
  | Exclude<ReadResult, { readonly state: 'read' }>

/**
 * What stands at an address. `stamp` changes whenever the content may have changed: two equal stamps mean that a file need not
 * be read again.
 */
export type Stat =
  | { readonly state: 'file'; readonly bytes: number; readonly stamp: string }
  | { readonly state: 'folder' }
  | { readonly state: 'missing' }

/** A file or folder within a folder. */
export type Entry = { readonly name: string; readonly uri: string; readonly kind: 'file' | 'folder' }

/** Files above this size are not read at once: 20 MB. Larger ones are read piece by piece, where their format allows. */
export const LARGEST_TEXT = 20e6

/**
 * The port through which the core meets files. Addresses are opaque strings: a URI in the editor, a path on the
 * command line. Nothing outside the workspace is ever read and nothing is fetched.
 */
export type Workspace = {
  /** Text of a file, without byte-order mark. Never rejects. */
  read(uri: string): Promise<ReadResult>
  /** Bytes of a file that is no text. Never rejects. */
  readBytes(uri: string): Promise<BytesResult>
  /** Text of a file in pieces, from its beginning; throws an `Error` that says what is wrong, and stops when `signal` does. */
  stream(uri: string, signal: AbortSignal): AsyncIterable<string>
  /** What stands at an address. Never rejects. */
  stat(uri: string): Promise<Stat>
  /** What a folder holds, by name; empty for what is no folder or cannot be read. */
  list(uri: string): Promise<readonly Entry[]>
  /** Where a relative link leads; null when it leaves the workspace or is no file (`https:`, `mailto:`). */
  resolve(from: string, href: string): string | null
  /** The name a reader knows the file by: its path from the workspace's root, with forward slashes. */
  nameOf(uri: string): string
  /** Its path from the folder whose configuration counts for it; where several folders are open, its name begins with that folder's. */
  pathOf(uri: string): string
}

/** A workspace in memory, for tests; counts what is read. Files may be texts or bytes. */
export class MemoryWorkspace implements Workspace {
  readonly reads: string[] = []
  readonly #files: Map<string, { readonly content: string | Uint8Array; readonly version: number }>
  #versions = 0

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.#files = new Map(Object.entries(files).map(([uri, content]) => [uri, { content, version: 0 }]))
  }

  /** Puts other content into a file, or a new file into the workspace. */
  write(uri: string, content: string | Uint8Array): void {
    this.#versions += 1
    this.#files.set(uri, { content, version: this.#versions })
  }

  delete(uri: string): void {
    this.#files.delete(uri)
  }

  read(uri: string): Promise<ReadResult> {
    this.reads.push(uri)
    const content = this.#files.get(uri)?.content
    if (content === undefined) return Promise.resolve({ state: 'missing' })
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
    return Promise.resolve({ state: 'read', text: text.replace(/^\uFEFF/, '') })
  }

  readBytes(uri: string): Promise<BytesResult> {
    this.reads.push(uri)
    const content = this.#files.get(uri)?.content
    if (content === undefined) return Promise.resolve({ state: 'missing' })
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return Promise.resolve({ state: 'read', bytes })
  }

  async *stream(uri: string, signal: AbortSignal): AsyncIterable<string> {
    const read = await this.read(uri)
    if (read.state !== 'read') throw new Error('The file is not there.')
    for (let at = 0; at < read.text.length && !signal.aborted; at += 65_536) yield read.text.slice(at, at + 65_536)
  }

  stat(uri: string): Promise<Stat> {
    const file = this.#files.get(uri)
    if (file !== undefined) {
      return Promise.resolve({ state: 'file', bytes: file.content.length, stamp: String(file.version) })
    }
    const prefix = uri === '' ? '' : `${uri}/`
    const folder = [...this.#files.keys()].some(known => known.startsWith(prefix))
    return Promise.resolve({ state: folder ? 'folder' : 'missing' })
  }

  list(uri: string): Promise<readonly Entry[]> {
    const prefix = uri === '' ? '' : `${uri}/`
    const entries = new Map<string, Entry>()
    for (const known of this.#files.keys()) {
      if (!known.startsWith(prefix)) continue
      const [name = '', ...below] = known.slice(prefix.length).split('/')
      entries.set(name, { name, uri: `${prefix}${name}`, kind: below.length === 0 ? 'file' : 'folder' })
    }
    return Promise.resolve([...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)))
  }

  resolve(from: string, href: string): string | null {
    return resolvePath(from, href)
  }

  nameOf(uri: string): string {
    return uri
  }

  pathOf(uri: string): string {
    return uri
  }
}

/**
 * Resolves a relative link against a document's path within a root: `../data/a.csv` from `notes/x.md` is
 * `data/a.csv`. Paths have forward slashes and no leading or trailing one. Null when the link has a scheme, is absolute or an
 * anchor, or climbs out of the root.
 */
export function resolvePath(from: string, href: string): string | null {
  const target = href.replace(/[?#].*$/, '')
  if (target === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(target)) return null
  const parts = from.split('/').slice(0, -1)
  // Where a backslash parts paths, "..\\" climbs as well.
  for (const part of decode(target).split(/[/\\]/)) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    // A lone percent sign is part of the name.
    return href
  }
}
