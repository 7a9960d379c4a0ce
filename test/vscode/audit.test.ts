import { afterEach, expect, it, vi } from 'vitest'
import { BARE, editor, GONE, LINKED, NOTHING, resetEditor, SCORES, startAudit, until } from './audited.ts'

vi.mock('vscode', () => editor.module())

const FILES = {
  'mem:/w/a.md': BARE,
  'mem:/w/deep/c.md': GONE,
  'mem:/w/deep/scores.csv': SCORES,
  'mem:/w/d.md': NOTHING,
}
const IRONY = 'Irony of the language models emerges suddenly at 1B parameters.'
const WIT = 'Wit of the language models emerges suddenly at 2B parameters.'
const PRODUCTS = 'Multiplication suddenly emerges at 175B parameters (Table 1).'

afterEach(resetEditor)

it('groups by verdict, what to look at first on top, and says what was read', async () => {
  const { run, rows, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  expect(rows()).toEqual([
    { label: 'Goes away under another metric', description: '1', rows: [`${PRODUCTS} | deep/c.md:3`] },
    { label: 'No data linked', description: '2', rows: [`${IRONY} | a.md:3`, `${WIT} | a.md:5`] },
  ])
  expect(view().message).toMatch(/^3 claims in \d+ paragraphs of 3 files · 1 to look at$/)
  expect(view().badge).toEqual({ value: 1, tooltip: '1 warning on 3 claims' })
  expect(editor.window.context.get('emergenceCheck.audit.state')).toBe('done')
  expect(editor.window.context.get('emergenceCheck.audit.findings')).toBe(true)
})

it('groups by file and by rule, and remembers it for the next window', async () => {
  const { run, rows, memory, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  await run(COMMANDS.groupByFile)
  expect(rows()).toEqual([
    { label: 'a.md', description: '2', rows: [`${IRONY} | No data linked, line 3`, `${WIT} | No data linked, line 5`] },
    { label: 'c.md', description: '1 · deep', rows: [`${PRODUCTS} | Goes away under another metric, line 3`] },
  ])
  await run(COMMANDS.groupByRule)
  expect(rows().map(({ label, description, rows: own }) => [label, description, own.length])).toEqual([
    ['metric-dependent', expect.stringMatching(/^1 · /), 1],
    ['Without remark', '2', 2],
  ])
  expect(memory.get('emergenceCheck.audit.grouping')).toBe('rule')
})

it('draws each claim with the sign of its verdict, a tooltip with two reasons at most, and words for those who hear it', async () => {
  const { run, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  const { provider } = view()
  const [group] = provider.getChildren() as readonly unknown[]
  const [row] = provider.getChildren(group) as readonly unknown[]
  const item = provider.getTreeItem(row)
  expect(item).toMatchObject({
    iconPath: { dark: expect.objectContaining({ path: '/extension/media/marks/gone-dark.svg' }) },
    contextValue: 'claim-with-data',
    accessibilityInformation: { label: expect.stringMatching(/^Goes away .*deep\/c\.md, line 3$/) },
  })
  expect(provider.getParent(row)).toBe(group)
  const { tooltip } = provider.resolveTreeItem(item, row) as { tooltip: { value: string } }
  expect(tooltip.value.split('\n\n').slice(0, 2)).toEqual([
    String.raw`deep/c.md\:3`,
    String.raw`Multiplication suddenly emerges at 175B parameters \(Table 1\).`,
  ])
  // A blank that no line may end at would break words in two.
  expect(tooltip.value).not.toContain('&nbsp;')
  expect(tooltip.value.match(/\n\n- /g)).toHaveLength(2)
})

it('filters by path, words, verdict and rule while one types, and goes back on Escape', async () => {
  const { run, rows, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  await run(COMMANDS.filterAudit)
  const [box] = editor.window.boxes
  const shown = (text: string) => {
    box?.type(text)
    return rows().flatMap(group => group.rows.map(row => row.split(' ')[0]))
  }
  expect(shown('wit')).toEqual(['Wit'])
  expect(shown('DEEP/')).toEqual(['Multiplication'])
  expect(shown('no data 1b')).toEqual(['Irony'])
  expect(shown('metric-dependent')).toEqual(['Multiplication'])
  expect(shown('nowhere')).toEqual([])
  expect(view().message).toContain('“nowhere” leaves 0')
  shown('language')
  box?.accept()
  await run(COMMANDS.filterAudit)
  editor.window.boxes[1]?.type('irony')
  editor.window.boxes[1]?.hide()
  expect(rows().map(({ description }) => description)).toEqual(['2'])
  expect(view().description).toBe('“language”')
  await run(COMMANDS.clearFilter)
  expect(rows().map(({ description }) => description)).toEqual(['1', '2'])
})

it('goes to the next and the previous finding in the order of the tree, round its ends and within the filter', async () => {
  const { run, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  const go = async (command: string) => {
    await run(command)
    const { uri, place } = editor.shown.at(-1) ?? { uri: '', place: [] }
    return `${uri}:${place[0]}`
  }
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/deep/c.md:2')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:2')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:4')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/deep/c.md:2')
  expect(await go(COMMANDS.previousFinding)).toBe('mem:/w/a.md:4')
  expect(editor.window.statusBar.at(-1)).toBe('Finding 3 of 3: No data linked')
  // A row that is selected by hand is where the reader is.
  const [group] = view().provider.getChildren() as readonly unknown[]
  view().selection = [...(view().provider.getChildren(group) as readonly unknown[])]
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:2')
  // In a view that is not on the screen nothing is selected any more.
  view().visible = false
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:4')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/deep/c.md:2')
  await run(COMMANDS.filterAudit)
  editor.window.boxes[0]?.type('irony')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:2')
  expect(await go(COMMANDS.nextFinding)).toBe('mem:/w/a.md:2')
  editor.failure = 'The file is gone.'
  await run(COMMANDS.nextFinding)
  expect(editor.window.told.at(-1)).toMatch(/^a\.md cannot be opened/)
})

it('tells nothing found from nothing to complain of, and an empty folder from both', async () => {
  const { run, view, COMMANDS } = await startAudit(['mem:/w'], { 'mem:/w/d.md': NOTHING })
  await run(COMMANDS.auditWorkspace)
  expect(view().message).toBe('0 claims found in 3 paragraphs of 1 file: nothing was checked')
  editor.disk.write('mem:/w/a.md', BARE)
  await run(COMMANDS.auditAgain)
  expect(view().message).toBe('2 claims in 6 paragraphs of 2 files, none of them with data: nothing was checked')
  editor.disk.files.clear()
  editor.disk.write('mem:/w/x.txt', 'x')
  await run(COMMANDS.auditAgain)
  expect(view().message).toBe('There is no Markdown file to audit.')
})

it('audits every folder in their order, by the names that a reader knows, and leaves out what is ignored or a link', async () => {
  const { run, rows, COMMANDS } = await startAudit(['mem:/z', 'mem:/b'], {
    'mem:/b/paper.md': BARE,
    'mem:/z/paper.md': BARE,
    'mem:/z/drafts/paper.md': BARE,
    'mem:/z/.gitignore': 'drafts/\n',
    'mem:/z/node_modules/x/README.md': BARE,
    'mem:/elsewhere/paper.md': BARE,
  })
  editor.disk.links.add('mem:/b/link.md')
  await run(COMMANDS.auditWorkspace)
  await run(COMMANDS.groupByFile)
  expect(rows().map(({ label, description }) => `${label} ${description}`)).toEqual([
    'paper.md 2 · z',
    'paper.md 2 · b',
  ])
})

it('audits folders, each once, and says of one that is left out or lies elsewhere', async () => {
  const { run, rows, view, COMMANDS } = await startAudit(['mem:/w'], {
    ...FILES,
    'mem:/w/deep/deeper/e.md': BARE,
    'mem:/w/.gitignore': 'secret\n/deep/deeper/*.tmp.md\n',
    'mem:/w/deep/deeper/e.tmp.md': BARE,
    'mem:/w/secret/f.md': BARE,
  })
  const vscode = await import('vscode')
  const uri = (address: string) => vscode.Uri.parse(address)
  await run(COMMANDS.auditFolder, uri('mem:/w/deep'), [uri('mem:/w/deep/deeper'), uri('mem:/w/deep')])
  await run(COMMANDS.groupByFile)
  expect(rows().map(({ label }) => label)).toEqual(['c.md', 'e.md'])
  expect(view().description).toBe('deep/deeper, deep')
  expect(view().message).toMatch(/of 2 files in deep\/deeper, deep · 1 to look at$/)
  await run(COMMANDS.auditFolder, uri('mem:/w/secret'))
  expect(editor.window.told.at(-1)).toBe(
    'secret is left out of audits, by .gitignore or by “exclude” of the configuration.',
  )
  await run(COMMANDS.auditFolder, uri('mem:/elsewhere'))
  expect(editor.window.told.at(-1)).toContain('is no folder of this workspace')
  editor.window.answers.set('open', [uri('mem:/w/deep/deeper')])
  await run(COMMANDS.auditFolder)
  expect(rows().map(({ label }) => label)).toEqual(['e.md'])
})

it('audits open papers where no folder is open, and untitled ones beside a folder; with nothing open it says so', async () => {
  const { run, rows, view, COMMANDS } = await startAudit([], {})
  await run(COMMANDS.auditWorkspace)
  expect(editor.window.told).toEqual([
    'No folder and no Markdown document is open. Open one of them to audit its claims.',
  ])
  editor.open('mem:/somewhere/paper.md', BARE)
  // The page of a rule is read, and no paper.
  editor.open('emergence-check-rule:/metric-dependent.md', GONE)
  editor.open('untitled:Untitled-1', GONE).isDirty = true
  await run(COMMANDS.auditWorkspace)
  expect(view().message).toContain('of 2 files')
  editor.setFolders(['mem:/w'])
  editor.disk.write('mem:/w/a.md', BARE)
  await until(() => expect(view().message).toContain('of 2 files'))
  await run(COMMANDS.auditWorkspace)
  await run(COMMANDS.groupByFile)
  expect(rows().map(({ label }) => label)).toEqual(['a.md', 'Untitled-1'])
})

it('takes what an open paper was found to hold, unsaved words included, and analyses nothing twice', async () => {
  const { run, rows, asked, COMMANDS } = await startAudit(['mem:/w'], FILES)
  const open = editor.open('mem:/w/a.md', BARE)
  editor.edit(open, BARE.replace('Wit', 'Humour'))
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md']))
  await run(COMMANDS.auditWorkspace)
  expect(
    rows()
      .flatMap(group => group.rows)
      .join(),
  ).toContain('Humour of the language models')
  expect(asked.uris.toSorted()).toEqual(['mem:/w/a.md', 'mem:/w/d.md', 'mem:/w/deep/c.md'])
})

it('shows results as they come, in few drawings, with ids that last', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`mem:/w/${1000 + n}.md`, BARE]))
  const { run, view, rows, asked, COMMANDS } = await startAudit(['mem:/w'], many)
  asked.hold = 100
  const done = run(COMMANDS.auditWorkspace)
  await until(() => expect(rows()[0]?.rows.length ?? 0).toBeGreaterThan(0))
  await until(() => expect(view().message).toBe('Checking 99 of 300 files …'))
  const [group] = view().provider.getChildren() as readonly unknown[]
  const ids = () => (view().provider.getChildren(group) as readonly { id: string }[]).map(({ id }) => id)
  const first = ids()[0]
  asked.go()
  await done
  expect(view().drawn.length).toBeLessThan(60)
  expect(rows()[0]?.description).toBe('600')
  expect(ids()[0]).toBe(first)
  expect(editor.window.progress[0]?.messages.at(-1)).toBe('300 of 300: 1299.md')
  // Not more than a reader can look through; the rest is a click away.
  expect(rows()[0]?.rows.at(-1)).toBe('Show more: 100 not shown yet')
  await run(COMMANDS.auditMore, 'no-data')
  expect(rows()[0]?.rows.length).toBe(600)
})

