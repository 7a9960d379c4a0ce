import { type IgnoreRules, isMarkdown } from './files.ts'

/** What a folder holds, by name; links are left out, for they may lead anywhere. */
export type Listing = {
  readonly files: readonly string[]
  readonly folders: readonly string[]
  /** The folder is there and may not be looked into. */
  readonly unreadable?: true
}

/** The folders of a host. Paths are from the root of the walk, with forward slashes; empty for the root itself. */
export type Folders = {
  /** Empty for what cannot be read. */
  list(folder: string): Listing | Promise<Listing>
  /** The text of a .gitignore; empty where there is none. */
  gitignore(folder: string): string | Promise<string>
}

/**
 * The Markdown files below a folder, less what is ignored, in the order of their paths' code units. A folder that may not be looked
 * into is named as well, with a slash behind it, so that who reads the audit hears of it.
 */
export async function* walk(
  folder: string,
  folders: Folders,
  ignore: IgnoreRules,
  signal: AbortSignal,
): AsyncGenerator<string> {
  // What is still to be looked at, the next one last; a folder's path ends in a slash. One generator for all depths: a path need not
  // be handed up through one for each folder above it.
  const ahead = [folder === '' ? '' : `${folder}/`]
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (signal.aborted) return
    if (path !== '' && !path.endsWith('/')) {
      yield path
      continue
    }
    const at = path.slice(0, -1)
    const answer = folders.list(at)
    const listing = answer instanceof Promise ? await answer : answer
    if (listing.unreadable === true) yield path === '' ? './' : path
    if (listing.files.includes('.gitignore')) ignore.add(at, await folders.gitignore(at))
    const entries = [...listing.files.filter(isMarkdown), ...listing.folders.map(name => `${name}/`)]
    for (const name of entries.sort((a, b) => (a < b ? 1 : -1))) {
      if (!ignore.excludes(path + name)) ahead.push(path + name)
    }
  }
}

/** True for the path of a folder that may not be looked into, see `walk`. */
export function isUnreadFolder(path: string): boolean {
  return path.endsWith('/')
}
