import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, type PanelPage, panelOf } from './panel-page.ts'
import { editorSession } from './session.ts'

// What is taken along from the panel: saved through the editor's dialog, copied, and put into the paper.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
}))

const PICTURE = 'replot-two-digit-multiplication-too-suddenly-per-token-scale-derived-params-log.svg'
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const shown = async () => (await session.page.visibleLines()).join(' ').replaceAll(/\s+/g, ' ')
const toText = () => session.page.runCommand('View: Focus First Editor Group')

/** Saves the chosen view through the dialog, which proposes a name; gives that and what was written. */
async function saved(panel: PanelPage, form: string, file: string) {
  const { page, editor } = session
  await panel.pick('Form', form)
  await panel.press('Save…')
  const dialog = page.page.locator('.quick-input-widget')
  await dialog.getByText('Save the re-plot').waitFor()
  const field = dialog.locator('.quick-input-box input')
  await expect.poll(() => field.inputValue()).toMatch(/replot-/)
  const proposed = await field.inputValue()
  await field.fill(join(editor.folder, file))
  await field.press('Enter')
  await expect.poll(() => panel.told()).toBe(`Saved as ${file}.`)
  return { proposed, content: await readFile(join(editor.folder, file)) }
}

/** The draft as it stands in the editor, by way of the disk: a narrow editor shows little of it. */
async function savedDraft(): Promise<string> {
  await toText()
  await session.page.save()
  return readFile(join(session.editor.folder, 'draft.md'), 'utf8')
}

/** The text on the clipboard, as it arrives in a new file, where it has to match; the file is thrown away again. */
async function pasted(matching: RegExp): Promise<string> {
  const { page } = session
  await toText()
  await page.newFile()
  await page.page.keyboard.press('Control+V')
  await expect.poll(shown).not.toBe('')
  await page.page.keyboard.press('Control+Home')
  await expect.poll(shown).toMatch(matching)
  const text = await shown()
  await page.runCommand('View: Revert and Close Editor')
  await expect.poll(shown).not.toMatch(matching)
  return text
}

test('a view is saved as SVG, under a name that says what it is', async () => {
  const { page } = session
  await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Two-digit multi')
  const { proposed, content } = await saved(panel, 'SVG picture', 'view.svg')
  expect(proposed).toMatch(new RegExp(`/${PICTURE}$`))
  const svg = content.toString('utf8')
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>.*<\/svg>\s*$/s)
  expect(svg).toMatch(/<title id="title">[^<]*per-token scale/)
  expect(svg).toMatch(/<desc[^>]*>[^<]*8 points/)
  expect(svg.match(/As claimed: exact match/g)).toBeNull()
})

test('with the author’s plot beside it, both are in the file', async () => {
  const panel = await panelOf(session.page)
  await panel.tick('With the author’s plot beside it')
  const { content } = await saved(panel, 'SVG picture', 'pair.svg')
  expect(content.toString('utf8')).toContain('As claimed: exact match')
  expect(content.toString('utf8')).toContain('Re-plotted: per-token scale')
  await panel.tick('With the author’s plot beside it')
})

test('a view is saved as PNG, twice as fine as on the page', async () => {
  const panel = await panelOf(session.page)
  const { proposed, content } = await saved(panel, 'PNG picture', 'view.png')
  expect(proposed).toMatch(/\.png$/)
  expect([...content.subarray(0, 8)]).toEqual(SIGNATURE)
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)]
  expect(width).toBeGreaterThan(600)
  expect(height).toBeGreaterThan(300)
  expect(content.length).toBeGreaterThan(5_000)
  expect(content.toString('latin1')).toMatch(/IEND/)
})

test('a view is saved as a Vega-Lite specification that stands on its own', async () => {
  const panel = await panelOf(session.page)
  const { content } = await saved(panel, 'Vega-Lite JSON', 'view.vl.json')
  const spec: unknown = JSON.parse(content.toString('utf8'))
  expect(spec).toMatchObject({
    $schema: expect.stringMatching(/^https:\/\/vega\.github\.io\/schema\/vega-lite\/v\d+(?:\.\d+)*\.json$/),
    description: expect.stringContaining('per-token scale'),
  })
  expect(JSON.stringify(spec)).toContain('174600000000')
})

