import { realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { isWithin } from '../node/outside.ts'
import { relativeTo } from './paths.ts'

/** A file or folder to be audited, by the absolute path that it is reported by. */
export type Place = { readonly path: string; readonly isFolder: boolean }

export type Places =
  | {
      readonly state: 'found'
      /** No folder among them is reached by going through another; one may stand below another as a link that leads elsewhere. */
      readonly places: readonly Place[]
      /** The other folders that were named: going through one of the places comes to them, unless something leaves them out. */
      readonly inner: readonly string[]
      /** Paths by which the places would come to the reports. */
      readonly reports: readonly string[]
    }
  | { readonly state: 'missing'; readonly path: string }

type Named = Place & {
  /** Where it lies once all links are followed. */
  readonly real: string
  /** Whether its path goes through no link. */
  readonly isPlain: boolean
}

/**
 * What paths from the working folder stand for; those of a list need not be there. What is reached in several ways, by links too, has
 * one path: the one that leads to it through the outermost of the folders that are named. Of two names for one place the one without
 * a link counts, else the first.
 */
export function placesOf(
  paths: readonly string[],
  listed: readonly string[],
  reports: readonly string[],
  workingFolder: string,
): Places {
  const realFolder = realpathSync.native(workingFolder)
  const named: Named[] = []
  for (const path of paths) {
    const place = namedPlace(path, workingFolder, realFolder)
    if (place === null) return { state: 'missing', path }
    named.push(place)
  }
  for (const path of listed) {
    named.push(namedPlace(path, workingFolder, realFolder) ?? unresolved(resolve(workingFolder, path)))
  }
  const folders = firstNames(named.filter(({ isFolder }) => isFolder))
  const files = firstNames(named.filter(({ isFolder }) => !isFolder))
  const reached = ({ path, real }: Pick<Named, 'path' | 'real'>) => {
    const outermost = outermostOf(folders, real)
    // No walk follows links: what lies below the one folder is reached through the other.
    return outermost === null ? (files.get(real) ?? path) : join(outermost.name, relative(outermost.real, real))
  }
  const isReached = ({ isFolder, real }: Named) => isFolder && outermostOf(folders, real)?.real !== real
  return {
    state: 'found',
    places: named.filter(place => !isReached(place)).map(place => ({ path: reached(place), isFolder: place.isFolder })),
    inner: named.filter(isReached).map(reached),
    reports: reports.map(path => reached({ path, real: realOf(path) })),
  }
}

/**
 * A path as the file system has it; null where nothing is there. One that is named through a link that leads elsewhere stands for
 * the place it leads to: what lies there is meant.
 */
function namedPlace(path: string, workingFolder: string, realFolder: string): Named | null {
  // An empty path is a variable of a script that nobody has set, and not the working folder.
  if (path === '') return null
  const absolute = resolve(workingFolder, path)
  const found = lookAt(absolute)
  if (found === 'missing') return null
  // Who reads it hears why that cannot be.
  if (found === 'unreachable') return unresolved(absolute)
  const { real, isFolder } = found
  if (!isWithin(realFolder, real)) return { path: real, real, isPlain: true, isFolder }
  const plain = join(workingFolder, relativeTo(realFolder, real))
  // A link elsewhere may lead back into the working folder, as does its own address in a shell that came to it through one.
  const own = isWithin(workingFolder, absolute) ? absolute : plain
  return { path: own, real, isPlain: own === plain, isFolder }
}

function lookAt(path: string): Pick<Named, 'real' | 'isFolder'> | 'missing' | 'unreachable' {
  try {
    const found: Stats | undefined = statSync(path, { throwIfNoEntry: false })
    return found === undefined ? 'missing' : { real: realpathSync.native(path), isFolder: found.isDirectory() }
  } catch {
    return 'unreachable'
  }
}

function unresolved(path: string): Named {
  return { path, real: path, isPlain: true, isFolder: false }
}

/** Where a report will lie; it need not be there yet. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** Of folders, by where they really lie, the outermost that holds a real place; null where none does. */
function outermostOf(
  folders: ReadonlyMap<string, string>,
  place: string,
): { readonly real: string; readonly name: string } | null {
  if (folders.size === 0) return null
  const real = foldersFrom(place).findLast(folder => folders.has(folder))
  const name = real === undefined ? undefined : folders.get(real)
  return real === undefined || name === undefined ? null : { real, name }
}

/** The path that each real place is named by. */
function firstNames(named: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { path, real, isPlain } of named) if (isPlain || !names.has(real)) names.set(real, path)
  return names
}

/** A path and the folders that hold it, the innermost first. */
function foldersFrom(path: string): readonly string[] {
  const folders = [path]
  for (let above = dirname(path); above !== folders.at(-1); above = dirname(above)) folders.push(above)
  return folders
}
