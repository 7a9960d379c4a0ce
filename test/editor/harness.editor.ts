import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { auditOnCommandLine } from './command-line.ts'
import { writeFiles } from './data-papers.ts'
import { packedExtension, type Theme } from './editor.ts'
import { FALLEN, HARNESS, HARNESS_FILES, resultsOf } from './harness-papers.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'ec-harness-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const session = editorSession(async () => {
  await writeFiles(folder, HARNESS_FILES)
  return { folder, extension: await packedExtension(), height: 900 }
})

const MEASURED = 'The jump goes away under token edit distance (measured).'
const RESULTS = HARNESS.lineOf('suddenly emerges')
const SAMPLES = HARNESS.lineOf('jumps abruptly')

/** What the Problems panel says, in the order of the text and not of severity. */
const problems = async () =>
  (await session.page.problems()).map(({ line, message }) => ({ line, message })).sort((a, b) => a.line - b.line)

test('claims on a folder of results, and on one of items alone, meet a metric that was recomputed from the answers', async () => {
  const { page } = session
  await page.openFile('harness.md')
  await expect.poll(problems).toEqual([
    { line: RESULTS, message: MEASURED },
    { line: SAMPLES, message: MEASURED },
  ])
  await page.runCommand('View: Hide Panel')
})

test('the row at which the jump has happened is a place in the file of its model', async () => {
  await expect
    .poll(async () => (await session.page.problems())[0]?.related)
    .toEqual([expect.objectContaining({ message: 'params 1.4B: exact_match 0.09' })])
  await session.page.runCommand('View: Hide Panel')
})

test.each([
  ['suddenly emerges', 'results/'],
  ['jumps abruptly', 'samples/'],
])('a hover over the claim that "%s" tells the metric and the folder', async (words, linked) => {
  const hover = await session.page.hoverText(words, 'Data:')
  expect(hover.text).toContain(MEASURED)
  expect(hover.text).toContain(`Data: The sentence links ${linked}. Series: exact_match against params.`)
  expect(hover.pictures[0]?.alt).toContain('token edit distance')
})

test.each<Theme>(['light', 'dark', 'high-contrast'])(
  'a look at the hover and the panel in the theme %s',
  async theme => {
    const { page } = session
    await page.setTheme(theme)
    await page.hoverText('suddenly emerges', 'Open the re-plot')
    await page.screenshot(`data-hover-samples-${theme}`)
    await page.placeCursorAfter('suddenly emerges')
    await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
    const panel = await page.webviewFrame('.claim .badge')
    await panel.locator('.charts svg').nth(1).waitFor()
    expect(await panel.locator('table.evidence').textContent()).toContain('token edit distance')
    await page.screenshot(`data-panel-samples-${theme}`)
    await page.closeEditors()
    await page.openFile('harness.md')
  },
)

test('the command line says the same of both claims', async () => {
  const said = await auditOnCommandLine(session.editor.folder, 'harness.md')
  expect(said.map(({ headline }) => headline)).toEqual([MEASURED, MEASURED])
})

test('the file of one more model changes what is found', async () => {
  const { page } = session
  await writeFiles(session.editor.folder, resultsOf(FALLEN))
  await expect.poll(problems).toEqual([
    { line: RESULTS, message: 'Rises before it falls; no single jump to test.' },
    { line: SAMPLES, message: MEASURED },
  ])
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('suddenly emerges', 'Data:')
  expect(hover.text).toContain('On the way the score falls')
  const said = await auditOnCommandLine(session.editor.folder, 'harness.md')
  expect(said.map(({ verdict }) => verdict)).toEqual(['non-monotone', 'metric-dependent'])
})

test('without that model all is as before', async () => {
  const { page, editor } = session
  rmSync(join(editor.folder, 'results', `me__tiny-${FALLEN.name}`), { recursive: true })
  await expect.poll(problems).toEqual([
    { line: RESULTS, message: MEASURED },
    { line: SAMPLES, message: MEASURED },
  ])
  await page.runCommand('View: Hide Panel')
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
