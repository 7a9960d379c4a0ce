import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, type PanelPage, panelOf } from './panel-page.ts'
import { editorSession } from './session.ts'

// A look at the panel with every control in use, narrow and wide, in every theme; and that nothing sticks out of it.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
}))

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']
/** Width of the panel and height of the window in pixels; so high that most of the page is seen. */
const SIZES = { '560': [560, 1900], wide: [1440, 1700] } as const

type Measured = {
  readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number }
}
declare const document: Measured

/** Makes the panel, which fills its window, as wide as wanted. */
async function resize(panel: PanelPage, width: number, height: number): Promise<void> {
  const { page } = session.page
  const inner = () => panel.frame.evaluate(() => document.documentElement.clientWidth)
  await expect
    .poll(async () => {
      const now = await inner()
      const outer = page.viewportSize()?.width ?? 0
      await page.setViewportSize({ width: outer + width - now, height })
      await page.waitForTimeout(300)
      return inner()
    })
    .toBe(width)
}

test('the panel is opened alone, with a trial, other curves and a view of the reader’s', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Four-digit')
  await panel.fill('Tokens per answer', '4')
  await expect.poll(() => panel.trial()).toContain('answers of 4 tokens')
  await panel.fill('Chance level (%)', '150')
  await expect.poll(() => panel.remark('Chance level (%)')).toContain('below 100 %')
  await panel.pick('Metric', 'per-token accuracy')
  await panel.tick('Other curves of the table')
  await panel.press('Copy the finding')
  await expect.poll(() => panel.told()).toContain('Copied')
  await page.runCommand('View: Close Primary Side Bar')
  await page.page.locator('.tab', { hasText: 'Re-plot' }).click()
  await page.runCommand('View: Toggle Maximize Editor Group')
})

test.each(THEMES)('a look at the panel in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  for (const [name, [width, height]] of Object.entries(SIZES)) {
    const panel = await panelOf(page, 'Four-digit')
    await resize(panel, width, height)
    await panel.frame.locator('.verdict').scrollIntoViewIfNeeded()
    await expect.poll(() => panel.view('exact match').first().locator('img').isVisible()).toBe(true)
    await page.page.mouse.move(4, 4)
    await page.page.waitForTimeout(900)
    const wider = await panel.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wider).toBeLessThanOrEqual(0)
    await page.screenshot(`panel-controls-${name}-${theme}`)
  }
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
