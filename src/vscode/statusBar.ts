import * as vscode from 'vscode'
import type { Analysis } from '../analyze.ts'
import { countText, readText, verdictCounts } from '../report/mark-words.ts'
import { type ClaimWatch, isPaper, liesOutside } from './claimWatch.ts'
import { COMMANDS } from './commands.ts'
import { type NotChecked, notCheckedWords } from './notChecked.ts'
import { NOT_CHECKED } from './showClaims.ts'

/** An analysis that lasts longer is told; a shorter one would only make the status bar flicker. */
const PATIENCE_MS = 600

/**
 * Counts the claims of the active paper in the status bar, and how many go away; says why where a paper is left alone. Hidden beside
 * anything but Markdown.
 */
export class ClaimCount implements vscode.Disposable {
  readonly #watch: ClaimWatch
  readonly #item: vscode.StatusBarItem
  readonly #disposable: vscode.Disposable
  #timer: NodeJS.Timeout | undefined

  constructor(watch: ClaimWatch) {
    this.#watch = watch
    this.#item = vscode.window.createStatusBarItem('emergenceCheck.claims', vscode.StatusBarAlignment.Right, 110)
    this.#item.name = 'Emergence Claims'
    this.#disposable = vscode.Disposable.from(
      this.#item,
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document === this.#document()) this.#show()
      }),
      watch.onDidChange(uri => {
        if (uri.toString() === this.#document()?.uri.toString()) this.#show()
      }),
    )
    this.#show()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#disposable.dispose()
  }

  #document(): vscode.TextDocument | undefined {
    return vscode.window.activeTextEditor?.document
  }

  #show(): void {
    clearTimeout(this.#timer)
    const document = this.#document()
    if (document === undefined || !isPaper(document)) {
      if (document !== undefined && liesOutside(document)) this.#tellWhyNot({ kind: 'outside' })
      else this.#item.hide()
      return
    }
    const whyNot = this.#watch.notChecked(document)
    if (whyNot !== undefined) {
      this.#tellWhyNot(whyNot)
      return
    }
    const watched = this.#watch.current(document)
    if (watched === undefined) this.#timer = setTimeout(() => void this.#wait(document), PATIENCE_MS)
    else this.#tell(watched.analysis)
  }

  /** Turns a wheel until the findings are there, and says so where they do not come. */
  async #wait(document: vscode.TextDocument): Promise<void> {
    const { version } = document
    this.#write('$(loading~spin) Claims', 'The claims of this document are being checked.')
    const watched = await this.#watch.fresh(document)
    if (document !== this.#document() || document.version !== version) return
    const whyNot = this.#watch.notChecked(document)
    if (whyNot !== undefined) this.#tellWhyNot(whyNot)
    else if (watched === undefined) this.#write('$(circle-slash) Claims not checked', NOT_CHECKED)
    else this.#tell(watched.analysis)
  }

  #tell(analysis: Analysis): void {
    const tooltip = new vscode.MarkdownString(`${readText(analysis)}\n\n${verdictCounts(analysis).join('  \n')}`)
    this.#write(`$(graph-scatter) ${countText(analysis)}`, tooltip)
    this.#item.accessibilityInformation = { label: `Emergence claims: ${countText(analysis)}. ${readText(analysis)}` }
  }

  #tellWhyNot(why: NotChecked): void {
    const { short, long, open } = notCheckedWords(why)
    this.#write(`$(circle-slash) Claims not checked: ${short}`, long)
    this.#item.command = open
    this.#item.accessibilityInformation = { label: `Emergence claims not checked: ${short}. ${long}` }
  }

  #write(text: string, tooltip: string | vscode.MarkdownString): void {
    this.#item.text = text
    this.#item.tooltip = tooltip
    this.#item.command = COMMANDS.showClaims
    this.#item.accessibilityInformation = undefined
    this.#item.show()
  }
}
