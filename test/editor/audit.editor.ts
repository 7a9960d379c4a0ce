import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import type { EditorPage } from './page.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const home = mkdtempSync(join(tmpdir(), 'ec-audit-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const VIEW = 'Claim Audit'
const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

/** Saves the report in the form and under the name that are offered. */
async function saveAsJson(page: EditorPage): Promise<void> {
  await page.choose('JSON')
  const dialog = page.page.locator('.quick-input-widget')
  await dialog.getByText('Save Audit Report (JSON)').waitFor()
  const field = dialog.locator('.quick-input-box input')
  await expect.poll(() => field.inputValue()).toMatch(/claim-audit\.json$/)
  await field.press('Enter')
}

const BARE = (what: string) => `# ${what}\n\n${what} of the language models emerges suddenly at 2B parameters.\n`

/** The samples in a git repository, with a paper that git ignores. */
async function repository(): Promise<string> {
  const folder = join(home, 'papers')
  await cp(examples, folder, { recursive: true })
  await mkdir(join(folder, 'drafts'))
  await writeFile(join(folder, '.gitignore'), 'drafts/\n')
  await writeFile(join(folder, 'drafts', 'secret.md'), BARE('Secrecy'))
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], { cwd: folder })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Papers')
  return folder
}

describe('the audit of a workspace', () => {
  const session = editorSession(async () => ({
    folder: await repository(),
    extension: await packedExtension(),
    width: 1280,
    height: 860,
    settings: { 'git.enabled': true, 'git.openRepositoryInParentFolders': 'never', 'files.autoSave': 'off' },
  }))
  const groups = async () =>
    (await session.page.tree(VIEW)).filter(({ level }) => level === 1).map(row => [row.label, row.description])
  const message = () => session.page.viewMessage(VIEW)
  const claims = async () =>
    (await session.page.tree(VIEW)).filter(({ level }) => level === 2).map(({ label }) => label)
  /** The audit as it looks, with the mouse out of the way. */
  const picture = async (name: string) => {
    await session.page.page.mouse.move(640, 2)
    await session.page.page.waitForTimeout(600)
    await session.page.screenshot(name)
  }
  const group = (by: string) => session.page.runCommand(`Emergence: Group Audit by ${by}`)

  test('the view says what it is for before there is an audit', async () => {
    await expect.poll(message).toContain('Find the emergence claims of this workspace')
    await picture('audit-welcome-light')
  })

  test('the audit fills the tree, grouped by verdict, what to look at first on top', async () => {
    const { page } = session
    await page.runCommand('Emergence: Audit Workspace')
    await expect.poll(message).toMatch(/^15 claims in 40 paragraphs of 3 files · \d+ to look at$/)
    await expect.poll(groups).toEqual([
      ['Goes away under another metric', '4'],
      ['Goes away on another axis', '1'],
      ['The data cannot decide', '2'],
      ['Survives every view tried', '4'],
      ['Holds', '3'],
      ['No data linked', '1'],
    ])
    expect((await claims()).join()).not.toContain('Secrecy')
    // A number at the icon tells of warnings, in words for those who rest on it.
    await expect.poll(() => page.page.locator('.activitybar .badge-content:visible').allInnerTexts()).toContain('5')
  })

  test('the Problems panel tells nothing of files that are not open', async () => {
    const { page } = session
    expect((await page.problems()).filter(({ source }) => source.includes('Emergence'))).toEqual([])
    await page.runCommand('View: Hide Panel')
  })

  test.each(THEMES)('a look at each grouping in the theme %s', async theme => {
    const { page } = session
    await page.setTheme(theme)
    await page.openFile('draft.md')
    await page.view(VIEW)
    for (const by of ['File', 'Rule', 'Verdict']) {
      await group(by)
      await picture(`audit-${by.toLowerCase()}-${theme}`)
    }
  })

  test('grouped by file and by rule, every claim is there', async () => {
    const { page } = session
    await page.setTheme('light')
    await group('File')
    await expect.poll(groups).toEqual([
      ['controls.md', expect.stringMatching(/^\d+$/)],
      ['draft.md', '6'],
      ['notes.md', expect.stringMatching(/^\d+$/)],
    ])
    await expect.poll(claims).toHaveLength(15)
    await group('Rule')
    await expect.poll(async () => (await groups()).at(0)?.[0]).toBe('metric-dependent')
    await expect.poll(async () => (await groups()).at(-1)?.[0]).toBe('Without remark')
    await group('Verdict')
  })

  test('a filter leaves what matches while it is typed, and is cleared by its button', async () => {
    const { page } = session
    await page.runCommand('Emergence: Filter Audit…')
    const field = page.page.locator('.quick-input-widget input').first()
    await field.fill('draft.md multiplication')
    await expect.poll(claims).toHaveLength(1)
    await picture('audit-filter-light')
    await field.press('Enter')
    await expect.poll(message).toContain('“draft.md multiplication” leaves 1')
    await field.waitFor({ state: 'hidden' })
    await (await page.view(VIEW)).hover()
    await page.page
      .locator('.sidebar .title-actions, .sidebar .pane-header')
      .getByRole('button', { name: 'Clear Audit Filter' })
      .first()
      .click()
    await expect.poll(claims).toHaveLength(15)
  })

  test('next finding opens the sentences in the order of the tree', async () => {
    const { page } = session
    const selected = async () => (await page.statusBar()).find(text => /^Ln \d+/.test(text)) ?? ''
    const [first = '', second = ''] = await claims()
    await page.runCommand('Emergence: Next Finding')
    await expect.poll(selected).toContain('selected')
    const rows = page.page.locator(`.pane:has(> .pane-header[aria-label^="${VIEW}"]) .monaco-list-row.selected`)
    await expect.poll(() => rows.locator('.label-name').allInnerTexts()).toEqual([first])
    await page.page.keyboard.press('Control+F8')
    await expect.poll(() => rows.locator('.label-name').allInnerTexts()).toEqual([second])
    await page.page.keyboard.press('Control+Shift+F8')
    await expect.poll(() => rows.locator('.label-name').allInnerTexts()).toEqual([first])
    await picture('audit-next-light')
    await page.clickRow(VIEW, 'Unscrambling cycled letters improves smoothly with model size (Table 2).')
    await expect.poll(() => page.tabs()).toEqual(expect.arrayContaining([expect.stringContaining('draft')]))
    await expect.poll(async () => (await page.statusBar()).join('|')).toContain('Ln 41')
  })

  test('it follows what is typed and saved, and what changes, comes and goes on disk', async () => {
    const { page, editor } = session
    await page.openFile('draft.md')
    await page.editorType('no longer a claim', { over: 'improves smoothly with model size' })
    await expect.poll(message).toContain('14 claims')
    await page.save()
    await page.closeEditors()
    await expect.poll(message).toContain('14 claims')
    const text = await readFile(join(editor.folder, 'draft.md'), 'utf8')
    await writeFile(
      join(editor.folder, 'draft.md'),
      text.replace('no longer a claim', 'improves smoothly with model size'),
    )
    await expect.poll(message).toContain('15 claims')
    await writeFile(join(editor.folder, 'new.md'), BARE('Novelty'))
    await expect.poll(message).toMatch(/^16 claims in \d+ paragraphs of 4 files/)
    await writeFile(join(editor.folder, 'drafts', 'more.md'), BARE('More'))
    await rm(join(editor.folder, 'new.md'))
    await expect.poll(message).toMatch(/^15 claims in 40 paragraphs of 3 files/)
  })

  test('a row has its own menu, and opens its re-plot', async () => {
    const { page } = session
    const row = page.page
      .locator(`.pane:has(> .pane-header[aria-label^="${VIEW}"]) .monaco-list-row`)
      .filter({ hasText: 'Two-digit multiplication' })
      .first()
    await row.hover()
    await page.page.waitForTimeout(1200)
    await page.screenshot('audit-row-light')
    // A click is lost where the row is drawn anew at that moment, or its tooltip lies over the button.
    await expect
      .poll(
        async () => {
          await page.page.mouse.move(640, 2)
          await row.hover()
          await row.getByRole('button', { name: 'Open Re-plot' }).click({ force: true })
          await page.page.waitForTimeout(1_000)
          return page.tabs()
        },
        { interval: 1_000 },
      )
      .toContainEqual(expect.stringContaining('Re-plot: Two-digit multiplication'))
    const panel = await page.webviewFrame('.claim .badge')
    await expect.poll(() => panel.locator('.claim').textContent()).toContain('Two-digit multiplication')
    await page.closeEditors()
  })

  test('the report is saved where it is asked for, and nothing is left beside it', async () => {
    const { page, editor } = session
    await page.runCommand('Emergence: Save Audit Report…')
    await picture('audit-report-light')
    await saveAsJson(page)
    await expect.poll(() => page.notifications()).toContainEqual('The audit report is saved as claim-audit.json.')
    const report: unknown = JSON.parse(await readFile(join(editor.folder, 'claim-audit.json'), 'utf8'))
    expect(report).toMatchObject({ summary: { files: 3, claims: 15 } })
    await page.runCommand('Notifications: Clear All Notifications')
    await rm(join(editor.folder, 'claim-audit.json'))
  })

  test('what differs from HEAD is audited alone, with what rests on changed data', async () => {
    const { page, editor } = session
    await page.runCommand('Emergence: Audit Changed Files')
    await expect.poll(message).toContain('There is no changed Markdown file to audit.')
    await writeFile(join(editor.folder, 'fresh.md'), BARE('Freshness'))
    await appendFile(join(editor.folder, 'data', 'zero-shot.csv'), '\n')
    await page.runCommand('Emergence: Audit Changed Files')
    // Until then it may still bring its view to the front, which closes the list of commands.
    await expect.poll(message).toContain('of 2 changed files')
    await group('File')
    await expect.poll(groups).toEqual([
      ['draft.md', '6'],
      ['fresh.md', '1'],
    ])
    await expect.poll(message).toContain('of 2 changed files')
    await picture('audit-changed-light')
    await page.setTheme('dark')
    await picture('audit-changed-dark')
    expect(await message()).toContain('of 2 changed files')
  })

  test('a folder is audited from its menu in the explorer', async () => {
    const { page } = session
    await page.setTheme('light')
    await page.runCommand('View: Show Explorer')
    await page.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'data' })
      .first()
      .click({ button: 'right' })
    const entry = page.page.locator('.monaco-menu .action-label', { hasText: 'Audit Emergence Claims' })
    await entry.waitFor()
    await page.screenshot('audit-menu-light')
    // For a moment after it has opened, a menu takes a click for the end of the one that opened it.
    await expect
      .poll(async () => {
        await entry.click({ timeout: 500 }).catch(() => undefined)
        return entry.isVisible()
      })
      .toBe(false)
    await page.viewAppears(VIEW)
    await expect.poll(message).toContain('There is no Markdown file to audit in data.')
    await picture('audit-empty-light')
    await page.runCommand('Emergence: Clear Audit')
    await expect.poll(message).toContain('Find the emergence claims of this workspace')
  })

  test('the log holds no error', async () => {
    const { page, editor } = session
    expect(page.consoleErrors()).toEqual([])
    expect(ourErrors(await page.logs())).toEqual([])
    expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
  })
})