test('the points of a view are saved as CSV, with the cells of their rows', async () => {
  const panel = await panelOf(session.page)
  await panel.pick('Metric', 'exact match')
  const { content } = await saved(panel, 'CSV of the points', 'view.csv')
  const lines = content.toString('utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(9)
  expect(lines[0]).toBe(
    'Metric,Basis,Assumption,Curve,Scale axis,Parameters,Score axis,Exact match (%),Low end of the 95 % interval,' +
      'High end of the 95 % interval,Only an upper limit is known,Row of the table,' +
      'Table: Model,Table: Params,Table: 2-digit addition,Table: 3-digit addition,Table: 4-digit addition,' +
      'Table: 2-digit multiplication',
  )
  expect(lines[1]).toMatch(
    /^exact match,as claimed,,,log axis of parameters,125000000,Exact match \(%\),1\.35,[\d.]+,[\d.]+,no,1,GPT-3 Small,125M,2\.00,0\.15,0\.00,1\.35$/,
  )
  expect(lines[8]).toMatch(
    /,174600000000,Exact match \(%\),29\.2,[\d.]+,[\d.]+,no,8,GPT-3 175B,174\.6B,100\.0,80\.4,25\.5,29\.2$/,
  )
})

test('a dialog that is closed saves nothing, and that is said', async () => {
  const { page, editor } = session
  const panel = await panelOf(page)
  const before = await readdir(editor.folder)
  await panel.press('Save…')
  const dialog = page.page.locator('.quick-input-widget')
  await dialog.getByText('Save the re-plot').waitFor()
  await dialog.locator('.quick-input-box input').press('Escape')
  await expect.poll(() => panel.told()).toBe('Not saved.')
  expect(await readdir(editor.folder)).toEqual(before)
})

test('CSV, SVG and specification are copied as text', async () => {
  const { page } = session
  const panel = await panelOf(page)
  for (const [form, told, holds] of [
    ['CSV of the points', 'Copied the CSV.', /^Metric,Basis,.*GPT-3 Small,125M,2\.00,0\.15,0\.00,1\.35/],
    ['SVG picture', 'Copied the SVG.', /^<svg .*<title/],
    ['Vega-Lite JSON', 'Copied the Vega-Lite specification.', /^\{ "\$schema": "https:\/\/vega/],
  ] as const) {
    await panel.pick('Form', form)
    await panel.press('Copy')
    await expect.poll(() => panel.told()).toBe(told)
    await pasted(holds)
  }
})

test('a PNG is put on the clipboard as a picture, or it is said how to have it', async () => {
  const panel = await panelOf(session.page)
  await panel.pick('Form', 'PNG picture')
  await panel.press('Copy')
  await expect
    .poll(() => panel.told())
    .toMatch(
      /^The picture was copied as PNG\.$|^The picture could not be copied \(.*\)\. Choose Save… to have it as a file\.$/,
    )
})

test('the finding is copied as a paragraph for a review', async () => {
  const panel = await panelOf(session.page)
  await panel.press('Copy the finding')
  await expect.poll(() => panel.told()).toBe('Copied the finding as a review paragraph.')
  const text = await pasted(/Line 18 of draft\.md states: “Two-digit multiplication/)
  expect(text).toContain('depends on the metric: the jump goes away under the per-token scale (derived).')
})

test('what is tried is told in the finding', async () => {
  const panel = await panelOf(session.page)
  await panel.fill('Tokens per answer', '4')
  await expect.poll(() => panel.trial()).toContain('answers of 4 tokens')
  // Another view takes away what the test before was told, which are the same words.
  await panel.pick('Metric', 'per-token accuracy')
  await expect.poll(() => panel.told()).toBe('')
  await panel.press('Copy the finding')
  await expect.poll(() => panel.told()).toBe('Copied the finding as a review paragraph.')
  const text = await pasted(/4 tokens/)
  expect(text).toContain('per-token accuracy')
  await panel.press('Back to the claim as linked')
  await expect.poll(() => panel.trial()).toBe('')
})

test('the picture goes into the paper with caption and source, and one undo takes the text back', async () => {
  const { page, editor } = session
  const panel = await panelOf(page)
  await panel.pick('Metric', 'per-token scale')
  await panel.pick('Form', 'SVG picture')
  await panel.press('Insert into the document')
  await expect.poll(() => panel.told()).toBe(`Inserted figures/${PICTURE} below the claim.`)
  expect(await readdir(join(editor.folder, 'figures'))).toEqual([PICTURE])
  const svg = await readFile(join(editor.folder, 'figures', PICTURE), 'utf8')
  expect(svg).toMatch(/<title id="title">[^<]*per-token scale/)
  const text = await savedDraft()
  const at = text.indexOf(`](figures/${PICTURE})`)
  expect(at).toBeGreaterThan(text.indexOf('suddenly emerges only at 175B parameters (Table 1).'))
  expect(at).toBeLessThan(text.indexOf('Table 1: Few-shot exact match'))
  expect(text).toMatch(/Data: Table 1 of draft\.md, “2-digit multiplication” against “Params”\./)
  // The verdict is the same, and the caption is no claim of its own.
  expect(await panel.verdict()).toContain('Goes away under another metric')
  expect(await panel.offers('Claim')).toHaveLength(6)
  await page.screenshot('panel-inserted')
  await toText()
  await page.runCommand('Undo')
  expect(await savedDraft()).toBe(await readFile(join(examples, 'draft.md'), 'utf8'))
  expect((await page.tabs()).filter(title => title.startsWith('draft'))).toHaveLength(1)
})

test('a PNG goes into the paper beside it', async () => {
  const { page, editor } = session
  const panel = await panelOf(page)
  await panel.pick('Form', 'PNG picture')
  await panel.press('Insert into the document')
  await expect.poll(() => panel.told()).toBe(`Inserted figures/${PICTURE.replace('.svg', '.png')} below the claim.`)
  const png = await readFile(join(editor.folder, 'figures', PICTURE.replace('.svg', '.png')))
  expect([...png.subarray(0, 8)]).toEqual(SIGNATURE)
  expect(await savedDraft()).toContain(`](figures/${PICTURE.replace('.svg', '.png')})`)
  await toText()
  await page.runCommand('Undo')
  expect(await savedDraft()).toBe(await readFile(join(examples, 'draft.md'), 'utf8'))
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
