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
    const rows = await this.#openCodeActions(text)
    const titles = (await rows.allInnerTexts()).map(plainSpaces)
    await this.#page.keyboard.press('Escape')
    return titles
  }

  /** Applies the code action with this title at a text. */
  async applyCodeAction(text: string, title: string): Promise<void> {
    const rows = await this.#openCodeActions(text)
    await rows.filter({ hasText: title }).first().click()
    await rows.first().waitFor({ state: 'hidden' })
  }

  async #openCodeActions(text: string): Promise<Locator> {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action')
    await this.#text.find(text)
    await this.#page.keyboard.press('ArrowLeft')
    // A menu asked for in the moment after an edit may close at once; it is asked for again, as a person would.
    await until(`code actions are offered at "${text}"`, async () => {
      await this.#page.keyboard.press('Control+.')
      return rows
        .first()
        .waitFor({ timeout: 3_000 })
        .then(() => true)
        .catch(() => false)
    })
    return rows
  }
}
