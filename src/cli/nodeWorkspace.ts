import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReadResult, resolvePath, type Workspace } from '../workspace.ts'

/** Files above this size are not read: 20 MB. */
export const LARGEST_FILE = 20e6

/** The folder `root` on disk. Addresses are paths below it, with forward slashes. */
export class NodeWorkspace implements Workspace {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async read(uri: string): Promise<ReadResult> {
    const path = join(this.#root, uri)
    try {
      const { size } = await stat(path)
      if (size > LARGEST_FILE) return { state: 'too-large', bytes: size }
      const text = await readFile(path, 'utf8')
      return { state: 'read', text: text.replace(/^\uFEFF/, '') }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { state: 'missing' }
      return { state: 'unreadable', problem: error instanceof Error ? error.message : String(error) }
    }
  }

  resolve(from: string, href: string): string | null {
    return resolvePath(from, href)
  }

  nameOf(uri: string): string {
    return uri
  }
}
