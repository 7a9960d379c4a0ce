import { afterEach, expect, it, vi } from 'vitest'
import type { GroupNode } from '../../src/vscode/auditNodes.ts'
import { BARE, editor, GONE, resetEditor, startAudit, until } from './audited.ts'

vi.mock('vscode', () => editor.module())

afterEach(resetEditor)

/** An audited workspace, grouped by file; `drawn` is what was drawn anew since. */
async function start(files: Readonly<Record<string, string>>) {
  const one = await startAudit(['mem:/w'], files)
  await one.run(one.COMMANDS.auditWorkspace)
  await one.run(one.COMMANDS.groupByFile)
  one.rows()
  one.view().drawn.splice(0)
  const drawn = () => one.view().drawn.map(lines => (lines === 'all' ? lines : lines.map(line => idOf(line))))
  return { ...one, drawn }
}
const idOf = (line: unknown) => (line as GroupNode).id
const settled = () => new Promise(resolve => setTimeout(resolve, 900))

it('draws no line anew where a paper is opened or audited again and nothing has changed', async () => {
  const { run, drawn, view, COMMANDS } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE })
  editor.open('mem:/w/b.md', GONE)
  await run(COMMANDS.auditAgain)
  await settled()
  expect(drawn()).toEqual([])
  expect(view().message).toMatch(/^3 claims /)
})

it('draws only what has changed, so that a click on another row finds it', async () => {
  const { drawn, view, rows } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE })
  const [first, second] = view().lines()
  const [kept] = view().lines(first)
  const [changed] = view().lines(second)
  const paper = editor.open('mem:/w/b.md', GONE)
  editor.edit(paper, `An abstract.\n\n${GONE}`)
  await until(() => expect(drawn()).toEqual([['file mem:/w/b.md']]))
  expect(view().argument(kept)).toBe(kept)
  expect(view().argument(changed)).toBeUndefined()
  expect(rows()[1]?.rows).toEqual([expect.stringMatching(/, line 5$/)])
  // What no row shows is no change of one.
  editor.edit(paper, `A summary.\n\n${GONE}`)
  await settled()
  expect(drawn()).toHaveLength(1)
  // A file that goes takes its group with it.
  editor.delete('mem:/w/a.md')
  await until(() => expect(drawn()).toEqual([['file mem:/w/b.md'], 'all']))
})

it('draws the group alone of which more rows are to be shown', async () => {
  const many = Object.fromEntries(Array.from({ length: 260 }, (_, n) => [`mem:/w/${1000 + n}.md`, BARE]))
  const { run, drawn, view, rows, COMMANDS } = await start({ ...many, 'mem:/w/z.md': GONE })
  await run(COMMANDS.groupByVerdict)
  rows()
  view().drawn.splice(0)
  await run(COMMANDS.auditMore, 'no-data')
  expect(drawn()).toEqual([['no-data']])
  expect(rows()[1]?.rows).toHaveLength(520)
  // A filter begins with the first rows again.
  await run(COMMANDS.filterAudit)
  editor.window.boxes[0]?.type('language')
  expect(rows()[0]?.rows.at(-1)).toBe('Show more: 20 not shown yet')
})

it('says so when the editor has lost the row that was clicked', async () => {
  const { run, COMMANDS } = await start({ 'mem:/w/a.md': BARE })
  for (const command of [COMMANDS.rowPanel, COMMANDS.rowCopy, COMMANDS.rowLink]) {
    editor.window.told.splice(0)
    await run(command, undefined)
    expect(editor.window.told).toEqual(['The audit was just being drawn anew. Please click once more.'])
  }
})
