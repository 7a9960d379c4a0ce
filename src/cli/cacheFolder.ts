import { opendirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A day in milliseconds. */
export const DAY_MS = 86_400_000
/** An entry that was not used for so long is dropped. */
const KEPT_DAYS = 30
/** Files of one of the folders; what was unused longest goes first: about a million entries in all. */
const MOST_IN_FOLDER = 4000
const NAME = /^[0-9a-f]{62,64}$/
const PART = /\.part$/

/** Drops a file where that is possible. */
export function drop(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It is not there, or stays until another run tidies.
  }
}

/** Drops what has not been used for long, beginnings of entries that nobody ended, and what is too much. Names not ours stay. */
export function tidy(folder: string): void {
  try {
    const now = Date.now()
    const kept: { readonly path: string; readonly used: number }[] = []
    const names: string[] = []
    const opened = opendirSync(folder)
    try {
      for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) names.push(entry.name)
    } finally {
      opened.closeSync()
    }
    for (const name of names) {
      const isPart = PART.test(name)
      if (!isPart && !NAME.test(name)) continue
      const path = join(folder, name)
      const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs
      if (used === undefined) continue
      if (now - used > (isPart ? 1 : KEPT_DAYS) * DAY_MS) rmSync(path, { force: true })
      else if (!isPart) kept.push({ path, used })
    }
    kept.sort((a, b) => b.used - a.used)
    for (const { path } of kept.slice(MOST_IN_FOLDER)) rmSync(path, { force: true })
  } catch {
    // What cannot be tidied now is tidied another time.
  }
}
