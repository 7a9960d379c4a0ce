import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({ folder: examples, extension: await packedExtension() }))

const rules = async () => (await session.page.problems()).map(({ code }) => code)
const ALL = ['metric-dependent', 'axis-dependent', 'under-resolved']
const THEMES: readonly Theme[] = ['dark', 'light']

test.each(THEMES)('a claim’s hover reads verdict, picture, reasons, data, links, in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await page.openFile('draft.md')
  await expect.poll(rules).toEqual(expect.arrayContaining(ALL))
  await page.runCommand('View: Hide Panel')
  const { text, pictures } = await page.hoverText('Two-digit multiplication', 'Open the re-plot')
  const parts = [
    /The jump goes away under the per-token scale/,
    /the share of the rise that is a jump is 75 %/,
    /Data: The sentence names Table 1\. Series: 2-digit multiplication against Params\./,
    /Open the re-plot · Go to the table · Accept · Not a claim/,
  ].map(part => text.search(part))
  expect(parts).not.toContain(-1)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect(pictures).toHaveLength(1)
  const [picture] = pictures
  expect(picture?.source).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(picture?.source.length).toBeLessThan(60_000)
  expect(picture?.width).toBeGreaterThan(500)
  expect(picture?.height).toBeGreaterThan(150)
  expect(picture?.alt).toMatch(/^As claimed: exact match .*8 points .*Re-plotted: per-token scale \(derived\)/s)
  expect(picture?.alt.length).toBeLessThanOrEqual(600)
  await page.screenshot(`hover-claim-${theme}`)
})

test('the link in a hover goes to the table', async () => {
  const { page } = session
  const hover = await page.hoverText('Two-digit multiplication', 'Open the re-plot')
  await hover.locator.getByText('Go to the table').click()
  await expect.poll(() => page.statusBar()).toEqual(expect.arrayContaining([expect.stringMatching(/Ln \d+.*selected/)]))
})

test('a table’s hover lists the claims that rest on it', async () => {
  const { page } = session
  const hover = await page.hoverText('Medium', 'rest on this table')
  expect(hover.text).toContain('4 claims rest on this table:')
  expect(hover.text).toMatch(/Goes away under another metric: “Two-digit multiplication, too, .*” · Re-plot/)
  await page.screenshot('hover-table-light')
  await expect(page.hoverText('short sample paper')).rejects.toThrow('No hover came')
})

test('a row of a data file tells which claim of which paper rests on it', async () => {
  const { page } = session
  // Opened by a search, a paper gives way to the next file unless it is kept.
  await page.runCommand('View: Keep Editor')
  await page.openFile('zero-shot.csv')
  const hover = await page.hoverText('6660', 'rests on this table')
  expect(hover.text).toContain('One claim rests on this table:')
  expect(hover.text).toContain('in draft.md')
  await page.screenshot('hover-csv-light')
})

test('accepting a claim asks for a reason and writes it above the claim', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const accept = async () => {
    const hover = await page.hoverText('Zero-shot two-digit', 'Accept')
    await hover.locator.getByText('Accept', { exact: true }).click()
  }
  await accept()
  const reason = page.page.locator('.quick-input-widget .quick-input-box input')
  await reason.waitFor()
  await reason.press('Escape')
  await reason.waitFor({ state: 'hidden' })
  await expect.poll(rules).toEqual(expect.arrayContaining(ALL))
  await page.runCommand('View: Hide Panel')
  await accept()
  await page.answer('known -- see --> appendix')
  await expect.poll(rules).toEqual(expect.arrayContaining(['metric-dependent', 'under-resolved']))
  await expect.poll(rules).not.toContain('axis-dependent')
  await page.runCommand('View: Hide Panel')
  await page.select('accepted: known')
  expect((await page.visibleLines()).join('\n')).toContain(
    '<!-- emergence-check-disable-next-line axis-dependent -- accepted: known – see –> appendix -->',
  )
  await page.screenshot('hover-accepted-light')
  await page.runCommand('Undo')
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
