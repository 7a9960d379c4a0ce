import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Folders } from '../audit/walk.ts'
import { listingOf, notListed } from '../node/diskFolders.ts'

/**
 * The folders below `root`, for a program that has nothing else to do meanwhile: it waits for each answer, which is three times as
 * fast as being called back. Links, pipes and sockets are neither files nor folders here. Never throws.
 */
export function nodeFolders(root: string) {
  return {
    list(folder) {
      try {
        return listingOf(readdirSync(join(root, folder), { withFileTypes: true }))
      } catch (error) {
        return notListed(error)
      }
    },
    gitignore(folder) {
      try {
        return readFileSync(join(root, folder, '.gitignore'), 'utf8')
      } catch {
        return ''
      }
    },
  } satisfies Folders
}
