import { expect } from 'vitest'
import type { Problem } from './driver/problems.ts'
import type { EditorPage } from './page.ts'

/** A piece of a document that a problem underlines. */
export type MarkedText = { readonly problem: Problem; readonly text: string }

/**
 * The pieces of a document that its problems underline, in the order of the text. Each is what the editor selects when
 * the problem is clicked. `text` has to be the document as it stands, with plain line feeds.
 */
export async function markedTexts(page: EditorPage, file: string, text: string): Promise<readonly MarkedText[]> {
  const problems = (await page.problems()).filter(problem => problem.file === file)
  const marked: { readonly start: number; readonly found: MarkedText }[] = []
  for (const problem of problems) {
    const { start, end } = await selectedOnClick(page, problem, text)
    marked.push({ start, found: { problem, text: text.slice(start, end) } })
  }
  return marked.toSorted((a, b) => a.start - b.start).map(({ found }) => found)
}

/** Clicks a problem in the Problems panel, and reads the selection off the status bar. */
async function selectedOnClick(page: EditorPage, { line, column }: Problem, text: string) {
  const list = page.page.locator('.markers-panel .monaco-list').first()
  const row = list
    .locator('.monaco-list-row:has(.marker-icon)')
    .filter({ has: page.page.getByText(`[Ln ${line}, Col ${column}]`, { exact: true }) })
    .first()
  await list.press('Home')
  await expect
    .poll(async () => {
      if (await row.isVisible()) return true
      await list.press('PageDown')
      return false
    })
    .toBe(true)
  const start = offsetOf(text, line, column)
  let end = start
  await row.locator('.marker-message').click({ position: { x: 3, y: 8 } }) // not its code, which is a link
  await expect
    .poll(async () => {
      const selection = await selected(page, text)
      end = selection?.end ?? start
      return selection?.start
    })
    .toBe(start)
  return { start, end }
}

/** What is selected in the active editor, as offsets; undefined where nothing is. */
export async function selected(page: EditorPage, text: string) {
  const found = (await page.statusBar()).map(item => /^Ln (\d+), Col (\d+) \((\d+) selected\)$/.exec(item))
  const [, line, column, length] = found.find(match => match !== null) ?? []
  if (line === undefined || column === undefined) return undefined
  const end = offsetOf(text, Number(line), Number(column))
  return { start: end - Number(length), end }
}

/** The place of a line and a column, both counted from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1
}
