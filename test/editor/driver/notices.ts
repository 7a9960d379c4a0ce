import type { Page } from 'playwright-core'
import { plainLines, plainSpaces } from './words.ts'

/** What the window tells beside its editors: notifications, dialogs, the status bar. */
export class Notices {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** What the notifications on the screen say. */
  async notifications(): Promise<string[]> {
    const texts = await this.#page.locator('.notification-toast .notification-list-item-message').allInnerTexts()
    return texts.map(plainSpaces)
  }

  /** Presses a button of a notification. */
  async pressInNotification(button: string): Promise<void> {
    await this.#page.locator('.notification-toast').getByRole('button', { name: button, exact: true }).first().click()
  }

  /** What the modal dialog in front of the window says; empty when there is none. */
  async dialog(): Promise<string> {
    const texts = await this.#page.locator('.monaco-dialog-box .dialog-message-container').allInnerTexts()
    return plainLines(texts.join('\n'))
  }

  /** Presses a button of the modal dialog. */
  async pressInDialog(button: string): Promise<void> {
    await this.#page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click()
  }

  /** The texts of the status bar, from left to right. */
  async statusBar(): Promise<string[]> {
    const texts = await this.#page.locator('.part.statusbar .statusbar-item:visible').allInnerTexts()
    return texts.map(plainSpaces).filter(text => text !== '')
  }
}
