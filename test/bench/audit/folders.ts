import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createIgnore } from '../../../src/audit/files.ts'
import { type Folders, walk } from '../../../src/audit/walk.ts'

/** The files that an audit of a folder reads, and their bytes. */
export type Documents = { readonly paths: readonly string[]; readonly bytes: number }

/** Walks a folder as the audit does. */
export async function documentsOf(folder: string): Promise<Documents> {
  const folders: Folders = {
    list: async below => {
      const entries = await readdir(join(folder, below), { withFileTypes: true })
      return {
        files: entries.filter(entry => entry.isFile()).map(({ name }) => name),
        folders: entries.filter(entry => entry.isDirectory()).map(({ name }) => name),
      }
    },
    gitignore: below => readFile(join(folder, below, '.gitignore'), 'utf8'),
  }
  const paths: string[] = []
  let bytes = 0
  for await (const path of walk('', folders, createIgnore(), new AbortController().signal)) {
    paths.push(path)
    bytes += (await stat(join(folder, path))).size
  }
  return { paths, bytes }
}

/** Copies every so manieth of the files, in folders as they stood. */
export async function copyEvery(step: number, paths: readonly string[], from: string, to: string): Promise<void> {
  for (let at = 0; at < paths.length; at += step) {
    const path = paths[at] ?? ''
    await mkdir(dirname(join(to, path)), { recursive: true })
    await copyFile(join(from, path), join(to, path))
  }
}
