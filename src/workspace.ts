/** What reading a file gave. */
export type ReadResult =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-large'; readonly bytes: number }
  | { readonly state: 'unreadable'; readonly problem: string }

/**
 * The port through which the core meets files. Addresses are opaque strings: a URI in the editor, a path on the
 * command line. Nothing outside the workspace is ever read and nothing is fetched.
 */
export type Workspace = {
  /** Text of a file, without byte-order mark. Never rejects. */
  read(uri: string): Promise<ReadResult>
  /** Where a relative link leads; null when it leaves the workspace or is no file (`https:`, `mailto:`). */
  resolve(from: string, href: string): string | null
  /** The name a reader knows the file by: its path from the workspace's root, with forward slashes. */
  nameOf(uri: string): string
}

/** A workspace in memory, for tests; counts what is read. */
export class MemoryWorkspace implements Workspace {
  readonly reads: string[] = []
  readonly #files: Map<string, string>

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files))
  }

  read(uri: string): Promise<ReadResult> {
    this.reads.push(uri)
    const text = this.#files.get(uri)
    return Promise.resolve(text === undefined ? { state: 'missing' } : { state: 'read', text })
  }

  resolve(from: string, href: string): string | null {
    return resolvePath(from, href)
  }

  nameOf(uri: string): string {
    return uri
  }
}

/**
 * Resolves a relative link against a document's path within a root: `../data/a.csv` from `notes/x.md` is
 * `data/a.csv`. Paths have forward slashes and no leading one. Null when the link has a scheme, is absolute or an
 * anchor, or climbs out of the root.
 */
export function resolvePath(from: string, href: string): string | null {
  const target = href.replace(/[?#].*$/, '')
  if (target === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(target)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of decode(target).split('/')) {
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
