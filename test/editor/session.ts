import { afterAll, afterEach, beforeAll } from 'vitest'
import { type BrowseOptions, browse } from './browser.ts'
import { type Editor, type EditorOptions, openEditor } from './editor.ts'
import type { EditorPage } from './page.ts'

/** An editor and its page that the tests of one file share. Its fields can be read inside tests and hooks. */
export type Session = { readonly editor: Editor; readonly page: EditorPage }

/**
 * Opens one editor for all tests of a spec file, and closes it after them. Where a test fails, the folder of
 * screenshots gets a picture `failed-….png` and the terminal gets the extension host's errors.
 */
export function editorSession(options: () => Promise<EditorOptions & BrowseOptions>): Session {
  let editor: Editor | undefined
  let page: EditorPage | undefined
  beforeAll(async () => {
    const wanted = await options()
    editor = await openEditor(wanted)
    page = await browse(editor, wanted)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !page) return
    console.error(`Screenshot: ${await page.screenshot(`failed-${task.name}`)}`)
    const errors = await page.logErrors()
    if (errors.length > 0) console.error(errors.slice(-10).join('\n'))
  })
  afterAll(async () => {
    await page?.close()
    await editor?.stop()
  })
  return {
    get editor() {
      return opened(editor)
    },
    get page() {
      return opened(page)
    },
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The editor is open inside tests and hooks only.')
  return value
}
