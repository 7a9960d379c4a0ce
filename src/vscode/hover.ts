import * as vscode from 'vscode'
import type { ClaimPictures } from './claimPictures.ts'
import { type ClaimWatch, findingAt } from './claimWatch.ts'
import { tellFirstHover } from './firstHover.ts'
import { claimMarkdown } from './hoverMarkdown.ts'
import { toRange } from './positions.ts'
import { tableHover } from './tableHover.ts'
import { themeKind } from './themeKind.ts'

/** Shows a claim's verdict, its re-plot and the reasons; over a table, the claims that rest on it. */
export class ClaimHover implements vscode.HoverProvider {
  readonly #watch: ClaimWatch
  readonly #pictures: ClaimPictures

  constructor(watch: ClaimWatch, pictures: ClaimPictures) {
    this.#watch = watch
    this.#pictures = pictures
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const watched = await this.#watch.fresh(document)
    const finding = findingAt(watched, document.offsetAt(position))
    if (watched === undefined || token.isCancellationRequested) return undefined
    if (finding === undefined) return tableHover(document, position, this.#watch)
    tellFirstHover()
    const { hoverText } = await import('../report/hover-text.ts')
    const picture = await this.#pictures.pictureOf(finding, themeKind(vscode.window.activeColorTheme.kind))
    if (token.isCancellationRequested) return undefined
    const home = { uri: document.uri.toString(), version: watched.version }
    const text = hoverText(finding, document.getText())
    return new vscode.Hover(claimMarkdown(text, picture, home), toRange(finding.range))
  }
}
