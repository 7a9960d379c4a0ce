import * as vscode from 'vscode'
import type { Analyzer } from '../analyze.ts'
import { type AuditedFile, auditFile } from '../audit/audit.ts'
import { readDiskText } from '../node/diskText.ts'
import { Turns } from '../node/turns.ts'
import type { ReadResult, Workspace } from '../workspace.ts'
import { openPaper } from './auditScope.ts'
import type { ClaimWatch } from './claimWatch.ts'
import { unsavedDocument } from './editorWorkspace.ts'

/** The extension host works for every extension; after so long the others have their turn. */
export const TURN_MS = 20
/** So often a text may have changed under an analysis before its document is read as it stands. */
const MOST_TRIES = 5

/** Checks a document; null when `signal` stopped the work. */
export type Check = (uri: string, signal: AbortSignal) => Promise<AuditedFile | null>

/** What an audit tells on its way. */
export type RunListener = {
  readonly found: (documents: number) => void
  readonly checked: (done: number, total: number, path: string) => void
}

/** Looks for documents, then checks one after another and gives each to `keep`. Ends early, without a word, where `signal` says so. */
export async function runAudit(
  addresses: AsyncIterable<string>,
  check: Check,
  keep: (file: AuditedFile) => void,
  listener: RunListener,
  signal: AbortSignal,
): Promise<void> {
  const turns = new Turns(TURN_MS)
  const uris: string[] = []
  for await (const uri of addresses) {
    if (signal.aborted) return
    uris.push(uri)
    listener.found(uris.length)
    await turns.pause()
  }
  for (const [at, uri] of uris.entries()) {
    if (signal.aborted) return
    const file = await check(uri, signal)
    if (file === null || signal.aborted) return
    keep(file)
    listener.checked(at + 1, uris.length, file.path)
    await turns.pause()
  }
}

/** The one way in which a document is checked: an open paper's own findings, else what its file holds. */
export function checkWith(
  watch: Pick<ClaimWatch, 'fresh'>,
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
): Check {
  const direct = directReading(workspace)
  return async (uri, signal) => {
    for (let tries = 0; tries < MOST_TRIES && !signal.aborted; tries++) {
      const document = openPaper(uri)
      if (document === undefined) break
      // None where its text has changed meanwhile.
      const watched = await watch.fresh(document)
      if (watched !== undefined) return { state: 'read', path: workspace.nameOf(uri), ...watched.analysis }
    }
    return signal.aborted ? null : auditFile(uri, direct, analyzer, signal)
  }
}

/** The workspace as it is, but that files on this machine's disk are read without the detour through the editor's window. */
export function directReading(workspace: Workspace): Pick<Workspace, 'nameOf' | 'read' | 'readBytes'> {
  return {
    nameOf: uri => workspace.nameOf(uri),
    readBytes: uri => workspace.readBytes(uri),
    read: (uri): Promise<ReadResult> => {
      const address = vscode.Uri.parse(uri)
      const root = vscode.workspace.getWorkspaceFolder(address)?.uri
      return unsavedDocument(uri) !== undefined || address.scheme !== 'file' || root?.scheme !== 'file'
        ? workspace.read(uri)
        : readDiskText(address.fsPath, root.fsPath)
    },
  }
}
