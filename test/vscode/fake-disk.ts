import { URI } from 'vscode-uri'

/** The editor's kinds of file, as bits. */
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const

export class FileSystemError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Files in memory behind the editor's file system, by address. Links are named and lead nowhere. */
export class FakeDisk {
  readonly files = new Map<string, string>()
  readonly links = new Set<string>()
  /** The bytes of files that are not in UTF-8, besides their texts. */
  readonly encoded = new Map<string, Uint8Array>()
  /** Addresses that were read, in order. */
  readonly reads: string[] = []
  #writes = 0

  /** The editor's own file system. */
  readonly fs = {
    readDirectory: async (folder: URI): Promise<[string, number][]> => {
      const prefix = `${folder.toString().replace(/\/$/, '')}/`
      const entries = new Map<string, number>()
      for (const address of [...this.files.keys(), ...this.links]) {
        if (!address.startsWith(prefix)) continue
        const [name = '', ...below] = address.slice(prefix.length).split('/')
        const kind = this.links.has(address) ? FileType.SymbolicLink | FileType.File : FileType.File
        entries.set(decodeURIComponent(name), below.length > 0 ? FileType.Directory : kind)
      }
      if (entries.size === 0) throw missing(folder)
      return [...entries]
    },
    stat: async (uri: URI) => {
      const address = uri.toString()
      const content = this.files.get(address)
      if (content !== undefined) return { type: FileType.File, size: content.length, mtime: this.#writes, ctime: 0 }
      if (![...this.files.keys()].some(other => other.startsWith(`${address}/`))) throw missing(uri)
      return { type: FileType.Directory, size: 0, mtime: 0, ctime: 0 }
    },
    readFile: async (uri: URI) => {
      const content = this.files.get(uri.toString())
      if (content === undefined) throw missing(uri)
      this.reads.push(uri.toString())
      return this.encoded.get(uri.toString()) ?? new TextEncoder().encode(content)
    },
    writeFile: async (uri: URI, bytes: Uint8Array) => this.write(uri.toString(), new TextDecoder().decode(bytes)),
    rename: async (from: URI, to: URI) => {
      const content = this.files.get(from.toString())
      if (content === undefined) throw missing(from)
      this.files.delete(from.toString())
      this.write(to.toString(), content)
    },
    delete: async (uri: URI) => {
      if (!this.files.delete(uri.toString())) throw missing(uri)
    },
  }

  write(address: string, content: string): void {
    this.#writes++
    this.files.set(URI.parse(address).toString(), content)
  }
}

function missing(uri: URI): FileSystemError {
  return new FileSystemError('FileNotFound', `${uri.toString()} is not there.`)
}
