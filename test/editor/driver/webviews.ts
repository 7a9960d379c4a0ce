import type { Frame, Page } from 'playwright-core'
import { until } from './waiting.ts'

/**
 * The innermost frame of a webview that is on the screen, ready to be asked with `frame.locator(…)`. `holding` is
 * a CSS selector that tells one webview from another.
 */
export async function webviewFrame(page: Page, holding: string): Promise<Frame> {
  let found: Frame | undefined
  await until(`a webview that holds ${holding}`, async () => {
    for (const frame of page.frames()) {
      if (!isWebview(frame) || !(await isOnScreen(frame))) continue
      if (
        (await frame
          .locator(holding)
          .count()
          .catch(() => 0)) > 0
      )
        found = frame
    }
    return found !== undefined
  })
  if (!found) throw new Error('No webview.')
  return found
}

/** Content of a webview lies in a frame of its own inside the frame that VS Code makes for it. */
function isWebview(frame: Frame): boolean {
  return /\/webview\/browser\/pre\/index\.html/.test(frame.parentFrame()?.url() ?? '') && !frame.isDetached()
}

/** Hidden webviews stay in the page, and a webview that is being replaced has two frames: the pending one is unseen. */
async function isOnScreen(frame: Frame): Promise<boolean> {
  try {
    const outer = await frame.parentFrame()?.frameElement()
    const inner = await frame.frameElement()
    return Boolean(outer && (await outer.isVisible()) && (await inner.isVisible()))
  } catch {
    return false // taken away while we looked
  }
}
