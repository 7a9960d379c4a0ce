import { isAbsolute, relative, sep } from 'node:path'

/** Whether a path is a folder itself or lies below it, links aside. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  // On another drive there is no way from here to there.
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** The way from a folder to a path, with forward slashes; empty for the folder itself. */
export function relativeTo(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
