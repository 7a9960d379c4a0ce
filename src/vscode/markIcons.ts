import * as vscode from 'vscode'
import type { VerdictTone } from '../verdicts.ts'

/** The picture of a tone's sign for light and for dark themes, high contrast included; a picture cannot ask for theme colours. */
export function markIcon(
  extension: vscode.Uri,
  tone: VerdictTone,
): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (kind: string) => vscode.Uri.joinPath(extension, 'media', 'marks', `${tone}-${kind}.svg`)
  return { light: file('light'), dark: file('dark') }
}