describe('the audit of two folders that have one name', () => {
  const session = editorSession(async () => {
    const folder = join(home, 'twins')
    for (const owner of ['ada', 'grace']) {
      await cp(examples, join(folder, owner, 'notes'), { recursive: true })
      await writeFile(join(folder, owner, 'notes', `${owner}.md`), BARE(owner))
    }
    const folders = ['ada/notes', 'grace/notes'].map(path => ({ path }))
    await writeFile(join(folder, 'both.code-workspace'), JSON.stringify({ folders }))
    return {
      folder,
      workspaceFile: 'both.code-workspace',
      extension: await packedExtension(),
      width: 1280,
      height: 860,
    }
  })

  test('tells them apart in the tree, and opens each at its place', async () => {
    const { page } = session
    await page.runCommand('Emergence: Audit Workspace')
    await page.viewAppears(VIEW)
    await expect.poll(() => page.viewMessage(VIEW)).toContain('paragraphs of 8 files')
    await page.runCommand('Emergence: Group Audit by File')
    const groups = async () => (await page.tree(VIEW)).filter(({ level }) => level === 1)
    const expected = ['ada', 'grace'].flatMap(owner =>
      [`${owner}.md`, 'controls.md', 'draft.md', 'notes.md']
        .sort()
        .map(name => [name, expect.stringMatching(new RegExp(`^\\d+ · ${owner}/notes$`))]),
    )
    await expect.poll(async () => (await groups()).map(row => [row.label, row.description])).toEqual(expected)
    for (const owner of ['ada', 'grace']) {
      await page.clickRow(VIEW, `${owner} of the language models emerges suddenly at 2B parameters.`)
      await expect.poll(() => page.tabs()).toContainEqual(expect.stringContaining(owner))
      await expect.poll(async () => (await page.statusBar()).join('|')).toContain('Ln 3')
    }
    await page.page.mouse.move(640, 2)
    await page.page.waitForTimeout(600)
    await page.screenshot('audit-twins-light')
    expect(ourErrors(await page.logs())).toEqual([])
  })

  test('saves a report in which each file has a path of its own', async () => {
    const { page, editor } = session
    await page.runCommand('Emergence: Save Audit Report…')
    await saveAsJson(page)
    await expect
      .poll(() => page.notifications())
      .toContainEqual('The audit report is saved as ada/notes/claim-audit.json.')
    const { files }: { files: readonly { path: string }[] } = JSON.parse(
      await readFile(join(editor.folder, 'ada/notes/claim-audit.json'), 'utf8'),
    )
    const paths = files.map(({ path }) => path)
    expect(paths).toHaveLength(8)
    expect(new Set(paths).size).toBe(8)
    expect(paths).toContain('grace/notes/draft.md')
  })
})

