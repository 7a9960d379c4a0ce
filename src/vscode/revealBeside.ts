import * as vscode from 'vscode'
import type { PlaceArgument } from './commandArguments.ts'

/**
 * Opens a document and selects a place in it, beside the panel and not on top of it: where the document is shown already, else in
 * the first column that does not hold the panel, else in a new one.
 */
export async function revealBeside(place: PlaceArgument, panel: vscode.ViewColumn | undefined): Promise<void> {
  const { start, end } = place
  const uri = vscode.Uri.parse(place.uri)
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
    viewColumn: columnFor(uri.toString(), panel),
    preserveFocus: false,
  })
}

function columnFor(uri: string, panel: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const isBeside = (column: vscode.ViewColumn | undefined) => column !== undefined && column !== panel
  const shown = vscode.window.visibleTextEditors.find(
    ({ document, viewColumn }) => document.uri.toString() === uri && isBeside(viewColumn),
  )
  if (shown?.viewColumn !== undefined) return shown.viewColumn
  const groups = vscode.window.tabGroups.all.filter(({ viewColumn }) => isBeside(viewColumn))
  const holding = groups.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  )
  return (holding ?? groups[0])?.viewColumn ?? vscode.ViewColumn.Beside
}
