import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { failureOf, problemOf } from '../node/fileFailure.ts'
import { FolderFiles, TooLargeError, UnreadableError } from '../node/folderFiles.ts'
import {
  type BytesResult,
  type Entry,
  LARGEST_TEXT,
  type ReadResult,
  resolvePath,
  type Stat,
  type Workspace,
} from '../workspace.ts'

/**
 * The folder `root` on disk. Addresses are paths below it, with forward slashes. Links that lead out of it are not followed. Files are
 * waited for one by one: the command line has nothing else to do meanwhile, and being called back takes three times as long.
 */
export class NodeWorkspace implements Workspace {
  readonly #root: string
  readonly #files: FolderFiles

  constructor(root: string) {
    this.#root = resolve(root)
    this.#files = new FolderFiles(this.#root)
  }

  read(uri: string): Promise<ReadResult> {
    return Promise.resolve(this.#read(uri))
  }

  readBytes(uri: string): Promise<BytesResult> {
    return Promise.resolve(this.#readBytes(uri))
  }

  async *stream(uri: string, signal: AbortSignal): AsyncIterable<string> {
    try {
      const path = this.#within(uri)
      if (!statSync(path).isFile()) throw new UnreadableError('it is no regular file.')
      for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
        if (signal.aborted) return
        yield String(piece)
      }
    } catch (error) {
      throw new Error(problemOf(error))
    }
  }

  stat(uri: string): Promise<Stat> {
    return Promise.resolve(this.#stat(uri))
  }

  list(uri: string): Promise<readonly Entry[]> {
    return Promise.resolve(this.#list(uri))
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

  #read(uri: string): ReadResult {
    try {
      return { state: 'read', text: this.#files.text(join(this.#root, uri), LARGEST_TEXT) }
    } catch (error) {
      return error instanceof TooLargeError ? { state: 'too-large', bytes: error.bytes } : failureOf(error, uri)
    }
  }

  #readBytes(uri: string): BytesResult {
    try {
      return { state: 'read', bytes: this.#files.bytes(join(this.#root, uri)) }
    } catch (error) {
      return failureOf(error, uri)
    }
  }

  #stat(uri: string): Stat {
    try {
      const found = statSync(this.#within(uri))
      if (found.isDirectory()) return { state: 'folder' }
      return { state: 'file', bytes: found.size, stamp: `${found.mtimeMs} ${found.size}` }
    } catch (error) {
      // Who reads it hears why that cannot be.
      return error instanceof UnreadableError ? { state: 'file', bytes: 0, stamp: 'outside' } : { state: 'missing' }
    }
  }

  #list(uri: string): readonly Entry[] {
    try {
      return readdirSync(this.#within(uri), { withFileTypes: true })
        .map((entry): Entry => {
          const kind = entry.isDirectory() ? 'folder' : 'file'
          return { name: entry.name, uri: uri === '' ? entry.name : `${uri}/${entry.name}`, kind }
        })
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    } catch {
      return []
    }
  }

  /** The path of an address; throws where links lead it out of the workspace. */
  #within(uri: string): string {
    const path = join(this.#root, uri)
    this.#files.check(path)
    return path
  }
}
