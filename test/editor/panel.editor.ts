import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, panelOf } from './panel-page.ts'
import { editorSession } from './session.ts'

// One panel's life: it opens on a claim, follows the document, loses its claim and finds it again, outlives a reload.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
}))

const MULTIPLICATION = 'Goes away under another metric | The jump goes away under the per-token scale (derived).'
const FOUR_DIGITS =
  'The data cannot decide | The data cannot decide: smooth scales disagree, ' +
  'for a jump is needed on −ln(−ln score), but a smooth sigmoid in log-odds still fits.'
const GONE = 'The claim is no longer in the document. Close this panel, or undo the edit.'

/** Gives the keyboard back to the text, from wherever it is. */
const toText = () => session.page.runCommand('View: Focus First Editor Group')

test('the command opens the claim at the cursor: as claimed beside the view that decides', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Two-digit multi')
  expect(await panel.verdict()).toBe(MULTIPLICATION)
  expect(await panel.heard('author')).toMatch(
    /^As claimed: exact match – on this view a jump remains: 75 % of the rise, between 12\.85B and 174\.6B\. 8 points from 1\.35 % at 125M to 29\.2 % at 174\.6B/,
  )
  expect(await panel.heard('chosen')).toMatch(
    /^Re-plotted: per-token scale \(derived\) – on this view the rise is smooth \(jump share 38 % \(38–50 %\)\)\./,
  )
  expect(await panel.says('chosen')).toContain('On this view the rise is smooth. Jump share 38 % (38–50 %).')
  expect(await panel.says('chosen')).toContain('Assumes independent, equally hard tokens')
  const reasons = panel.frame
    .locator('section', { has: panel.frame.getByRole('heading', { name: 'Why' }) })
    .locator('li')
  expect((await reasons.allTextContents()).length).toBeGreaterThan(1)
  expect(await panel.frame.locator('footer').textContent()).toContain('Data: ')
  expect(await panel.frame.locator('footer').textContent()).toContain('Table 1')
})

test('the indices of papers stand below the views, and what was not computed is folded away', async () => {
  const { frame } = await panelOf(session.page)
  const rows = frame.locator('table.details tbody tr')
  expect(await rows.allTextContents()).toEqual([
    expect.stringMatching(/^Emergence score Schaeffer et al\. 2023, Eq\.\s1.*19\.897$/),
    expect.stringMatching(/^Breakthroughness BIG-bench.*19\.897$/),
    expect.stringMatching(/^Linearity BIG-bench.*3\.2977$/),
  ])
  expect(await frame.locator('p.about').textContent()).toContain('the verdict does not use them')
  const reason = frame.locator('details dd', { hasText: 'The answer length in tokens is not known.' })
  expect(await reason.isVisible()).toBe(false)
  await frame.locator('summary', { hasText: 'Not computed (1)' }).click()
  expect(await reason.isVisible()).toBe(true)
})

test('another claim of the document can be chosen: verdict, plots and title follow', async () => {
  const { page } = session
  const panel = await panelOf(page)
  expect(await panel.offers('Claim')).toEqual([
    expect.stringMatching(/line 13: Wei et al\. \(2022\) claim that three-digit addition emerges/),
    expect.stringMatching(/line 18: Two-digit addition jumps abruptly/),
    expect.stringMatching(/line 18: Two-digit multiplication, too/),
    expect.stringMatching(/line 19: Four-digit addition suddenly/),
    expect.stringMatching(/line 36: Zero-shot two-digit addition/),
    expect.stringMatching(/line 41: Unscrambling cycled letters improves smoothly/),
  ])
  await panel.pick('Claim', 'Unscrambling cycled letters')
  await expect.poll(() => panel.verdict()).toBe('Holds | Holds: the linked data show no jump.')
  await expect
    .poll(() => panel.claim())
    .toBe('Unscrambling cycled letters improves smoothly with model size (Table 2).')
  await expect.poll(() => panel.heard('author')).toContain('8 points from 4.63 % at 125M to 37.9 % at 174.6B')
  await expect.poll(() => page.tabs()).toContainEqual(expect.stringMatching(/^Re-plot: Unscrambling cycled letters/))
  await panel.pick('Claim', 'Four-digit addition')
  await expect.poll(() => panel.verdict()).toBe(FOUR_DIGITS)
  await expect.poll(() => panel.heard('author')).toContain('to 25.5 % at 174.6B')
  await expect.poll(() => page.tabs()).toContainEqual(expect.stringMatching(/^Re-plot: Four-digit addition/))
  await expect.poll(() => panel.picked('Claim')).toContain('Four-digit addition')
})

test('a number typed into the table changes plots and verdict at once', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await toText()
  await page.editorType('9.40', { over: '0.40' })
  await expect
    .poll(() => panel.verdict())
    .toBe('Goes away under another metric | The jump goes away under the per-token scale (derived).')
  await expect
    .poll(() => panel.views().then(([, linear]) => linear?.name))
    .toContain('smooth. Jump share 38 % (25–50 %).')
  await page.runCommand('Undo')
  await expect.poll(() => panel.verdict()).toBe(FOUR_DIGITS)
  await expect
    .poll(() => panel.views().then(([, linear]) => linear?.name))
    .toContain('the jump remains. Jump share 75 %.')
})

