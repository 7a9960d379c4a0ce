import { Emitter } from './fake-events.ts'

/** An input box that a test types into. */
export class FakeInputBox {
  readonly #typed = new Emitter<string>()
  readonly #accepted = new Emitter<void>()
  readonly #hidden = new Emitter<void>()
  value = ''
  title = ''
  readonly onDidChangeValue = this.#typed.event
  readonly onDidAccept = this.#accepted.event
  readonly onDidHide = this.#hidden.event
  show(): void {}
  dispose(): void {}
  hide(): void {
    this.#hidden.fire()
  }
  type(text: string): void {
    this.value = text
    this.#typed.fire(text)
  }
  accept(): void {
    this.#accepted.fire()
  }
}

type Provider = {
  readonly getChildren: (node?: unknown) => unknown
  readonly getTreeItem: (node: unknown) => unknown
  readonly getParent: (node: unknown) => unknown
  readonly resolveTreeItem: (item: unknown, node: unknown) => unknown
  readonly onDidChangeTreeData: (listener: (lines: readonly unknown[] | undefined) => void) => unknown
}

/** So long the editor waits for quiet before it shows changes of a tree view. */
const QUIET_MS = 200

/** A tree view. As in the editor a line is asked for once, and again when it, or the whole tree, is told to have changed. */
export class FakeTreeView {
  readonly provider: Provider
  /** What was drawn anew each time: lines, or the whole tree. */
  readonly drawn: (readonly unknown[] | 'all')[] = []
  /** The messages that the reader has seen: as the editor has it, after a moment without any change. */
  readonly seen: string[] = []
  description = ''
  badge: { readonly value: number; readonly tooltip: string } | undefined
  visible = true
  selection: unknown[] = []
  readonly #lines = new Map<unknown, readonly unknown[]>()
  readonly #items = new Map<unknown, unknown>()
  #message = ''
  #timer: NodeJS.Timeout | undefined
  constructor(provider: Provider) {
    this.provider = provider
    provider.onDidChangeTreeData(lines => {
      this.drawn.push(lines ?? 'all')
      if (lines === undefined) this.#forgetAll()
      else for (const line of lines) this.#forget(line)
      this.#change()
    })
  }
  /** The lines below a line, at first those of the tree. */
  lines(above?: unknown): readonly unknown[] {
    const lines = this.#lines.get(above) ?? ((this.provider.getChildren(above) ?? []) as readonly unknown[])
    this.#lines.set(above, lines)
    for (const line of lines) this.item(line)
    return lines
  }
  /** What a line shows. */
  item(line: unknown): unknown {
    const item = this.#items.get(line) ?? this.provider.getTreeItem(line)
    this.#items.set(line, item)
    return item
  }
  /** What a command on a line gets: nothing where the line is being drawn anew. */
  argument(line: unknown): unknown {
    return this.#items.has(line) ? line : undefined
  }
  #forget(line: unknown): void {
    // It knows a line by its object.
    if (!this.#items.delete(line)) return
    for (const below of this.#lines.get(line) ?? []) this.#forget(below)
    this.#lines.delete(line)
  }
  #forgetAll(): void {
    this.#lines.clear()
    this.#items.clear()
  }
  get message(): string {
    return this.#message
  }
  set message(message: string) {
    this.#message = message
    this.#change()
  }
  async reveal(node: unknown): Promise<void> {
    this.selection = [node]
  }
  dispose(): void {
    clearTimeout(this.#timer)
  }
  #change(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.seen.push(this.#message), QUIET_MS)
  }
}

/** What the window shows and asks: a test looks at it and gives the answers. */
export class FakeWindow {
  readonly views: FakeTreeView[] = []
  readonly boxes: FakeInputBox[] = []
  readonly told: string[] = []
  readonly statusBar: string[] = []
  readonly commands = new Map<string, (...args: readonly unknown[]) => unknown>()
  readonly context = new Map<string, unknown>()
  /** What the reader chooses or presses, by what is asked. */
  readonly answers = new Map<string, unknown>()
  readonly progress: { readonly location: unknown; readonly messages: string[]; cancel(): void; isOver: boolean }[] = []
  clipboard = ''

  /** Runs a command as the palette does. */
  run(command: string, ...args: readonly unknown[]): Promise<unknown> {
    const own = this.commands.get(command)
    if (own === undefined) throw new Error(`There is no command ${command}.`)
    return Promise.resolve(own(...args))
  }

  /** The parts of the editor's module that show and ask. */
  parts() {
    const ask = async (message: string, ...items: readonly unknown[]) => {
      this.told.push(message)
      const answer = this.answers.get(message)
      return items.includes(answer) ? answer : undefined
    }
    return {
      window: {
        createTreeView: (_: string, { treeDataProvider }: { treeDataProvider: Provider }) => {
          const view = new FakeTreeView(treeDataProvider)
          this.views.push(view)
          return view
        },
        createInputBox: () => {
          const box = new FakeInputBox()
          this.boxes.push(box)
          return box
        },
        showInformationMessage: ask,
        showErrorMessage: ask,
        showQuickPick: async (items: readonly { readonly label: string }[], { title }: { title: string }) =>
          items.find(({ label }) => label === this.answers.get(title)),
        showSaveDialog: async () => this.answers.get('save'),
        showOpenDialog: async () => this.answers.get('open'),
        setStatusBarMessage: (text: string) => this.statusBar.push(text),
        withProgress: async (
          { location }: { location: unknown },
          work: (progress: unknown, token: unknown) => Promise<unknown>,
        ) => {
          const cancelled = new Emitter<void>()
          const shown = { location, messages: [] as string[], cancel: () => cancelled.fire(), isOver: false }
          this.progress.push(shown)
          const report = ({ message }: { message?: string }) => shown.messages.push(message ?? '')
          await work({ report }, { onCancellationRequested: cancelled.event })
          shown.isOver = true
        },
      },
      commands: {
        registerCommand: (id: string, work: (...args: readonly unknown[]) => unknown) => {
          this.commands.set(id, work)
          return { dispose: () => this.commands.delete(id) }
        },
        executeCommand: async (id: string, ...args: readonly unknown[]) => {
          if (id === 'setContext') this.context.set(String(args[0]), args[1])
          else return this.commands.get(id)?.(...args)
        },
      },
      env: {
        uriScheme: 'vscode',
        remoteName: undefined,
        clipboard: {
          writeText: async (text: string) => {
            this.clipboard = text
          },
        },
        openExternal: async () => true,
      },
    }
  }
}
