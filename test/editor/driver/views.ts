import type { Locator, Page } from 'playwright-core'
import { pressIn, readList } from './lists.ts'
import type { PageElement } from './page-element.ts'
import type { QuickInput } from './quick-input.ts'
import { patience, until } from './waiting.ts'
import { plainLines, plainSpaces } from './words.ts'

/** A row of a tree view; `expanded` is undefined where there is nothing to expand. */
export type TreeRow = {
  readonly level: number
  readonly label: string
  readonly description: string
  readonly accessibleLabel: string
  readonly expanded: boolean | undefined
}

/** Views of the side bar and of the panel, by their titles. */
export class Views {
  readonly #page: Page
  readonly #input: QuickInput

  constructor(page: Page, input: QuickInput) {
    this.#page = page
    this.#input = input
  }

  /** The rows of a tree view, by the title of the view; opens the view where it is not on the screen. */
  async tree(view: string): Promise<TreeRow[]> {
    const list = (await this.view(view)).locator('.monaco-list').first()
    if (!(await list.isVisible())) return []
    const rows = await readList(list, treeRows)
    return rows.map(row => ({ ...row, label: plainSpaces(row.label), description: plainSpaces(row.description) }))
  }

  /** Clicks a row of a tree view: in the middle of what is seen of it, for a long label itself would be scrolled out of its row. */
  async clickRow(view: string, label: string): Promise<void> {
    await this.#page.mouse.move(640, 2) // the tip of the row under the mouse may lie over this one
    await (await this.#row(view, label)).locator('.monaco-icon-label').click()
  }

  /** A view of the side bar or of the panel, by its title; opens it where it is not on the screen. */
  async view(title: string): Promise<Locator> {
    const pane = this.#pane(title)
    if (!(await pane.isVisible())) {
      await this.#input.runCommand(`Focus on ${title} View`)
      await pane.waitFor()
    }
    return pane
  }

  /** Waits for a view that something brings to the front by itself: to open it meanwhile would disturb both. */
  async appears(title: string): Promise<void> {
    await this.#pane(title).waitFor()
  }

  /** The text that a view shows instead of rows: its message, or its welcome. */
  async viewMessage(title: string): Promise<string> {
    const pane = await this.view(title)
    const texts = await pane.locator('.message:visible, .welcome-view-content:visible').allInnerTexts()
    return plainLines(texts.join('\n'))
  }

  #pane(title: string): Locator {
    return this.#page.locator(`.pane:has(> .pane-header[aria-label^="${title}"])`).first()
  }

  /** The row of a tree with this label, brought onto the screen. */
  async #row(view: string, label: string): Promise<Locator> {
    const list = (await this.view(view)).locator('.monaco-list').first()
    const row = list
      .locator('.monaco-list-row')
      .filter({ has: this.#page.getByText(label, { exact: true }) })
      .first()
    let labels: string[] = []
    await until(
      () => `${view} holds a row "${label}" (it holds: ${labels.join(' | ') || 'nothing'})`,
      async () => {
        if (await row.isVisible()) return true
        labels = (await this.tree(view)).map(each => each.label)
        if (!labels.includes(label)) return false
        for (let pages = 0; pages < labels.length && !(await row.isVisible()); pages++) await pressIn(list, 'PageDown')
        return row.isVisible()
      },
      patience / 2,
    )
    return row
  }
}

// Runs inside the page.
function treeRows(rows: PageElement[]): [number, TreeRow][] {
  return rows.map(row => {
    const expanded = row.getAttribute('aria-expanded')
    return [
      Number(row.getAttribute('data-index')),
      {
        level: Number(row.getAttribute('aria-level')),
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        accessibleLabel: row.getAttribute('aria-label') ?? '',
        expanded: expanded === null ? undefined : expanded === 'true',
      },
    ]
  })
}
