import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import { type ConsoleError, isTheEditorsOwn } from './driver/console.ts'
import { type Hover, Hovers } from './driver/hovers.ts'
import { Notices } from './driver/notices.ts'
import { type Problem, Problems } from './driver/problems.ts'
import { QuickInput } from './driver/quick-input.ts'
import { screenshot } from './driver/screenshots.ts'
import { Tabs } from './driver/tabs.ts'
import { TextEditor } from './driver/text-editor.ts'
import { TextMarks } from './driver/text-marks.ts'
import { type TreeRow, Views } from './driver/views.ts'
import { patience, until } from './driver/waiting.ts'
import { webviewFrame } from './driver/webviews.ts'
import { type Editor, type Settings, type Theme, themes } from './editor.ts'
import { errorsIn } from './logs.ts'

/**
 * A VS Code in a browser, with verbs that a test reads like English. Verbs that act wait until the editor has acted;
 * verbs that read tell what stands there at this moment, so wait for it with `expect.poll(() => page.problems())`.
 */
export class EditorPage {
  /** The page itself, for what no verb covers. */
  readonly page: Page
  readonly #browser: Browser
  readonly #editor: Editor
  readonly #notices: Notices
  readonly #input: QuickInput
  readonly #tabs: Tabs
  readonly #text: TextEditor
  readonly #hovers: Hovers
  readonly #marks: TextMarks
  readonly #problems: Problems
  readonly #views: Views
  readonly #errors: ConsoleError[] = []

  constructor(browser: Browser, page: Page, editor: Editor) {
    this.page = page
    this.#browser = browser
    this.#editor = editor
    this.#notices = new Notices(page)
    this.#input = new QuickInput(page, this.#notices)
    this.#tabs = new Tabs(page, this.#input)
    this.#text = new TextEditor(page)
    this.#hovers = new Hovers(page, this.#text)
    this.#marks = new TextMarks(page, this.#text)
    this.#problems = new Problems(page, this.#input)
    this.#views = new Views(page, this.#input)
    page.setDefaultTimeout(patience)
    page.on('console', message => {
      if (message.type() === 'error' && !isTheEditorsOwn(message)) {
        this.#errors.push({ text: message.text(), url: message.location().url })
      }
    })
    page.on('dialog', dialog => dialog.accept()) // the browser's question whether to leave the page
    page.on('pageerror', error => this.#errors.push({ text: error.stack ?? error.message, url: page.url() }))
  }

  /** Opens the workspace; when it is open, reloads the window as a person does, which restores what was open. */
  async load(): Promise<void> {
    const starts = async () => (await this.logs()).split('Eager extensions activated').length
    const before = await starts()
    if (this.page.url() === 'about:blank') {
      await this.page.goto(this.#editor.url)
    } else {
      const left = this.page.waitForEvent('domcontentloaded')
      await this.#input.clickCommand('Developer: Reload Window')
      await left
    }
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 })
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor()
    await until('the extension host has started', async () => (await starts()) > before, 60_000)
  }

  /** Closes the browser; the editor goes on running. */
  async close(): Promise<void> {
    await this.#browser.close()
  }

  // Files and typing

  /** Opens a text file of the workspace by its name or path, through Quick Open. */
  openFile(name: string): Promise<void> {
    return this.#tabs.openFile(name)
  }

  /** Opens a new file, and waits until it has the keyboard. */
  newFile(): Promise<void> {
    return this.#tabs.newFile()
  }

  /** Closes all editors, and waits until none is left. */
  closeEditors(): Promise<void> {
    return this.#tabs.closeAll()
  }

  /** Puts the cursor behind the last character of a text in the active editor. */
  placeCursorAfter(text: string): Promise<void> {
    return this.#text.placeCursorAfter(text)
  }

  /** Selects a text in the active editor. */
  select(text: string): Promise<void> {
    return this.#text.select(text)
  }

  /** Types at the cursor, or `after` a text, or in place of a text (`over`). New lines are typed as they are. */
  editorType(text: string, where: { readonly after?: string; readonly over?: string } = {}): Promise<void> {
    return this.#text.type(text, where)
  }

  /** Saves the active editor and waits until the mark of unsaved changes is gone. */
  save(): Promise<void> {
    return this.#text.save()
  }

  /** The lines that the active editor shows at this moment, long lines wrapped as on the screen. */
  visibleLines(): Promise<string[]> {
    return this.#text.visibleLines()
  }

  // Commands, questions, notifications

  /** Runs a command by its title in the Command Palette, with its category ("Emergence Check: Audit …") or without. */
  runCommand(title: string): Promise<void> {
    return this.#input.runCommand(title)
  }

  /** The titles that the Command Palette offers for a search. */
  commands(search: string): Promise<string[]> {
    return this.#input.commands(search)
  }

  /** The labels that an open Quick Pick offers; none when none is open. */
  choices(): Promise<string[]> {
    return this.#input.choices()
  }

