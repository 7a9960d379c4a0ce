import { mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { STEP, STRAIGHT, separated, writeFiles } from './data-papers.ts'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'ec-configuration-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CLAIM = 'Unscrambling suddenly emerges at 13B parameters in language models.'
const CONFIGURATION = '.emergence-check.json'
const configured = (more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ data: { 'notes/*.md': 'data/scores.csv' }, exclude: ['drafts/'], ...more }, null, 2)

/** Two folders of one window: in one the file says that notes rest on straight data, in the other on a step. */
const FILES = {
  'both.code-workspace': JSON.stringify({ folders: [{ path: 'alpha' }, { path: 'beta' }] }),
  [`alpha/${CONFIGURATION}`]: configured(),
  'alpha/.gitignore': '# Not ours\n\nold/\n',
  'alpha/data/scores.csv': separated(',', STRAIGHT),
  'alpha/notes/first.md': `# First\n\n${CLAIM}\n`,
  'alpha/drafts/draft.md': `# Draft\n\n${CLAIM}\n`,
  'alpha/old/old.md': `# Old\n\n${CLAIM}\n`,
  'beta/.emergence-check.yaml': 'data:\n  notes/*.md: [results/step.csv]\n',
  'beta/results/step.csv': separated(',', STEP),
  'beta/notes/second.md': `# Second\n\n${CLAIM}\n`,
  'beside/loose.md': `# Loose\n\n${CLAIM}\n`,
}

const session = editorSession(async () => {
  await writeFiles(folder, FILES)
  return {
    folder,
    workspaceFile: 'both.code-workspace',
    extension: await packedExtension(),
    settings: {
      'files.autoSave': 'off',
      // Quick Open finds what .gitignore names, too.
      'search.useIgnoreFiles': false,
      'emergenceCheck.rules': { 'no-data': 'hint' },
    },
  }
})

/** File and rule of each problem, in no special order. */
const problems = async () => (await session.page.problems()).map(({ file, code }) => `${file} ${code}`.trim()).sort()
const inStatusBar = async () => (await session.page.statusBar()).find(text => /claims?\b/i.test(text))
const signs = () => session.page.page.locator('.margin [class*="ced-"][class*="TextEditorDecorationType"]').count()
const openAlone = async (file: string) => {
  await session.page.closeEditors()
  await session.page.openFile(file)
}
const configure = (text: string) => writeFile(join(session.editor.folder, 'alpha', CONFIGURATION), text)

test('each folder of a window has its own file', async () => {
  const { page } = session
  await openAlone('first.md')
  await expect.poll(problems).toEqual(['first.md no-jump-as-claimed'])
  expect(await page.hoverText('Unscrambling', 'Data:')).toMatchObject({ text: expect.stringContaining('scores.csv') })
  await openAlone('second.md')
  await page.runCommand('View: Hide Panel')
  const hover = await page.hoverText('Unscrambling', 'Data:')
  expect(hover.text).toContain('Survives every view tried')
  expect(hover.text).toContain('step.csv')
  // The list may still hold what it showed when it was last seen.
  await expect.poll(problems).toEqual([])
})

test('a rule that the file switches off falls silent in the open paper of its folder, and speaks again', async () => {
  await openAlone('first.md')
  await expect.poll(problems).toEqual(['first.md no-jump-as-claimed'])
  await configure(configured({ rules: { 'no-jump-as-claimed': 'off' } }))
  await expect.poll(problems).toEqual([])
  await configure(configured())
  await expect.poll(problems).toEqual(['first.md no-jump-as-claimed'])
})

test('without the file the editor’s settings count, and with it again it does', async () => {
  const { editor } = session
  await rm(join(editor.folder, 'alpha', CONFIGURATION))
  // The setting makes a hint of claims without data, which the Problems panel does not list.
  await expect.poll(problems).toEqual([])
  await configure(configured())
  await expect.poll(problems).toEqual(['first.md no-jump-as-claimed'])
})

test('a paper that the file excludes has no mark, and the status bar says why', async () => {
  const { page } = session
  await openAlone('first.md')
  await expect.poll(inStatusBar).toContain('1 claim')
  await expect.poll(signs).toBe(1)
  await openAlone('draft.md')
  await expect.poll(inStatusBar).toBe(`Claims not checked: left out by ${CONFIGURATION}`)
  await expect.poll(problems).toEqual([])
  await expect.poll(signs).toBe(0)
  await page.runCommand('View: Hide Panel')
  await expect(page.hoverText('Unscrambling')).rejects.toThrow('No hover came')
  const item = page.page.locator('.statusbar-item', { hasText: 'Claims not checked' })
  await item.hover()
  await expect
    .poll(() => page.page.locator('.workbench-hover').allInnerTexts())
    .toEqual([
      expect.stringContaining(`The pattern “drafts/” in “exclude” of ${CONFIGURATION} leaves this document out`),
    ])
  await page.screenshot('configuration-excluded')
  await item.click()
  await expect.poll(() => page.tabs()).toContainEqual(expect.stringMatching(/^\.emergence-check/))
})

