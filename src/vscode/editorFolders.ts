import * as vscode from 'vscode'
import type { IgnoreRules } from '../audit/files.ts'
import type { Folders } from '../audit/walk.ts'
import { diskFolders } from '../node/diskFolders.ts'

/**
 * The folders below a workspace folder. Those on this machine's disk are read directly: every question to the editor's file system
 * goes through its window, which makes a walk some fifty times as slow.
 */
export function foldersOf(root: vscode.Uri): Folders {
  if (root.scheme === 'file') return diskFolders(root.fsPath)
  return {
    list: async folder => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(below(root, folder))
        // A link has a second bit beside the one of what it leads to.
        const named = (kind: vscode.FileType) => entries.flatMap(([name, type]) => (type === kind ? [name] : []))
        return { files: named(vscode.FileType.File), folders: named(vscode.FileType.Directory) }
      } catch (error) {
        const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
        return isGone ? { files: [], folders: [] } : { files: [], folders: [], unreadable: true }
      }
    },
    gitignore: async folder => {
      try {
        const bytes = await vscode.workspace.fs.readFile(below(root, folder, '.gitignore'))
        return new TextDecoder().decode(bytes)
      } catch {
        return ''
      }
    },
  }
}

/**
 * Whether a walk from the root would come to a path (a folder's ends in a slash). Adds to the rules what the folders on the way
 * there say; a walk may go on from there.
 */
export async function reaches(path: string, folders: Folders, ignore: IgnoreRules): Promise<boolean> {
  const isFolder = path.endsWith('/')
  const names = path.split('/').filter(name => name !== '')
  for (const [at, name] of names.entries()) {
    const above = names.slice(0, at).join('/')
    const isLast = at === names.length - 1
    const listing = await folders.list(above)
    if (listing.files.includes('.gitignore')) ignore.add(above, await folders.gitignore(above))
    const known = isLast && !isFolder ? listing.files : listing.folders
    const own = above === '' ? name : `${above}/${name}`
    if (!known.includes(name) || ignore.excludes(isLast && !isFolder ? own : `${own}/`)) return false
  }
  return true
}

/** The path of a file or folder from the workspace folder that holds it; empty for that folder itself. */
export function pathIn(root: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(root.uri.path.length).replace(/^\/|\/$/g, '')
}

function below(root: vscode.Uri, ...parts: readonly string[]): vscode.Uri {
  const named = parts.filter(part => part !== '')
  return named.length === 0 ? root : vscode.Uri.joinPath(root, ...named)
}
