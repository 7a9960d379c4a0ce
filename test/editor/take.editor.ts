import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1400,
  height: 1000,
  settings: { 'editor.wordWrap': 'on' },
}))

const INSERT = 'Emergence: Insert the Re-plot of the Claim at the Cursor'
const COPY = 'Emergence: Copy the Finding at the Cursor as a Review Paragraph'
const PICTURE = 'replot-two-digit-multiplication-too-suddenly-per-token-scale-derived-params-log.svg'

const figures = () => readdir(join(session.editor.folder, 'figures')).catch(() => [])
/** A notice on the screen would take the key that closes the search. */
const clearNotices = () => session.page.runCommand('Notifications: Clear All Notifications')
const shown = async () => (await session.page.visibleLines()).join(' ').replaceAll(/\s+/g, ' ')

test('the re-plot of the claim at the cursor goes into the paper, with caption and source', async () => {
  const { page, editor } = session
  await page.openFile('draft.md')
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand(INSERT)
  await expect.poll(() => page.notifications()).toContainEqual(expect.stringContaining(`Inserted figures/${PICTURE}`))
  await clearNotices()
  expect(await figures()).toEqual([PICTURE])
  const svg = await readFile(join(editor.folder, 'figures', PICTURE), 'utf8')
  expect(svg).toMatch(/^<svg [^>]*role="img"/)
  expect(svg).toContain('<title id="title">2-digit multiplication as claimed (exact match, log axis of parameters)')
  expect(svg).toContain('Data: Table 1 of draft.md, “2-digit multiplication” against “Params”.')
  await page.placeCursorAfter('emerges only at 175B parameters (Table 1).')
  await expect.poll(shown).toContain(`(figures/${PICTURE})`)
  const text = await shown()
  expect(text).toContain('*2-digit multiplication as claimed (exact match')
  expect(text).toMatch(/Data: Table 1 of draft\.md, “2-digit multiplication” against “Params”\. Checked with Emergence/)
  await page.screenshot('take-inserted')
})

test('the picture shows in the preview of the paper', async () => {
  const { page } = session
  await page.runCommand('Markdown: Open Preview to the Side')
  // The page is loaded anew once the pictures of the claims are drawn, so its frame is looked for each time.
  const image = `img[src*="${PICTURE}"]`
  const picture = async () => (await page.webviewFrame(image)).locator(image)
  await expect
    .poll(async () => {
      const found = await picture()
      await found.scrollIntoViewIfNeeded({ timeout: 2_000 })
      return found.evaluate(one => Reflect.get(one, 'naturalWidth'))
    })
    .toBeGreaterThan(600)
  await expect
    .poll(async () => (await picture()).getAttribute('alt', { timeout: 2_000 }))
    .toContain('8 points from 1.35 % at 125M to 29.2 % at 174.6B')
  await page.screenshot('take-preview')
  await page.runCommand('View: Close All Editors in Group')
})

test('one undo takes it back, and the same picture is used again', async () => {
  const { page } = session
  await page.runCommand('View: Focus First Editor Group')
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand('Undo')
  await expect.poll(shown).not.toContain('figures/')
  await page.runCommand(INSERT)
  await expect.poll(shown).toContain('figures/')
  // The notice comes after the text.
  await expect.poll(() => page.notifications()).toContainEqual(expect.stringContaining(`Inserted figures/${PICTURE}`))
  await clearNotices()
  expect(await figures()).toEqual([PICTURE])
  await page.runCommand('Undo')
  await expect.poll(shown).not.toContain('figures/')
})

test('the finding at the cursor is copied as a paragraph', async () => {
  const { page } = session
  await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.openFile('draft.md')
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand(COPY)
  await expect.poll(() => page.notifications()).toContainEqual(expect.stringContaining('Copied the finding'))
  await page.newFile()
  await page.page.keyboard.press('Control+V')
  await expect.poll(shown).toContain('Line 18 of draft.md states: “Two-digit multiplication')
  const text = await shown()
  expect(text).toContain('depends on the metric: the jump goes away under the per-token scale (derived).')
  expect(text).toContain('0.375 (0.375 to 0.5)')
  await page.screenshot('take-copied')
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
