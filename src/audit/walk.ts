import { type IgnoreRules, isMarkdown } from './files.ts'

/** What a folder holds, by name; links are left out, for they may lead anywhere. */
export type Listing = { readonly files: readonly string[]; readonly folders: readonly string[] }

/** The folders of a host. Paths are from the root of the walk, with forward slashes; empty for the root itself. */
export type Folders = {
  /** Empty for what cannot be read. */
  list(folder: string): Listing | Promise<Listing>
  /** The text of a .gitignore; empty where there is none. */
  gitignore(folder: string): string | Promise<string>
}

/** The Markdown files below a folder, less what is ignored, in the order of their paths' code units. */
export async function* walk(
  folder: string,
  folders: Folders,
  ignore: IgnoreRules,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (signal.aborted) return
  const below = (name: string) => (folder === '' ? name : `${folder}/${name}`)
  const listing = await folders.list(folder)
  if (listing.files.includes('.gitignore')) ignore.add(folder, await folders.gitignore(folder))
  const files = listing.files.filter(isMarkdown).map(name => ({ name, isFolder: false }))
  const entries = [...files, ...listing.folders.map(name => ({ name: `${name}/`, isFolder: true }))]
  for (const { name, isFolder } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (signal.aborted) return
    const path = below(name)
    if (ignore.excludes(path)) continue
    if (isFolder) yield* walk(path.slice(0, -1), folders, ignore, signal)
    else yield path
  }
}
