import { readFile, stat } from 'node:fs/promises'
import { LARGEST_TEXT, type ReadResult } from '../workspace.ts'
import { failureOf } from './fileFailure.ts'
import { leadsOutside, OUTSIDE } from './outside.ts'

/** Reads a text of this machine's disk that belongs to a folder; links that lead out of the folder are not followed. Never rejects. */
export async function readDiskText(path: string, folder: string): Promise<ReadResult> {
  try {
    if (await leadsOutside(folder, path)) return { state: 'unreadable', problem: OUTSIDE }
    const { size } = await stat(path)
    if (size > LARGEST_TEXT) return { state: 'too-large', bytes: size }
    return { state: 'read', text: new TextDecoder().decode(await readFile(path)) }
  } catch (error) {
    return failureOf(error, path)
  }
}
