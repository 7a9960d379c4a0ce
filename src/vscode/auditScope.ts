import * as vscode from 'vscode'
import { createIgnore } from '../audit/files.ts'
import { AuditedFolders } from './auditedFolders.ts'
import { isPaper } from './claimWatch.ts'
import { foldersOf, pathIn, reaches } from './editorFolders.ts'
import { configurationOf } from './folderConfiguration.ts'

/** What an audit looks at. */
export type AuditScope =
  /** Every folder of the workspace, and open papers that lie in none: untitled ones, or all where no folder is open. */
  | { readonly kind: 'workspace' }
  | { readonly kind: 'folders'; readonly folders: readonly vscode.Uri[] }
  /** What differs from git's HEAD, and what rests on it. */
  | { readonly kind: 'changed' }

/** The addresses of all documents of the workspace's folders and of open papers beside them, in the order of reports. */
export async function* workspaceAddresses(signal: AbortSignal): AsyncGenerator<string> {
  yield* (await AuditedFolders.of('all')).addresses(signal)
  yield* papersBeside().map(({ uri }) => uri.toString())
}

/** The addresses of the documents below folders of the workspace, as an audit of the workspace would come to them. */
export async function* folderAddresses(folders: readonly vscode.Uri[], signal: AbortSignal): AsyncGenerator<string> {
  yield* (await AuditedFolders.of(folders)).addresses(signal)
}

/** Whether a folder of the workspace is left out of audits. */
export async function isLeftOut(folder: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(folder)
  if (root === undefined) return true
  const path = pathIn(root, folder)
  if (path === '') return false
  const { configuration } = await configurationOf(root)
  return !(await reaches(`${path}/`, foldersOf(root.uri), createIgnore(configuration.exclude)))
}

/** Open papers that lie in no folder of the workspace. */
export function papersBeside(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    document => isPaper(document) && vscode.workspace.getWorkspaceFolder(document.uri) === undefined,
  )
}

/** An open paper by its address. */
export function openPaper(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    document => document.uri.toString() === uri && !document.isClosed && isPaper(document),
  )
}

/** Where a document stands among the others: in the order of the workspace's folders, what lies in none of them last. */
export function rankOf(uri: string): number {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri))?.index ?? Number.MAX_SAFE_INTEGER
}

export function sameScope(a: AuditScope, b: AuditScope): boolean {
  if (a.kind !== 'folders' || b.kind !== 'folders') return a.kind === b.kind
  return a.folders.map(String).join('\n') === b.folders.map(String).join('\n')
}
