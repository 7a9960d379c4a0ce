import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { editorSession } from './session.ts'

// The pictures of the walkthrough, by the names that they have in media/walkthrough, to be looked at and copied there:
// cd test/editor/screenshots && for p in walkthrough-*-*.png; do cp $p ../../../media/walkthrough/${p#walkthrough-}; done
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  settings: {
    'breadcrumbs.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'workbench.activityBar.location': 'hidden',
    'window.menuBarVisibility': 'hidden',
  },
  width: 1000,
  height: 640,
}))

const THEMES: readonly (readonly [Theme, string])[] = [
  ['light', 'light'],
  ['dark', 'dark'],
  ['high-contrast', 'hc'],
  ['high-contrast-light', 'hcLight'],
]

test.each(THEMES)('the three steps in the theme %s', async (theme, name) => {
  const { page } = session
  await page.setTheme(theme)
  await page.openFile('draft.md')
  await expect.poll(async () => (await page.statusBar()).join('|')).toContain('6 claims')
  await page.placeCursorAfter('# When does arithmetic emerge?')
  await page.page.mouse.move(640, 2)
  await page.page.waitForTimeout(500)
  await page.screenshot(`walkthrough-open-${name}`)
  await page.runCommand('View: Close Primary Side Bar')
  const hover = await page.hoverText('Two-digit multiplication', 'Open the re-plot')
  expect(hover.pictures).toHaveLength(1)
  await page.screenshot(`walkthrough-hover-${name}`)
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
  const panel = await page.webviewFrame('.claim .badge')
  await panel.locator('svg').nth(1).waitFor()
  await page.page.mouse.move(640, 2)
  await page.page.waitForTimeout(700)
  await page.screenshot(`walkthrough-replot-${name}`)
  await page.closeEditors()
  await page.runCommand('View: Show Explorer')
})
