import { readFileSync } from 'node:fs'
import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browse } from './browser.ts'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const draft = ['open', 'gone', 'open', 'gone', 'stands']

/** The samples, and a paper with very many claims that have no data. */
async function workspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ec-marks-'))
  await cp(examples, folder, { recursive: true })
  const claims = Array.from(
    { length: 40 },
    (_, n) => `Skill ${n + 1} of the language models emerges suddenly at ${n + 1}B parameters.`,
  )
  await writeFile(join(folder, 'many.md'), `# Many claims\n\n${claims.join('\n\n')}\n`)
  await writeFile(join(folder, 'none.md'), '# A recipe\n\nTake two eggs.\n\nStir.\n')
  await writeFile(join(folder, 'plain.txt'), 'Two-digit addition suddenly emerges at 13B parameters.\n')
  return folder
}

const session = editorSession(async () => ({
  folder: await workspace(),
  extension: await packedExtension(),
  settings: { '[markdown]': { 'editor.wordWrap': 'off' } },
  // High enough for the whole of the sample paper, its lenses included.
  width: 1240,
  height: 1500,
}))

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

/** The signs beside the lines on the screen, from above, by the file of their picture. */
async function signs(): Promise<string[]> {
  const found = await session.page.page.locator('.glyph-margin-widgets .cgmr').evaluateAll(readSigns)
  return found.toSorted((a, b) => a.top - b.top).map(({ name }) => name)
}

/** The lines that we draw under claims; a claim of two lines has two pieces. */
function underlines() {
  return session.page.page.locator('.view-overlays .cdr[class*="ced-"]').evaluateAll(countDotted)
}

const claimsInStatusBar = async () => (await session.page.statusBar()).find(text => /claims?\b/i.test(text))

test.each(THEMES)('claims are marked by their verdict in the theme %s', async theme => {
  const { page } = session
  await page.setTheme(theme)
  await page.openFile('draft.md')
  const kind = theme === 'dark' || theme === 'high-contrast' ? 'dark' : 'light'
  await expect.poll(signs).toEqual(draft.map(tone => `${tone}-${kind}`))
  // Two claims stand, the first of them alone on its line; the others have squiggles.
  await expect.poll(underlines).toBe(2)
  await expect.poll(async () => (await page.squiggles()).warnings).toBeGreaterThan(0)
  await page.placeCursorAfter('# When does arithmetic emerge?')
  await page.screenshot(`marks-${theme}`)
  await zoomed(`marks-${theme}-near`)
})

test('marks move with the text, and are set anew when it is analysed', async () => {
  const { page } = session
  await page.setTheme('light')
  await page.editorType('no longer a claim', { over: 'improves smoothly with model size' })
  await expect.poll(signs).toEqual(draft.slice(0, 4).map(tone => `${tone}-light`))
  await page.editorType('improves smoothly with model size', { over: 'no longer a claim' })
  await expect.poll(signs).toEqual(draft.map(tone => `${tone}-light`))
  await page.save()
})

test('a setting leaves the signs alone, or nothing', async () => {
  const { page } = session
  await page.changeSettings({ 'emergenceCheck.marks': 'gutter' })
  await expect.poll(underlines).toBe(0)
  expect(await signs()).toHaveLength(5)
  await page.changeSettings({ 'emergenceCheck.marks': 'off' })
  await expect.poll(signs).toEqual([])
  expect((await page.squiggles()).warnings).toBeGreaterThan(0)
  await page.changeSettings({ 'emergenceCheck.marks': undefined })
  await expect.poll(signs).toHaveLength(5)
})

test('lenses are off until asked for, and open the re-plot', async () => {
  const { page } = session
  expect(await page.lenses()).toEqual([])
  await page.changeSettings({ 'emergenceCheck.codeLens': true })
  await expect.poll(async () => (await page.lenses()).length).toBe(6)
  await expect
    .poll(() => page.lenses())
    .toContainEqual(expect.stringMatching(/^▲ Goes away under another metric · jump 75 % → \d+ %$/))
  for (const theme of THEMES) {
    await page.setTheme(theme)
    await page.screenshot(`lens-${theme}`)
  }
  await page.clickLens('Goes away under another metric')
  const panel = await page.webviewFrame('.claim .badge')
  await expect.poll(() => panel.locator('.claim').textContent()).toContain('Goes away under another metric')
  await page.closeEditors()
  await page.changeSettings({ 'emergenceCheck.codeLens': undefined })
  await page.openFile('draft.md')
  await expect.poll(() => page.lenses()).toEqual([])
})

test('the status bar counts the claims of the active paper, and tells how much was read', async () => {
  const { page } = session
  await expect.poll(claimsInStatusBar).toBe('6 claims · 2 go away')
  const item = page.page.locator('.statusbar-item', { hasText: '6 claims' })
  await item.hover()
  const tip = page.page.locator('.monaco-hover:visible', { hasText: 'The data cannot decide' })
  await tip.waitFor()
  expect(await tip.innerText()).toMatch(/6 claims found in \d+ paragraphs\./)
  await page.screenshot('status-light')
  await page.page.mouse.move(640, 2)
  await page.openFile('none.md')
  await expect.poll(claimsInStatusBar).toBe('0 claims')
  await page.openFile('plain.txt')
  await expect.poll(claimsInStatusBar).toBe(undefined)
})

