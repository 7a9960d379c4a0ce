import * as vscode from 'vscode'
import { leadsOutside, OUTSIDE } from '../node/outside.ts'
import { type BytesResult, type Entry, LARGEST_TEXT, type ReadResult, type Stat, type Workspace } from '../workspace.ts'
import { StatMemory } from './statMemory.ts'
import { windowPath } from './windowPaths.ts'

/** So many bytes of a large file are decoded before others get their turn. */
const PIECE = 1 << 20

/**
 * The editor's files. Addresses are URIs as strings. A document with unsaved changes is read as it stands in the editor;
 * anything else through the editor's file system, so that virtual workspaces work too. An open document without changes
 * is read from there as well: after a change on disk the editor is late to show it.
 */
export class EditorWorkspace implements Workspace {
  readonly #stats = new StatMemory<Stat>()
  readonly #lists = new StatMemory<readonly Entry[]>()

  /** Forgets what stood at an address that has changed. */
  forget(uri: string): void {
    this.#stats.forget(uri)
    this.#lists.forget(uri)
  }

  async read(uri: string): Promise<ReadResult> {
    const open = unsavedDocument(uri)
    if (open !== undefined) return { state: 'read', text: open.getText() }
    try {
      const address = vscode.Uri.parse(uri)
      if (await isOutside(address)) return { state: 'unreadable', problem: OUTSIDE }
      const { size } = await vscode.workspace.fs.stat(address)
      if (size > LARGEST_TEXT) return { state: 'too-large', bytes: size }
      const bytes = await vscode.workspace.fs.readFile(address)
      return { state: 'read', text: new TextDecoder().decode(bytes) }
    } catch (error) {
      return failure(error)
    }
  }

  async readBytes(uri: string): Promise<BytesResult> {
    try {
      const address = vscode.Uri.parse(uri)
      if (await isOutside(address)) return { state: 'unreadable', problem: OUTSIDE }
      return { state: 'read', bytes: await vscode.workspace.fs.readFile(address) }
    } catch (error) {
      return failure(error)
    }
  }

  /** The editor's file system gives a file as a whole; it is decoded piece by piece, so that its text is never held at once. */
  async *stream(uri: string, signal: AbortSignal): AsyncIterable<string> {
    const read = await this.readBytes(uri)
    if (read.state !== 'read')
      throw new Error(read.state === 'unreadable' ? read.problem : 'The file is not there any more.')
    const { bytes } = read
    const decoder = new TextDecoder()
    for (let at = 0; at < bytes.length && !signal.aborted; at += PIECE) {
      yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
      await new Promise(resolve => setTimeout(resolve))
    }
    yield decoder.decode()
  }

  stat(uri: string): Promise<Stat> {
    const open = unsavedDocument(uri)
    if (open === undefined) return this.#stats.get(uri, () => statOnDisk(uri))
    return Promise.resolve({ state: 'file', bytes: open.getText().length, stamp: `unsaved ${open.version}` })
  }

  list(uri: string): Promise<readonly Entry[]> {
    return this.#lists.get(uri, () => listOnDisk(uri))
  }

  /** Links lead no further than the workspace folder that holds the document, or the document's own folder. */
  resolve(from: string, href: string): string | null {
    const path = href.replace(/[?#].*$/, '')
    const document = vscode.Uri.parse(from)
    if (path === '' || document.scheme === 'untitled' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(path)) return null
    const target = vscode.Uri.joinPath(document, '..', decode(path).replaceAll('\\', '/').replace(/\/+$/, ''))
    const folder = vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..')
    return target.path.startsWith(`${folder.path.replace(/\/$/, '')}/`) ? target.toString() : null
  }

  nameOf(uri: string): string {
    return windowPath(vscode.Uri.parse(uri))
  }

  pathOf(uri: string): string {
    return vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false)
  }
}

async function statOnDisk(uri: string): Promise<Stat> {
  try {
    const address = vscode.Uri.parse(uri)
    // Who reads it hears why that cannot be.
    if (await isOutside(address)) return { state: 'file', bytes: 0, stamp: 'outside' }
    const { type, size, mtime } = await vscode.workspace.fs.stat(address)
    if ((type & vscode.FileType.Directory) !== 0) return { state: 'folder' }
    return { state: 'file', bytes: size, stamp: `${mtime} ${size}` }
  } catch {
    return { state: 'missing' }
  }
}

async function listOnDisk(uri: string): Promise<readonly Entry[]> {
  const folder = vscode.Uri.parse(uri)
  try {
    if (await isOutside(folder)) return []
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return entries
      .map(([name, type]): Entry => {
        const kind = (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder'
        return { name, uri: vscode.Uri.joinPath(folder, name).toString(), kind }
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** Whether symbolic links put a file outside its workspace folder; other than on disk the editor does not tell. */
async function isOutside(address: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(address)?.uri
  if (address.scheme !== 'file' || folder?.scheme !== 'file') return false
  return leadsOutside(folder.fsPath, address.fsPath).catch(() => false)
}

/** The open document of an address, where it holds what is not on disk. */
export function unsavedDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => document.isDirty && document.uri.toString() === uri)
}

function failure(error: unknown): Exclude<ReadResult, { readonly state: 'read' }> {
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { state: 'missing' }
  return { state: 'unreadable', problem: problemOf(error) }
}

function problemOf(error: unknown): string {
  return error instanceof vscode.FileSystemError && error.code === 'NoPermissions'
    ? 'it may not be opened by you; change its permissions.'
    : error instanceof Error
      ? error.message
      : String(error)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
