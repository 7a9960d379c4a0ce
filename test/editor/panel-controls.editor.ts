import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, panelOf, plain } from './panel-page.ts'
import { editorSession } from './session.ts'

// Every control of the panel, and the figures that have to follow it.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
}))

const FOUR_DIGITS =
  'The data cannot decide: smooth scales disagree, ' +
  'for a jump is needed on −ln(−ln score), but a smooth sigmoid in log-odds still fits.'
const LABEL = 'The data cannot decide'

test('another series of the table is put to the same test, as a trial', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Four-digit')
  expect(await panel.verdict()).toBe(`${LABEL} | ${FOUR_DIGITS}`)
  expect(await panel.trial()).toBe('')
  expect(await panel.offers('Series')).toEqual([
    '4-digit addition (as linked)',
    '2-digit addition',
    '3-digit addition',
    '2-digit multiplication',
  ])
  await panel.pick('Series', '2-digit multiplication')
  await expect
    .poll(() => panel.verdict())
    .toBe('Goes away under another metric | The jump goes away under the per-token scale (derived).')
  expect((await panel.trial()).replace(/: \S (?=The data)/, ': ')).toBe(
    `Trial with the curve “2-digit multiplication”. As linked: ${FOUR_DIGITS}`,
  )
  await expect.poll(() => panel.heard('author')).toContain('8 points from 1.35 % at 125M to 29.2 % at 174.6B')
  expect(await panel.claim()).toContain('Four-digit addition')
  await panel.press('Back to the claim as linked')
  await expect.poll(() => panel.verdict()).toBe(`${LABEL} | ${FOUR_DIGITS}`)
  expect(await panel.trial()).toBe('')
  // Controls show what is chosen with the page's next frame.
  await expect.poll(() => panel.picked('Series')).toBe('4-digit addition (as linked)')
  await expect.poll(() => panel.heard('author')).toContain('8 points from 0 % at 125M to 25.5 % at 174.6B')
})

test('a length of answers brings the per-token view, with its share and what it assumes', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  const perToken = /^per-token accuracy \(derived\)/
  expect((await panel.views()).filter(({ name }) => perToken.test(name))).toEqual([])
  await panel.fill('Tokens per answer', '4')
  await expect.poll(() => panel.trial()).toContain('Trial with answers of 4 tokens.')
  expect((await panel.views()).filter(({ name }) => perToken.test(name))).toEqual([
    {
      name: 'per-token accuracy (derived), parameters, log axis. On this view the jump remains. Jump share 50 % (38–100 %).',
      chosen: expect.any(Boolean),
    },
  ])
  await panel.pick('Metric', 'per-token accuracy (derived)')
  await expect
    .poll(() => panel.heard('chosen'))
    .toMatch(/50 % \(38–100 %\) of the rise, between 12\.85B and 174\.6B\. .* to 71\.1 % at 174\.6B/)
  expect(await panel.says('chosen')).toMatch(
    /^On this view the jump remains\. Jump share 50 % \(38–100 %\)\. Assumes 4 independent, equally hard tokens per answer: p = score\^\(1\/4\)/,
  )
  await expect.poll(() => panel.words('chosen')).toMatch(/^What you chose.*per-token accuracy.*derived/)
})

test('a length that cannot be read is said beside its field, and changes nothing', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await panel.fill('Tokens per answer', 'three')
  await expect
    .poll(() => panel.remark('Tokens per answer'))
    .toBe('“three” is not a number. Type a length in tokens, such as 4.')
  await panel.fill('Tokens per answer', '0.5')
  await expect.poll(() => panel.remark('Tokens per answer')).toBe('An answer has at least 1 token, and 0.5 is less.')
  expect(await panel.trial()).toContain('Trial with answers of 4 tokens.')
  await panel.fill('Tokens per answer', '')
  await expect.poll(() => panel.trial()).toBe('')
  expect(await panel.remark('Tokens per answer')).toBe('')
  expect((await panel.views()).map(({ name }) => name).join(' ')).not.toContain('per-token accuracy')
})

test('a chance level is drawn, and takes what is not above it out of the evidence', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await panel.fill('Chance level (%)', '0.25')
  await expect.poll(() => panel.remark('Chance level (%)')).toBe('Read as 25 %.')
  await expect
    .poll(() => panel.verdict())
    .toBe(`${LABEL} | ${LABEL}: no score can be told from chance; more items per point would decide it.`)
  expect(await panel.trial()).toContain('Trial with a chance level of 25 %.')
  await expect.poll(() => panel.heard('author')).toContain('Chance level: 25 %.')
  await expect.poll(() => panel.drawnWords('author')).toMatch(/chance/i)
  await panel.fill('Chance level (%)', '100')
  await expect.poll(() => panel.remark('Chance level (%)')).toBe('A chance level is below 100 %, and 100 is not.')
  expect(await panel.trial()).toContain('a chance level of 25 %')
  await panel.press('Back to the claim as linked')
  await expect.poll(() => panel.trial()).toBe('')
  await expect.poll(() => panel.heard('author')).not.toContain('Chance level')
})

