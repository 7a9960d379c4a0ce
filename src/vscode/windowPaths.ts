import * as vscode from 'vscode'
import { pathIn } from './editorFolders.ts'
import { distinctNames } from './folderNames.ts'

/** The names of the window's folders, which every file of an audit asks for. */
let known: { readonly folders: string; readonly names: readonly string[] } = { folders: '', names: [] }

/**
 * The path by which a reader knows a file or folder, with forward slashes: from the window's folder that holds it, its name before it
 * where several are open. As the editor itself has it, but that no two files have one path. Of what lies in no folder, its whole path.
 */
export function windowPath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return vscode.workspace.asRelativePath(uri) || uri.toString()
  const path = pathIn(folder, uri)
  const name = nameOf(folder)
  if ((vscode.workspace.workspaceFolders ?? []).length < 2) return path === '' ? name : path
  return path === '' ? name : `${name}/${path}`
}

function nameOf(folder: vscode.WorkspaceFolder): string {
  const all = vscode.workspace.workspaceFolders ?? []
  const folders = all.map(({ name, uri }) => `${name}\n${uri}`).join('\n')
  if (folders !== known.folders) known = { folders, names: distinctNames(all) }
  return known.names[folder.index] ?? folder.name
}
