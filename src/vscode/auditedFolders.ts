import * as vscode from 'vscode'
import { createIgnore, isMarkdown } from '../audit/files.ts'
import { walk } from '../audit/walk.ts'
import { realPath } from '../node/realPath.ts'
import { foldersOf, pathIn, reaches } from './editorFolders.ts'
import { configurationOf } from './folderConfiguration.ts'

/** A folder that is gone through, by its path in the folder of the window that holds it. */
type Part = { readonly root: vscode.WorkspaceFolder; readonly path: string }

/**
 * The folders that an audit goes through. One may lie within another, be it by a link: a file belongs to the innermost one that holds
 * it, as it does in the editor; of two that are the same place, to the first.
 */
export class AuditedFolders {
  readonly #parts: readonly Part[]
  /** Where the folders of the window really lie, as addresses that end in no slash. */
  readonly #places: ReadonlyMap<string, string>

  private constructor(parts: readonly Part[], places: ReadonlyMap<string, string>) {
    this.#parts = parts
    this.#places = places
  }

  /** All folders of the window, or some that lie in them, as the window has them now. */
  static async of(folders: 'all' | readonly vscode.Uri[]): Promise<AuditedFolders> {
    const roots = vscode.workspace.workspaceFolders ?? []
    const parts = folders === 'all' ? roots.map(root => ({ root, path: '' })) : partsOf(roots, folders)
    const places = await Promise.all(roots.map(async ({ uri }) => [uri.toString(), await realPlace(uri)] as const))
    return new AuditedFolders(parts, new Map(places))
  }

  /** The addresses of their documents, in the order of reports. */
  async *addresses(signal: AbortSignal): AsyncGenerator<string> {
    for (const part of this.#parts) {
      const { root, path } = part
      const { configuration } = await configurationOf(root)
      const folders = foldersOf(root.uri)
      const ignore = createIgnore(configuration.exclude)
      if (path !== '' && !(await reaches(`${path}/`, folders, ignore))) continue
      for await (const file of walk(path, folders, ignore, signal)) {
        if (this.#ownerOf(root, file) === part) yield vscode.Uri.joinPath(root.uri, file).toString()
      }
    }
  }

  /** Whether a document is among them. */
  async holds(uri: vscode.Uri): Promise<boolean> {
    const root = vscode.workspace.getWorkspaceFolder(uri)
    if (root === undefined || !isMarkdown(uri.path)) return false
    const path = pathIn(root, uri)
    const owner = this.#ownerOf(root, path)
    if (owner?.root.index !== root.index || !isIn(path, owner.path)) return false
    const { configuration } = await configurationOf(root)
    return reaches(path, foldersOf(root.uri), createIgnore(configuration.exclude))
  }

  /** The innermost of the folders that holds a path from a folder of the window, if one does. No walk follows links. */
  #ownerOf(root: vscode.WorkspaceFolder, path: string): Part | undefined {
    const file = this.#placeOf(root, path)
    let owner: { readonly part: Part; readonly length: number } | undefined
    for (const part of this.#parts) {
      const place = this.#placeOf(part.root, part.path)
      if (isIn(file, place) && place.length > (owner?.length ?? -1)) owner = { part, length: place.length }
    }
    return owner?.part
  }

  #placeOf({ uri }: vscode.WorkspaceFolder, path: string): string {
    const root = this.#places.get(uri.toString()) ?? addressOf(uri)
    return path === '' ? root : `${root}/${path}`
  }
}

/** Of folders, each once: what lies in the folder of the window that holds it, and the folders of the window below it. */
function partsOf(roots: readonly vscode.WorkspaceFolder[], folders: readonly vscode.Uri[]): readonly Part[] {
  const wanted = folders.map(uri => ({ uri, root: vscode.workspace.getWorkspaceFolder(uri) }))
  return roots.flatMap(root => {
    const whole = wanted.some(({ uri }) => isIn(addressOf(root.uri), addressOf(uri)))
    const own = wanted.flatMap(({ uri, root: of }) => (of?.index === root.index ? [pathIn(root, uri)] : []))
    return outermost(whole ? [''] : own).map(path => ({ root, path }))
  })
}

/** Paths without those that lie in others of them, in their order. */
function outermost(paths: readonly string[]): readonly string[] {
  const distinct = [...new Set(paths)]
  return distinct.filter(path => !distinct.some(other => other !== path && isIn(path, other))).sort()
}

/** Whether a path or an address is that of a folder, or lies below it; empty for the root of all. */
function isIn(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/** Where a folder really lies; other than on this machine's disk nobody tells. */
async function realPlace(uri: vscode.Uri): Promise<string> {
  return addressOf(uri.scheme === 'file' ? vscode.Uri.file(await realPath(uri.fsPath)) : uri)
}

function addressOf({ scheme, authority, path }: vscode.Uri): string {
  return `${scheme}://${authority}${path.replace(/\/+$/, '')}`
}
