import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folders, Listing } from '../audit/walk.ts'
import { isGone } from './fileFailure.ts'

/** The folders below a folder of this machine's disk, without holding up what else runs. Links are neither files nor folders here. */
export function diskFolders(root: string): Folders {
  return {
    list: folder => readdir(join(root, folder), { withFileTypes: true }).then(listingOf, notListed),
    gitignore: folder => readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => ''),
  }
}

/** What a folder holds. Links, pipes and sockets are neither files nor folders. */
export function listingOf(entries: readonly Dirent[]): Listing {
  return {
    files: entries.filter(entry => entry.isFile()).map(({ name }) => name),
    folders: entries.filter(entry => entry.isDirectory()).map(({ name }) => name),
  }
}

/** What stands for a folder that could not be listed: nothing where it went away meanwhile. */
export function notListed(error: unknown): Listing {
  return isGone(error) ? { files: [], folders: [] } : { files: [], folders: [], unreadable: true }
}
