import type { Frame, Locator } from 'playwright-core'
import type { EditorPage } from './page.ts'

/** Which of the two charts: what the author plotted, or what the reader chose. */
export type Which = 'author' | 'chosen'

/** A view in the grid of all views: what is heard of it, and whether it is the one enlarged. */
export type View = { readonly name: string; readonly chosen: boolean }

/** A place on the screen, in pixels. */
export type Place = { readonly x: number; readonly y: number }

/** The claim that is shown, as its picker names it. */
const CLAIM = 'vscode-dropdown[aria-label="Claim"] vscode-option[aria-selected="true"]'
const OPEN = 'Emergence: Open Re-plot of the Claim at the Cursor'

/** Opens the re-plot of the claim that begins with these words, in the active editor, and waits until it is drawn. */
export async function openPanel(page: EditorPage, claim: string): Promise<PanelPage> {
  await page.placeCursorAfter(claim)
  await page.runCommand(OPEN)
  return panelOf(page, claim)
}

/** The panel on the screen that shows the claim of these words. */
export async function panelOf(page: EditorPage, claim = ''): Promise<PanelPage> {
  const frame = await page.webviewFrame(`.claim:visible ${CLAIM}:has-text("${claim}")`)
  const panel = new PanelPage(frame)
  // At first the plots may be stand-ins, which are drawn more quickly.
  for (const which of ['author', 'chosen'] as const)
    await panel.drawing(which).locator('g.mark-symbol').first().waitFor()
  return panel
}

/** The page of a re-plot panel, by what a reader sees and hears of it. */
export class PanelPage {
  readonly frame: Frame

  constructor(frame: Frame) {
    this.frame = frame
  }

  /** The words of the claim. */
  async claim(): Promise<string> {
    return (await words(this.frame.locator(CLAIM))).replace(/^.*?line \d+: /, '')
  }

  /** The verdict, its label first. */
  async verdict(): Promise<string> {
    const part = this.frame.getByRole('region', { name: 'Verdict' })
    return `${await words(part.locator('.badge'))} | ${await words(part.locator('.headline'))}`
  }

  /** What is tried, and what holds as linked; empty where nothing is tried. */
  async trial(): Promise<string> {
    const texts = await this.frame.locator('.tried:visible, .linked:visible').allTextContents()
    return texts.map(plain).join(' ')
  }

  // Controls

  /** Chooses from a dropdown. */
  async pick(label: string, option: string): Promise<void> {
    const picker = await this.#control(`vscode-dropdown[aria-label="${label}"]`)
    await picker.click()
    await picker.locator('vscode-option:visible', { hasText: option }).first().click()
  }

  /** What a dropdown offers. What cannot be chosen stands in brackets. */
  async offers(label: string): Promise<string[]> {
    const options = this.frame.locator(`vscode-dropdown[aria-label="${label}"] vscode-option`)
    const texts = await options.evaluateAll((all: { textContent: string; hasAttribute(name: string): boolean }[]) =>
      all.map(one => (one.hasAttribute('disabled') ? `(${one.textContent})` : one.textContent)),
    )
    return texts.map(plain)
  }

  /** What a dropdown shows as chosen. */
  async picked(label: string): Promise<string> {
    return words(this.frame.locator(`vscode-dropdown[aria-label="${label}"] vscode-option[aria-selected="true"]`))
  }

  /** Presses a radio button of a group. */
  async turn(group: string, choice: string): Promise<void> {
    const radios = await this.#control(`vscode-radio-group[aria-label="${group}"]`)
    await radios.getByRole('radio', { name: choice, exact: true }).click()
  }

  /** Which radio button of a group is on. */
  async turned(group: string): Promise<string> {
    return words(this.frame.locator(`vscode-radio-group[aria-label="${group}"] vscode-radio[aria-checked="true"]`))
  }

  /** Fills a field, as a reader does who then pauses. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.#control(`vscode-text-field[aria-label="${label}"]`)
    await field.locator('input').fill(text)
  }

  /** What is said beside a field: what is wrong with it, or how it is read. */
  async remark(label: string): Promise<string> {
    const field = this.frame.locator('.field', { has: this.frame.locator(`[aria-label="${label}"]`) })
    return plain((await field.locator('span:visible').allTextContents()).join(' '))
  }

  /** Ticks a box, or takes the tick away. */
  async tick(label: string): Promise<void> {
    await this.frame.locator('vscode-checkbox', { hasText: label }).click()
  }

  /** Presses a button. */
  async press(button: string): Promise<void> {
    await this.frame.getByText(button, { exact: true }).click()
  }

