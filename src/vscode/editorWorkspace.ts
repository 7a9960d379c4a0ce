import * as vscode from 'vscode'
import type { ReadResult, Workspace } from '../workspace.ts'

const LARGEST_FILE = 20e6

/**
 * The editor's files. Addresses are URIs as strings. An open document is read as it stands in the editor, saved or not;
 * anything else through the editor's file system, so that virtual workspaces work too.
 */
export class EditorWorkspace implements Workspace {
  async read(uri: string): Promise<ReadResult> {
    const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)
    if (open !== undefined) return { state: 'read', text: open.getText() }
    try {
      const address = vscode.Uri.parse(uri)
      const { size } = await vscode.workspace.fs.stat(address)
      if (size > LARGEST_FILE) return { state: 'too-large', bytes: size }
      const bytes = await vscode.workspace.fs.readFile(address)
      return { state: 'read', text: new TextDecoder().decode(bytes) }
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { state: 'missing' }
      return { state: 'unreadable', problem: error instanceof Error ? error.message : String(error) }
    }
  }

  /** Links lead no further than the workspace folder that holds the document, or the document's own folder. */
  resolve(from: string, href: string): string | null {
    const path = href.replace(/[?#].*$/, '')
    const document = vscode.Uri.parse(from)
    if (path === '' || document.scheme === 'untitled' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(path)) return null
    const target = vscode.Uri.joinPath(document, '..', decode(path))
    const folder = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..')
    return target.path.startsWith(`${folder.path.replace(/\/$/, '')}/`) ? target.toString() : null
  }

  nameOf(uri: string): string {
    return vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
