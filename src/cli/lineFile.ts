import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LineStore } from '../audit/spool.ts'
import { splitLines } from './lines.ts'
import { LineWriter } from './lineWriter.ts'

/** Lines in a temporary file. */
export class LineFile implements LineStore {
  readonly #file: number
  readonly #folder: string
  readonly #writer: LineWriter

  /** Throws, as the file system does, where no temporary file can be made. */
  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    this.#file = openSync(join(this.#folder, 'files.jsonl'), 'wx+', 0o600)
    this.#writer = new LineWriter(this.#file)
    // Without a name it is gone with the program, however that ends. Some systems keep the name until the file is closed.
    this.#unname()
  }

  append(line: string): void {
    this.#writer.append(line)
  }

  *lines(): Generator<string> {
    this.#writer.flush()
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

  #unname(): void {
    try {
      rmSync(this.#folder, { recursive: true, force: true })
    } catch {
      // Nothing that a reader could do; temporary folders are swept.
    }
  }
}