  /** A control, with what it is folded into unfolded. */
  async #control(selector: string): Promise<Locator> {
    const control = this.frame.locator(selector)
    await control.waitFor({ state: 'attached' })
    const folded = this.frame.locator('details:not([open])', { has: control })
    if ((await folded.count()) > 0) await folded.locator('summary').click()
    return control
  }

  // Charts

  /** The chart, which takes the keyboard. */
  chart(which: Which): Locator {
    return this.#figure(which).getByRole('application')
  }

  /** The plot as Vega draws it; a plain drawing stands in for its first one. */
  drawing(which: Which): Locator {
    return this.chart(which).locator('.plot svg.marks')
  }

  /** What is heard of a chart. */
  async heard(which: Which): Promise<string> {
    return plain((await this.chart(which).getAttribute('aria-label')) ?? '')
  }

  /** The words drawn in a plot: ticks, labels, legend. */
  async drawnWords(which: Which): Promise<string> {
    return plain((await this.drawing(which).locator('text').allTextContents()).join(' · '))
  }

  /** All that is read in a chart's part of the page, its heading first. */
  async words(which: Which): Promise<string> {
    return plain(await this.#figure(which).innerText())
  }

  /** What its view says by itself, and what it assumes. */
  async says(which: Which): Promise<string> {
    const texts = await this.#figure(which).locator('p:visible:not(.spoken)').allTextContents()
    return texts.map(plain).join(' ')
  }

  /** Where the points of the picture itself are drawn, from left to right. */
  async points(which: Which): Promise<readonly Place[]> {
    const groups = this.drawing(which).locator('g.mark-symbol')
    let most: readonly Place[] = []
    for (const group of await groups.all()) {
      const paths = await group.locator('path').all()
      // Where the drawing is replaced by one with fewer points meanwhile, this soon fails and is asked again.
      const boxes = await Promise.all(paths.map(path => path.boundingBox({ timeout: 2_000 })))
      const middles = boxes.flatMap(box => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []))
      if (middles.length > most.length) most = middles
    }
    return most.toSorted((a, b) => a.x - b.x)
  }

  /** Where the ring stands that marks the row at the editor's cursor; null where none is seen. */
  async ring(which: Which): Promise<Place | null> {
    const ring = this.chart(which).locator('.ring.at-cursor')
    if (!(await ring.isVisible())) return null
    const box = await ring.boundingBox()
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** The words in the box beside the point under the mouse; empty where there is none. */
  async tip(which: Which): Promise<string> {
    const tip = this.chart(which).locator('.tip')
    return (await tip.isVisible()) ? plain((await tip.locator(':scope > *').allInnerTexts()).join(' | ')) : ''
  }

  #figure(which: Which): Locator {
    const name = which === 'author' ? 'What the author plotted' : 'What you chose'
    return this.frame.getByRole('region', { name, exact: true })
  }

  // All views

  /** The views in small, row by row. */
  async views(): Promise<readonly View[]> {
    const cells = this.frame.getByRole('grid', { name: 'Every view' }).getByRole('gridcell')
    const all = await cells.evaluateAll((found: { getAttribute(name: string): string | null }[]) =>
      found.map(one => ({
        name: one.getAttribute('aria-label') ?? '',
        chosen: one.getAttribute('aria-selected') === 'true',
      })),
    )
    return all.map(view => ({ ...view, name: plain(view.name) }))
  }

  /** The name of the view that is enlarged. */
  async chosenView(): Promise<string> {
    const chosen = (await this.views()).filter(view => view.chosen)
    return chosen.map(({ name }) => name).join(' and ')
  }

  /** A view in small, by the beginning of its name. */
  view(name: string): Locator {
    return this.frame.locator(`[role="gridcell"][aria-label^="${name}"]`)
  }

  // What is told

  /** What came of the last wish to take something along. */
  async told(): Promise<string> {
    const group = this.frame.getByRole('group', { name: 'Take the chosen view along' })
    return words(group.getByRole('status'))
  }

  /** What is told of the row at the editor's cursor. */
  async atCursor(): Promise<string> {
    return words(this.frame.locator('[role="status"].at-cursor'))
  }

  /** What is said of a view that is shown otherwise than asked for, or drawn otherwise than judged. */
  async note(): Promise<string> {
    return words(this.frame.locator('[role="status"].note'))
  }
}

/** On one line, with plain spaces. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

async function words(of: Locator): Promise<string> {
  return plain((await of.allTextContents()).join(' '))
}
