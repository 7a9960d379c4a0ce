import type { IgnoreRules } from '../audit/files.ts'
import type { Folders } from '../audit/walk.ts'
import type { DataChange } from './dataWatch.ts'

/** The .gitignore files of a folder, each read when a document below it is asked for. Paths are from the folder. */
export class GitignoreLook {
  readonly #folders: Folders
  readonly #texts = new Map<string, Promise<string>>()
  readonly #added = new Set<string>()

  constructor(folders: Folders) {
    this.#folders = folders
  }

  /** Adds to the rules, always the same ones, what the files above a document say. */
  async addTo(rules: IgnoreRules, path: string): Promise<void> {
    const above = foldersAbove(path)
    const texts = await Promise.all(above.map(folder => this.#text(folder)))
    for (const [at, folder] of above.entries()) {
      if (this.#added.has(folder)) continue
      this.#added.add(folder)
      rules.add(folder, texts[at] ?? '')
    }
  }

  /** Whether a change at a path may change what was read: of a .gitignore, or of a folder in which one was looked for. */
  restsOn(path: string, how: DataChange['how']): boolean {
    if (/(?:^|\/)\.gitignore$/.test(path)) return this.#texts.has(path.replace(/\/?\.gitignore$/, ''))
    return (
      how === 'came-or-went' && [...this.#texts.keys()].some(known => known === path || known.startsWith(`${path}/`))
    )
  }

  /** Whether the files that another look has read say the same here. */
  async isLike(other: GitignoreLook): Promise<boolean> {
    for (const [folder, text] of other.#texts) if ((await this.#text(folder)) !== (await text)) return false
    return true
  }

  #text(folder: string): Promise<string> {
    const known = this.#texts.get(folder)
    if (known !== undefined) return known
    const text = this.#read(folder)
    this.#texts.set(folder, text)
    return text
  }

  /** As a walk has it: a link in place of the file is none. */
  async #read(folder: string): Promise<string> {
    const { files } = await this.#folders.list(folder)
    return files.includes('.gitignore') ? this.#folders.gitignore(folder) : ''
  }
}

/** The folders that hold a path, the root ('') first. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1)
  return ['', ...names.map((_, at) => names.slice(0, at + 1).join('/'))]
}
