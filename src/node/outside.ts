import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'

/** What a reader is told of a file that symbolic links put outside the workspace. */
export const OUTSIDE = 'it is a link that leads outside the workspace; copy what it leads to into the workspace.'

/** Whether a path is a folder itself or lies below it, links aside. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  // On another drive there is no way from here to there.
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** Whether symbolic links lead a path out of a folder. Rejects, as the file system does, where either is not there. */
export async function leadsOutside(folder: string, path: string): Promise<boolean> {
  const [root, target] = await Promise.all([realpath(folder), realpath(path)])
  return !isWithin(root, target)
}
