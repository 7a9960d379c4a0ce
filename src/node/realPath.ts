import { realpath } from 'node:fs/promises'

/** Where a path leads once all links are followed; the path itself where that cannot be told. */
export function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
