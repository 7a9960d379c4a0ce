import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')

const CLAIM = 'Skills of language models suddenly emerge at 13B parameters'
/** Claims where a mark is hard to set or a card hard to show. */
const SHAPES = `---
title: Shapes
---

# ${CLAIM}

- Words before. ${CLAIM} ([scores](data/zero-shot.csv)).
  - *${CLAIM.replace('Skills', 'Deeper skills')}.*

> ${CLAIM.replace('Skills', 'Quoted skills')}. The quote goes on.

| Task | Note |
| --- | --- |
| a | ${CLAIM.replace('Skills', 'Tabled skills')}. |

<div align="center">
<p>${CLAIM.replace('Skills', 'Skills in HTML')}. More.</p>
</div>

Words at the left. ${'And some more words of a long line. '.repeat(4)}${CLAIM.replace('Skills', 'Last skills')}.
`

async function workspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ec-preview-'))
  await cp(examples, folder, { recursive: true })
  await writeFile(join(folder, 'shapes.md'), SHAPES)
  return folder
}

const session = editorSession(async () => ({
  folder: await workspace(),
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
}))

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

const frame = (): Promise<Frame> => session.page.webviewFrame('.markdown-body')
const signs = async () => (await frame()).locator('.emergence-sign').allTextContents()

/** The pictures of all cards, and the notes that stand in for those to come. */
const pictures = async () => (await frame()).locator('.emergence-card img').evaluateAll(sourcesOf)
const awaited = async () => (await frame()).locator('.emergence-note', { hasText: 'is being drawn' }).count()

/** A page is told to load anew at most this often; see `BETWEEN_LOADINGS` in the extension. */
const LONGER_THAN_BETWEEN_LOADINGS = 2_500

/** Waits until the preview shows all of its pictures and has then loaded no new page for as long as it takes to tell. */
async function settled(): Promise<Frame> {
  for (;;) {
    await expect.poll(awaited).toBe(0)
    const before = await frame()
    await new Promise(resolve => setTimeout(resolve, LONGER_THAN_BETWEEN_LOADINGS))
    if (!before.isDetached() && before === (await frame()) && (await awaited()) === 0) return before
  }
}

/** The mark behind the claim that has these words. */
async function mark(words: string): Promise<Locator> {
  const block = (await frame()).locator('p, li, td, h1', { hasText: words }).last()
  return block.locator('.emergence-mark').last()
}

async function openPreview(file: string): Promise<void> {
  const { page } = session
  await page.openFile(file)
  await page.runCommand('Markdown: Open Preview to the Side')
  await expect.poll(signs, { timeout: 20_000 }).not.toEqual([])
}

/** The picture of a card, when it has been drawn. */
async function picture(card: Locator): Promise<{ source: string; alt: string; width: number; right: number }> {
  const image = card.locator('img')
  await image.waitFor()
  return image.evaluate(readImage)
}

test('claims are marked in the preview, each by its verdict', async () => {
  await openPreview('draft.md')
  await expect.poll(signs).toEqual(['◇', '●', '▲', '◇', '▲', '●'])
  const preview = await settled()
  const sign = (await mark('Two-digit multiplication')).locator('.emergence-sign')
  expect(await sign.count()).toBe(1)
  expect(await preview.locator('.emergence-words').count()).toBeGreaterThan(5)
  expect(await preview.locator('.emergence-card').evaluateAll(countShown)).toBe(0)
})

test.each(THEMES)('hovering shows the verdict, the re-plot and the reasons in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  // The pictures of the theme before stand there until the new ones are drawn and the page is loaded with them.
  const others = THEMES.filter(one => one !== theme).flatMap(one => drawnIn.get(one) ?? [])
  await expect.poll(async () => (await pictures()).some(source => others.includes(source))).toBe(false)
  const preview = await settled()
  const sign = preview.locator('.emergence-gone .emergence-sign').first()
  await sign.hover()
  const card = preview.locator('.emergence-mark:hover .emergence-card')
  await card.waitFor()
  expect(await card.locator('.emergence-headline').textContent()).toContain('The jump goes away')
  expect(await card.locator('.emergence-reason').count()).toBe(2)
  drawnIn.set(theme, await pictures())
  const { source, alt, width, right } = await picture(card)
  expect(source).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(alt).toMatch(/exact match/i)
  expect(width).toBeGreaterThan(300)
  expect(right).toBeLessThanOrEqual(await preview.evaluate(windowWidth))
  await page.screenshot(`preview-${theme}`)
})
const drawnIn = new Map<Theme, readonly string[]>()

test('a theme that is chosen draws the pictures anew', async () => {
  const { page } = session
  for (const theme of ['dark', 'light'] as const) {
    await page.setTheme(theme)
    await expect.poll(pictures).toEqual(drawnIn.get(theme))
  }
})

test('the keyboard shows a card as well, and leaves it', async () => {
  const { page } = session
  const preview = await settled()
  await page.page.mouse.move(5, 500)
  const sign = preview.locator('.emergence-sign').nth(1)
  await preview.locator('.emergence-sign').first().focus()
  await page.page.keyboard.press('Tab')
  expect(await sign.evaluate(hasFocus)).toBe(true)
  const card = preview.locator('.emergence-mark:focus-within .emergence-card')
  await card.waitFor()
  expect(await sign.getAttribute('aria-label')).toMatch(/^Emergence claim: Survives/)
  expect((await picture(card)).width).toBeGreaterThan(0)
  await page.screenshot('preview-keyboard')
  expect(await preview.locator('.emergence-card').evaluateAll(countShown)).toBe(1)
  await preview.locator('.emergence-sign').first().hover()
  expect(await preview.locator('.emergence-card').evaluateAll(countShown)).toBe(1)
  await page.page.mouse.move(5, 500)
  for (let tabs = 0; tabs < 6; tabs++) await page.page.keyboard.press('Tab')
  await expect.poll(() => preview.locator('.emergence-card').evaluateAll(countShown)).toBe(0)
})

