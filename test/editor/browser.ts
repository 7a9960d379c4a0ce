import { chromium as playwright } from 'playwright-core'
import type { Editor } from './editor.ts'
import { chromium } from './install.ts'
import { EditorPage } from './page.ts'

/** How Chromium runs without a screen, and asks nobody anything. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How the browser shows the editor. */
export type BrowseOptions = {
  readonly width?: number
  readonly height?: number
  /** Shows the browser's window instead of working unseen. */
  readonly window?: boolean
}

/** Opens a running editor in Chromium and waits until its workbench and its extensions are up. */
export async function browse(editor: Editor, options: BrowseOptions = {}): Promise<EditorPage> {
  const browser = await playwright.launch({
    executablePath: chromium(),
    args: chromiumFlags,
    headless: !options.window,
    handleSIGINT: !options.window,
  })
  try {
    const viewport = options.window ? null : { width: options.width ?? 1280, height: options.height ?? 800 }
    const page = await browser.newPage({ viewport })
    const opened = new EditorPage(browser, page, editor)
    await opened.load()
    return opened
  } catch (error) {
    await browser.close()
    throw error
  }
}
