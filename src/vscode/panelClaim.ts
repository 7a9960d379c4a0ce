import * as vscode from 'vscode'
import type { Finding } from '../finding.ts'
import { type ClaimWatch, isPaper } from './claimWatch.ts'

/** What is known of the document of a panel. */
export type PanelDocument =
  | { readonly state: 'read'; readonly document: vscode.TextDocument; readonly findings: readonly Finding[] }
  /** Not read yet, since it or its data have just changed; or it could not be, which the output channel tells. */
  | { readonly state: 'unread' }
  /** No such file, or none that claims are looked for in. */
  | { readonly state: 'gone' }

/** Said instead of a claim that nothing is known of. */
export const GONE = 'The claim is no longer in the document. Close this panel, or undo the edit.'
export const UNREAD =
  'The document could not be analysed. If this stays, the output channel "Emergence Check" says why.'

/** The findings of a document as it stands, which is opened in the background where it is not open. */
export async function findingsOf(uri: string, watch: ClaimWatch): Promise<PanelDocument> {
  const document = await documentOf(uri)
  if (document === null || !isPaper(document)) return { state: 'gone' }
  const watched = await watch.fresh(document)
  if (watch.notChecked(document)) return { state: 'gone' }
  return watched === undefined ? { state: 'unread' } : { state: 'read', document, findings: watched.analysis.findings }
}

async function documentOf(uri: string): Promise<vscode.TextDocument | null> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)
  if (open !== undefined) return open
  try {
    // A document asked for in this way stays open for minutes after its tab is closed, and so do its problems.
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  } catch {
    // A file that is gone is said to be gone in the panel.
    return null
  }
}
