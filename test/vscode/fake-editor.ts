/** As much of an editor as our surfaces need, held in memory; `vi.mock('vscode', …)` puts it in the editor's place. */
import { URI, Utils } from 'vscode-uri'
import { FakeDisk, FileSystemError, FileType } from './fake-disk.ts'
import { Emitter } from './fake-events.ts'
import { FakeWindow } from './fake-window.ts'

/** A document whose text a test may change. */
export class FakeDocument {
  readonly languageId: string
  readonly uri: URI
  isClosed = false
  isDirty = false
  version = 1
  text: string

  constructor(uri: string, text: string) {
    this.uri = URI.parse(uri)
    this.languageId = /\.md$|^untitled:/.test(uri) ? 'markdown' : 'csv'
    this.text = text
  }

  getText(): string {
    return this.text
  }
}

const Uri = Object.assign(URI, { joinPath: Utils.joinPath })

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
    asWebviewUri: (uri: URI) => uri,
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
  readonly uri: URI
  constructor(uri: URI) {
    this.uri = uri
  }
}

const never = () => ({ dispose: () => undefined })

/** The editor of one test file. */
export class FakeEditor {
  readonly documents: FakeDocument[] = []
  readonly disk = new FakeDisk()
  readonly window = new FakeWindow()
  /** The folders of the workspace, by their addresses; none where no folder is open. */
  folders: readonly string[] = []
  /** What a workspace file calls folders, by their addresses; others go by the last part of their path. */
  readonly names = new Map<string, string>()
  /** What the editor's git answers; undefined where there is none. */
  git: unknown
  readonly panels: FakePanel[] = []
  readonly shown: { readonly uri: string; readonly column: number; readonly place: readonly number[] }[] = []
  readonly groups: { readonly viewColumn: number; readonly tabs: readonly { readonly input: unknown }[] }[] = []
  visible: FakeTextEditor[] = []
  /** What showing a document fails with; null where it does not. */
  failure: string | null = null
  active: FakeTextEditor | undefined
  readonly #selection = new Emitter<{ textEditor: FakeTextEditor }>()
  readonly #edited = new Emitter<unknown>()
  readonly #opened = new Emitter<FakeDocument>()
  readonly #closed = new Emitter<FakeDocument>()
  readonly #saved = new Emitter<FakeDocument>()
  readonly #foldersChanged = new Emitter<unknown>()
  readonly #onDisk = { changed: new Emitter<URI>(), came: new Emitter<URI>(), went: new Emitter<URI>() }

  tab(uri: string): { readonly input: unknown } {
    return { input: new TabInputText(URI.parse(uri)) }
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
    document.isDirty = true
    this.#edited.fire({ document, contentChanges: [{}] })
  }

  /** A document is opened. */
  open(uri: string, text: string): FakeDocument {
    const document = new FakeDocument(uri, text)
    this.documents.push(document)
    this.#opened.fire(document)
    return document
  }

  /** A document is closed; what was not saved is lost. */
  close(document: FakeDocument): void {
    document.isClosed = true
    this.documents.splice(this.documents.indexOf(document), 1)
    this.#closed.fire(document)
  }

  /** A file is written on disk by somebody else. */
  write(uri: string, text: string): void {
    const isNew = !this.disk.files.has(URI.parse(uri).toString())
    this.disk.write(uri, text)
    this.#onDisk[isNew ? 'came' : 'changed'].fire(URI.parse(uri))
  }

  /** A file, or a folder with all that is in it, is deleted on disk; a folder tells of itself alone. */
  delete(uri: string): void {
    for (const address of [...this.disk.files.keys()])
      if (address === uri || address.startsWith(`${uri}/`)) this.disk.files.delete(address)
    this.#onDisk.went.fire(URI.parse(uri))
  }

