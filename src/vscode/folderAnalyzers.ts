import * as vscode from 'vscode'
import type { Analysis, Analyzer, PaperText, Trying } from '../analyze.ts'
import type { Trial } from '../trial.ts'
import { LazyAnalyzer } from './lazyAnalyzer.ts'

/**
 * An analyzer for each folder of the workspace, with that folder's configuration, and one for what lies in none: untitled documents,
 * and files where no folder is open. Each is made with the first document that asks for it.
 */
export class FolderAnalyzers implements Pick<Analyzer, 'analyze' | 'tried'> {
  readonly #make: (folder: vscode.WorkspaceFolder | null) => Promise<Analyzer>
  readonly #made = new Map<string, LazyAnalyzer>()

  constructor(make: (folder: vscode.WorkspaceFolder | null) => Promise<Analyzer>) {
    this.#make = make
  }

  analyze(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    return this.#of(document.uri).analyze(document, signal)
  }

  tried(uri: string, claimId: string, trial: Trial): Trying | null {
    return this.#of(uri).tried(uri, claimId, trial)
  }

  /** Makes a folder's analyzer anew when it is next asked for: its configuration has changed. */
  forget(folder: vscode.WorkspaceFolder | null): void {
    this.#made.delete(keyOf(folder))
  }

  #of(uri: string): LazyAnalyzer {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) ?? null
    const key = keyOf(folder)
    const made = this.#made.get(key) ?? new LazyAnalyzer(() => this.#make(folder))
    this.#made.set(key, made)
    return made
  }
}

function keyOf(folder: vscode.WorkspaceFolder | null): string {
  return folder?.uri.toString() ?? ''
}
