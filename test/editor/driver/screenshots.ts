import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** Where screenshots go; git ignores the folder. */
export const screenshotFolder = join(import.meta.dirname, '..', 'screenshots')

/** Takes a picture into the folder for screenshots, and gives its path. */
export async function screenshot(name: string, of: Page | Locator): Promise<string> {
  await mkdir(screenshotFolder, { recursive: true })
  const path = join(screenshotFolder, `${name.replace(/[^\w.-]+/g, '-')}.png`)
  await of.screenshot({ path })
  return path
}
