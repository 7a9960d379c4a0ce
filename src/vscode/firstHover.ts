import * as vscode from 'vscode'

let told = false

/** Ticks the walkthrough's step off with the first hover over a claim. */
export function tellFirstHover(): void {
  if (told) return
  told = true
  void vscode.commands.executeCommand('setContext', 'emergenceCheck.hovered', true)
}