test('words typed into the claim are followed', async () => {
  const { page } = session
  await toText()
  await page.editorType('Adding four digits', { over: 'Four-digit addition' })
  const panel = await panelOf(page)
  await expect.poll(() => panel.claim()).toBe('Adding four digits suddenly emerges only at 175B parameters (Table 1).')
  await expect.poll(() => page.tabs()).toContainEqual(expect.stringMatching(/^Re-plot: Adding four digits/))
  await page.editorType('Four-digit addition', { over: 'Adding four digits' })
  await expect.poll(() => panel.verdict()).toBe(FOUR_DIGITS)
  await expect.poll(() => panel.claim()).toContain('Four-digit addition')
})

test('a claim that is deleted is said to be gone, and not mistaken for its neighbour; undone, it is back', async () => {
  const { page } = session
  const { frame } = await panelOf(page, 'Four-digit')
  const panel = await panelOf(page, 'Four-digit')
  await toText()
  await page.select('Four-digit addition suddenly emerges only at 175B parameters (Table 1).')
  await page.page.keyboard.press('Delete')
  await expect.poll(() => frame.locator('.gone:visible').allTextContents()).toEqual([GONE])
  expect(await frame.locator('.claim').isVisible()).toBe(false)
  await page.runCommand('Undo')
  await expect.poll(() => frame.locator('.claim').isVisible()).toBe(true)
  expect(await panel.verdict()).toBe(FOUR_DIGITS)
  expect(await frame.locator('.gone').isVisible()).toBe(false)
})

test('what is tried is kept while the table is edited', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await panel.fill('Tokens per answer', '4')
  await expect.poll(() => panel.trial()).toContain('Trial with answers of 4 tokens.')
  await panel.pick('Metric', 'per-token accuracy')
  await expect.poll(() => panel.heard('chosen')).toContain('to 71.1 % at 174.6B')
  await toText()
  // The number alone: a row that is broken in a pause of the typing would take the chosen view away.
  await page.editorType('81.0', { over: '25.5' })
  // .81 to the power of a quarter.
  await expect.poll(() => panel.heard('chosen')).toMatch(/^Re-plotted: per-token accuracy.* to 94\.9 % at 174\.6B/)
  expect(await panel.trial()).toContain('Trial with answers of 4 tokens.')
  await page.editorType('25.5', { over: '81.0' })
  await expect.poll(() => panel.heard('chosen')).toContain('to 71.1 % at 174.6B')
})

test('a reload of the window brings the panel back with claim, view and trial', async () => {
  const { page } = session
  const before = await panelOf(page, 'Four-digit')
  await before.tick('Other curves of the table')
  await before.turn('Show every view as', 'Table')
  await toText()
  await page.save()
  await page.load()
  const panel = await panelOf(page, 'Four-digit')
  await expect.poll(() => panel.trial()).toContain('Trial with answers of 4 tokens.')
  await expect.poll(() => panel.heard('chosen')).toMatch(/^Re-plotted: per-token accuracy \(derived\)/)
  expect(await panel.verdict()).toBe(FOUR_DIGITS)
  expect(await panel.turned('Show every view as')).toBe('Table')
  const drawn = async () => `${await panel.drawnWords('author')} ${await panel.drawnWords('chosen')}`
  await expect.poll(drawn).toContain('2-digit multiplication')
  await expect.poll(() => page.tabs()).toContainEqual(expect.stringMatching(/^Re-plot: Four-digit addition/))
  await panel.press('Back to the claim as linked')
  await expect.poll(() => panel.trial()).toBe('')
})

test('two panels stand side by side, each with its own claim and choices', async () => {
  const { page } = session
  await toText()
  await openPanel(page, 'Two-digit multi')
  await page.page.locator('.tab', { hasText: 'Re-plot: Two-digit multi' }).first().click()
  await page.runCommand('View: Move Editor into Right Group')
  await page.runCommand('View: Close Primary Side Bar')
  const multiplication = await panelOf(page, 'Two-digit multi')
  const addition = await panelOf(page, 'Four-digit')
  await multiplication.pick('Metric', 'log-odds of exact match')
  await expect.poll(() => multiplication.heard('chosen')).toContain('Re-plotted: log-odds of exact match (derived)')
  expect(await addition.heard('chosen')).not.toContain('log-odds')
  expect(await multiplication.verdict()).toBe(MULTIPLICATION)
  expect(await addition.verdict()).toBe(FOUR_DIGITS)
  await toText()
  await page.editorType('| 26.5 | 30.2 |', { over: '| 25.5 | 29.2 |' })
  await expect.poll(() => multiplication.heard('author')).toContain('to 30.2 % at 174.6B')
  await expect.poll(() => addition.heard('author')).toContain('to 26.5 % at 174.6B')
  await page.screenshot('panel-two')
  await page.editorType('| 25.5 | 29.2 |', { over: '| 26.5 | 30.2 |' })
  await expect.poll(() => addition.heard('author')).toContain('to 25.5 % at 174.6B')
  // Asked for again, a claim that has a panel gets no second one.
  await openPanel(page, 'Two-digit multi')
  const panels = (await page.tabs()).filter(title => title.startsWith('Re-plot'))
  expect(panels.toSorted()).toEqual([
    expect.stringContaining('Four-digit addition'),
    expect.stringContaining('Two-digit multiplication'),
  ])
})

test('the browser and the log hold no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
