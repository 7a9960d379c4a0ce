import { relative, sep } from 'node:path'

/** The way from a folder to a path, with forward slashes; empty for the folder itself. */
export function relativeTo(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
