import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import type { Notices } from './notices.ts'
import { patience, until } from './waiting.ts'
import { exactly, plainSpaces } from './words.ts'

/** The field at the top of the window: commands, files, and what commands ask. */
export class QuickInput {
  readonly #page: Page
  readonly #notices: Notices

  constructor(page: Page, notices: Notices) {
    this.#page = page
    this.#notices = notices
  }

  /** Runs a command by its title in the Command Palette, with its category ("Emergence Check: Audit …") or without. */
  async runCommand(title: string): Promise<void> {
    const row = await this.clickCommand(title)
    // The command may ask in a quick input of its own; otherwise wait until the focus is back where it was.
    await Promise.race([row.waitFor({ state: 'detached' }), this.#widget().waitFor({ state: 'hidden' })])
    await delay(100)
  }

  /** The titles that the Command Palette offers for a search. */
  async commands(search: string): Promise<string[]> {
    await this.#open('F1', `>${search}`)
    await delay(500)
    const labels = await this.#labels()
    await this.#close()
    return labels
  }

  /** The labels that an open Quick Pick offers; none when none is open. */
  async choices(): Promise<string[]> {
    if (!(await this.#widget().isVisible())) return []
    return this.#labels()
  }

  /** Chooses from the Quick Pick that a command has opened. */
  async choose(label: string): Promise<void> {
    await (await this.#row(`Quick Pick "${label}"`, offered => offered === label)).click()
  }

  /** Answers the input box that a command has opened. */
  async answer(text: string): Promise<void> {
    const input = this.#widget().locator('input[type="text"], input:not([type])').first()
    await input.waitFor()
    await input.fill(text)
    await input.press('Enter')
  }

  /** Clicks a command in the Command Palette, by its title, and gives its row. */
  async clickCommand(title: string): Promise<Locator> {
    return this.clickOffered('F1', `>${title}`, label => label === title || label.endsWith(`: ${title}`))
  }

  /** Opens a quick input with a key, searches, and clicks the row that is wanted. What takes the keyboard meanwhile closes it. */
  async clickOffered(key: string, search: string, wanted: (label: string) => boolean): Promise<Locator> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#open(key, search)
        const row = await this.#row(`"${search}"`, wanted)
        await row.click({ timeout: patience / 4 })
        return row
      } catch (error) {
        await this.#close()
        if (attempt === 3) throw error // commands of an extension may be late by a moment after a load
      }
    }
  }

  #widget(): Locator {
    return this.#page.locator('.quick-input-widget')
  }

  async #open(key: string, search: string): Promise<void> {
    const input = this.#widget().locator('.quick-input-box input')
    const inTheWay = await this.#notices.dialog()
    if (inTheWay) throw new Error(`A dialog is in the way: ${inTheWay}`)
    await until(`the quick input has opened with ${key}`, async () => {
      await this.#page.keyboard.press(key)
      return input.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    })
    await input.fill(search, { timeout: patience / 4 })
  }

  async #close(): Promise<void> {
    await until('the quick input is closed', async () => {
      if (await this.#widget().isVisible()) await this.#page.keyboard.press('Escape')
      return !(await this.#widget().isVisible())
    })
  }

  async #labels(): Promise<string[]> {
    const labels = await this.#widget().locator('.quick-input-list .monaco-list-row .label-name').allTextContents()
    return labels.map(plainSpaces)
  }

  /** The row is found by its label anew when it is clicked: the list may be filled afresh until then. */
  async #row(what: string, wanted: (label: string) => boolean): Promise<Locator> {
    let labels: string[] = []
    let label: string | undefined
    await until(
      () => `${what} is offered (offered: ${labels.join(' | ') || 'nothing'})`,
      async () => {
        labels = await this.#labels()
        label = labels.find(wanted)
        return label !== undefined
      },
      patience / 2,
    )
    const name = this.#page.locator('.label-name', { hasText: exactly(label ?? '') })
    return this.#widget().locator('.quick-input-list .monaco-list-row').filter({ has: name }).first()
  }
}
