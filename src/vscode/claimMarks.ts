import * as vscode from 'vscode'
import { type ClaimMark, claimMarks, type LineMark, lineMarks } from '../report/claim-marks.ts'
import { GRAVEST_FIRST, type VerdictTone } from '../verdicts.ts'
import { type ClaimWatch, isPaper } from './claimWatch.ts'
import { markIcon } from './markIcons.ts'
import { toRange } from './positions.ts'
import type { Surfaces } from './surfaces.ts'

/** The colour of a tone, which themes and readers can change; what has no data is not coloured. */
const COLOURS: Readonly<Record<VerdictTone, string | null>> = {
  gone: 'emergenceCheck.goneForeground',
  stands: 'emergenceCheck.standsForeground',
  open: 'emergenceCheck.openForeground',
  none: null,
}

/** How one tone is shown. The editor draws each kind of decoration as one style sheet rule, so these are made once. */
type ToneStyles = {
  /** A line under the claim, and its place in the overview ruler. */
  readonly underlined: vscode.TextEditorDecorationType
  /** Its place in the overview ruler alone, where the claim has a squiggle or wants no line. */
  readonly plain: vscode.TextEditorDecorationType
  /** The sign beside the line. */
  readonly sign: vscode.TextEditorDecorationType
}

/**
 * Marks claims in the text of visible papers: a quiet line, a sign beside the line, a place in the overview ruler. While the
 * text is edited the editor moves the marks along; they are set anew when the findings are.
 */
export class ClaimMarks implements vscode.Disposable {
  readonly #watch: ClaimWatch
  readonly #surfaces: Surfaces
  readonly #styles: Readonly<Record<VerdictTone, ToneStyles>>
  readonly #disposable: vscode.Disposable

  constructor(extension: vscode.Uri, watch: ClaimWatch, surfaces: Surfaces) {
    this.#watch = watch
    this.#surfaces = surfaces
    const styles = (tone: VerdictTone) => stylesOf(tone, extension)
    this.#styles = { gone: styles('gone'), stands: styles('stands'), open: styles('open'), none: styles('none') }
    this.#disposable = vscode.Disposable.from(
      ...Object.values(this.#styles).flatMap(({ underlined, plain, sign }) => [underlined, plain, sign]),
      watch.onDidChange(uri => {
        for (const editor of vscode.window.visibleTextEditors)
          if (editor.document.uri.toString() === uri.toString()) this.#show(editor)
      }),
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        for (const editor of editors) this.#show(editor)
      }),
      surfaces.onDidChange(() => this.#showAll()),
    )
    this.#showAll()
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  #showAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#show(editor)
  }

  #show(editor: vscode.TextEditor): void {
    const watched = this.#watch.current(editor.document)
    if (watched !== undefined) this.#set(editor, claimMarks(watched.analysis))
    // A document that has become of another language, or is left out now, loses its marks; one that waits for its analysis keeps them.
    else if (!isPaper(editor.document) || this.#watch.notChecked(editor.document)) this.#set(editor, [])
  }

  #set(editor: vscode.TextEditor, marks: readonly ClaimMark[]): void {
    const wanted = this.#surfaces.settings.marks
    const shown = wanted === 'off' ? [] : marks
    const lines = lineMarks(shown)
    for (const tone of GRAVEST_FIRST) {
      const { underlined, plain, sign } = this.#styles[tone]
      const own = shown.filter(mark => mark.tone === tone)
      const isUnderlined = (mark: ClaimMark) => mark.underlined && wanted === 'all'
      editor.setDecorations(underlined, own.filter(isUnderlined).map(rangeOf))
      editor.setDecorations(plain, own.filter(mark => !isUnderlined(mark)).map(rangeOf))
      editor.setDecorations(sign, lines.filter(line => line.tone === tone).map(beginning))
    }
  }
}

function rangeOf({ range }: ClaimMark): vscode.Range {
  return toRange(range)
}

function beginning({ line }: LineMark): vscode.Range {
  return new vscode.Range(line, 0, line, 0)
}

function stylesOf(tone: VerdictTone, extension: vscode.Uri): ToneStyles {
  const id = COLOURS[tone]
  const color = id === null ? undefined : new vscode.ThemeColor(id)
  // What is typed at an end of a claim belongs to it only when the next analysis says so.
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed
  const ruler =
    color === undefined ? {} : { overviewRulerColor: color, overviewRulerLane: vscode.OverviewRulerLane.Left }
  const line = color === undefined ? {} : { borderColor: color, borderStyle: 'dotted', borderWidth: '0 0 1px 0' }
  const { light, dark } = markIcon(extension, tone)
  return {
    underlined: vscode.window.createTextEditorDecorationType({ rangeBehavior, ...ruler, ...line }),
    plain: vscode.window.createTextEditorDecorationType({ rangeBehavior, ...ruler }),
    sign: vscode.window.createTextEditorDecorationType({
      gutterIconSize: 'contain',
      light: { gutterIconPath: light },
      dark: { gutterIconPath: dark },
    }),
  }
}
