import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Files, SIZES, STEP, writeFiles } from './data-papers.ts'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const rows = SIZES.map((size, at) => `| ${size} | ${STEP[at]} |`).join('\n')
const TABLE = `Table 1: Exact match (%), n = 2,000.\n\n| Params | exact match |\n| --- | --- |\n${rows}\n`
const claim = (what: string) =>
  `The exact match of language models on ${what} suddenly emerges at 13B parameters (Table 1).`
const MANY = 60

/** The head of a column that every surface must take for words. */
const EVIL = 'exact match <img src=x onerror=alert(1)> $(zap) [x](command:workbench.action.reloadWindow)'
const steps = Array.from({ length: 400 }, (_, at) => {
  const step = (at + 1) * 250
  return `${step},${(1 / (1 + Math.exp(-(step - 60_000) / 4_000)) + 0.004 * Math.sin(at)).toFixed(4)}`
})

const FILES: Files = {
  // The claim ends the file; no line break follows it.
  'lines.md': `# Lines\n\nWe train language models.\n\n${TABLE}\n${claim('sums')}`.replaceAll('\n', '\r\n'),
  'long.md': '# Long\n\nThe exact match of our language model suddenly jumps during training ([run](run.csv)).\n',
  'run.csv': `step,${EVIL}\n${steps.join('\n')}\n`,
  'many.md': `# Many\n\n${TABLE}\n${Array.from({ length: MANY }, (_, at) => claim(`task ${at + 1}`)).join('\n\n')}\n`,
  'locked.md': `# Locked\n\n${TABLE}\n${claim('locked sums')}\n`,
  'nothing.md': '',
}

const folder = mkdtempSync(join(tmpdir(), 'ec-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const session = editorSession(async () => {
  await writeFiles(folder, FILES)
  return {
    folder,
    extension: await packedExtension(),
    width: 1500,
    height: 1000,
    settings: { 'emergenceCheck.codeLens': true, 'files.readonlyInclude': { '**/locked.md': true } },
  }
})

const OPEN = 'Emergence: Open Re-plot of the Claim at the Cursor'
const INSERT = 'Emergence: Insert the Re-plot of the Claim at the Cursor'

const claims = async () => (await session.page.statusBar()).find(text => /\bclaims?\b/i.test(text))
const panel = () => session.page.webviewFrame('.claim .badge')
const preview = () => session.page.webviewFrame('.markdown-body')
const settled = (words: string) => expect.poll(claims, { timeout: 30_000 }).toContain(words)

/** Hovers a claim, and prints how long its picture took, the editor's own pause included. */
async function hoverPicture(words: string): Promise<string> {
  const before = Date.now()
  const { text, pictures } = await session.page.hoverText(words, 'Open the re-plot')
  console.info(`${words}: ${Date.now() - before} ms`)
  expect(pictures).toHaveLength(1)
  expect(pictures[0]?.source).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(pictures[0]?.source.length).toBeLessThanOrEqual(60_000)
  return text
}

test('a claim that ends a file of Windows line breaks is hovered, plotted and shown in the preview', async () => {
  const { page } = session
  await page.openFile('lines.md')
  await settled('1 claim')
  await expect.poll(() => page.lenses()).toContainEqual(expect.stringContaining('jump'))
  await hoverPicture('on sums suddenly')
  await hoverPicture('on sums suddenly')
  await page.placeCursorAfter('on sums suddenly')
  await page.runCommand(OPEN)
  await (await panel()).locator('.charts .plot svg').nth(1).waitFor()
  await page.screenshot('hostile-lines')
  await page.runCommand('View: Focus First Editor Group')
  await page.runCommand('Markdown: Open Preview')
  await expect.poll(async () => (await preview()).locator('.emergence-sign').count(), { timeout: 30_000 }).toBe(1)
  await page.closeEditors()
})

test('a picture re-plots a run of 400 checkpoints, whose column is named as if it were HTML and links', async () => {
  const { page } = session
  await page.openFile('long.md')
  await settled('1 claim')
  expect(await hoverPicture('suddenly jumps')).toContain(EVIL.slice(0, 59))
  await page.placeCursorAfter('suddenly jumps')
  await page.runCommand(OPEN)
  await (await panel()).locator('.charts .plot svg').first().waitFor()
  await page.screenshot('hostile-long')
  await page.closeEditors()
})

test('sixty claims have a lens each on the screen, a mark each in the preview, and the last of them a picture', async () => {
  const { page } = session
  await page.openFile('many.md')
  await settled(`${MANY} claims`)
  await hoverPicture('on task 3 suddenly')
  await page.placeCursorAfter(`on task ${MANY} suddenly`)
  await hoverPicture(`on task ${MANY} suddenly`)
  await expect.poll(async () => (await page.lenses()).length).toBeGreaterThan(5)
  await page.runCommand('Markdown: Open Preview')
  await expect.poll(async () => (await preview()).locator('.emergence-sign').count(), { timeout: 60_000 }).toBe(MANY)
  await page.closeEditors()
})

test('a file that may not be changed is told of, and an empty one has nothing to tell', async () => {
  const { page, editor } = session
  await page.openFile('locked.md')
  await settled('1 claim')
  await hoverPicture('on locked sums')
  await page.placeCursorAfter('on locked sums')
  await page.runCommand(INSERT)
  await expect
    .poll(() => page.notifications())
    .toContainEqual(expect.stringMatching(/Inserted figures\/|but the document could not be changed/))
  expect((await readdir(join(editor.folder, 'figures'))).length).toBe(1)
  await page.runCommand('Notifications: Clear All Notifications')
  await page.runCommand('File: Revert File')
  await page.openFile('nothing.md')
  await expect.poll(claims).toMatch(/^(?:\S+ )?(?:no|0) claims/i)
  await page.closeEditors()
})

test('a paper that was never saved is checked, and its picture waits until it is', async () => {
  const { page } = session
  await page.newFile()
  await page.runCommand('Change Language Mode')
  await page.answer('Markdown')
  await page.editorType(`${TABLE}\n${claim('new sums')}\n`)
  await settled('1 claim')
  await hoverPicture('on new sums')
  await page.placeCursorAfter('on new sums')
  await page.runCommand(INSERT)
  await expect.poll(() => page.notifications()).toContainEqual(expect.stringContaining('Save the document first'))
  await page.runCommand('Notifications: Clear All Notifications')
})

test('no surface has logged an error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