  /** Chooses from the Quick Pick that a command has opened. */
  choose(label: string): Promise<void> {
    return this.#input.choose(label)
  }

  /** Answers the input box that a command has opened. */
  answer(text: string): Promise<void> {
    return this.#input.answer(text)
  }

  /** What the notifications on the screen say. */
  notifications(): Promise<string[]> {
    return this.#notices.notifications()
  }

  /** Presses a button of a notification. */
  pressInNotification(button: string): Promise<void> {
    return this.#notices.pressInNotification(button)
  }

  /** What the modal dialog in front of the window says; empty when there is none. */
  dialog(): Promise<string> {
    return this.#notices.dialog()
  }

  /** Presses a button of the modal dialog. */
  pressInDialog(button: string): Promise<void> {
    return this.#notices.pressInDialog(button)
  }

  /** The texts of the status bar, from left to right. */
  statusBar(): Promise<string[]> {
    return this.#notices.statusBar()
  }

  // What the extension shows in the text

  /**
   * Rests the mouse on the first word of a text in the active editor and waits for the hover. Several extensions may
   * add parts, one later than the other: `holding` says for which text to wait. Throws when no hover comes.
   */
  hoverText(text: string, holding = ''): Promise<Hover> {
    return this.#hovers.over(text, holding)
  }

  /** The code lenses on the screen. */
  lenses(): Promise<string[]> {
    return this.#marks.lenses()
  }

  /** Clicks a code lens. */
  clickLens(text: string): Promise<void> {
    return this.#marks.clickLens(text)
  }

  /** How many squiggles of each severity the active editor shows on the screen. */
  squiggles(): Promise<{ errors: number; warnings: number; infos: number; hints: number }> {
    return this.#marks.squiggles()
  }

  /** The titles of the code actions (quick fixes, refactorings) at a text. */
  codeActions(text: string): Promise<string[]> {
    return this.#marks.codeActions(text)
  }

  /** Applies the code action with this title at a text. */
  applyCodeAction(text: string, title: string): Promise<void> {
    return this.#marks.applyCodeAction(text, title)
  }

  // Panels, trees and webviews

  /** What the Problems panel lists, all files, all of the list. */
  problems(): Promise<Problem[]> {
    return this.#problems.list()
  }

  /** The rows of a tree view, by the title of the view; opens the view where it is not on the screen. */
  tree(view: string): Promise<TreeRow[]> {
    return this.#views.tree(view)
  }

  /** Clicks a row of a tree view. */
  clickRow(view: string, label: string): Promise<void> {
    return this.#views.clickRow(view, label)
  }

  /** A view of the side bar or of the panel, by its title; opens it where it is not on the screen. */
  view(title: string): Promise<Locator> {
    return this.#views.view(title)
  }

  /** Waits for a view that something brings to the front by itself. */
  viewAppears(title: string): Promise<void> {
    return this.#views.appears(title)
  }

  /** The text that a view shows instead of rows: its message, or its welcome. */
  viewMessage(title: string): Promise<string> {
    return this.#views.viewMessage(title)
  }

  /**
   * The innermost frame of a webview that is on the screen, ready to be asked with `frame.locator(…)`. `holding` is
   * a CSS selector that tells one webview from another.
   */
  webviewFrame(holding = 'body *'): Promise<Frame> {
    return webviewFrame(this.page, holding)
  }

  /** The titles of the open tabs, group by group; an unsaved one ends in "•". */
  tabs(): Promise<string[]> {
    return this.#tabs.titles()
  }

  // Looks and logs

  /** Changes the theme and waits until the workbench wears it. */
  async setTheme(theme: Theme): Promise<void> {
    await this.#editor.changeSettings({ 'workbench.colorTheme': themes[theme].setting })
    await this.page.locator(`.monaco-workbench.${themes[theme].className}`).waitFor()
    await delay(300) // webviews and squiggles follow a moment later
  }

  /** Changes settings while the editor runs, as a person would in settings.json. */
  async changeSettings(changes: Settings): Promise<void> {
    await this.#editor.changeSettings(changes)
    await delay(1_000) // the server's watcher has to notice the file
  }

  /** Takes a picture of the whole window, or of a part of it, into the folder for screenshots. */
  screenshot(name: string, part?: Locator): Promise<string> {
    return screenshot(name, part ?? this.page)
  }

  /**
   * What went wrong in the browser since the page was opened: console errors and uncaught exceptions of the workbench,
   * the extension and its webviews (a refused style or script is one). What code-server logs with no extension at all is
   * left out, message by message.
   */
  consoleErrors(): readonly ConsoleError[] {
    return this.#errors
  }

  /** What the extension host has logged. */
  async logs(): Promise<string> {
    return this.#editor.logs()
  }

  /** The errors of the extension host log, stack and all, without those of the extensions that VS Code brings along. */
  async logErrors(): Promise<string[]> {
    return errorsIn(await this.logs())
  }
}
