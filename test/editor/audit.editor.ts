import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packedExtension } from './editor.ts'
import { ourErrors } from './logs.ts'
import { editorSession } from './session.ts'

const examples = join(import.meta.dirname, '../../media/examples')
const session = editorSession(async () => ({ folder: examples, extension: await packedExtension() }))

test('the audit fills the tree, grouped by verdict, what to look at first on top', async () => {
  const { page } = session
  await page.runCommand('Emergence: Audit Workspace')
  await expect.poll(() => page.viewMessage('Claim Audit')).toBe('15 claims in 40 paragraphs of 3 files')
  const rows = await page.tree('Claim Audit')
  expect(rows.filter(({ level }) => level === 1).map(({ label, description }) => [label, description])).toEqual([
    ['Goes away under another metric', '4'],
    ['Goes away on another axis', '1'],
    ['The data cannot decide', '2'],
    ['Survives every view tried', '4'],
    ['Holds', '3'],
    ['No data linked', '1'],
  ])
})

test('a claim of the tree leads to its sentence', async () => {
  const { page } = session
  await page.clickRow('Claim Audit', 'Unscrambling cycled letters improves smoothly with model size (Table 2).')
  await expect.poll(() => page.tabs()).toEqual(expect.arrayContaining([expect.stringContaining('draft')]))
  await expect.poll(() => page.statusBar()).toEqual(expect.arrayContaining([expect.stringContaining('Ln 41')]))
})

test('the log holds no error', async () => {
  const { page } = session
  expect(page.consoleErrors()).toEqual([])
  expect(ourErrors(await page.logs())).toEqual([])
})
