import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { FORTY_WITH, FORTY_WITHOUT, LOOKS, LOSS_CSV, REVIEW, SEEDS_CSV } from './looks-papers.ts'
import { editorSession } from './session.ts'

// A look at every verdict and every kind of evidence, in every theme: pictures for the eye, with a few things held fast.
const examples = join(import.meta.dirname, '../../media/examples')
const pictures = join(import.meta.dirname, 'screenshots')

async function workspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ec-looks-'))
  await mkdir(join(folder, 'data'))
  await cp(join(examples, 'data/grokking.csv'), join(folder, 'data/grokking.csv'))
  await writeFile(join(folder, 'data/loss.csv'), LOSS_CSV)
  await writeFile(join(folder, 'data/seeds.csv'), SEEDS_CSV)
  await writeFile(join(folder, 'review.md'), REVIEW)
  await writeFile(join(folder, 'forty-with.md'), FORTY_WITH)
  await writeFile(join(folder, 'forty-without.md'), FORTY_WITHOUT)
  return folder
}

const session = editorSession(async () => ({
  folder: await workspace(),
  extension: await packedExtension(),
  settings: { 'editor.occurrencesHighlight': 'off', 'editor.wordWrap': 'on', 'editor.renderLineHighlight': 'none' },
  width: 1100,
  height: 900,
}))

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']
/** The claims that are looked at in every theme; the others in the light one alone. */
const EVERYWHERE: ReadonlySet<string> = new Set(['measured', 'derived', 'survives', 'few-items', 'grokking'])

/** The height at which the editor first opens a hover; what lies below is scrolled to. */
const FIRST_SIGHT = 250

type Placed = { getBoundingClientRect(): { readonly top: number; readonly bottom: number } }

const claimsInStatusBar = async () => (await session.page.statusBar()).find(text => /claims?\b/i.test(text))

let wide = false

/** Leaves nothing open but what is looked at next. */
async function clearView(): Promise<void> {
  const { page } = session
  await page.closeEditors()
  if (!wide) await page.runCommand('View: Close Primary Side Bar')
  wide = true
}

test.each(THEMES)('hovers over claims of every verdict in the theme %s', { timeout: 300_000 }, async theme => {
  const { page } = session
  await page.setTheme(theme)
  await clearView()
  await page.openFile('review.md')
  await expect.poll(claimsInStatusBar).toMatch(/^\d\d claims/)
  for (const [name, words] of Object.entries(LOOKS)) {
    if (theme !== 'light' && !EVERYWHERE.has(name)) continue
    await page.placeCursorAfter(words)
    const hover = await page.hoverText(words, 'Not a claim')
    const box = hover.locator.first()
    await box.screenshot({ path: join(pictures, `looks-${name}-${theme}.png`) })
    const images = box.locator('img')
    if ((await images.count()) === 0) continue
    // Verdict and plots are seen without scrolling; legend and reasons lie below.
    const above = (await images.first().evaluate(topOf)) - (await box.evaluate(topOf))
    expect(above, name).toBeLessThan(FIRST_SIGHT - 90)
    // Step by step, as a wheel turns; back up again, since the next hover opens where this one stood.
    const turn = async (by: number) => {
      for (let step = 0; step < 8; step += 1) await page.page.mouse.wheel(0, by)
      await page.page.waitForTimeout(250)
    }
    await box
      .locator('.markdown-hover')
      .last()
      .hover({ position: { x: 20, y: 5 } })
    await turn(300)
    await box.screenshot({ path: join(pictures, `looks-${name}-${theme}-end.png`) })
    await turn(-300)
  }
  expect(ourErrors(await page.logs())).toEqual([])
})

function topOf(element: unknown): number {
  return (element as Placed).getBoundingClientRect().top
}

test.each(THEMES)('marks, lenses, tables and the list of claims in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await clearView()
  await page.openFile('review.md')
  await page.placeCursorAfter('# Where abilities begin')
  await page.page.waitForTimeout(400)
  await page.screenshot(`looks-marks-${theme}`)
  await page.changeSettings({ 'emergenceCheck.codeLens': true })
  await expect.poll(async () => (await page.lenses()).length).toBeGreaterThan(2)
  await page.screenshot(`looks-lens-${theme}`)
  await page.changeSettings({ 'emergenceCheck.codeLens': undefined })
  await expect.poll(() => page.lenses()).toEqual([])
  await page.page.locator('.statusbar-item', { hasText: /\d\d claims/ }).click()
  await expect.poll(async () => (await page.choices()).length).toBeGreaterThan(10)
  await page.screenshot(`looks-claims-${theme}`)
  await page.page.keyboard.press('Escape')
  await page.placeCursorAfter('| 410M | 3.1')
  const table = await page.hoverText('39.3 |', 'on this table')
  expect(table.text).toContain('4 claims rest on this table:')
  await table.locator.first().screenshot({ path: join(pictures, `looks-table-${theme}.png`) })
  await page.runCommand('View: Keep Editor')
  await page.openFile('loss.csv')
  const csv = await page.hoverText('2.25', 'rests on this table')
  expect(csv.text).toContain('in review.md')
  await csv.locator.first().screenshot({ path: join(pictures, `looks-csv-${theme}.png`) })
  expect(ourErrors(await page.logs())).toEqual([])
})

test.each(['light', 'high-contrast'] as const)('papers full of claims in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  for (const file of ['forty-with.md', 'forty-without.md']) {
    await clearView()
    await page.openFile(file)
    await expect.poll(claimsInStatusBar).toMatch(/^4\d claims/)
    await page.page.waitForTimeout(600)
    await page.screenshot(`looks-${file.replace('.md', '')}-${theme}`)
  }
})

test.each(THEMES)('cards in the preview in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await clearView()
  await page.openFile('review.md')
  await page.runCommand('Markdown: Open Preview')
  const preview = await page.webviewFrame('.emergence-mark')
  await page.page.waitForTimeout(2_500)
  const settled = await page.webviewFrame('.emergence-mark')
  expect(await preview.locator('.emergence-mark').count()).toBeGreaterThan(10)
  await settled.locator('.emergence-gone .emergence-sign').first().hover()
  await settled.locator('.emergence-mark:hover .emergence-card').waitFor()
  await page.page.waitForTimeout(300)
  await page.screenshot(`looks-card-${theme}`)
})