test('a paper that .gitignore leaves out is checked as soon as it does no more', async () => {
  const { page, editor } = session
  const gitignore = join(editor.folder, 'alpha/.gitignore')
  await openAlone('old.md')
  await expect.poll(inStatusBar).toBe('Claims not checked: left out by .gitignore')
  await page.page.locator('.statusbar-item', { hasText: 'Claims not checked' }).hover()
  await expect
    .poll(() => page.page.locator('.workbench-hover').allInnerTexts())
    .toEqual([expect.stringContaining('The pattern “old/” in .gitignore, line 3, leaves this document out')])
  await page.screenshot('configuration-ignored')
  await page.page.mouse.move(600, 300)
  await writeFile(gitignore, '# Nothing\n')
  await expect.poll(inStatusBar).toContain('1 claim')
  await writeFile(gitignore, 'old/\n')
  await expect.poll(inStatusBar).toBe('Claims not checked: left out by .gitignore')
  await expect.poll(signs).toBe(0)
})

test('the setting excludes as well, and is named', async () => {
  const { page } = session
  await openAlone('second.md')
  await expect.poll(inStatusBar).toContain('1 claim')
  await page.changeSettings({ 'emergenceCheck.exclude': ['second.md'] })
  await expect.poll(inStatusBar).toBe('Claims not checked: left out by your settings')
  await page.changeSettings({ 'emergenceCheck.exclude': undefined })
  await expect.poll(inStatusBar).toContain('1 claim')
})

test('a paper outside the workspace is left alone, and the status bar says so', async () => {
  const { page, editor } = session
  await page.closeEditors()
  await page.runCommand('File: Open File...')
  const paper = join(editor.folder, 'beside/loose.md')
  await page.answer(paper)
  // The dialog looks a folder up first, takes no answer meanwhile, and may put that folder in its place. A click, unlike a
  // key, cannot end up in the paper.
  const dialog = page.page.locator('.quick-input-widget')
  const field = dialog.locator('.quick-input-box input')
  const answer = async () => {
    if ((await field.inputValue({ timeout: 500 })) !== paper) await field.fill(paper, { timeout: 500 })
    await dialog.getByRole('button', { name: 'OK' }).click({ timeout: 500 })
  }
  await expect
    .poll(
      async () => {
        await answer().catch(() => undefined)
        return dialog.isVisible()
      },
      { interval: 1_000 },
    )
    .toBe(false)
  await expect.poll(inStatusBar).toBe('Claims not checked: outside the workspace')
  await expect.poll(problems).toEqual([])
  await page.runCommand('View: Hide Panel')
})

test('the editor completes keys and explains them', async () => {
  const { page } = session
  await openAlone(CONFIGURATION)
  await expect.poll(async () => (await page.statusBar()).join(' ')).toContain('JSON with Comments')
  await page.editorType('{ "claims": { ', { over: '{' })
  const list = page.page.locator('.suggest-widget .monaco-list-row')
  await expect
    .poll(
      async () => {
        // In a list that is open already the same keys only fold its explanation out.
        await page.page.keyboard.press('Escape')
        await page.page.keyboard.press('Control+Space')
        await list
          .first()
          .waitFor({ timeout: 2_000 })
          .catch(() => undefined)
        return (await list.allInnerTexts()).map(text => text.split('\n')[0])
      },
      { interval: 1_000 },
    )
    .toEqual(['addTerms', 'fencedProse', 'ignoreTerms', 'sensitivity'])
  await page.screenshot('configuration-completion')
  await page.page.keyboard.press('Escape')
})

test('what is typed and not saved does not count', async () => {
  const { page } = session
  // The file is broken as it stands in the editor.
  await page.openFile('first.md')
  await expect.poll(problems).toContain('first.md no-jump-as-claimed')
  await expect.poll(inStatusBar).toContain('1 claim')
  await page.openFile(CONFIGURATION)
  await page.runCommand('File: Revert File')
  // An unsaved file would be asked about when it is closed.
  await expect.poll(async () => (await page.tabs()).join()).not.toContain('•')
})

test('a mistake is underlined in the file, the rest counts, and it is gone when mended', async () => {
  const { page } = session
  await page.closeEditors()
  await page.openFile('first.md')
  await page.openFile(CONFIGURATION)
  await configure(configured({ rules: { 'no-dat': 'hint', 'no-jump-as-claimed': 'off' } }))
  const own = async () => (await page.problems()).filter(({ source }) => source === 'Emergence')
  await expect.poll(own).toEqual([
    expect.objectContaining({
      file: CONFIGURATION,
      severity: 'error',
      message: expect.stringMatching(/^There is no setting rules\.no-dat; expected one of metric-dependent, /),
    }),
  ])
  const line = configured({ rules: { 'no-dat': 'hint' } })
    .split('\n')
    .findIndex(text => text.includes('no-dat'))
  // The editor reads the file anew in its own time.
  await expect.poll(async () => (await own()).map(mistake => mistake.line)).toEqual([line + 1])
  await expect.poll(async () => (await page.squiggles()).errors).toBeGreaterThan(0)
  await page.screenshot('configuration-mistake')
  await configure(configured())
  await expect.poll(own).toEqual([expect.objectContaining({ file: 'first.md', code: 'no-jump-as-claimed' })])
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
