import * as vscode from 'vscode'
import { type Resolved, resolveConfiguration } from '../configuration/resolve.ts'
import { EditorWorkspace } from './editorWorkspace.ts'

/** Settings that the configuration file knows too; on them hang findings, or which files are looked at. */
export const SHARED_SETTINGS = ['rules', 'claims', 'data', 'exclude'] as const

/** What the editor's own settings say for a folder; for what lies in none, where it is null. In the form of the configuration file. */
export function ownSettings(folder: vscode.WorkspaceFolder | null): Readonly<Record<string, unknown>> {
  const settings = vscode.workspace.getConfiguration('emergenceCheck', folder?.uri ?? null)
  return Object.fromEntries(SHARED_SETTINGS.map(name => [name, settings.get(name)]))
}

/**
 * The configuration of a workspace folder as it stands at this moment: its file as it was last saved, over the editor's
 * settings for that folder. Nothing is remembered. Never rejects.
 */
export function configurationOf(folder: vscode.WorkspaceFolder): Promise<Resolved> {
  return resolveConfiguration(new EditorWorkspace(), folder.uri.toString(), ownSettings(folder))
}
