import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

// The pictures of the README and of a look before each release: each surface, in every theme.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  settings: { 'workbench.activityBar.location': 'default' },
  width: 1240,
  height: 860,
}))

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

test.each(THEMES)('problems, hover, panel and audit tree in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await page.openFile('draft.md')
  await expect.poll(async () => (await page.problems()).length).toBe(3)
  await page.screenshot(`problems-${theme}`)
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('Two-digit multiplication', 'Open the re-plot')
  expect(hover.pictures).toHaveLength(1)
  await page.screenshot(`hover-${theme}`)
  await page.runCommand('Emergence: Audit Workspace')
  await page.viewAppears('Claim Audit')
  await expect.poll(() => page.viewMessage('Claim Audit')).toContain('15 claims')
  await expect.poll(async () => (await page.tree('Claim Audit')).length).toBe(21)
  await expect.poll(() => page.notifications()).toEqual([])
  await page.screenshot(`audit-${theme}`)
  await page.runCommand('View: Focus First Editor Group')
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
  await page.runCommand('View: Close Primary Side Bar')
  const panel = await page.webviewFrame('.claim .badge')
  await panel.locator('.charts svg.marks').nth(1).waitFor()
  await page.page.mouse.move(20, 600)
  await page.page.waitForTimeout(700)
  await page.screenshot(`panel-${theme}`)
  await panel.locator('summary', { hasText: 'Not computed' }).click()
  await panel.locator('footer').scrollIntoViewIfNeeded()
  await page.screenshot(`panel-below-${theme}`)
  await page.closeEditors()
  expect(ourErrors(await page.logs())).toEqual([])
})
