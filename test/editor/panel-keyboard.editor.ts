import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, panelOf, plain } from './panel-page.ts'
import { editorSession } from './session.ts'

// The panel without a mouse and without eyes: the order of the Tab key, the keys in charts and grid, what is read out.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off', 'editor.accessibilitySupport': 'off' },
}))

type Focused = { getAttribute(name: string): string | null; readonly textContent: string; readonly tagName: string }
declare const document: { readonly activeElement: Focused | null }

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => session.page.page.keyboard.press(key)), Promise.resolve())

/** What has the keyboard on the panel's page, by what is heard of it; empty where nothing has. */
async function focused(): Promise<string> {
  const panel = await panelOf(session.page)
  return plain(
    await panel.frame.evaluate(() => {
      const active = document.activeElement
      if (active === null || active.tagName === 'BODY') return ''
      return active.getAttribute('aria-label') ?? active.textContent
    }),
  )
}

/** Presses Tab until something has the keyboard; fails after two rounds of the page. */
async function tabTo(name: RegExp): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    await press('Tab')
    if (name.test(await focused())) return
  }
  throw new Error(`Tab does not lead to ${name}.`)
}

/** What is read out on the panel's page beside what has the keyboard. */
async function spoken(): Promise<string> {
  const panel = await panelOf(session.page)
  const regions = panel.frame.locator('[aria-live="polite"], [role="status"], [role="alert"]')
  return plain((await regions.allTextContents()).join(' '))
}

test('the Tab key goes through the controls in the order in which they stand', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const panel = await openPanel(page, 'Four-digit')
  await panel.frame.locator('vscode-dropdown[aria-label="Claim"]').focus()
  const stops: string[] = []
  for (let stop = await focused(); !stops.includes(stop) && stops.length < 60; stop = await focused()) {
    stops.push(stop)
    await press('Tab')
  }
  const at = (name: string | RegExp) =>
    stops.findIndex(stop => (typeof name === 'string' ? stop === name : name.test(stop)))
  const expected = [
    'Claim',
    'Metric',
    /^As claimed: exact match/,
    /^Re-plotted: per-token scale/,
    'Other curves of the table',
    'Form',
    'Copy',
    'Save…',
    'Insert into the document',
    'Copy the finding',
    /^per-token scale \(derived\), parameters, log axis/,
    'Go to the table',
    'Go to the claim',
  ]
  for (const name of expected)
    expect(stops).toContainEqual(typeof name === 'string' ? name : expect.stringMatching(name))
  const charts = [at(/^As claimed/), at(/^Re-plotted/)]
  expect(charts[1]).toBe((charts[0] ?? 0) + 1)
  expect([at('Form'), at('Copy'), at('Save…')]).toEqual([at('Form'), at('Form') + 1, at('Form') + 2])
  expect(at('Go to the claim')).toBe(at('Go to the table') + 1)
  // Each stop has a name, and the grid of all views is one of them.
  expect(stops.filter(stop => stop.includes('axis. '))).toHaveLength(1)
})

test('what is folded can be unfolded, and a trial made, by keys alone', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  const field = panel.frame.locator('vscode-text-field[aria-label="Tokens per answer"]')
  const folded = panel.frame.locator('details:not([open])', { has: field })
  if ((await folded.count()) > 0) {
    await folded.locator('summary').focus()
    await press('Enter')
    await expect.poll(() => field.isVisible()).toBe(true)
  } else await panel.frame.locator('vscode-dropdown[aria-label="Claim"]').focus()
  await tabTo(/^Tokens per answer$/)
  await session.page.page.keyboard.type('4')
  await press('Enter')
  await expect.poll(() => panel.trial()).toContain('Trial with answers of 4 tokens.')
  await expect.poll(spoken).toContain('Trial verdict: The data cannot decide.')
  await session.page.page.keyboard.type('x')
  await press('Enter')
  await expect.poll(spoken).toContain('“4x” is not a number.')
  await press('Backspace', 'Backspace', 'Enter')
  await expect.poll(() => panel.trial()).toBe('')
})

test('a metric is chosen by keys alone, and the new view is read out', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await tabTo(/^Metric$/)
  await press('Enter', 'ArrowDown', 'Enter')
  await expect.poll(() => panel.picked('Metric')).toBe('log-odds of exact match (derived)')
  await expect.poll(spoken).toContain('Re-plotted: log-odds of exact match (derived) – on this view it cannot be told')
  expect(await focused()).toBe('Metric')
})

