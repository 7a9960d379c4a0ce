/**
 * `npm run editor`: opens the sample workspace in a real VS Code with the packed extension, in a browser window where
 * there is a display, otherwise at an address to open yourself. Runs until the window is closed or Ctrl-C is pressed.
 */
import { join } from 'node:path'
import { browse } from './browser.ts'
import { openEditor, packedExtension } from './editor.ts'
import { MissingError } from './install.ts'

const samples = join(import.meta.dirname, '..', '..', 'media', 'examples')

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

try {
  const editor = await openEditor({
    folder: samples,
    extension: await packedExtension(),
    lasting: true,
    say: console.log,
  })
  const interrupted = new Promise<void>(resolve => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  try {
    console.log(`VS Code shows a copy of the sample workspace at\n\n  ${editor.url}\n\nPress Ctrl-C to end it.`)
    if (hasDisplay) {
      const page = await browse(editor, { window: true })
      await Promise.race([interrupted, new Promise(resolve => page.page.once('close', resolve))])
      await page.close()
    } else {
      await interrupted
    }
  } catch (error) {
    if (!(error instanceof MissingError)) throw error
    console.log(error.message) // without a browser of ours, the address still opens in any other
    await interrupted
  } finally {
    await editor.stop()
  }
} catch (error) {
  if (!(error instanceof MissingError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
