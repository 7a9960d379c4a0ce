import { closeSync, open, openSync, readSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import type { PartLine } from '../audit/merge.ts'

const CHUNK_BYTES = 1 << 17
const BREAK = 0x0a

/**
 * The lines of a file, read as they are asked for, so many bytes at once. An ordinary file is open only while it is read: of thousands
 * that are gone through side by side a system opens only some. A pipe is read from its beginning on, once it has a writer. Rejects and
 * throws, as the file system does, where it cannot be read.
 */
export async function linesOf(path: string, chunkBytes = CHUNK_BYTES): Promise<Iterable<PartLine>> {
  if (statSync(path).isFile()) return linesOfFile(path, chunkBytes)
  // Waited for aside, so that Ctrl-C is heard meanwhile.
  return linesOfPipe(await promisify(open)(path, 'r'), chunkBytes)
}

function linesOfFile(path: string, chunkBytes: number): Generator<PartLine> {
  let position = 0
  const fill = (chunk: Buffer) => {
    const bytes = opened(path, file => readSync(file, chunk, 0, chunk.length, position))
    position += bytes
    return bytes
  }
  return splitLines(fill, chunkBytes)
}

function* linesOfPipe(file: number, chunkBytes: number): Generator<PartLine> {
  try {
    yield* splitLines(chunk => readSync(file, chunk, 0, chunk.length, null), chunkBytes)
  } finally {
    closeSync(file)
  }
}

function opened(path: string, read: (file: number) => number): number {
  const file = openSync(path, 'r')
  try {
    return read(file)
  } finally {
    closeSync(file)
  }
}

/** Lines out of whatever fills a chunk with its next bytes and tells how many; 0 at the end. */
export function* splitLines(fill: (chunk: Buffer) => number, chunkBytes = CHUNK_BYTES): Generator<PartLine> {
  // A line may be longer than a chunk, and a letter may lie across two.
  let begun: Buffer[] = []
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    const bytes = chunk.subarray(0, fill(chunk))
    if (bytes.length === 0) break
    const last = bytes.lastIndexOf(BREAK)
    if (last === -1) {
      begun.push(bytes)
      continue
    }
    const whole = Buffer.concat([...begun, bytes.subarray(0, last)])
    begun = last + 1 < bytes.length ? [bytes.subarray(last + 1)] : []
    for (const text of whole.toString('utf8').split('\n')) yield { text, whole: true }
  }
  if (begun.length > 0) yield { text: Buffer.concat(begun).toString('utf8'), whole: false }
}
