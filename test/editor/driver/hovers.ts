import type { Locator, Page } from 'playwright-core'
import type { TextEditor } from './text-editor.ts'
import { until } from './waiting.ts'
import { plainLines } from './words.ts'

/** What a hover shows, once it has stopped loading. */
export type Hover = {
  readonly text: string
  readonly pictures: readonly Picture[]
  /** The hover itself, to take a screenshot of it or to click a link in it. */
  readonly locator: Locator
}

/** A picture in a hover. Its natural size is 0 × 0 when the browser could not draw it. */
export type Picture = { readonly source: string; readonly alt: string; readonly width: number; readonly height: number }

/** Hovers over the text of the active editor. */
export class Hovers {
  readonly #page: Page
  readonly #text: TextEditor

  constructor(page: Page, text: TextEditor) {
    this.#page = page
    this.#text = text
  }

  /**
   * Rests the mouse on the first word of a text in the active editor and waits for the hover. Several extensions may
   * add parts, one later than the other: `holding` says for which text to wait. Throws when no hover comes.
   */
  async over(text: string, holding = ''): Promise<Hover> {
    const locator = this.#hover()
    const point = async () => {
      await this.#moveAway()
      const { x, y } = await this.#text.pointOf(text)
      // On the way there it would rest over other words where the editor is slow.
      await this.#page.mouse.move(x - 1, y)
      await this.#page.mouse.move(x, y)
    }
    await point()
    let before = ''
    let unseen = 0
    let elsewhere = 0
    let closed = 0
    await until(
      () => `a hover over "${text}" shows "${holding}" (it shows: ${before || 'nothing'})`,
      async () => {
        const now = plainLines((await locator.allInnerTexts()).join('\n'))
        unseen = now === '' ? unseen + 1 : 0
        if (unseen === 12) {
          if (++closed === 2) throw new Error(`No hover came over "${text}".`)
          unseen = 0
          await point() // something else closed it, or the mouse came too early
        }
        const settled = now !== '' && now === before && !now.includes('Loading...')
        before = now
        elsewhere = settled && !now.includes(holding) ? elsewhere + 1 : 0
        if (elsewhere === 12) {
          elsewhere = 0
          await point() // the text moved under the mouse while it came
        }
        return settled && now.includes(holding)
      },
    )
    const pictures = await locator.locator('img').evaluateAll(picturesIn)
    return { text: before, pictures, locator }
  }

  /** The hover over the text of an editor, and not the tips of buttons and tabs. */
  #hover(): Locator {
    return this.#page.locator('.monaco-resizable-hover:visible')
  }

  /** Takes the mouse out of the text, so that a hover closes. */
  async #moveAway(): Promise<void> {
    await this.#page.mouse.move(640, 2)
    await this.#hover().waitFor({ state: 'hidden' })
  }
}

type ImageElement = {
  readonly src: string
  readonly alt: string
  readonly naturalWidth: number
  readonly naturalHeight: number
  readonly complete: boolean
  addEventListener(event: 'load' | 'error', listener: () => void): void
}

/** Runs inside the page. A picture is drawn a moment after the text around it. */
async function picturesIn(elements: unknown[]): Promise<Picture[]> {
  const images = elements as ImageElement[]
  for (const image of images) {
    await new Promise<void>(resolve => {
      for (const event of ['load', 'error'] as const) image.addEventListener(event, resolve)
      if (image.complete) resolve()
    })
  }
  return images.map(image => ({
    source: image.src,
    alt: image.alt,
    width: image.naturalWidth,
    height: image.naturalHeight,
  }))
}
