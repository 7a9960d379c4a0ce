import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension, type Theme } from './editor.ts'
import { ourErrors } from './logs.ts'
import { openPanel, panelOf } from './panel-page.ts'
import { editorSession } from './session.ts'

// The panel's page under its policy: nothing of ours is refused, and what is not ours is.
const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({
  folder: examples,
  extension: await packedExtension(),
  width: 1500,
  height: 1000,
  settings: { 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
}))

const THEMES: readonly Theme[] = ['dark', 'high-contrast', 'high-contrast-light', 'light']

// What follows runs inside the page. The compiler of this repository knows no DOM, so here is the little that is used.
type Violation = { readonly effectiveDirective: string; readonly blockedURI: string }
type Element = {
  textContent: string
  src: string
  setAttribute(name: string, value: string): void
  remove(): void
}
declare const document: {
  readonly body: { append(child: Element): void }
  addEventListener(type: 'securitypolicyviolation', listener: (event: Violation) => void): void
  createElement(tag: string): Element
}
declare const window: Record<string, unknown> & {
  readonly getComputedStyle: (element: Element) => { readonly outlineWidth: string }
  readonly setTimeout: (work: string | (() => void), pause: number) => number
  readonly fetch: (address: string) => Promise<unknown>
}

const refusals = async (): Promise<unknown> => (await panelOf(session.page)).frame.evaluate(() => window.refused)

test('the policy lets in one script and one style sheet by name, and nothing else', async () => {
  const { page } = session
  await page.openFile('draft.md')
  const { frame } = await openPanel(page, 'Four-digit')
  const policy = (await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? ''
  const rules = new Map(policy.split('; ').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1)]))
  expect(rules.get('default-src')).toEqual(["'none'"])
  expect(rules.get('script-src')).toEqual([expect.stringMatching(/^'nonce-[0-9a-f]{32}'$/)])
  expect(rules.get('img-src')).toEqual(['data:'])
  expect([...rules.keys()].toSorted()).toEqual(['default-src', 'img-src', 'script-src', 'style-src'])
  expect(policy).not.toMatch(/unsafe|\*(?!\.vscode-cdn\.net)|http:/)
  expect(page.consoleErrors()).toEqual([])
  await frame.evaluate(() => {
    const refused: string[] = []
    window.refused = refused
    document.addEventListener('securitypolicyviolation', event =>
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
})

test('every control is used, in every theme, and nothing is refused', async () => {
  const { page } = session
  const panel = await panelOf(page, 'Four-digit')
  await panel.pick('Series', '2-digit multiplication')
  await panel.fill('Tokens per answer', '4')
  await panel.fill('Chance level (%)', '1')
  await expect.poll(() => panel.trial()).toMatch(/2-digit multiplication.*4 tokens.*1 %/)
  await panel.press('Back to the claim as linked')
  await expect.poll(() => panel.trial()).toBe('')
  await panel.pick('Metric', 'log-odds of exact match')
  await panel.turn('Scale axis', 'linear')
  await panel.pick('Metric', 'exact match')
  await panel.turn('Show every view as', 'Table')
  await panel.turn('Show every view as', 'Plots')
  await panel.tick('Other curves of the table')
  await panel.chart('author').hover()
  await panel.chart('chosen').press('End')
  await panel.pick('Claim', 'Zero-shot')
  await expect.poll(() => panel.heard('author')).toContain('to 76.9 % at 174.6B')
  await panel.pick('Axis', 'training compute')
  await panel.turn('Score axis', 'log')
  await panel.pick('Form', 'PNG picture')
  await panel.press('Copy')
  // A picture takes its time to draw, and would be told of after the points.
  await expect.poll(() => panel.told()).toMatch(/^The picture /)
  await panel.pick('Form', 'CSV of the points')
  await panel.press('Copy')
  await expect.poll(() => panel.told()).toBe('Copied the CSV.')
  for (const theme of THEMES) {
    await page.setTheme(theme)
    await expect.poll(() => panel.drawing('chosen').isVisible()).toBe(true)
    expect(await panel.frame.getByText('This plot could not be drawn.').filter({ visible: true }).count()).toBe(0)
  }
  expect(await refusals()).toEqual([])
  expect(page.consoleErrors()).toEqual([])
})

test('nothing of the page’s markup carries a style of its own but what scripts have set', async () => {
  const { frame } = await panelOf(session.page)
  // Attributes in markup would have been refused; a place or a number is set through the object model.
  const styles = await frame
    .locator('#panel [style]:not(svg):not(svg *)')
    .evaluateAll((all: { getAttribute(name: string): string | null }[]) => all.map(one => one.getAttribute('style')))
  for (const style of styles) expect(style).toMatch(/^(?:(?:left|top|--[a-z]+): [-\d.]+(?:px)?;\s*)+$/)
})

test('a script, a style, a picture or a request of somebody else’s is refused', async () => {
  const { page } = session
  const { frame } = await panelOf(page)
  const came = await frame.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.scriptRan = true'
    const foreign = document.createElement('script')
    foreign.src = '/somebody-elses.js'
    const styled = document.createElement('p')
    styled.setAttribute('style', 'outline: 7px solid red')
    const sheet = document.createElement('style')
    sheet.textContent = 'p { outline: 7px solid red }'
    const picture = document.createElement('img')
    picture.src = '/picture.png'
    const added = [script, foreign, styled, sheet, picture]
    for (const element of added) document.body.append(element)
    window.setTimeout('window.stringRan = true', 0)
    const answer = await window.fetch('/anything').then(
      () => 'answered',
      () => 'refused',
    )
    await new Promise<void>(done => window.setTimeout(done, 300))
    const outline = window.getComputedStyle(styled).outlineWidth
    for (const element of added) element.remove()
    return { ran: window.scriptRan ?? false, evaluated: window.stringRan ?? false, answer, outline }
  })
  expect(came).toMatchObject({ ran: false, evaluated: false, answer: 'refused' })
  expect(came.outline).not.toBe('7px')
  const refused = await refusals()
  for (const kind of [
    'script-src-elem inline',
    'style-src-attr inline',
    'style-src-elem inline',
    'script-src eval',
    /^script-src-elem http.*somebody-elses\.js$/,
    /^img-src http.*picture\.png$/,
    /^connect-src http.*anything$/,
  ])
    expect(refused).toContainEqual(typeof kind === 'string' ? kind : expect.stringMatching(kind))
  // The console tells of each, so an empty console means that nothing was refused.
  expect(page.consoleErrors().length).toBeGreaterThanOrEqual(7)
  expect(page.consoleErrors().every(({ text }) => /Content Security Policy/i.test(text))).toBe(true)
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
