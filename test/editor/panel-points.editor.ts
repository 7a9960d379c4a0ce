import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { selected } from './marked.ts'
import { openPanel, type PanelPage, type Place, panelOf, type Which } from './panel-page.ts'
import { editorSession } from './session.ts'

// Points and rows: what a point tells, the row it leads to, and the ring around the point of the row at the cursor.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
}))

const CSV = 'data/zero-shot.csv'
const fileOf = (name: string) => join(session.editor.folder, name)
const textOf = (name: string) => readFile(fileOf(name), 'utf8')
const toText = () => session.page.runCommand('View: Focus First Editor Group')

/** The text that is selected in the active editor, which holds the whole of a file as it is on disk. */
async function selectedText(file: string): Promise<string> {
  const text = await textOf(file)
  const range = await selected(session.page, text)
  return range ? text.slice(range.start, range.end) : ''
}

/** Where a point is drawn, the chart brought onto the screen; points are counted from the left, and from 0. */
async function placeOf(panel: PanelPage, which: Which, at: number): Promise<Place> {
  await panel.chart(which).scrollIntoViewIfNeeded()
  const points = await panel.points(which)
  return points[at] ?? Promise.reject(new Error(`There is no point ${at}.`))
}

/** Rests the mouse on a point, and waits for what it tells: a plot is drawn a moment after it is described. */
async function restOn(panel: PanelPage, which: Which, at: number, words: RegExp): Promise<Place> {
  let place = { x: 0, y: 0 }
  await expect
    .poll(async () => {
      place = await placeOf(panel, which, at)
      await session.page.page.mouse.move(place.x - 60, place.y + 40)
      await session.page.page.mouse.move(place.x, place.y, { steps: 3 })
      return panel.tip(which)
    })
    .toMatch(words)
  return place
}

/** How far two places are from each other, in pixels. */
function distance(a: Place | null, b: Place): number {
  return a ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY
}

test('a point tells the values of its row, and what is known of its score', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Four-digit')
  const last = await placeOf(panel, 'author', 7)
  await page.page.mouse.move(last.x, last.y, { steps: 3 })
  await expect.poll(() => panel.tip('author')).toMatch(/^174\.6B: 25\.5 % \(95 % interval 23\.6 % to 27\.5 %\)/)
  const tip = await panel.tip('author')
  for (const cell of ['Model: GPT-3 175B', 'Params: 174.6B', '4-digit addition: 25.5']) expect(tip).toContain(cell)
  expect(tip).toMatch(/Click to see the row/)
  await page.screenshot('panel-tip')
  await page.page.mouse.move(last.x - 60, last.y + 40, { steps: 3 })
  await expect.poll(() => panel.tip('author')).toBe('')
})

test('a click on a point selects its row in the table of the document', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  const seventh = await placeOf(panel, 'author', 6)
  await page.page.mouse.click(seventh.x, seventh.y)
  await expect
    .poll(() => selectedText('draft.md'))
    .toMatch(/^\|? ?GPT-3 13B \| 12\.85B \| 55\.5 \| 8\.40 \| 0\.40 \| 7\.05/)
  // On this view the first and the fourth score are limits only, and are drawn as such.
  const third = await placeOf(panel, 'chosen', 1)
  await page.page.mouse.click(third.x, third.y)
  await expect.poll(() => selectedText('draft.md')).toMatch(/^\|? ?GPT-3 Large \| 760M/)
  // Beside the panel, not upon it.
  expect((await page.tabs()).filter(title => title.startsWith('draft'))).toHaveLength(1)
  expect(await panel.claim()).toContain('Four-digit')
})

test('a cursor in a row of the document rings the point of the row, and no other', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await toText()
  await page.placeCursorAfter('GPT-3 13B')
  await expect.poll(() => panel.atCursor()).toContain('At the cursor: 12.85B: ')
  expect(distance(await panel.ring('author'), await placeOf(panel, 'author', 6))).toBeLessThan(2)
  expect(distance(await panel.ring('chosen'), await placeOf(panel, 'chosen', 4))).toBeLessThan(2)
  await page.placeCursorAfter('GPT-3 Small')
  await expect.poll(() => panel.atCursor()).toContain('At the cursor: 125M: at most ')
  expect(distance(await panel.ring('author'), await placeOf(panel, 'author', 0))).toBeLessThan(2)
  // A limit is ringed, too: left of all that is known better.
  const [ring, known] = [await panel.ring('chosen'), await placeOf(panel, 'chosen', 0)]
  expect(ring?.x).toBeLessThan(known.x - 10)
  await page.placeCursorAfter('## Without examples')
  await expect.poll(() => panel.ring('author')).toBeNull()
  expect(await panel.ring('chosen')).toBeNull()
  expect(await panel.atCursor()).not.toContain('At the cursor')
})

test('a click on a point of a data file opens the file at the row', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await panel.pick('Claim', 'Zero-shot two-digit')
  await expect.poll(() => panel.heard('author')).toContain('to 76.9 % at 174.6B')
  const last = await restOn(panel, 'author', 7, /^174\.6B: 76\.9 %/)
  await page.page.mouse.click(last.x, last.y)
  await expect.poll(() => page.tabs()).toContain('zero-shot')
  await expect.poll(() => selectedText(CSV)).toBe('174600,3.14e23,2000,76.9')
  expect(await panel.claim()).toContain('Zero-shot')
  await expect.poll(() => panel.atCursor()).toContain('At the cursor: 174.6B: 76.9 %')
})

test('a cursor in the data file rings the point', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Zero-shot')
  await page.placeCursorAfter('6660,1.20e22')
  await expect.poll(() => panel.atCursor()).toContain('At the cursor: 6.66B: 2.54 %')
  const point = await placeOf(panel, 'author', 5)
  expect(distance(await panel.ring('author'), point)).toBeLessThan(2)
  await page.placeCursorAfter('# Zero-shot exact match')
  await expect.poll(() => panel.ring('author')).toBeNull()
})

test('a data file that changes on disk changes the plots', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Zero-shot')
  const before = await textOf(CSV)
  await writeFile(fileOf(CSV), before.replace('2000,76.9', '2000,66.9'))
  await expect.poll(() => panel.heard('author')).toContain('to 66.9 % at 174.6B')
  await writeFile(fileOf(CSV), before)
  await expect.poll(() => panel.heard('author')).toContain('to 76.9 % at 174.6B')
})

test('a data file that is edited and not saved changes them too', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Zero-shot')
  await page.openFile(CSV)
  await page.editorType('56.9', { over: '76.9' })
  await expect.poll(() => panel.heard('author')).toContain('to 56.9 % at 174.6B')
  await page.runCommand('Undo')
  await expect.poll(() => panel.heard('author')).toContain('to 76.9 % at 174.6B')
})

test('the buttons lead to the table and to the claim', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Zero-shot')
  await panel.press('Go to the claim')
  await expect
    .poll(() => selectedText('draft.md'))
    .toMatch(/^Zero-shot two-digit addition is near zero .*\(\[scores\]\(data\/zero-shot\.csv\)\)\.$/s)
  await panel.press('Go to the table')
  await expect.poll(() => selectedText(CSV)).toBe('125,2.25e20,2000,0.70')
})

test('the browser and the log hold no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
