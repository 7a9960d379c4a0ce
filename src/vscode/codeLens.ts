import * as vscode from 'vscode'
import { lensText } from '../report/mark-words.ts'
import { VERDICTS } from '../verdicts.ts'
import type { ClaimWatch } from './claimWatch.ts'
import { COMMANDS } from './commands.ts'
import { toRange } from './positions.ts'
import type { Surfaces } from './surfaces.ts'

/** Writes the verdict of each claim with data above its line, where the reader has asked for it; a click opens the re-plot. */
export class ClaimLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #watch: ClaimWatch
  readonly #surfaces: Surfaces
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #disposable: vscode.Disposable

  readonly onDidChangeCodeLenses = this.#changed.event

  constructor(watch: ClaimWatch, surfaces: Surfaces) {
    this.#watch = watch
    this.#surfaces = surfaces
    this.#disposable = vscode.Disposable.from(
      this.#changed,
      surfaces.onDidChange(() => this.#changed.fire()),
      watch.onDidChange(() => {
        if (surfaces.settings.codeLens) this.#changed.fire()
      }),
    )
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!this.#surfaces.settings.codeLens) return []
    const watched = await this.#watch.fresh(document)
    // A claim without data has nothing to open, and a paper full of them would be torn apart by lenses.
    const findings = (watched?.analysis.findings ?? []).filter(({ verdict }) => VERDICTS[verdict].tone !== 'none')
    return findings.map(finding => {
      const { start } = toRange(finding.range)
      return new vscode.CodeLens(new vscode.Range(start, start), {
        command: COMMANDS.openPanel,
        title: lensText(finding),
        tooltip: finding.headline,
        arguments: [{ uri: document.uri.toString(), claimId: finding.claim.id }],
      })
    })
  }
}
