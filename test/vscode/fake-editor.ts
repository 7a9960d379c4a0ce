/** As much of an editor as the panels' host needs, held in memory; `vi.mock('vscode', …)` puts it in the editor's place. */

type Listener<T> = (event: T) => unknown

class Emitter<T> {
  readonly #listeners = new Set<Listener<T>>()
  readonly event = (listener: Listener<T>) => {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
  dispose(): void {
    this.#listeners.clear()
  }
}

/** A document whose text a test may change. */
export class FakeDocument {
  readonly languageId: string
  readonly uri: FakeUri
  readonly isClosed = false
  version = 1
  text: string

  constructor(uri: string, text: string) {
    this.uri = FakeUri.parse(uri)
    this.languageId = uri.endsWith('.md') ? 'markdown' : 'csv'
    this.text = text
  }

  getText(): string {
    return this.text
  }
}

class FakeUri {
  readonly scheme = 'file'
  readonly #address: string
  constructor(address: string) {
    this.#address = address
  }
  static parse(address: string): FakeUri {
    return new FakeUri(address)
  }
  static joinPath(base: FakeUri, ...parts: readonly string[]): FakeUri {
    return new FakeUri([base.toString(), ...parts].join('/'))
  }
  get path(): string {
    return this.#address
  }
  toString(): string {
    return this.#address
  }
}

class FakeRange {
  readonly place: readonly number[]
  constructor(...place: readonly number[]) {
    this.place = place
  }
}

/** A panel, with what was posted to its page. */
export class FakePanel {
  readonly posted: unknown[] = []
  readonly #received = new Emitter<unknown>()
  readonly #viewState = new Emitter<unknown>()
  readonly #disposed = new Emitter<void>()
  title = ''
  visible = true
  viewColumn = 2
  revealed = 0
  readonly webview = {
    options: {},
    html: '',
    cspSource: 'self',
    asWebviewUri: (uri: FakeUri) => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: async (message: unknown) => {
      this.posted.push(message)
      return true
    },
  }
  readonly onDidChangeViewState = this.#viewState.event
  readonly onDidDispose = this.#disposed.event
  reveal(): void {
    this.revealed++
  }
  dispose(): void {
    this.#disposed.fire()
  }
  /** The page sends a message. */
  send(message: unknown): void {
    this.#received.fire(message)
  }
  show(visible: boolean): void {
    this.visible = visible
    this.#viewState.fire(undefined)
  }
}

type FakeTextEditor = {
  readonly document: FakeDocument
  readonly viewColumn: number
  readonly selection: { readonly active: { readonly line: number; readonly character: number } }
}

class TabInputText {
  readonly uri: FakeUri
  constructor(uri: FakeUri) {
    this.uri = uri
  }
}

const never = () => ({ dispose: () => undefined })

/** The editor of one test file. */
export class FakeEditor {
  readonly documents: FakeDocument[] = []
  readonly panels: FakePanel[] = []
  readonly shown: { readonly uri: string; readonly column: number; readonly place: readonly number[] }[] = []
  readonly groups: { readonly viewColumn: number; readonly tabs: readonly { readonly input: unknown }[] }[] = []
  visible: FakeTextEditor[] = []
  /** What showing a document fails with; null where it does not. */
  failure: string | null = null
  active: FakeTextEditor | undefined
  readonly #selection = new Emitter<{ textEditor: FakeTextEditor }>()
  readonly #edited = new Emitter<unknown>()

  tab(uri: string): { readonly input: unknown } {
    return { input: new TabInputText(FakeUri.parse(uri)) }
  }

  /** The cursor moves in a document. */
  put(document: FakeDocument, line: number, character = 0): void {
    this.active = { document, viewColumn: 1, selection: { active: { line, character } } }
    this.#selection.fire({ textEditor: this.active })
  }

  /** The text of a document is edited. */
  edit(document: FakeDocument, text: string): void {
    document.text = text
    document.version++
    this.#edited.fire({ document, contentChanges: [{}] })
  }

  /** The module that stands for the editor's own. */
  module() {
    const editor = this
    return {
      Uri: FakeUri,
      Range: FakeRange,
      EventEmitter: Emitter,
      TabInputText,
      ViewColumn: { Beside: -2 },
      Disposable: {
        from: (...parts: readonly { dispose: () => unknown }[]) => ({
          dispose: () => {
            for (const part of parts) part.dispose()
          },
        }),
      },
      RelativePattern: class {},
      window: {
        get activeTextEditor() {
          return editor.active
        },
        get visibleTextEditors() {
          return editor.visible
        },
        tabGroups: {
          get all() {
            return editor.groups
          },
        },
        onDidChangeTextEditorSelection: this.#selection.event,
        onDidChangeActiveTextEditor: never,
        registerWebviewPanelSerializer: never,
        createWebviewPanel: () => {
          const panel = new FakePanel()
          editor.panels.push(panel)
          return panel
        },
        createOutputChannel: () => ({ error: () => undefined, warn: () => undefined, dispose: () => undefined }),
        showTextDocument: async (uri: FakeUri, options: { selection: FakeRange; viewColumn: number }) => {
          if (editor.failure !== null) throw new Error(editor.failure)
          editor.shown.push({ uri: uri.toString(), column: options.viewColumn, place: options.selection.place })
        },
      },
      workspace: {
        textDocuments: this.documents,
        workspaceFolders: undefined,
        getWorkspaceFolder: () => undefined,
        openTextDocument: async () => {
          throw new Error('There is no such file.')
        },
        createFileSystemWatcher: () => ({ onDidChange: never, onDidCreate: never, onDidDelete: never, dispose: never }),
        onDidOpenTextDocument: never,
        onDidCloseTextDocument: never,
        onDidChangeTextDocument: this.#edited.event,
      },
    }
  }
}
