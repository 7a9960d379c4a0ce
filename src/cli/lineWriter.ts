import { writeSync } from 'node:fs'

/** So many letters are gathered before they are written. */
const ENOUGH = 1 << 16

/** Writes lines to an open file, many at once. Throws, as the file system does. */
export class LineWriter {
  readonly #file: number
  #gathered: string[] = []
  #length = 0

  constructor(file: number) {
    this.#file = file
  }

  /** Writes a line, at once or with others that come. */
  append(line: string): void {
    this.#gathered.push(line)
    this.#length += line.length
    if (this.#length >= ENOUGH) this.flush()
  }

  /** Writes what was gathered. */
  flush(): void {
    if (this.#gathered.length === 0) return
    let bytes = Buffer.from(`${this.#gathered.join('\n')}\n`)
    this.#gathered = []
    this.#length = 0
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(this.#file, bytes))
  }
}
