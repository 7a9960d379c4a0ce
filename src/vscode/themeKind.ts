import * as vscode from 'vscode'
import type { ThemeKind } from '../protocol.ts'

/** Our name for the editor's theme kind. */
export function themeKind(kind: vscode.ColorThemeKind): ThemeKind {
  switch (kind) {
    case vscode.ColorThemeKind.Light:
      return 'light'
    case vscode.ColorThemeKind.Dark:
      return 'dark'
    case vscode.ColorThemeKind.HighContrast:
      return 'high-contrast'
    case vscode.ColorThemeKind.HighContrastLight:
      return 'high-contrast-light'
  }
}
