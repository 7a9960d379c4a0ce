import * as vscode from 'vscode'
import { createIgnore, isMarkdown } from '../audit/files.ts'
import { walk } from '../audit/walk.ts'
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
  for (const folder of vscode.workspace.workspaceFolders ?? []) yield* addressesBelow(folder, '', signal)
  yield* papersBeside().map(({ uri }) => uri.toString())
}

/** The addresses of the documents below folders of the workspace, as an audit of the workspace would come to them. */
export async function* folderAddresses(folders: readonly vscode.Uri[], signal: AbortSignal): AsyncGenerator<string> {
  for (const folder of outermost(folders)) {
    const root = vscode.workspace.getWorkspaceFolder(folder)
    if (root !== undefined) yield* addressesBelow(root, pathIn(root, folder), signal)
  }
}

/** Whether an audit of the workspace comes to a file. */
export async function isAudited(uri: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(uri)
  if (root === undefined || !isMarkdown(uri.path)) return false
  const { configuration } = await configurationOf(root)
  return reaches(pathIn(root, uri), foldersOf(root.uri), createIgnore(configuration.exclude))
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

/** The name a reader knows a folder of the workspace by. */
export function folderName(folder: vscode.Uri): string {
  const root = vscode.workspace.getWorkspaceFolder(folder)
  return root?.uri.toString() === folder.toString() ? root.name : vscode.workspace.asRelativePath(folder)
}

/** Whether an address is that of a folder, or lies below it. */
export function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

export function sameScope(a: AuditScope, b: AuditScope): boolean {
  if (a.kind !== 'folders' || b.kind !== 'folders') return a.kind === b.kind
  return a.folders.map(String).join('\n') === b.folders.map(String).join('\n')
}

async function* addressesBelow(
  root: vscode.WorkspaceFolder,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { configuration } = await configurationOf(root)
  const folders = foldersOf(root.uri)
  const ignore = createIgnore(configuration.exclude)
  if (path !== '' && !(await reaches(`${path}/`, folders, ignore))) return
  for await (const file of walk(path, folders, ignore, signal)) {
    const uri = vscode.Uri.joinPath(root.uri, file)
    // A folder of the workspace may lie within another; it has its own turn.
    if (vscode.workspace.getWorkspaceFolder(uri)?.index === root.index) yield uri.toString()
  }
}

/** Folders without those that lie in others of them, in the order of reports. */
function outermost(folders: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return folders
    .filter(
      (folder, at) =>
        !folders.some((other, place) => {
          const isSame = other.toString() === folder.toString()
          return isSame ? place < at : isBelow(folder.toString(), other.toString())
        }),
    )
    .toSorted((a, b) => rankOf(a.toString()) - rankOf(b.toString()) || (a.path < b.path ? -1 : 1))
}