  /** The workspace gets other folders. */
  setFolders(folders: readonly string[]): void {
    const before = this.#workspaceFolders() ?? []
    this.folders = folders
    const now = this.#workspaceFolders() ?? []
    const without = (some: typeof now, others: typeof now) =>
      some.filter(({ uri }) => !others.some(other => other.uri.toString() === uri.toString()))
    this.#foldersChanged.fire({ added: without(now, before), removed: without(before, now) })
  }

  /** A document is written to its file. */
  save(document: FakeDocument): void {
    document.isDirty = false
    this.write(document.uri.toString(), document.text)
    this.#saved.fire(document)
  }

  #workspaceFolders() {
    if (this.folders.length === 0) return undefined
    return this.folders.map((address, index) => {
      const uri = URI.parse(address)
      return { uri, index, name: this.names.get(address) ?? uri.path.split('/').at(-1) ?? '' }
    })
  }

  #folderOf(uri: URI) {
    const within = (folder: URI) => `${uri.toString()}/`.startsWith(`${folder.toString()}/`)
    return this.#workspaceFolders()
      ?.filter(folder => within(folder.uri))
      .toSorted((a, b) => b.uri.path.length - a.uri.path.length)[0]
  }

  #relativePath(uri: URI, withFolder = this.folders.length > 1): string {
    const folder = this.#folderOf(uri)
    if (folder === undefined) return uri.scheme === 'untitled' ? uri.path : uri.fsPath
    const path = uri.path.slice(folder.uri.path.length + 1)
    return withFolder ? [folder.name, path].filter(part => part !== '').join('/') : path
  }

  /** The module that stands for the editor's own. */
  module() {
    const editor = this
    const { window, commands, env } = this.window.parts()
    return {
      commands,
      env,
      FileType,
      FileSystemError,
      ProgressLocation: { Notification: 15 },
      TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
      TreeItem: class {
        readonly label: string
        readonly collapsibleState: number
        constructor(label: string, collapsibleState = 0) {
          this.label = label
          this.collapsibleState = collapsibleState
        }
      },
      ThemeIcon: Object.assign(
        class {
          readonly id: string
          constructor(id: string) {
            this.id = id
          }
        },
        { File: { id: 'file' } },
      ),
      ThemeColor: class {},
      MarkdownString: class {
        value = ''
        appendText(text: string) {
          this.value += text.replaceAll(' ', '&nbsp;')
          return this
        }
        appendMarkdown(text: string) {
          this.value += text
          return this
        }
      },
      extensions: {
        getExtension: () =>
          editor.git === undefined ? undefined : { exports: editor.git, activate: async () => editor.git },
      },
      Uri,
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
      languages: { createDiagnosticCollection: () => ({ set: never, delete: never, dispose: never }) },
      Diagnostic: class {},
      window: {
        ...window,
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
        showTextDocument: async (uri: URI, options: { selection: FakeRange; viewColumn: number }) => {
          if (editor.failure !== null) throw new Error(editor.failure)
          editor.shown.push({ uri: uri.toString(), column: options.viewColumn, place: options.selection.place })
        },
      },
      workspace: {
        textDocuments: this.documents,
        fs: this.disk.fs,
        get workspaceFolders() {
          return editor.#workspaceFolders()
        },
        getWorkspaceFolder: (uri: URI) => this.#folderOf(uri),
        asRelativePath: (uri: URI, withFolder?: boolean) => this.#relativePath(uri, withFolder),
        getConfiguration: () => ({ get: () => undefined }),
        onDidChangeWorkspaceFolders: this.#foldersChanged.event,
        onDidChangeConfiguration: never,
        onDidSaveTextDocument: this.#saved.event,
        openTextDocument: async () => {
          throw new Error('There is no such file.')
        },
        createFileSystemWatcher: () => ({
          onDidChange: this.#onDisk.changed.event,
          onDidCreate: this.#onDisk.came.event,
          onDidDelete: this.#onDisk.went.event,
          dispose: never,
        }),
        onDidOpenTextDocument: this.#opened.event,
        onDidCloseTextDocument: this.#closed.event,
        onDidChangeTextDocument: this.#edited.event,
      },
    }
  }
}