test('forty claims without data stay quiet', async () => {
  const { page } = session
  await page.openFile('many.md')
  await expect.poll(claimsInStatusBar).toBe('40 claims · no data')
  await expect.poll(async () => new Set(await signs())).toEqual(new Set(['none-light']))
  expect(await underlines()).toBe(0)
  await page.screenshot('marks-many-light')
  await page.setTheme('dark')
  await page.screenshot('marks-many-dark')
})

test('a click in the status bar offers the claims and goes to the one chosen', async () => {
  const { page } = session
  await page.openFile('draft.md')
  await expect.poll(claimsInStatusBar).toBe('6 claims · 2 go away')
  for (const theme of THEMES) {
    await page.setTheme(theme)
    await page.page.locator('.statusbar-item', { hasText: '6 claims' }).click()
    // Each with its verdict and its words.
    await expect.poll(() => page.choices()).toHaveLength(12)
    await page.screenshot(`claims-${theme}`)
    if (theme !== 'high-contrast-light') await page.page.keyboard.press('Escape')
  }
  await page.choose('Goes away on another axis')
  const line = readFileSync(join(examples, 'draft.md'), 'utf8').split('\n')
  const at = line.findIndex(text => text.startsWith('Zero-shot')) + 1
  await expect
    .poll(async () => (await page.statusBar()).join('|'))
    .toMatch(new RegExp(`Ln (?:${at}|${at + 1}), Col \\d+ \\(\\d+ selected\\)`))
})

test('without a claim at the cursor the re-plot asks for one', async () => {
  const { page } = session
  await page.setTheme('light')
  await page.placeCursorAfter('## References')
  await page.runCommand('Emergence: Open Re-plot of the Claim at the Cursor')
  await page.choose('Holds')
  const panel = await page.webviewFrame('.claim .badge')
  await expect.poll(() => panel.locator('.claim').textContent()).toContain('Unscrambling')
  await page.closeEditors()
})

test('the sample workspace opens in a window of its own', async () => {
  const { page } = session
  const opened = page.page.context().waitForEvent('page')
  await page.runCommand('Emergence: Open the Sample Workspace')
  const window = await opened
  await window.waitForURL(/folder=[^&]*sample/)
  await window.locator('.explorer-folders-view .monaco-list-row', { hasText: 'draft.md' }).waitFor({ timeout: 60_000 })
  await window.close()
})

test('the sample workspace opens where no folder is open, from the walkthrough', async () => {
  const { editor } = session
  const page = await browse({ ...editor, url: `${new URL(editor.url).origin}/?ew=true` }, { width: 1240, height: 860 })
  try {
    await page.runCommand('Welcome: Open Walkthrough...')
    await page.choose('Get Started with Emergence Check')
    await page.page.locator('.gettingStartedContainer', { hasText: 'Open the sample paper' }).waitFor()
    await page.page.waitForTimeout(1_000)
    await page.screenshot('walkthrough-page')
    const starts = async () => (await page.logs()).split('Eager extensions activated').length
    const before = await starts()
    await page.page.getByRole('button', { name: 'Open the Sample Workspace' }).click()
    await page.page.waitForURL(/folder=[^&]*sample/, { timeout: 60_000 })
    await page.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'draft.md' })
      .waitFor({ timeout: 60_000 })
    await expect.poll(starts, { timeout: 60_000 }).toBeGreaterThan(before)
    // While the window is still opening, whatever it shows next closes the list of files again.
    await page.page.waitForTimeout(4_000)
    await page.openFile('draft.md')
    await expect.poll(async () => (await page.statusBar()).join('|')).toContain('6 claims · 2 go away')
    await page.screenshot('sample-light')
  } finally {
    await page.close()
  }
})

test('every log is clean', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})

/** A picture of the beginning of the text with its gutter, as large as a reader sees it who leans in. */
async function zoomed(name: string): Promise<void> {
  const { page } = session.page
  const box = await page.locator('.editor-instance .monaco-editor').first().boundingBox()
  if (box === null) throw new Error('There is no editor on the screen.')
  const path = await session.page.screenshot(name)
  await page.screenshot({ path, clip: { x: box.x, y: box.y + 180, width: 480, height: 330 } })
}

// What follows runs inside the page.

type Marked = { getBoundingClientRect(): { readonly top: number } }
declare function getComputedStyle(element: unknown): {
  readonly backgroundImage: string
  readonly borderBottomStyle: string
}

function readSigns(marks: unknown[]): { readonly top: number; readonly name: string }[] {
  return (marks as Marked[]).flatMap(mark => {
    const name = /marks(?:\/|%2F)([\w-]+)\.svg/.exec(getComputedStyle(mark).backgroundImage)?.[1]
    return name === undefined ? [] : [{ top: mark.getBoundingClientRect().top, name }]
  })
}

function countDotted(pieces: unknown[]): number {
  return pieces.filter(piece => getComputedStyle(piece).borderBottomStyle === 'dotted').length
}
