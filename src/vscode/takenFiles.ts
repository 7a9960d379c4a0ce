import * as vscode from 'vscode'
import { numberedName } from '../take/file-name.ts'
import { ended } from '../text/ended.ts'

/** More files of one name than anybody keeps. */
const MOST_ALIKE = 999

/** The bytes of a file's content; text in UTF-8. */
export function encoded(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/**
 * Writes a file into a folder, which is made where it is not there, and gives the name it got. A file with other content is
 * never overwritten: the new one gets a number. One with the same content is used as it is.
 */
export async function writeBeside(folder: vscode.Uri, name: string, content: string | Uint8Array): Promise<string> {
  const bytes = encoded(content)
  await vscode.workspace.fs.createDirectory(folder)
  for (let number = 1; number <= MOST_ALIKE; number += 1) {
    const own = numberedName(name, number)
    const target = vscode.Uri.joinPath(folder, own)
    const there = await contentOf(target)
    if (there === null) await vscode.workspace.fs.writeFile(target, bytes)
    if (there === null || isSame(there, bytes)) return own
  }
  throw new Error(`The folder holds ${MOST_ALIKE} other pictures of this name; remove those you do not need.`)
}

/** What went wrong with a file, as the end of a sentence. */
export function failureWords(error: unknown): string {
  if (!(error instanceof vscode.FileSystemError)) return ended(error instanceof Error ? error.message : String(error))
  switch (error.code) {
    case 'NoPermissions':
      return 'nothing may be written there; choose another folder, or change its permissions.'
    case 'FileNotFound':
      return 'the folder is not there.'
    case 'FileNotADirectory':
      return 'a file stands where the folder should be.'
    case 'Unavailable':
      return 'the file system cannot be reached at this moment.'
    default:
      return ended(error.message)
  }
}

/** What a file holds; null where there is none. */
async function contentOf(target: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(target)
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null
    throw error
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
