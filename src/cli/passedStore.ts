import { randomBytes } from 'node:crypto'
import { closeSync, lstatSync, mkdirSync, openSync, readSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { PassedFiles } from '../audit/passed.ts'
import { drop, tidy } from './cacheFolder.ts'
import { splitLines } from './lines.ts'
import { LineWriter } from './lineWriter.ts'

/**
 * A file that was changed so shortly before it was read may be changed once more with the same time on it: the clocks of some disks
 * tick every other second.
 */
const TICK_MS = 3000

const line = v.tuple([v.string(), v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))])
type Line = v.InferOutput<typeof line>

/**
 * The files of one walk, remembered on disk in the order of their paths: a run reads the list of the run before as it goes, and writes
 * its own, so that neither is ever held whole. A file is as it was while its size, its place on the disk and the times of its last
 * changes are – the latter cannot be set back by who changes a file, nor by tools that keep the times of the former. This is how git
 * sees which files changed.
 */
export class PassedStore implements PassedFiles {
  readonly #root: string
  readonly #path: string
  readonly #part: string
  readonly #before: Before
  #list: { readonly file: number; readonly writer: LineWriter } | null
  /** The file asked for last; its stamp is null where it cannot be kept. */
  #asked: { readonly path: string; readonly stamp: string | null } = { path: '', stamp: null }

  /** `root`: where paths of files are from; `path`: the list, which need not be there. */
  constructor(root: string, path: string) {
    this.#root = root
    this.#path = path
    this.#part = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`
    this.#before = new Before(path)
    const file = begun(this.#part)
    this.#list = file === null ? null : { file, writer: new LineWriter(file) }
  }

  recall(path: string): number | null {
    const found = stampOf(join(this.#root, path))
    this.#asked = { path, stamp: found?.settled === true ? found.stamp : null }
    const [, stamp, paragraphs] = this.#before.find(path) ?? []
    if (found === null || paragraphs === undefined || stamp !== found.stamp) return null
    this.#write([path, stamp, paragraphs])
    return paragraphs
  }

  keep(path: string, paragraphs: number): void {
    const { path: asked, stamp } = this.#asked
    if (path === asked && stamp !== null) this.#write([path, stamp, paragraphs])
  }

  /** Ends the list. Of a run that was broken off, what the list before says of the files behind stays. */
  close(complete: boolean): void {
    if (!complete) for (const rest of this.#before.rest()) this.#write(rest)
    this.#before.close()
    if (this.#list === null) return
    try {
      this.#list.writer.flush()
      closeSync(this.#list.file)
      renameSync(this.#part, this.#path)
      tidy(dirname(this.#path))
    } catch {
      drop(this.#part)
    }
  }

  #write(entry: Line): void {
    if (this.#list === null) return
    try {
      this.#list.writer.append(JSON.stringify(entry))
    } catch {
      // A full disk remembers nothing.
      closeSync(this.#list.file)
      drop(this.#part)
      this.#list = null
    }
  }
}

/** The list of the run before, gone through once. */
class Before {
  readonly #file: number | null
  readonly #lines: Iterator<Line>
  #next: Line | null

  constructor(path: string) {
    this.#file = opened(path)
    this.#lines = this.#read()
    this.#next = this.#take()
  }

  /** What the list says of a path; paths are looked for in their order. */
  find(path: string): Line | null {
    while (this.#next !== null && this.#next[0] < path) this.#next = this.#take()
    return this.#next?.[0] === path ? this.#next : null
  }

  /** What was not gone through yet. */
  *rest(): Generator<Line> {
    for (; this.#next !== null; this.#next = this.#take()) yield this.#next
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
  }

  #take(): Line | null {
    const { done, value } = this.#lines.next()
    return done === true ? null : value
  }

  *#read(): Generator<Line> {
    const file = this.#file
    if (file === null) return
    try {
      for (const { text, whole } of splitLines(chunk => readSync(file, chunk, 0, chunk.length, null))) {
        // What is none of ours, or damaged, is not gone on with.
        const read = v.safeParse(line, JSON.parse(text))
        if (!whole || !read.success) return
        yield read.output
      }
    } catch {
      // Files behind the damage are read again.
    }
  }
}

/** What tells a state of a file from any other; null for what is no ordinary file. `settled`: it was not changed just now. */
function stampOf(path: string): { readonly stamp: string; readonly settled: boolean } | null {
  try {
    const found = lstatSync(path)
    if (!found.isFile()) return null
    const { size, ino, mtimeMs, ctimeMs } = found
    return {
      stamp: `${size} ${ino} ${mtimeMs} ${ctimeMs}`,
      settled: Math.max(mtimeMs, ctimeMs) < Date.now() - TICK_MS,
    }
  } catch {
    return null
  }
}

function opened(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

function begun(part: string): number | null {
  try {
    mkdirSync(dirname(part), { recursive: true })
    return openSync(part, 'wx')
  } catch {
    return null
  }
}