test('the metric decides what is drawn beside the author’s plot, and what it says', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  expect(await panel.offers('Metric')).toEqual([
    'exact match (as claimed)',
    'per-token scale (derived)',
    'log-odds of exact match (derived)',
  ])
  await panel.pick('Metric', 'log-odds of exact match')
  await expect
    .poll(() => panel.heard('chosen'))
    .toMatch(/^Re-plotted: log-odds of exact match \(derived\) – on this view it cannot be told .*38 % \(13–100 %\)/)
  expect(await panel.says('chosen')).toContain('This view cannot tell. Jump share 38 % (13–100 %).')
  expect(await panel.says('author')).toContain('On this view the jump remains. Jump share 100 %.')
  expect(await panel.chosenView()).toContain('log-odds of exact match (derived), parameters, log axis.')
})

test('a view is drawn on the other scale of x, and says where it was judged', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  expect(await panel.turned('Scale axis')).toBe('log')
  await panel.turn('Scale axis', 'linear')
  await expect
    .poll(() => panel.note())
    .toBe('Drawn here on a linear axis of parameters. Its jump share and its reading were judged on the log axis.')
  expect(await panel.says('chosen')).toContain('Jump share 38 % (13–100 %), judged on the log axis.')
  await expect.poll(() => panel.heard('chosen')).toContain('(linear axis; judged on the log axis)')
  // On a linear axis all models but the largest stand in the first tenth. Two scores are limits only, 125M and 1.32B.
  await expect
    .poll(async () => {
      const across = (await panel.points('chosen')).map(({ x }) => x)
      const [first = 0, second = 0, last = 0] = [across.at(0), across.at(-2), across.at(-1)]
      return (second - first) / (last - first)
    })
    .toBeCloseTo((12.85 - 0.356) / (174.6 - 0.356), 2)
  // A view that was judged on both scales is itself chosen.
  await panel.pick('Metric', 'exact match (as claimed)')
  await expect.poll(() => panel.chosenView()).toContain('exact match, parameters, linear axis.')
  expect(await panel.note()).toBe('')
  expect(await panel.says('chosen')).toBe('On this view the jump remains. Jump share 75 %.')
})

test('a score is drawn on a log scale, where none of it is below zero', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await panel.pick('Metric', 'log-odds of exact match')
  await expect.poll(() => panel.chosenView()).toContain('log-odds of exact match')
  const group = panel.frame.locator('vscode-radio-group[aria-label="Score axis"]')
  expect(await group.locator('vscode-radio[disabled]').allTextContents()).toEqual(['log'])
  await panel.pick('Claim', 'Two-digit multiplication')
  await expect.poll(() => panel.heard('author')).toContain('to 29.2 % at 174.6B')
  await panel.pick('Metric', 'exact match (as claimed)')
  await expect.poll(() => group.locator('vscode-radio[disabled]').count()).toBe(0)
  const heights = async () => {
    const all = await panel.points('chosen')
    const [low = 0, middle = 0, high = 0] = [all[0], all[4], all[7]].map(point => point?.y)
    return (low - middle) / (low - high)
  }
  await expect.poll(heights).toBeCloseTo((4.25 - 1.35) / (29.2 - 1.35), 1)
  await panel.turn('Score axis', 'log')
  await expect.poll(heights).toBeCloseTo(Math.log(4.25 / 1.35) / Math.log(29.2 / 1.35), 1)
  await expect.poll(() => panel.words('chosen')).toContain('log score axis')
  await panel.turn('Score axis', 'linear')
  await expect.poll(heights).toBeCloseTo((4.25 - 1.35) / (29.2 - 1.35), 1)
})

