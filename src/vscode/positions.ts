import * as vscode from 'vscode'
import type { Severity } from '../finding.ts'
import type { Range } from '../text/range.ts'
import type { PlaceArgument } from './commandArguments.ts'

/** Our range as the editor's. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character)
}

/** A range of a document as an argument of {@link reveal}. */
export function toPlace(uri: string, { start, end }: Range): PlaceArgument {
  return {
    uri,
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }
}

/** Our severity as the editor's. */
export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error
    case 'warning':
      return vscode.DiagnosticSeverity.Warning
    case 'information':
      return vscode.DiagnosticSeverity.Information
    case 'hint':
      return vscode.DiagnosticSeverity.Hint
  }
}
