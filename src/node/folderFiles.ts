import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { isWithin, OUTSIDE } from './outside.ts'

/** A path leads out of its folder, or to what is no file. */
export class UnreadableError extends Error {}

/** A file above the size that is read at once. */
export class TooLargeError extends Error {
  readonly bytes: number

  constructor(bytes: number) {
    super(`${bytes} bytes`)
    this.bytes = bytes
  }
}

/** Most texts are far shorter; a longer file gets a buffer of its own. */
const SHARED_BYTES = 1 << 18
/** Folders whose real place is remembered. */
const MOST_FOLDERS = 256
/** A pipe without a writer would be waited for without end; a link is looked at before it is followed. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
const KNOWS_LINKS = constants.O_NOFOLLOW !== undefined

/**
 * Opens files below a folder; links that lead out of it are refused. The real place of a folder is asked for once, not for each file
 * in it: a file that is no link itself lies where its folder lies. All at once, without being called back. Throws what the file system
 * throws, and the errors above.
 */
export class FolderFiles {
  readonly #root: string
  readonly #within = new Map<string, boolean>()
  #realRoot: string | null = null
  #shared: Buffer | null = null

  constructor(root: string) {
    this.#root = resolve(root)
  }

  /** The text of a file of at most `most` bytes, without byte-order mark. */
  text(path: string, most: number): string {
    return this.#opened(path, (fd, size) => {
      if (size > most) throw new TooLargeError(size)
      const buffer = size < SHARED_BYTES ? this.#buffer() : null
      const read = buffer === null ? 0 : fill(fd, buffer)
      // A file may grow meanwhile. It was read by place, so that it can still be read from its beginning.
      const fits = buffer !== null && read < buffer.length
      const text = fits ? buffer.toString('utf8', 0, read) : readFileSync(fd, 'utf8')
      return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    })
  }

  /** The bytes of a file. */
  bytes(path: string): Uint8Array {
    return this.#opened(path, fd => readFileSync(fd))
  }

  /** Throws where links lead a path out of the folder, or where it is not there. */
  check(path: string): void {
    if (!this.#isWithin(realpathSync.native(path))) throw new UnreadableError(OUTSIDE)
  }

  #opened<Result>(path: string, read: (fd: number, size: number) => Result): Result {
    const fd = this.#open(path)
    try {
      const found = fstatSync(fd)
      if (!found.isFile()) throw new UnreadableError(found.isDirectory() ? 'it is a folder.' : 'it is no regular file.')
      return read(fd, found.size)
    } finally {
      closeSync(fd)
    }
  }

  #open(path: string): number {
    if (!this.#isRealFolder(dirname(path)) || (!KNOWS_LINKS && lstatSync(path).isSymbolicLink())) {
      return this.#openReal(path)
    }
    try {
      return openSync(path, FLAGS)
    } catch (error) {
      // The file is a link itself; BSD systems say so in another word.
      if (error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'EMLINK')) {
        return this.#openReal(path)
      }
      throw error
    }
  }

  #openReal(path: string): number {
    const real = realpathSync.native(path)
    if (!this.#isWithin(real)) throw new UnreadableError(OUTSIDE)
    return openSync(real, FLAGS)
  }

  /** Whether a folder is the root, or a folder and no link in one that lies within: to see that takes one look, not one a part. */
  #isPlainFolder(folder: string): boolean {
    if (folder === this.#root) return true
    const inside = folder.startsWith(this.#root) && folder.charAt(this.#root.length) === sep
    return inside && this.#isRealFolder(dirname(folder)) && lstatSync(folder).isDirectory()
  }

  /** Whether a folder lies within the root once all links are followed; asked once. */
  #isRealFolder(folder: string): boolean {
    const known = this.#within.get(folder)
    if (known !== undefined) return known
    const within = this.#isPlainFolder(folder) || this.#isWithin(realpathSync.native(folder))
    if (this.#within.size >= MOST_FOLDERS) this.#within.clear()
    this.#within.set(folder, within)
    return within
  }

  #isWithin(real: string): boolean {
    this.#realRoot ??= realpathSync.native(this.#root)
    return isWithin(this.#realRoot, real)
  }

  #buffer(): Buffer {
    this.#shared ??= Buffer.allocUnsafeSlow(SHARED_BYTES)
    return this.#shared
  }
}

/** Bytes read into a buffer, from the beginning of the file; as many as it holds at most. */
function fill(fd: number, buffer: Buffer): number {
  let filled = 0
  while (filled < buffer.length) {
    const read = readSync(fd, buffer, filled, buffer.length - filled, filled)
    if (read === 0) break
    filled += read
  }
  return filled
}
