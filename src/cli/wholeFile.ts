import { constants, rmSync, type Stats } from 'node:fs'
import { access, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { realPath } from '../node/realPath.ts'

/** So many letters are gathered before they are written. */
const ENOUGH = 1 << 18

/**
 * Why nothing can be written to a path, in half a sentence; null where something can. Folders that are missing above it are made,
 * so that a long audit does not end in a report without a place.
 */
export async function unwritable(path: string): Promise<string | null> {
  try {
    const found = await there(path)
    if (found?.isDirectory() === true) return 'it is a folder; expected the path of a file'
    await mkdir(dirname(path), { recursive: true })
    await access(isOrdinary(found) ? dirname(await realPath(path)) : path, constants.W_OK)
    return null
  } catch (error) {
    return writeProblem(error)
  }
}

/** The first letters of an ordinary file, plain ones, at most `most`; none where it is not there or cannot be read. */
export async function beginningOf(path: string, most: number): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) return ''
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return ''
  }
}

/**
 * Writes a file as a whole or not at all: what stood there stays until all is written. What is no ordinary file (a pipe, a
 * terminal) is written to as it is. Rejects, as the file system does.
 */
export async function writeWhole(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const before = await there(path)
  if (!isOrdinary(before)) {
    const file = await open(path, 'w')
    await fill(file, pieces).finally(() => file.close())
    return
  }
  // A link is kept, and what it leads to is written anew.
  const place = await realPath(path)
  const begun = join(dirname(place), `.${basename(place)}.${process.pid}.part`)
  const sweep = () => rmSync(begun, { force: true })
  process.once('exit', sweep)
  try {
    const file = await open(begun, 'w', before === null ? 0o666 : before.mode)
    try {
      await fill(file, pieces)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(begun, place)
  } catch (error) {
    await rm(begun, { force: true })
    throw error
  } finally {
    process.off('exit', sweep)
  }
}

/** Why writing failed, in half a sentence. */
export function writeProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there; choose another place or change its permissions'
    case 'EROFS':
      return 'the disk can only be read; choose another place'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full'
    case 'ENOENT':
      return 'a folder above it is not there'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands where a folder above it should be'
    case 'EISDIR':
      return 'it is a folder; expected the path of a file'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

async function fill(file: FileHandle, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  for await (const text of gathered(pieces, ENOUGH)) await file.writeFile(text)
}

/** Pieces joined to larger ones. */
export async function* gathered(
  pieces: Iterable<string> | AsyncIterable<string>,
  enough: number,
): AsyncGenerator<string> {
  let parts: string[] = []
  let length = 0
  for await (const piece of pieces) {
    parts.push(piece)
    length += piece.length
    if (length < enough) continue
    yield parts.join('')
    parts = []
    length = 0
  }
  if (length > 0) yield parts.join('')
}

async function there(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function isOrdinary(found: Stats | null): boolean {
  return found === null || found.isFile()
}
