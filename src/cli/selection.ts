import { dirname } from 'node:path'
import { createIgnore, type IgnoreRules, type LeftOut } from '../audit/files.ts'
import { fallsTo, type Shard } from '../audit/shard.ts'
import { walk } from '../audit/walk.ts'
import { isWithin } from '../node/outside.ts'
import { type Exclusion, exclusionOf } from './exclusion.ts'
import { nodeFolders } from './nodeFolders.ts'
import { relativeTo } from './paths.ts'
import { placesOf } from './places.ts'

/** What somebody asks to be audited. */
export type Wanted = {
  /** Files and folders named outright, from the working folder. */
  readonly paths: readonly string[]
  /** Files and folders out of a list; one that is not there is told among the files, and the rest goes on. */
  readonly listed: readonly string[]
  /** Patterns as in .gitignore, from the working folder. */
  readonly exclude: readonly string[]
  readonly shard: Shard | null
  /** Reports of this very run, as absolute paths: no documents of the folder that they are written to. */
  readonly reports: readonly string[]
}

/** What paths on a command line lead to. */
export type Selection =
  | {
      readonly state: 'found'
      /** The working folder, or the nearest folder that holds all paths where they lie outside it. */
      readonly root: string
      /** The folders looked through, as paths from the root; none of them is come to from another. */
      readonly folders: readonly string[]
      /** The Markdown files as paths from the root, in the order of their code units, each once. */
      readonly addresses: (signal: AbortSignal) => AsyncGenerator<string>
      /** What was named outright and is left out all the same, as paths from the root, a folder's with a slash behind it. */
      readonly leftOut: ReadonlyMap<string, LeftOut>
    }
  | { readonly state: 'missing'; readonly path: string }

/**
 * The Markdown files that paths stand for. Of a folder, those below it less what .gitignore and the patterns leave out; a file
 * named outright is taken even where .gitignore leaves it out, but not against a pattern.
 */
export function selectFiles({ paths, listed, exclude, shard, reports }: Wanted, workingFolder: string): Selection {
  const found = placesOf(paths, listed, reports, workingFolder)
  if (found.state === 'missing') return found
  const { places } = found
  const root = commonRoot(
    places.map(({ path, isFolder }) => (isFolder ? path : dirname(path))),
    workingFolder,
  )
  const exclusion = exclusionOf(exclude, root, workingFolder)
  const files: string[] = []
  const folders: string[] = []
  const leftOut = new Map<string, LeftOut>()
  for (const { path, isFolder } of places) {
    const name = relativeTo(root, path)
    const pattern = isFolder ? null : exclusion.patternFor(name)
    if (isFolder) folders.push(name)
    else if (pattern === null) files.push(name)
    else leftOut.set(name, { kind: 'exclude', pattern })
  }
  for (const folder of [...folders, ...found.inner.map(path => relativeTo(root, path))]) {
    const reason = folder === '' ? null : rulesFor(folder, root, exclusion).reasonFor(`${folder}/`)
    if (reason !== null) leftOut.set(`${folder}/`, reason)
  }
  const named = [...new Set(files)].sort()
  const walked = [...new Set(folders)]
  const ownReports = new Set(found.reports.map(path => relativeTo(root, path)))
  return {
    state: 'found',
    root,
    folders: walked,
    leftOut,
    async *addresses(signal) {
      const walks = walked.map(folder => walkBelow(folder, root, exclusion, signal))
      for await (const path of inOrder(named, walks)) {
        if (!ownReports.has(path) && (shard === null || fallsTo(path, shard))) yield path
      }
    },
  }
}

function walkBelow(folder: string, root: string, exclusion: Exclusion, signal: AbortSignal): AsyncGenerator<string> {
  return walk(folder, nodeFolders(root), rulesFor(folder, root, exclusion), signal)
}

/** What is left out in a folder by the patterns and by what stands above it; rules above a folder count in it, as git has it. */
function rulesFor(folder: string, root: string, exclusion: Exclusion): IgnoreRules {
  const disk = nodeFolders(root)
  const rules = createIgnore()
  for (const above of foldersAbove(folder)) rules.add(above, disk.gitignore(above))
  return {
    add: (below, text) => rules.add(below, text),
    excludes: path => exclusion.patternFor(path) !== null || rules.excludes(path),
    reasonFor(path) {
      const pattern = exclusion.patternFor(path)
      return pattern === null ? rules.reasonFor(path) : { kind: 'exclude', pattern }
    },
  }
}

/** Joins what comes in order, file by file, to one order without repetitions. */
async function* inOrder(named: readonly string[], walks: readonly AsyncGenerator<string>[]): AsyncGenerator<string> {
  const [only] = walks
  if (only !== undefined && walks.length === 1 && named.length === 0) {
    yield* only
    return
  }
  const sources = [named[Symbol.iterator](), ...walks]
  const heads = await Promise.all(sources.map(async source => source.next()))
  let last: string | null = null
  for (;;) {
    let first = -1
    let path = ''
    for (const [at, head] of heads.entries()) {
      if (head.done !== true && (first === -1 || head.value < path)) {
        first = at
        path = head.value
      }
    }
    const source = sources[first]
    if (source === undefined) return
    if (path !== last) yield path
    last = path
    heads[first] = await source.next()
  }
}

function commonRoot(folders: readonly string[], workingFolder: string): string {
  let root = folders.every(folder => isWithin(workingFolder, folder)) ? workingFolder : (folders[0] ?? workingFolder)
  while (!folders.every(folder => isWithin(root, folder))) root = dirname(root)
  return root
}

/** The folders that hold a folder, from the root on; paths from it, and its own is empty. */
function foldersAbove(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/')
  return parts.map((_, at) => parts.slice(0, at).join('/'))
}
