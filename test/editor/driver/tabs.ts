import type { Page } from 'playwright-core'
import type { PageElement } from './page-element.ts'
import type { QuickInput } from './quick-input.ts'
import { fileName } from './words.ts'

/** The tabs of the editor area, and the files in them. */
export class Tabs {
  readonly #page: Page
  readonly #input: QuickInput

  constructor(page: Page, input: QuickInput) {
    this.#page = page
    this.#input = input
  }

  /** Opens a text file of the workspace by its name or path, through Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.#input.clickOffered('Control+P', name, label => label === fileName(name))
    const group = this.#page.locator('.editor-group-container.active')
    await group.locator('.tab.active', { hasText: fileName(name) }).waitFor()
    // Until the file is read, the text of the one before it stands under the new tab.
    const text = `.monaco-editor[data-uri$="/${encodeURIComponent(fileName(name))}"]`
    await group.locator(`.editor-instance ${text}`).first().waitFor()
  }

  /** Opens a new file, and waits until it has the keyboard: keys pressed before that go to the file before it. */
  async newFile(): Promise<void> {
    await this.#input.runCommand('File: New Untitled Text File')
    const tab = this.#page.locator('.tab.active', { hasText: 'Untitled' })
    const group = this.#page.locator('.editor-group-container.active', { has: tab })
    await group.locator('.editor-instance .monaco-editor.focused').first().waitFor()
  }

  /** Closes all editors, and waits until none is left: one that closes late would take the next one along. */
  async closeAll(): Promise<void> {
    await this.#input.runCommand('View: Close All Editor Groups')
    await this.#page.locator('.editor-group-container .tab').first().waitFor({ state: 'detached' })
  }

  /** The titles of the open tabs, group by group; an unsaved one ends in "•". */
  async titles(): Promise<string[]> {
    return this.#page.locator('.tabs-container .tab').evaluateAll(tabTitles)
  }
}

// Runs inside the page.
function tabTitles(tabs: PageElement[]): string[] {
  return tabs.map(
    tab => `${tab.querySelector('.label-name')?.textContent ?? ''}${tab.classList.contains('dirty') ? ' •' : ''}`,
  )
}