describe('the audit of very many files', () => {
  const FILES = 12_000
  const session = editorSession(async () => {
    const folder = join(home, 'many')
    for (let n = 0; n < FILES; n++) {
      const below = join(folder, `part-${Math.floor(n / 500)}`)
      if (n % 500 === 0) await mkdir(below, { recursive: true })
      await writeFile(join(below, `paper-${n}.md`), BARE(`Skill ${n}`))
    }
    return { folder, extension: await packedExtension(), width: 1280, height: 860, theme: 'dark' as const }
  })
  const message = () => session.page.viewMessage(VIEW)

  test('results come while it runs, it is cancelled at once, and says how far it was', async () => {
    const { page } = session
    await page.runCommand('Emergence: Audit Workspace')
    const rows = page.page.locator(`.pane:has(> .pane-header[aria-label^="${VIEW}"]) .monaco-list-row`)
    const toast = page.page.locator('.notification-toast', { hasText: 'Auditing emergence claims' })
    await expect.poll(() => toast.innerText(), { interval: 50 }).toMatch(/\d[\d,]* of 12,000: part-\d+\/paper-/)
    await expect.poll(() => rows.count(), { interval: 50 }).toBeGreaterThan(1)
    await page.screenshot('audit-running-dark')
    await toast.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(message, { interval: 50 }).toMatch(/cancelled at [\d,]+ of 12,000 files$/)
    await page.page.waitForTimeout(500)
    await page.screenshot('audit-cancelled-dark')
    expect((await page.tree(VIEW)).length).toBeGreaterThan(1)
  })

  test('it goes through all of them, and shows a part of a long group at once', async () => {
    const { page } = session
    await page.runCommand('Emergence: Run Audit Again')
    await expect
      .poll(message, { timeout: 60_000 })
      .toBe('12,000 claims in 24,000 paragraphs of 12,000 files, none of them with data: nothing was checked')
    await page.page.waitForTimeout(1_500)
    await page.screenshot('audit-many-dark')
    expect(ourErrors(await page.logs())).toEqual([])
  })
})
