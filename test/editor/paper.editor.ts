import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({ folder: examples, extension: await packedExtension() }))

const rules = async () => (await session.page.problems()).map(({ severity, code }) => [severity, code])
const EXPECTED = [
  ['warning', 'metric-dependent'],
  ['warning', 'axis-dependent'],
  ['info', 'under-resolved'],
]

test('squiggles and problems tell which jumps go away', async () => {
  const { page } = session
  await page.openFile('draft.md')
  await expect.poll(rules, { timeout: 20_000 }).toEqual(expect.arrayContaining(EXPECTED))
  expect(await rules()).toHaveLength(EXPECTED.length)
  const [first] = await page.problems()
  expect(first).toMatchObject({ source: 'Emergence', line: 18, column: 78 })
  expect(first?.message).toContain('The jump goes away under')
  expect(await page.squiggles()).toMatchObject({ warnings: expect.any(Number), infos: expect.any(Number) })
})

test('a hover shows the verdict, the re-plot, the reasons and the links', async () => {
  const { page } = session
  const hover = await page.hoverText('Two-digit multiplication', 'Open the re-plot')
  expect(hover.text).toContain('The jump goes away under the per-token scale (derived).')
  expect(hover.text).toContain('the share of the rise that is a jump is 75 %')
  expect(hover.text).toContain('Data: The sentence names Table 1. Series: 2-digit multiplication against Params.')
  for (const link of ['Open the re-plot', 'Go to the table', 'Not a claim']) expect(hover.text).toContain(link)
  expect(hover.pictures).toHaveLength(1)
  const [picture] = hover.pictures
  expect(picture?.source).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(picture?.source.length).toBeLessThan(60_000)
  expect(picture?.width).toBeGreaterThan(400)
  expect(picture?.alt).toMatch(/As claimed: exact match.*Re-plotted/s)
})

test('a claim that survives has a hover and no problem', async () => {
  const hover = await session.page.hoverText('Two-digit addition jumps', 'Open the re-plot')
  expect(hover.text).toContain('Survives every view tried: accelerates from 6.7B on.')
  expect(hover.pictures).toHaveLength(1)
})

test('what is typed is checked again', async () => {
  const { page } = session
  await page.editorType('too, perhaps', { over: 'too, suddenly' })
  await expect.poll(rules).not.toEqual(expect.arrayContaining([['warning', 'metric-dependent']]))
  await page.editorType('too, suddenly', { over: 'too, perhaps' })
  await expect.poll(rules).toEqual(expect.arrayContaining(EXPECTED))
})

test('a quick fix silences the rule on its line', async () => {
  const { page } = session
  const offered = await page.codeActions('Zero-shot two-digit')
  expect(offered).toEqual(
    expect.arrayContaining([
      'This is not an emergence claim',
      'Silence axis-dependent on this line',
      'Open the re-plot of this claim',
    ]),
  )
  await page.applyCodeAction('Zero-shot two-digit', 'Silence axis-dependent on this line')
  await expect.poll(rules).not.toEqual(expect.arrayContaining([['warning', 'axis-dependent']]))
  await page.runCommand('Undo')
  await expect.poll(rules).toEqual(expect.arrayContaining(EXPECTED))
})

test('a change of the linked file is seen, saved or not', async () => {
  const { page } = session
  await page.openFile('zero-shot.csv')
  await page.editorType('60.0', { over: '2.54' })
  await expect.poll(rules).not.toEqual(expect.arrayContaining([['warning', 'axis-dependent']]))
  await page.editorType('2.54', { over: '60.0' })
  await expect.poll(rules).toEqual(expect.arrayContaining([['warning', 'axis-dependent']]))
})

test('the log holds no error', async () => {
  const { page, editor } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
  expect((await editor.outputs()).get('Emergence Check') ?? '').not.toMatch(/\[(?:error|warning)\]/)
})
