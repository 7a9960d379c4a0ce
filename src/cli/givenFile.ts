import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Refusal } from './surroundings.ts'

/**
 * The text of a file that an option names: UTF-8, or UTF-16 that says so by its byte-order mark, as some shells write what a program
 * prints. Throws a {@link Refusal} where it cannot be read. `called`: as in 'The baseline "old.json"'; `expected` ends the sentence.
 */
export async function readGiven(
  path: string,
  workingFolder: string,
  { called, expected }: { readonly called: string; readonly expected: string },
): Promise<string> {
  try {
    return textOf(await readFile(resolve(workingFolder, path)))
  } catch (error) {
    throw new Refusal(`${called} cannot be read: ${readProblem(error)}; expected ${expected}.`)
  }
}

function textOf(bytes: Buffer): string {
  const mark = bytes.toString('latin1', 0, 2)
  if (mark === '\u00FF\u00FE') return bytes.toString('utf16le', 2)
  if (mark === '\u00FE\u00FF' && bytes.length % 2 === 0) return bytes.swap16().toString('utf16le', 2)
  const text = bytes.toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Why reading failed, in half a sentence. */
export function readProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is not there'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'you may not open it'
    case 'ELOOP':
      return 'its links lead in a circle'
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'it is too large'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
