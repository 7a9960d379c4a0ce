import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import type { AnalysisStore } from '../audit/cached-analyzer.ts'
import { DAY_MS, drop, tidy } from './cacheFolder.ts'

/** The time of use is written down anew when it is older than this: not at each use. */
const FRESH_MS = DAY_MS
/** One of the 256 folders is tidied for so many entries that are written; a run that writes none tidies none. */
const WRITES_PER_TIDYING = 16

/**
 * Analyses kept in a folder on disk, one file each, in folders named by the first two letters of its key. An entry is written under
 * another name and then renamed, so that runs that are broken off or go on side by side leave whole entries or none. Nothing here
 * throws: a folder that cannot be written to keeps nothing.
 */
export function openStore(folder: string): AnalysisStore {
  const made = new Set<string>()
  let written = 0
  let usable = true
  const placeOf = (key: string) => ({ folder: join(folder, key.slice(0, 2)), name: key.slice(2) })
  return {
    hasher: () => {
      const hash = createHash('sha256')
      return { add: piece => void hash.update(piece), digest: () => hash.digest('hex') }
    },
    load(key) {
      const place = placeOf(key)
      const path = join(place.folder, place.name)
      try {
        const text = inflateSync(readFileSync(path)).toString('utf8')
        touch(path)
        return text
      } catch {
        return null
      }
    },
    save(key, entry) {
      if (!usable) return
      const place = placeOf(key)
      const part = join(place.folder, `${place.name}.${process.pid}.${randomBytes(4).toString('hex')}.part`)
      try {
        if (!made.has(place.folder)) mkdirSync(place.folder, { recursive: true })
        made.add(place.folder)
        // Quick rather than small: a finding is mostly the same words again and again.
        writeFileSync(part, deflateSync(entry, { level: 1 }), { flag: 'wx' })
        renameSync(part, join(place.folder, place.name))
      } catch {
        drop(part)
        // A full or read-only disk is not tried again for each file.
        usable = false
        return
      }
      if (written++ % WRITES_PER_TIDYING === 0) tidy(place.folder)
    },
  }
}

function touch(path: string): void {
  try {
    const now = Date.now()
    if (now - statSync(path).mtimeMs > FRESH_MS) utimesSync(path, now / 1000, now / 1000)
  } catch {
    // Another run has dropped it, or the folder is read-only: it has been read all the same.
  }
}