it('lets the editor come to show what it says while it runs, which waits for a moment of quiet', async () => {
  const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`mem:/w/${1000 + n}.md`, BARE]))
  const { run, view, asked, COMMANDS } = await startAudit(['mem:/w'], many)
  asked.slow = 6
  await run(COMMANDS.auditWorkspace)
  expect(view().seen.filter(message => /^Checking \d+ of 250 files …$/.test(message)).length).toBeGreaterThan(1)
})

it('is cancelled at once, in the middle of a file too, and keeps what it has', async () => {
  const { run, view, rows, asked, COMMANDS } = await startAudit(['mem:/w'], FILES)
  asked.hold = 2
  const done = run(COMMANDS.auditWorkspace)
  await until(() => expect(asked.uris.length).toBe(2))
  editor.window.progress[0]?.cancel()
  await done
  expect(editor.window.progress[0]?.isOver).toBe(true)
  expect(view().message).toMatch(/ · cancelled at 1 of 3 files$/)
  const before = rows()
  expect(before.flatMap(group => group.rows)).toHaveLength(2)
  asked.go()
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(rows()).toEqual(before)
})

it('ends an audit that runs when another begins, and shows the other alone', async () => {
  const { run, rows, asked, COMMANDS } = await startAudit(['mem:/w'], FILES)
  const vscode = await import('vscode')
  asked.hold = 1
  const first = run(COMMANDS.auditWorkspace)
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md']))
  const second = run(COMMANDS.auditFolder, vscode.Uri.parse('mem:/w/deep'))
  await first
  asked.go()
  await second
  expect(rows().flatMap(group => group.rows)).toEqual([`${PRODUCTS} | deep/c.md:3`])
})