test('arrow keys walk from point to point, each is read out, and Enter leads to its row', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await tabTo(/^As claimed: exact match/)
  const chart = panel.chart('author')
  const told = async () => plain((await chart.locator('[aria-live="polite"]').allTextContents()).join(' '))
  await press('ArrowRight')
  await expect.poll(told).toMatch(/^125M: 0 %.*Model GPT-3 Small.*4-digit addition 0\.00/)
  await press('End')
  await expect.poll(told).toMatch(/^174\.6B: 25\.5 % \(95 % interval 23\.6 % to 27\.5 %\).*Model GPT-3 175B/)
  expect(await panel.tip('author')).toMatch(/^174\.6B: 25\.5 %/)
  await press('ArrowRight')
  await expect.poll(told).toMatch(/^174\.6B/)
  await press('ArrowLeft')
  await expect.poll(told).toMatch(/^12\.85B: 0\.4 %.*Model GPT-3 13B/)
  await press('Escape')
  await expect.poll(() => panel.tip('author')).toBe('')
  await press('Home', 'ArrowRight', 'Enter')
  await expect.poll(async () => (await page.statusBar()).join(' ')).toMatch(/Ln 26, Col \d+ \(\d+ selected\)/)
})

test('arrow keys walk through the grid of all views, and Enter enlarges one', async () => {
  const panel = await panelOf(session.page, 'Four-digit')
  await panel.frame.locator('vscode-dropdown[aria-label="Metric"]').focus()
  await tabTo(/^log-odds of exact match \(derived\), parameters, log axis/)
  for (const name of [
    'per-token scale (derived), parameters, log',
    'exact match, parameters, linear',
    'exact match, parameters, log',
  ]) {
    await press('ArrowLeft')
    await expect.poll(focused).toContain(`${name} axis.`)
  }
  await press('ArrowRight')
  await expect
    .poll(focused)
    .toBe('exact match, parameters, linear axis. On this view the jump remains. Jump share 75 %.')
  expect(await panel.chosenView()).toContain('log-odds')
  await press('Enter')
  await expect.poll(() => panel.chosenView()).toContain('exact match, parameters, linear axis.')
  await expect.poll(() => panel.heard('chosen')).toMatch(/exact match.*\(linear axis\)/)
  expect(await focused()).toMatch(/^exact match, parameters, linear axis/)
  await press('End')
  await expect.poll(focused).toMatch(/^log-odds of exact match/)
  await press('Home')
  await expect.poll(focused).toMatch(/^exact match, parameters, log axis/)
})

test('every control and every chart has a name, and the verdict is read out when it changes', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  const controls = panel.frame.locator(
    'vscode-dropdown, vscode-text-field, vscode-radio-group, [role="application"], [role="grid"], [role="group"], table',
  )
  for (const control of await controls.all()) {
    const name = (await control.getAttribute('aria-label')) ?? (await control.getAttribute('aria-labelledby')) ?? ''
    const isEvidence = (await control.locator('th', { hasText: 'Jump share' }).count()) > 0
    if (!isEvidence)
      expect(name, await control.evaluate(one => String(Reflect.get(one, 'outerHTML')).slice(0, 120))).not.toBe('')
  }
  for (const which of ['author', 'chosen'] as const) {
    const chart = panel.chart(which)
    expect(await chart.getAttribute('aria-label')).toMatch(/8 points .* Arrow keys go from point to point\.$/)
    expect(await chart.locator('.plot').getAttribute('aria-hidden')).toBe('true')
  }
  await page.runCommand('View: Focus First Editor Group')
  await page.editorType('| 0.60 | 29.2 |', { over: '| 25.5 | 29.2 |' })
  await expect.poll(() => panel.verdict()).not.toContain('smooth scales disagree')
  // A half-typed number may have had a verdict of its own.
  await expect
    .poll(async () => {
      const [label = '', headline = ''] = (await panel.verdict()).split(' | ')
      return (await spoken()).includes(`Verdict: ${label}. ${headline}`)
    })
    .toBe(true)
  await page.editorType('| 25.5 | 29.2 |', { over: '| 0.60 | 29.2 |' })
  await expect.poll(() => panel.verdict()).toContain('smooth scales disagree')
})

test('the browser and the log hold no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
