import * as vscode from 'vscode'
import type { InsertArgument, PlaceArgument } from './commandArguments.ts'

/** Ids of our commands; a test compares those of the palette with package.json. */
export const COMMANDS = {
  auditWorkspace: 'emergenceCheck.auditWorkspace',
  auditFolder: 'emergenceCheck.auditFolder',
  auditThisFolder: 'emergenceCheck.explorer.auditFolder',
  auditChanged: 'emergenceCheck.auditChanged',
  auditAgain: 'emergenceCheck.auditAgain',
  clearAudit: 'emergenceCheck.clearAudit',
  nextFinding: 'emergenceCheck.nextFinding',
  previousFinding: 'emergenceCheck.previousFinding',
  groupByVerdict: 'emergenceCheck.groupByVerdict',
  groupByFile: 'emergenceCheck.groupByFile',
  groupByRule: 'emergenceCheck.groupByRule',
  filterAudit: 'emergenceCheck.filterAudit',
  clearFilter: 'emergenceCheck.clearFilter',
  saveReport: 'emergenceCheck.saveReport',
  auditMore: 'emergenceCheck.auditMore',
  rowPanel: 'emergenceCheck.row.openPanel',
  rowCopy: 'emergenceCheck.row.copyFinding',
  rowLink: 'emergenceCheck.row.copyLink',
  openPanel: 'emergenceCheck.openPanel',
  copyFinding: 'emergenceCheck.copyFinding',
  insertPicture: 'emergenceCheck.insertPicture',
  showClaims: 'emergenceCheck.showClaims',
  openSample: 'emergenceCheck.openSample',
  openRule: 'emergenceCheck.openRule',
  reveal: 'emergenceCheck.reveal',
  insert: 'emergenceCheck.insert',
  accept: 'emergenceCheck.accept',
} as const

/** A `command:` link for hovers and diagnostics. */
export function commandUri(command: string, argument: unknown): vscode.Uri {
  // The editor decodes a link's argument once more than it encodes it: "%20" in an address would arrive as a blank.
  const json = JSON.stringify([argument]).replaceAll('%', '%25')
  return vscode.Uri.parse(`command:${command}?${encodeURIComponent(json)}`)
}

/** Opens a document and selects a place in it. */
export async function reveal(place: PlaceArgument): Promise<void> {
  const { start, end } = place
  const selection = new vscode.Range(start.line, start.character, end.line, end.character)
  await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), { selection, preserveFocus: false })
}

/** Inserts text where a hover offered it; refuses, and says so, when the document has changed since. */
export async function insert({ uri, at, text, version }: InsertArgument): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  if (document.version !== version) {
    await vscode.window.showInformationMessage(
      'The document has changed since the hover was shown; please hover again.',
    )
    return
  }
  const edit = new vscode.WorkspaceEdit()
  edit.insert(document.uri, document.positionAt(at), text)
  await vscode.workspace.applyEdit(edit)
}
