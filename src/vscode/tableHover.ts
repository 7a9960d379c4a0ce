import * as vscode from 'vscode'
import type { KnownPaper } from '../report/table-hover.ts'
import type { ClaimWatch } from './claimWatch.ts'
import { tableMarkdown } from './hoverMarkdown.ts'
import { toRange } from './positions.ts'
import { windowPath } from './windowPaths.ts'

/** Over a data file: which claims of open papers rest on the table in it. */
export class DataFileHover implements vscode.HoverProvider {
  readonly #watch: ClaimWatch

  constructor(watch: ClaimWatch) {
    this.#watch = watch
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    return tableHover(document, position, this.#watch)
  }
}

/** Which claims of open papers rest on the table at a place; undefined where there is none, or no claim rests on it. */
export async function tableHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  watch: ClaimWatch,
): Promise<vscode.Hover | undefined> {
  if (watch.all().length === 0) return undefined
  const { tableHoverText } = await import('../report/table-hover.ts')
  // What belongs to an older text or to older data tells of rows that stand elsewhere now.
  const papers = watch.all().flatMap(({ document: paper }): readonly KnownPaper[] => {
    const findings = watch.current(paper)?.analysis.findings ?? []
    return findings.length === 0 ? [] : [{ uri: paper.uri.toString(), name: windowPath(paper.uri), findings }]
  })
  const text = tableHoverText(document.uri.toString(), position, papers)
  if (text === null) return undefined
  const line = document.lineAt(position).range
  return new vscode.Hover(tableMarkdown(text), text.range === null ? line : toRange(text.range))
}
