// As much of an editor as activation meets: it takes every registration and gives back something to dispose of. Nothing is opened
// in it. The bench puts it in the place of the editor's own module.
import { URI, Utils } from 'vscode-uri'

class Disposable {
  readonly dispose: () => void
  constructor(dispose: () => void) {
    this.dispose = dispose
  }
  static from(...parts: readonly { dispose: () => unknown }[]): Disposable {
    return new Disposable(() => {
      for (const part of parts) part.dispose()
    })
  }
}

const registered = () => new Disposable(() => undefined)
const said = () => undefined

export class EventEmitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>()
  readonly event = (listener: (event: T) => unknown) => {
    this.#listeners.add(listener)
    return new Disposable(() => this.#listeners.delete(listener))
  }
  fire(event: T): void {
    for (const listener of this.#listeners) listener(event)
  }
  dispose(): void {
    this.#listeners.clear()
  }
}

export class ThemeColor {
  readonly id: string
  constructor(id: string) {
    this.id = id
  }
}

export { Disposable }
export const Uri = { parse: (address: string) => URI.parse(address), joinPath: Utils.joinPath }
export const CodeActionKind = { QuickFix: {} }
export const DecorationRangeBehavior = { ClosedClosed: 1 }
export const OverviewRulerLane = { Left: 1 }
export const StatusBarAlignment = { Right: 2 }

/** What the editor was asked to register: an activation that does nothing is not worth timing. */
export const told = { commands: 0 }

export const commands = {
  registerCommand: () => {
    told.commands++
    return registered()
  },
}

export const languages = {
  createDiagnosticCollection: registered,
  registerCodeActionsProvider: registered,
  registerCodeLensProvider: registered,
  registerHoverProvider: registered,
}

export const window = {
  activeTextEditor: undefined,
  visibleTextEditors: [],
  tabGroups: { all: [], onDidChangeTabs: registered },
  createOutputChannel: () => ({ error: said, warn: said, info: said, dispose: said }),
  createStatusBarItem: () => ({ hide: said, show: said, dispose: said }),
  createTextEditorDecorationType: registered,
  createTreeView: registered,
  onDidChangeActiveColorTheme: registered,
  onDidChangeActiveTextEditor: registered,
  onDidChangeTextEditorSelection: registered,
  onDidChangeVisibleTextEditors: registered,
  registerWebviewPanelSerializer: registered,
}

export const workspace = {
  textDocuments: [],
  workspaceFolders: undefined,
  createFileSystemWatcher: () => ({
    onDidChange: registered,
    onDidCreate: registered,
    onDidDelete: registered,
    dispose: said,
  }),
  getConfiguration: () => ({ get: said }),
  onDidChangeConfiguration: registered,
  onDidChangeTextDocument: registered,
  onDidCloseTextDocument: registered,
  onDidOpenTextDocument: registered,
  registerTextDocumentContentProvider: registered,
}
