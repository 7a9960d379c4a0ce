import type { Page } from 'playwright-core'
import { readList } from './lists.ts'
import type { PageElement } from './page-element.ts'
import type { QuickInput } from './quick-input.ts'
import { plainLines } from './words.ts'

/** A line of the Problems panel. Lines and columns count from 1, as the panel shows them. */
export type Problem = {
  readonly file: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly source: string
  readonly code: string
  readonly line: number
  readonly column: number
  /** The related places listed under it. */
  readonly related: readonly RelatedPlace[]
}

/** A place that a problem points to. */
export type RelatedPlace = {
  readonly file: string
  readonly message: string
  readonly line: number
  readonly column: number
}

/** The Problems panel. */
export class Problems {
  readonly #page: Page
  readonly #input: QuickInput

  constructor(page: Page, input: QuickInput) {
    this.#page = page
    this.#input = input
  }

  /** What the Problems panel lists, all files, all of the list. */
  async list(): Promise<Problem[]> {
    const panel = this.#page.locator('.markers-panel')
    if (!(await panel.isVisible())) {
      await this.#input.runCommand('Problems: Focus on Problems View')
      await panel.waitFor()
    }
    const list = panel.locator('.monaco-list').first()
    if (!(await list.isVisible())) return []
    const rows = await readList(list, problemRows)
    let file = ''
    let related: RelatedPlace[] = []
    return rows.flatMap(row => {
      if (row.kind === 'file') file = row.file
      if (row.kind === 'related') related.push(row.place)
      if (row.kind !== 'problem') return []
      related = []
      return [{ file, ...row.problem, message: plainLines(row.problem.message), related }]
    })
  }
}

type ProblemRow =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'problem'; readonly problem: Omit<Problem, 'file' | 'related'> }
  | { readonly kind: 'related'; readonly place: RelatedPlace }

// Runs inside the page.
function problemRows(rows: PageElement[]): [number, ProblemRow][] {
  return rows.map(element => {
    const text = (selector: string) => element.querySelector(selector)?.textContent ?? ''
    const numbers = /Ln (\d+), Col (\d+)/.exec(text('.marker-line'))
    const place = { line: Number(numbers?.[1]), column: Number(numbers?.[2]) }
    const kinds = ['error', 'warning', 'info'] as const
    const severity = kinds.find(kind => element.querySelector(`.marker-icon.${kind}`) !== null)
    let row: ProblemRow = { kind: 'file', file: text('.label-name') }
    if (severity) {
      const problem = { severity, message: text('.marker-message'), source: text('.marker-source') }
      row = { kind: 'problem', problem: { ...problem, code: text('.marker-code'), ...place } }
    } else if (numbers) {
      const related = { file: text('.related-info-resource'), message: text('.marker-description') }
      row = { kind: 'related', place: { ...related, ...place } }
    }
    return [Number(element.getAttribute('data-index')), row]
  })
}