test('the preview follows an edit of the text and of the table', async () => {
  const { page } = session
  await page.runCommand('View: Focus First Editor Group')
  const label = async () =>
    (await mark('Four-digit addition suddenly')).locator('.emergence-sign').getAttribute('aria-label')
  const before = await label()
  await page.editorType('addition jumps sharply', { over: 'addition jumps abruptly' })
  await expect
    .poll(async () => (await frame()).locator('.emergence-words').allTextContents())
    .toContain('Two-digit addition jumps sharply between 6.7B and 13B parameters (Table 1).')
  await expect.poll(label).toBe(before)
  await settled()
  const source = async () => (await frame()).locator('.emergence-mark').nth(1).locator('img').getAttribute('src')
  const drawn = await source()
  await page.editorType('15.5', { over: '55.5' })
  await expect.poll(source).not.toBe(drawn)
  await expect.poll(signs).toHaveLength(6)
})

test('an edit that changes no verdict moves the marks without loading the page anew', async () => {
  const { page } = session
  const preview = await settled()
  await preview.evaluate(countUpdates)
  await page.editorType('\n\nA new paragraph.\n\n', { after: 'same models task by task.' })
  const text = async () => preview.locator('.markdown-body').innerText()
  await expect.poll(text).toContain('A new paragraph.')
  await new Promise(resolve => setTimeout(resolve, 3_000))
  // The same page: a new one would have lost its count.
  expect(await (await frame()).evaluate(updates)).toBeGreaterThan(0)
  expect(await signs()).toHaveLength(6)
})

test('it is quiet when nothing changes', async () => {
  const preview = await settled()
  await preview.evaluate(countUpdates)
  await new Promise(resolve => setTimeout(resolve, 3_000))
  expect(await preview.evaluate(updates)).toBe(0)
})

test('the setting takes the marks away and brings them back', async () => {
  const { page } = session
  await page.changeSettings({ 'emergenceCheck.preview': false })
  await expect.poll(signs).toEqual([])
  await page.changeSettings({ 'emergenceCheck.preview': undefined })
  await expect.poll(signs).toHaveLength(6)
})

test('marks stand in headings, lists, quotes, cells and HTML, and cards stay in the window', async () => {
  const { page } = session
  await page.runCommand('View: Focus First Editor Group')
  await openPreview('shapes.md')
  await expect.poll(signs).toHaveLength(7)
  const preview = await settled()
  const marks = preview.locator('.emergence-mark')
  const width = await preview.evaluate(windowWidth)
  for (let at = 0; at < 7; at++) {
    await marks.nth(at).locator('.emergence-sign').hover()
    const card = preview.locator('.emergence-mark:hover .emergence-card')
    await card.waitFor()
    const box = await card.evaluate(boxOf)
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(width)
    expect(box.width).toBeGreaterThan(150)
    expect(box.size).toBe('13px')
    await page.screenshot(`preview-shape-${at}`)
  }
})

test('the page keeps to its policy and the log holds no error', async () => {
  const { page, editor } = session
  // The editor's own frame around a webview stumbles now and then over one that is just being loaded; a breach of the policy
  // is told in other words.
  const editorsOwn =
    /^(?:Type)?Error: (?:Cannot read properties of null|Found unexpected null).*\/webview\/browser\/pre\/index\.html/s
  expect(page.consoleErrors().filter(({ text }) => !editorsOwn.test(text))).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})

// What follows runs inside the page. The compiler of this repository knows no DOM, so here is the little that is used.

type PageElement = {
  readonly currentSrc: string
  readonly alt: string
  readonly naturalWidth: number
  getBoundingClientRect(): { readonly left: number; readonly right: number; readonly width: number }
  checkVisibility(): boolean
}

declare const document: { readonly activeElement: unknown }
declare const window: {
  readonly innerWidth: number
  updates?: number
  addEventListener(event: string, listener: () => void): void
  getComputedStyle(element: unknown): { readonly fontSize: string }
}

function readImage(element: unknown) {
  const image = element as PageElement
  const { right } = image.getBoundingClientRect()
  return { source: image.currentSrc, alt: image.alt, width: image.naturalWidth, right }
}

function sourcesOf(elements: unknown[]): string[] {
  return (elements as PageElement[]).map(element => element.currentSrc)
}

function boxOf(element: unknown) {
  const { left, right, width } = (element as PageElement).getBoundingClientRect()
  return { left, right, width, size: window.getComputedStyle(element).fontSize }
}

function countShown(elements: unknown[]): number {
  return (elements as PageElement[]).filter(element => element.checkVisibility()).length
}

function hasFocus(element: unknown): boolean {
  return document.activeElement === element
}

function windowWidth(): number {
  return window.innerWidth
}

function countUpdates(): void {
  window.updates = 0
  window.addEventListener('vscode.markdown.updateContent', () => {
    window.updates = (window.updates ?? 0) + 1
  })
}

function updates(): number | undefined {
  return window.updates
}
