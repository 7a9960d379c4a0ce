import * as vscode from 'vscode'
import type { FilePlace } from '../tables/row-at.ts'

/** Cursors move with every key held down. */
const PAUSE_MS = 40

/** Tells where the reader's cursor has come to rest in an editor of text. */
export class RowCursor implements vscode.Disposable {
  readonly #moved = new vscode.EventEmitter<void>()
  readonly #disposable: vscode.Disposable
  readonly #isWanted: () => boolean
  #editor = vscode.window.activeTextEditor
  #timer: NodeJS.Timeout | undefined

  readonly onDidMove = this.#moved.event

  /** `isWanted`: whether anybody looks; while nobody does, nothing is told. */
  constructor(isWanted: () => boolean) {
    this.#isWanted = isWanted
    this.#disposable = vscode.Disposable.from(
      this.#moved,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#rest(textEditor)
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        // A panel that takes the focus leaves the cursor where it is.
        if (editor !== undefined) this.#rest(editor)
      }),
    )
  }

  /** The place of the cursor; null before any editor was used, or after it was closed. */
  place(): FilePlace | null {
    if (this.#editor === undefined || this.#editor.document.isClosed) return null
    const { line, character } = this.#editor.selection.active
    return { uri: this.#editor.document.uri.toString(), line, character }
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#disposable.dispose()
  }

  #rest(editor: vscode.TextEditor): void {
    this.#editor = editor
    clearTimeout(this.#timer)
    if (this.#isWanted()) this.#timer = setTimeout(() => this.#moved.fire(), PAUSE_MS)
  }
}
