import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LineStore } from '../audit/spool.ts'
import { splitLines } from './lines.ts'

/** So many letters are gathered before they are written. */
const ENOUGH = 1 << 16

/** Lines in a temporary file. */
export class LineFile implements LineStore {
  readonly #file: number
  readonly #folder: string
  #gathered: string[] = []
  #length = 0

  /** Throws, as the file system does, where no temporary file can be made. */
  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    this.#file = openSync(join(this.#folder, 'files.jsonl'), 'wx+', 0o600)
    // Without a name it is gone with the program, however that ends. Some systems keep the name until the file is closed.
    this.#unname()
  }

  append(line: string): void {
    this.#gathered.push(line)
    this.#length += line.length
    if (this.#length >= ENOUGH) this.#flush()
  }

  *lines(): Generator<string> {
    this.#flush()
    let position = 0
    const fill = (chunk: Buffer) => {
      const bytes = readSync(this.#file, chunk, 0, chunk.length, position)
      position += bytes
      return bytes
    }
    for (const { text } of splitLines(fill)) yield text
  }

  /** Gives the disk back. */
  close(): void {
    closeSync(this.#file)
    this.#unname()
  }

  #flush(): void {
    if (this.#gathered.length === 0) return
    let bytes = Buffer.from(`${this.#gathered.join('\n')}\n`)
    this.#gathered = []
    this.#length = 0
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(this.#file, bytes))
  }

  #unname(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true })
    } catch {
      // Nothing that a reader could do; temporary folders are swept.
    }
  }
}
