import type { Locator, Page } from 'playwright-core'
import type { TextEditor } from './text-editor.ts'
import { until } from './waiting.ts'
import { plainSpaces } from './words.ts'

/** What extensions add to the text: code lenses, squiggles, code actions. */
export class TextMarks {
  readonly #page: Page
  readonly #text: TextEditor

  constructor(page: Page, text: TextEditor) {
    this.#page = page
    this.#text = text
  }

  /** The code lenses on the screen. */
  async lenses(): Promise<string[]> {
    const texts = await (await this.#text.activeEditor()).locator('.codelens-decoration').allInnerTexts()
    return texts
      .flatMap(text => text.split('|'))
      .map(plainSpaces)
      .filter(text => text !== '')
  }

  /** Clicks a code lens. */
  async clickLens(text: string): Promise<void> {
    await (await this.#text.activeEditor()).locator('.codelens-decoration a', { hasText: text }).first().click()
  }

  /** How many squiggles of each severity the active editor shows on the screen. */
  async squiggles(): Promise<{ errors: number; warnings: number; infos: number; hints: number }> {
    const editor = await this.#text.activeEditor()
    const count = (kind: string) => editor.locator(`.view-overlays .squiggly-${kind}`).count()
    return {
      errors: await count('error'),
      warnings: await count('warning'),
      infos: await count('info'),
      hints: await count('hint'),
    }
  }

  /** The titles of the code actions (quick fixes, refactorings) at a text. */
  async codeActions(text: string): Promise<string[]> {
    let titles: string[] = []
    await this.#inCodeActions(text, 'are offered', async rows => {
      titles = (await rows.allInnerTexts()).map(plainSpaces)
      return titles.length > 0
    })
    await this.#page.keyboard.press('Escape')
    return titles
  }

  /** Applies the code action with this title at a text. */
  async applyCodeAction(text: string, title: string): Promise<void> {
    const rows = await this.#inCodeActions(text, `hold "${title}"`, async offered => {
      await offered.filter({ hasText: title }).first().click({ timeout: 2_000 })
      return true
    })
    await rows.first().waitFor({ state: 'hidden' })
  }

  /** Opens the menu of code actions and does something in it: as soon as it closes by itself, it is asked for again, as a person would. */
  async #inCodeActions(text: string, what: string, act: (rows: Locator) => Promise<boolean>): Promise<Locator> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action')
    await this.#text.find(text)
    await this.#page.keyboard.press('ArrowLeft')
    await until(`the code actions at "${text}" ${what}`, async () => {
      await this.#page.keyboard.press('Control+.')
      try {
        await rows.first().waitFor({ timeout: 3_000 })
        return await act(rows)
      } catch {
        return false
      }
    })
    return rows
  }
}
