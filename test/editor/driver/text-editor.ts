import type { Locator, Page } from 'playwright-core'
import type { PageElement } from './page-element.ts'
import { until } from './waiting.ts'

/** The text of the active editor: its cursor, its lines, and what is typed into it. */
export class TextEditor {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Puts the cursor behind the last character of a text in the active editor. */
  async placeCursorAfter(text: string): Promise<void> {
    await this.find(text)
    await this.#page.keyboard.press('ArrowRight')
  }

  /** Selects a text in the active editor. */
  async select(text: string): Promise<void> {
    await this.find(text)
  }

  /** Types at the cursor, or `after` a text, or in place of a text (`over`). New lines are typed as they are. */
  async type(text: string, where: { readonly after?: string; readonly over?: string } = {}): Promise<void> {
    if (where.over !== undefined) await this.select(where.over)
    else if (where.after !== undefined) await this.placeCursorAfter(where.after)
    else await this.#focusEditor()
    await this.#page.keyboard.type(text, { delay: 5 })
  }

  /** Saves the active editor and waits until the mark of unsaved changes is gone. */
  async save(): Promise<void> {
    await this.#page.keyboard.press('Control+S')
    await this.#page.locator('.editor-group-container.active .tab.active.dirty').waitFor({ state: 'detached' })
  }

  /** The lines that the active editor shows at this moment, long lines wrapped as on the screen. */
  async visibleLines(): Promise<string[]> {
    return (await this.#activeLines()).evaluateAll(linesInOrder)
  }

  /** The text editor of the active group, or the first one on the screen where the active group shows a page. */
  async activeEditor(): Promise<Locator> {
    const editor = '.editor-instance .monaco-editor:visible'
    const active = this.#page.locator(`.editor-group-container.active ${editor}`)
    return ((await active.count()) > 0 ? active : this.#page.locator(editor)).first()
  }

  async #activeLines(): Promise<Locator> {
    return (await this.activeEditor()).locator('.view-lines > .view-line')
  }

  /** Gives the keyboard to the text editor, and leaves its cursor where it is. */
  async #focusEditor(): Promise<Locator> {
    const editor = await this.activeEditor()
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus()
    return editor
  }

  /** Selects the first place of a text with the editor's own search, which also brings it onto the screen. */
  async find(text: string): Promise<void> {
    const editor = await this.#focusEditor()
    const widget = editor.locator('.find-widget.visible')
    await this.#page.keyboard.press('Control+Home')
    await until('the search is open', async () => {
      await this.#page.keyboard.press('Control+F')
      return widget.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      )
    })
    const search = widget.locator('.find-part textarea').first()
    await search.fill('')
    await search.fill(text)
    const count = widget.locator('.matchesCount')
    await until(`"${text}" is found in the active editor`, async () => {
      const place = (await count.textContent()) ?? ''
      if (place.startsWith('?')) await search.press('Enter') // matches are counted, none is chosen yet
      return place.startsWith('1 of ')
    })
    await until('the search is closed', async () => {
      // A key that comes before the editor knows where the keyboard is goes unheard.
      if (await widget.isVisible()) await search.press('Escape', { timeout: 1_000 }).catch(() => undefined)
      return !(await widget.isVisible())
    })
    await widget.waitFor({ state: 'detached' })
    // The editor knows a moment later that the search has lost the keyboard; until then Enter opens it again.
    await this.#page.evaluate(() => new Promise(known => setTimeout(known, 0)))
  }

  /** Where on the screen a text of the active editor stands: the middle of its first piece. */
  async pointOf(text: string): Promise<{ readonly x: number; readonly y: number }> {
    const lines = await this.#activeLines()
    const onScreen = () => lines.evaluateAll(middleOfText, text)
    let found = await onScreen()
    if (!found) {
      await this.select(text)
      await this.#page.keyboard.press('ArrowLeft')
    }
    await until(`"${text}" is on the screen and stays where it is`, async () => {
      const before = found
      found = await onScreen()
      return found !== null && found.x === before?.x && found.y === before.y
    })
    if (!found) throw new Error(`"${text}" is not on the screen.`)
    return found
  }
}

// What follows runs inside the page.

function linesInOrder(lines: PageElement[]): string[] {
  return [...lines]
    .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
    .map(line => line.textContent.replaceAll('\u00a0', ' '))
}

declare const document: {
  createTreeWalker(root: unknown, what: number): { nextNode(): { readonly data: string } | null }
  createRange(): {
    setStart(node: unknown, offset: number): void
    setEnd(node: unknown, offset: number): void
    getClientRects(): ArrayLike<{ left: number; right: number; top: number; bottom: number; width: number }>
  }
  elementFromPoint(x: number, y: number): { closest(selector: string): unknown } | null
}

/** The middle of the first word of a text that may run over wrapped lines; null where it is not on the screen. */
function middleOfText(lines: PageElement[], text: string): { x: number; y: number } | null {
  const pieces: { node: { readonly data: string }; start: number }[] = []
  let whole = ''
  const inOrder = [...lines].sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
  for (const line of inOrder) {
    const walker = document.createTreeWalker(line, 4)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      pieces.push({ node, start: whole.length })
      whole += node.data.replaceAll('\u00a0', ' ')
    }
  }
  const at = whole.indexOf(text)
  const piece = at < 0 ? undefined : pieces.findLast(({ start }) => start <= at)
  if (!piece) return null
  const range = document.createRange()
  range.setStart(piece.node, at - piece.start)
  const firstWord = /^\s*\S+/.exec(text)?.[0] ?? text
  range.setEnd(piece.node, Math.min(at - piece.start + firstWord.length, piece.node.data.length))
  const box = range.getClientRects()[0]
  if (!box || box.width === 0) return null
  const point = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  return document.elementFromPoint(point.x, point.y)?.closest('.view-lines') ? point : null
}