it('tells of a file that cannot be read, and goes on', async () => {
  const { run, rows, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  const { readFile } = editor.disk.fs
  const broken = vi.spyOn(editor.disk.fs, 'readFile').mockImplementation(uri => {
    if (uri.path === '/w/a.md') return Promise.reject(new Error('The disk is broken.'))
    return readFile(uri)
  })
  await run(COMMANDS.auditWorkspace)
  broken.mockRestore()
  expect(rows().at(-1)).toEqual({
    label: 'Not audited',
    description: '1',
    rows: ['a.md | The file cannot be read: The disk is broken.'],
  })
  expect(view().message).toContain('1 file could not be audited')
})

it('clears everything, and then there is no finding to go to', async () => {
  const { run, rows, view, COMMANDS } = await startAudit(['mem:/w'], FILES)
  await run(COMMANDS.auditWorkspace)
  await run(COMMANDS.clearAudit)
  expect([rows(), view().message, view().badge]).toEqual([[], '', undefined])
  expect(editor.window.context.get('emergenceCheck.audit.state')).toBe('none')
  await run(COMMANDS.nextFinding)
  expect(editor.window.told.at(-1)).toContain('There is no finding to go to')
})

it('copies a link to a claim, and runs the commands of a claim on its row', async () => {
  const { run, view, COMMANDS } = await startAudit(['mem:/w'], { 'mem:/w/my notes/c.md': GONE })
  await run(COMMANDS.auditWorkspace)
  const { provider } = view()
  const [group] = provider.getChildren() as readonly unknown[]
  const [row] = provider.getChildren(group) as readonly unknown[]
  await run(COMMANDS.rowLink, row)
  expect(editor.window.clipboard).toMatch(/^\[Multiplication suddenly .*\]\(my%20notes\/c\.md#L3\)$/)
  const argument: unknown[] = []
  editor.window.commands.set(COMMANDS.openPanel, claim => argument.push(claim))
  await run(COMMANDS.rowPanel, row)
  expect(argument).toEqual([{ uri: 'mem:/w/my%20notes/c.md', claimId: expect.any(String) }])
})

it('saves a report in the form that is chosen, whole or not at all, with links into the editor', async () => {
  const { run, COMMANDS } = await startAudit(['mem:/w'], { ...FILES, 'mem:/w/l.md': LINKED })
  const vscode = await import('vscode')
  await run(COMMANDS.auditWorkspace)
  editor.window.answers.set('Save Audit Report', 'JSON')
  editor.window.answers.set('save', vscode.Uri.parse('mem:/w/out.json'))
  await run(COMMANDS.saveReport)
  expect(editor.window.told.at(-1)).toBe('The audit report is saved as out.json.')
  expect(JSON.parse(editor.disk.files.get('mem:/w/out.json') ?? '')).toMatchObject({ summary: { files: 4 } })
  expect([...editor.disk.files.keys()].filter(uri => uri.endsWith('.part'))).toEqual([])
  const { reportOptions } = await import('../../src/vscode/auditReport.ts')
  const at = { line: 4, character: 2, offset: 0 }
  const files = [{ state: 'failed', path: 'a b.md', uri: 'file:///w/a%20b%23.md', problem: '' }] as const
  const { link } = reportOptions({ files })
  expect(link('a b.md', { start: at, end: at })).toBe('vscode://file/w/a%20b%23.md:5:3')
  expect(link('other.md', { start: at, end: at })).toBeNull()
})