test('a claim whose table has several axes can be seen along each', async () => {
  const panel = await panelOf(session.page)
  await panel.pick('Claim', 'Zero-shot two-digit')
  await expect
    .poll(() => panel.verdict())
    .toBe('Goes away on another axis | The jump goes away on a linear parameter axis (measured).')
  expect(await panel.offers('Axis')).toEqual(['parameters', 'training compute'])
  await panel.pick('Axis', 'training compute')
  await expect
    .poll(() => panel.heard('chosen'))
    .toMatch(/76\.9 % at 3\.14e23(?: FLOPs?)? against training compute|76\.9 % at .*against training compute/)
  await panel.turn('Scale axis', 'log')
  await expect.poll(() => panel.chosenView()).toContain('exact match, training compute, log axis.')
  expect(await panel.says('chosen')).toContain('On this view the rise speeds up from 1.2×10²² on. Jump share 100 %.')
  await panel.turn('Scale axis', 'linear')
  await expect.poll(() => panel.chosenView()).toContain('exact match, training compute, linear axis.')
  expect(await panel.says('chosen')).toContain('On this view the rise is smooth. Jump share 13 %.')
  // A metric that was not computed on this axis is shown on the one it has, and that is said.
  await panel.pick('Metric', 'per-token scale')
  await expect
    .poll(() => panel.note())
    .toBe(
      'There is no per-token scale (derived) against training compute. ' +
        'Shown instead: per-token scale (derived) against parameters.',
    )
  expect(await panel.offers('Axis')).toEqual(['parameters', '(training compute)'])
})

test('all views stand in a grid with their shares; a click enlarges one', async () => {
  const panel = await panelOf(session.page)
  await panel.pick('Claim', 'Four-digit')
  await expect.poll(() => panel.heard('author')).toContain('to 25.5 % at 174.6B')
  const named = (await panel.views()).map(({ name }) => name).filter(name => name !== 'no such view')
  expect(named).toEqual([
    'exact match, parameters, log axis. On this view the jump remains. Jump share 100 %.',
    'exact match, parameters, linear axis. On this view the jump remains. Jump share 75 %.',
    'per-token scale (derived), parameters, log axis. On this view the jump remains. Jump share 50 % (38–100 %).',
    'log-odds of exact match (derived), parameters, log axis. This view cannot tell. Jump share 38 % (13–100 %).',
  ])
  const linear = panel.view('exact match, parameters, linear')
  expect(plain(await linear.innerText())).toMatch(/jump 75 %$/)
  await linear.scrollIntoViewIfNeeded()
  await expect
    .poll(() => linear.locator('img').evaluate(image => Reflect.get(image, 'naturalWidth')))
    .toBeGreaterThan(100)
  await linear.click()
  await expect.poll(() => panel.heard('chosen')).toMatch(/exact match.*75 % of the rise.*\(linear axis\)/)
  expect(await panel.chosenView()).toContain('exact match, parameters, linear axis.')
  await expect.poll(() => panel.picked('Metric')).toBe('exact match (as claimed)')
  await expect.poll(() => panel.turned('Scale axis')).toBe('linear')
})

test('the same views stand in a table, which chooses them alike', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await panel.turn('Show every view as', 'Table')
  const table = panel.frame.locator('table:visible', { hasText: 'Jump share, 95 % interval' })
  const rows = table.locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(4)
  expect(await panel.frame.getByRole('grid').isVisible()).toBe(false)
  const cells = (at: number) => rows.nth(at).locator('td').allTextContents()
  expect((await cells(1)).map(plain)).toEqual(['exact match', 'parameters', 'linear', 'measured', 'jump', '75 %'])
  expect((await cells(3)).map(plain)).toEqual([
    'log-odds of exact match (derived)',
    'parameters',
    'log',
    'derived',
    'cannot tell',
    '38 % (13–100 %)',
  ])
  expect(await rows.nth(1).getAttribute('aria-current')).toBe('true')
  await rows.nth(3).click()
  await expect.poll(() => panel.heard('chosen')).toContain('Re-plotted: log-odds of exact match')
  expect(await rows.nth(3).getAttribute('aria-current')).toBe('true')
  expect(await rows.nth(1).getAttribute('aria-current')).toBeNull()
  await panel.turn('Show every view as', 'Plots')
  await expect.poll(() => panel.frame.getByRole('grid').isVisible()).toBe(true)
  expect(await table.count()).toBe(0)
})

test('the other curves of the table can be drawn behind the claimed one', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  // Some are named at their ends, others in the legend, which speaks for both plots.
  const drawn = async () => `${await panel.drawnWords('author')} ${await panel.drawnWords('chosen')}`
  const others = ['2-digit addition', '3-digit addition', '2-digit multiplication']
  for (const name of others) expect(await drawn()).not.toContain(name)
  await panel.tick('Other curves of the table')
  for (const name of others) await expect.poll(drawn).toContain(name)
  // The scale makes room for 100 %.
  await expect.poll(() => panel.drawnWords('author')).toContain('100 %')
  await panel.tick('Other curves of the table')
  for (const name of others) await expect.poll(drawn).not.toContain(name)
})

test('no document was changed, and the browser and the log hold no error', async () => {
  const { page, editor } = session
  expect((await page.tabs()).filter(title => title.includes('•'))).toEqual([])
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
