import { rm } from 'node:fs/promises'
import { screenshotFolder } from './driver/screenshots.ts'
import { chromium, codeServer, MissingError } from './install.ts'

/** Runs once before all specs: installs what is missing, or says what to install, and clears old screenshots. */
export default async function prepare(): Promise<void> {
  try {
    chromium()
    await codeServer()
  } catch (error) {
    if (!(error instanceof MissingError)) throw error
    console.error(error.message)
    process.exit(1)
  }
  await rm(screenshotFolder, { recursive: true, force: true })
}
