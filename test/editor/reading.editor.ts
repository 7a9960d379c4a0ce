import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { markedTexts, selected } from './marked.ts'
import { LONG, NOTEBOOK, PLACES, PLACES_TEXT, SETTINGS_TEXT } from './reading-papers.ts'
import { editorSession } from './session.ts'

const session = editorSession(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reading-'))
  await writeFile(join(folder, 'places.md'), PLACES_TEXT)
  await writeFile(join(folder, 'settings.md'), SETTINGS_TEXT)
  await writeFile(join(folder, 'long.md'), LONG.text)
  await writeFile(join(folder, 'notebook.ipynb'), NOTEBOOK.text)
  return {
    folder,
    extension: await packedExtension(),
    settings: { 'emergenceCheck.rules': { 'no-data': 'warning' } },
    width: 1280,
    height: 1000,
  }
})

const problemsOf = async (file: string) => (await session.page.problems()).filter(problem => problem.file === file)
const linesOf = async (file: string) => (await problemsOf(file)).map(({ line }) => line).sort((a, b) => a - b)
/** Opens one paper and closes the others, so that the Problems panel tells of it alone. */
const openAlone = async (file: string) => {
  await session.page.closeEditors()
  await session.page.openFile(file)
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test('wherever a claim stands, its own words are marked and nothing else is', async () => {
  const { page } = session
  await page.openFile('places.md')
  await expect.poll(() => problemsOf('places.md')).toHaveLength(PLACES.length)
  const marked = await markedTexts(page, 'places.md', PLACES_TEXT)
  expect(marked.map(({ text }) => text)).toEqual(PLACES.map(({ source }) => source))
})

test.each(PLACES)('a hover over a claim in $place tells its verdict', async ({ source, words, column }) => {
  const { page } = session
  const line = lineOf(PLACES_TEXT, source)
  await expect.poll(() => problemsOf('places.md')).toHaveLength(PLACES.length)
  const problem = (await problemsOf('places.md')).find(each => each.line === line)
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText(words, `Series: ${column} against Params.`)
  expect(problem?.message).toBe(await hover.locator.locator('strong').first().innerText())
  expect(hover.pictures).toHaveLength(1)
  expect(hover.pictures[0]?.width).toBeGreaterThan(300)
})

test.each(['A sentence beside it claims nothing', 'class: dropdown', 'callout-note', 'Table games'])(
  'no hover comes over "%s"',
  async words => {
    await session.page.openFile('places.md')
    await expect(session.page.hoverText(words)).rejects.toThrow('No hover came')
  },
)

test.each(['light', 'dark'] as const)('a look at many claims in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await page.openFile('places.md')
  await expect.poll(() => problemsOf('places.md')).toHaveLength(PLACES.length)
  await page.placeCursorAfter('Our language models')
  await page.screenshot(`reading-problems-${theme}`)
  await page.runCommand('View: Hide Panel')
  await page.screenshot(`reading-${theme}`)
  await page.hoverText('Solving analogies', 'Open the re-plot')
  await page.screenshot(`reading-hover-${theme}`)
})

test('settings change what is found in the open document, without a reload', async () => {
  const { page } = session
  const lines = () => linesOf('settings.md')
  const line = (part: string) => lineOf(SETTINGS_TEXT, part)
  const [jump, terms, fenced] = [line('Juggling'), line('Knitting'), line('Rowing')]
  await openAlone('settings.md')
  await expect.poll(lines).toEqual([jump])
  await page.changeSettings({ 'emergenceCheck.claims.addTerms': { 'tipping size': 'phase-transition' } })
  await expect.poll(lines).toEqual([jump, terms])
  await page.changeSettings({ 'emergenceCheck.claims.fencedProse': true })
  await expect.poll(lines).toEqual([jump, terms, fenced])
  await page.changeSettings({ 'emergenceCheck.claims.ignoreTerms': ['suddenly emerges'] })
  await expect.poll(lines).toEqual([terms])
  await page.changeSettings({
    'emergenceCheck.claims.addTerms': undefined,
    'emergenceCheck.claims.fencedProse': undefined,
    'emergenceCheck.claims.ignoreTerms': undefined,
  })
  await expect.poll(lines).toEqual([jump])
})

test('a broad reading finds more than a balanced one, and all that it finds', async () => {
  const { page } = session
  const lines = () => linesOf('settings.md')
  const balanced = await lines()
  await page.changeSettings({ 'emergenceCheck.claims.sensitivity': 'broad' })
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(balanced.length)
  expect(await lines()).toEqual(expect.arrayContaining(balanced))
  await page.changeSettings({ 'emergenceCheck.claims.sensitivity': undefined })
  await expect.poll(lines).toEqual(balanced)
})

test('a long document is read again as it is typed in, and no letter is lost', async () => {
  const { page } = session
  expect(LONG.text.length).toBeGreaterThan(60_000)
  await openAlone('long.md')
  await expect.poll(() => linesOf('long.md')).toEqual(LONG.claims)
  await page.runCommand('View: Hide Panel')
  await page.editorType(` ${LONG.typed}`, { after: LONG.at })
  await expect.poll(async () => (await page.visibleLines()).join('')).toContain(`${LONG.at} ${LONG.typed}`)
  await expect.poll(() => linesOf('long.md')).toEqual([...LONG.claims, LONG.line].sort((a, b) => a - b))
  await page.runCommand('View: Hide Panel')
  await page.hoverText(LONG.typed, 'Not checked: no data is linked to this claim.')
})

test('the audit finds the claims of a notebook and leads to them in its file', async () => {
  const { page } = session
  await page.runCommand('Emergence: Audit Workspace')
  await page.viewAppears('Claim Audit')
  await expect.poll(() => page.viewMessage('Claim Audit')).toContain('paragraphs of 4 files')
  const labels = async () => {
    const rows = await page.tree('Claim Audit')
    return rows.filter(({ description }) => description.startsWith('notebook.ipynb')).map(({ label }) => label)
  }
  await expect.poll(labels).toEqual(NOTEBOOK.claims.map(({ text }) => text))
  for (const { text, source } of NOTEBOOK.claims) {
    await page.clickRow('Claim Audit', text)
    const start = NOTEBOOK.text.indexOf(source)
    await expect.poll(() => selected(page, NOTEBOOK.text)).toEqual({ start, end: start + source.length })
  }
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})

test('a setting that is not understood is named in the output channel', async () => {
  const { page, editor } = session
  await page.openFile('settings.md')
  const before = [lineOf(SETTINGS_TEXT, 'Juggling')]
  await expect.poll(() => linesOf('settings.md')).toEqual(before)
  await page.changeSettings({ 'emergenceCheck.claims.sensitivity': 'loud' })
  await expect
    .poll(async () => (await editor.outputs()).get('Emergence Check'))
    .toContain('The setting claims.sensitivity is "loud"; expected strict, balanced or broad.')
  await expect.poll(() => linesOf('settings.md')).toEqual(before)
})
