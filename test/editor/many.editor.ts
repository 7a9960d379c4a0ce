import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { auditOnCommandLine } from './command-line.ts'
import { writeFiles } from './data-papers.ts'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'
import { CHOICE, CURVES, LARGE, LONG, largeItems, MANY_FILES } from './trouble-papers.ts'

const folder = mkdtempSync(join(tmpdir(), 'ec-many-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const session = editorSession(async () => {
  await writeFiles(folder, MANY_FILES)
  return {
    folder,
    extension: await packedExtension(),
    height: 900,
    settings: { 'files.autoSave': 'off', 'emergenceCheck.rules': { 'ambiguous-data': 'information' } },
  }
})

/** Rule and line of each problem of the one paper that is open, in the order of its text. */
const places = async () => {
  const problems = (await session.page.problems()).toSorted((a, b) => a.line - b.line)
  return problems.map(({ code, line }) => `${code} ${line}`)
}
/** Opens one paper and closes the others, so that the Problems panel tells of it alone. */
const openAlone = async (file: string) => {
  await session.page.closeEditors()
  await session.page.openFile(file)
}
const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast']
const TABLES = [
  'Table 1: Arithmetic, first run: exact match (%), n = 2,000.',
  'Table 2: Arithmetic, second run: exact match (%), n = 2,000.',
]

test('a claim that two tables fit offers both, by names that a person can tell apart', async () => {
  const { page } = session
  await openAlone('choice.md')
  await expect.poll(places).toEqual([`ambiguous-data ${CHOICE.lineOf('Arithmetic of')}`])
  await page.runCommand('View: Hide Panel')
  const titles = await page.codeActions('Arithmetic of')
  const links = titles.filter(title => title.startsWith('Link the claim to'))
  expect(links).toEqual(TABLES.map(title => expect.stringContaining(title.slice(0, 40))))
})

test.each(THEMES)('a look at the quick fixes in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await page.select('Arithmetic of')
  await page.page.keyboard.press('ArrowLeft')
  const fixes = page.page.locator('.action-widget .monaco-list-row.action').first()
  // A menu that is asked for while the theme still settles closes again.
  await expect
    .poll(
      async () => {
        if (!(await fixes.isVisible())) await page.page.keyboard.press('Control+.')
        return fixes.isVisible()
      },
      { interval: 1_000 },
    )
    .toBe(true)
  await page.screenshot(`data-choice-${theme}`)
  await page.page.keyboard.press('Escape')
})

test('the one that is chosen ties the claim, and the question is gone', async () => {
  const { page } = session
  await page.applyCodeAction('Arithmetic of', 'Link the claim to Table 1')
  await expect.poll(async () => (await page.visibleLines()).join(' ')).toContain('emergence-check-claim')
  await expect.poll(places).toEqual([])
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('Arithmetic of', 'Data:')
  expect(hover.text).toContain('Survives every view tried: steps between 6.7B and 13B.')
  expect(hover.text).toContain('Data: The comment names Table 1.')
  await page.runCommand('File: Revert File')
  // Closed before that, it would ask whether to save.
  await expect.poll(async () => (await page.tabs()).join(' ')).not.toContain('•')
})

test('of more than a thousand curves, those of the named task are offered, and no hover is flooded', async () => {
  const { page } = session
  expect(CURVES).toBeGreaterThan(1000)
  await openAlone('long.md')
  const ambiguous = ['Reasoning of', 'legal puzzles'].map(words => `ambiguous-data ${LONG.lineOf(words)}`)
  await expect.poll(places).toEqual([...ambiguous, `no-jump-as-claimed ${LONG.lineOf('moral riddles')}`])
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('Reasoning of', 'Data:')
  expect(hover.text).toContain(`${CURVES} series fit equally well`)
  expect(hover.text.length).toBeLessThan(2000)
  const titles = await page.codeActions('Solving legal')
  const links = titles.filter(title => title.startsWith('Link the claim to'))
  expect(links.length).toBeGreaterThan(0)
  for (const title of links) expect(title).toContain('legal_puzzles')
})

test.each(THEMES)('a look at the panel of a long table in the theme %s', async theme => {
  const { page } = session
  await openAlone('long.md')
  await page.setTheme(theme)
  await page.hoverText('Solving moral', 'Data:')
  await page.screenshot(`data-hover-long-${theme}`)
  await page.placeCursorAfter('Solving moral')
  await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
  const panel = await page.webviewFrame('.claim .badge')
  await panel.locator('.charts svg').nth(1).waitFor()
  await page.screenshot(`data-panel-long-${theme}`)
  // A choice in the panel is answered, however many curves the table holds.
  await panel.locator('vscode-dropdown[aria-label="Metric"]').click()
  expect(await panel.locator('vscode-option:visible').count()).toBeLessThan(20)
  await panel.locator('vscode-option:visible', { hasText: 'F1' }).first().click()
  await expect.poll(() => panel.locator('.charts').innerHTML()).toMatch(/F1/)
  await page.closeEditors()
})

test('a file of 600,000 answers is read to its end and judged', async () => {
  const { page, editor } = session
  const content = largeItems()
  expect(content.length).toBeGreaterThan(20e6)
  await openAlone('large.md')
  await expect.poll(places).toEqual([`broken-data ${LARGE.lineOf('Unscrambling')}`])
  await writeFile(join(editor.folder, 'items.csv'), content)
  await expect.poll(places, { timeout: 60_000 }).toEqual([])
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('Unscrambling suddenly', 'Data:')
  expect(hover.text).toContain('Survives every view tried: steps between 6.7B and 13B.')
  expect(hover.text).toContain('Data: The sentence links items.csv. Series: exact_match against params.')
  await expect.poll(() => page.notifications()).toEqual([])
})

test('the command line says the same', async () => {
  const { editor } = session
  const headlines = async (paper: string) =>
    (await auditOnCommandLine(editor.folder, paper)).map(({ headline }) => headline)
  expect(await headlines('large.md')).toEqual(['Survives every view tried: steps between 6.7B and 13B.'])
  expect(await headlines('long.md')).toEqual([
    'Not checked: more than one table or series could be meant.',
    'Not checked: more than one table or series could be meant.',
    'The linked data show no jump, even as plotted.',
  ])
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
