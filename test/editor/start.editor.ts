import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { editorSession } from './session.ts'

const session = editorSession(async () => ({
  folder: join(import.meta.dirname, '..', '..', 'media', 'examples'),
  extension: await packedExtension(),
}))

test('the packed extension starts on the first Markdown file and leaves every log clean', async () => {
  const { page } = session
  expect(await page.logs()).not.toContain('_doActivateExtension emergence-check.emergence-check')
  await page.openFile('draft.md')
  await expect
    .poll(() => page.logs(), { timeout: 30_000 })
    .toContain(
      "_doActivateExtension emergence-check.emergence-check, startup: false, activationEvent: 'onLanguage:markdown'",
    )
  await page.screenshot('start')
  expect(await page.logErrors()).toEqual([])
  expect(page.consoleErrors()).toEqual([])
  expect(await page.notifications()).toEqual([])
})
