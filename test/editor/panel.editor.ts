import { join } from 'node:path'
import type { Frame } from 'playwright-core'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 900,
}))

const panel = (): Promise<Frame> => session.page.webviewFrame('.claim .badge')
const chosenRow = async () =>
  (await panel()).locator('table [aria-selected="true"], table [aria-current="true"]').first().textContent()

test('the command opens the re-plot of the claim at the cursor', async () => {
  const { page } = session
  await page.openFile('draft.md')
  await page.placeCursorAfter('Two-digit multi')
  await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
  const frame = await panel()
  await frame.locator('.charts .plot svg').nth(1).waitFor()
  expect(await frame.locator('.badge').textContent()).toMatch(/goes away under another metric/i)
  expect(await frame.locator('.charts .plot svg').count()).toBe(2)
  expect(await chosenRow()).toContain('per-token scale')
})

test('metric, axis and scale can be chosen, and each view has its jump share', async () => {
  const frame = await panel()
  const pick = async (label: string, option: string) => {
    await frame.locator(`vscode-dropdown[aria-label="${label}"]`).click()
    await frame.locator('vscode-option:visible', { hasText: option }).first().click()
  }
  await pick('Metric', 'log-odds of exact match')
  await expect.poll(chosenRow).toContain('log-odds')
  await pick('Metric', 'exact match')
  await frame.locator('vscode-radio-group[aria-label="Scale axis"] vscode-radio', { hasText: 'linear' }).click()
  await expect.poll(chosenRow).toMatch(/^exact match.*linear/is)
  expect(await frame.locator('table.evidence').textContent()).toMatch(/0\.75|75/)
})

test('the indices of papers stand below the views, and what was not computed is folded away', async () => {
  const frame = await panel()
  const rows = frame.locator('table.details tbody tr')
  expect(await rows.allTextContents()).toEqual([
    expect.stringMatching(/^Emergence score Schaeffer et al\. 2023, Eq\.\s1.*19\.897$/),
    expect.stringMatching(/^Breakthroughness BIG-bench.*19\.897$/),
    expect.stringMatching(/^Linearity BIG-bench.*3\.2977$/),
  ])
  expect(await frame.locator('table.details').textContent()).toContain('A line of 8 points')
  expect(await frame.locator('p.about').textContent()).toContain('the verdict does not use them')
  const reason = frame.locator('details dd', { hasText: 'The answer length in tokens is not known.' })
  expect(await reason.isVisible()).toBe(false)
  await frame.locator('summary', { hasText: 'Not computed (1)' }).click()
  expect(await reason.isVisible()).toBe(true)
})

test('the panel follows the document', async () => {
  const { page } = session
  const frame = await panel()
  const before = await frame.locator('.charts').innerHTML()
  await page.runCommand('View: Focus First Editor Group')
  await page.editorType('8.05', { over: '7.05' })
  await expect.poll(() => frame.locator('.charts').innerHTML()).not.toBe(before)
  await page.editorType('Two-digit products', { over: 'Two-digit multiplication' })
  await expect.poll(async () => (await panel()).locator('blockquote').textContent()).toContain('Two-digit products')
  await page.editorType('Two-digit multiplication', { over: 'Two-digit products' })
  await expect
    .poll(async () => (await panel()).locator('blockquote').textContent())
    .toContain('Two-digit multiplication')
})

test('it is restored after a reload of the window', async () => {
  const { page } = session
  await page.save()
  await page.load()
  const frame = await panel()
  await frame.locator('.charts .plot svg').nth(1).waitFor()
  expect(await frame.locator('blockquote').textContent()).toContain('Two-digit multiplication')
})

test('the page keeps to its policy and the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
