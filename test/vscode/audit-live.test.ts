import { afterEach, expect, it, vi } from 'vitest'
import { BARE, editor, GONE, LINKED, NOTHING, resetEditor, SCORES, SMOOTH, startAudit, until } from './audited.ts'

vi.mock('vscode', () => editor.module())

afterEach(resetEditor)
async function start(files: Readonly<Record<string, string>>, folders = ['mem:/w']) {
  const one = await startAudit(folders, files)
  await one.run(one.COMMANDS.auditWorkspace)
  await one.run(one.COMMANDS.groupByFile)
  one.asked.uris.splice(0)
  const files_ = () => one.rows().map(({ label, rows }) => `${label}: ${rows.map(row => row.split(' ')[0]).join(' ')}`)
  return { ...one, files: files_ }
}
const settled = () => new Promise(resolve => setTimeout(resolve, 900))

it('follows an open paper as it is typed, without reading or analysing it a second time', async () => {
  const { files, asked } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': BARE })
  const open = editor.open('mem:/w/a.md', BARE)
  editor.edit(open, BARE.replace('Wit', 'Humour'))
  await until(() => expect(files()).toEqual(['a.md: Irony Humour', 'b.md: Irony Wit']))
  await settled()
  expect(asked.uris).toEqual(['mem:/w/a.md'])
})

it('falls back to the file when a paper is closed unsaved, and lets go of an untitled one', async () => {
  const { files } = await start({ 'mem:/w/a.md': BARE })
  const open = editor.open('mem:/w/a.md', BARE)
  const untitled = editor.open('untitled:Untitled-1', GONE)
  editor.edit(open, NOTHING)
  await until(() => expect(files()).toEqual(['Untitled-1: Multiplication']))
  editor.close(open)
  editor.close(untitled)
  await until(() => expect(files()).toEqual(['a.md: Irony Wit']))
})

it('looks again at files that change, come, go or are moved on disk, and at no other', async () => {
  const { files, asked, view } = await start({
    'mem:/w/a.md': BARE,
    'mem:/w/b.md': NOTHING,
    'mem:/w/.gitignore': 'drafts/\n',
    'mem:/w/old/c.md': GONE,
  })
  editor.write('mem:/w/b.md', GONE)
  await until(() => expect(files()).toEqual(['a.md: Irony Wit', 'b.md: Multiplication', 'c.md: Multiplication']))
  editor.write('mem:/w/aa.md', BARE)
  editor.write('mem:/w/drafts/d.md', BARE)
  editor.write('mem:/w/notes.txt', BARE)
  await until(() => expect(files()[1]).toBe('aa.md: Irony Wit'))
  // A folder that is renamed: both tell of themselves alone.
  editor.disk.write('mem:/w/new/c.md', GONE)
  editor.delete('mem:/w/old')
  editor.write('mem:/w/new', '')
  editor.disk.files.delete('mem:/w/new')
  await until(() =>
    expect(view().provider.getChildren()).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'file mem:/w/new/c.md' })]),
    ),
  )
  expect(files()).toEqual(['a.md: Irony Wit', 'aa.md: Irony Wit', 'b.md: Multiplication', 'c.md: Multiplication'])
  editor.delete('mem:/w/aa.md')
  await until(() => expect(files()).toHaveLength(3))
  expect(asked.uris.toSorted()).toEqual(['mem:/w/aa.md', 'mem:/w/b.md', 'mem:/w/new/c.md'])
  expect(view().message).toContain('of 3 files')
})

it('looks again at what rests on data that have changed, saved or not', async () => {
  const { rows, run, asked, COMMANDS } = await start({
    'mem:/w/a.md': BARE,
    'mem:/w/l.md': LINKED,
    'mem:/w/scores.csv': SCORES,
  })
  await run(COMMANDS.groupByVerdict)
  const verdict = () => rows().find(({ rows: own }) => own.some(row => row.startsWith('Addition')))?.label
  const before = verdict()
  editor.write('mem:/w/scores.csv', SMOOTH)
  await until(() => expect(verdict()).not.toBe(before))
  expect(asked.uris).toEqual(['mem:/w/l.md'])
  const after = verdict()
  const open = editor.open('mem:/w/scores.csv', SMOOTH)
  editor.edit(open, SCORES)
  await until(() => expect(verdict()).toBe(before))
  editor.close(open)
  await until(() => expect(verdict()).toBe(after))
})

it('tells of files that are checked again only where that takes long, so that the rows stand still', async () => {
  const { files, asked, view } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': NOTHING })
  asked.slow = 500
  view().seen.splice(0)
  editor.write('mem:/w/b.md', GONE)
  await until(() => expect(files()).toEqual(['a.md: Irony Wit', 'b.md: Multiplication']))
  await settled()
  expect(view().seen.filter(message => message.includes('again'))).toEqual([])
  asked.hold = 1
  editor.write('mem:/w/b.md', NOTHING)
  await until(() => expect(view().message).toMatch(/ · 1 file being checked again$/))
  asked.go()
  await until(() => expect(view().message).toMatch(/of 2 files, none of them with data: nothing was checked$/))
})

it('keeps what changes while an audit runs for its end', async () => {
  const { files, run, asked, COMMANDS } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': NOTHING })
  asked.hold = 1
  const again = run(COMMANDS.auditAgain)
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md']))
  editor.write('mem:/w/a.md', BARE.replace('Irony', 'Sarcasm'))
  // What is shown stays until it is replaced.
  expect(files()).toEqual(['a.md: Irony Wit'])
  asked.go()
  await again
  await until(() => expect(files()).toEqual(['a.md: Sarcasm Wit']))
})

it('is made again where it was quick and settings, folders or what is ignored have changed', async () => {
  const { files, audit, asked } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': BARE })
  audit.settingsChanged()
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md', 'mem:/w/b.md']))
  editor.write('mem:/w/.gitignore', 'b.md\n')
  await until(() => expect(files()).toEqual(['a.md: Irony Wit']))
  // No notification for what nobody asked for.
  expect(editor.window.progress.map(({ location }) => location)).toEqual([
    15,
    ...Array(2).fill({ viewId: expect.any(String) }),
  ])
  editor.disk.write('mem:/v/z.md', GONE)
  editor.setFolders(['mem:/w', 'mem:/v'])
  await until(() => expect(files()).toEqual(['a.md: Irony Wit', 'z.md: Multiplication']))
})

it('says that it is out of date where it took long, and offers to be made again', async () => {
  const now = vi.spyOn(performance, 'now')
  let time = 0
  now.mockImplementation(() => (time += 5_000))
  const { view, audit, run, asked, COMMANDS } = await start({ 'mem:/w/a.md': BARE })
  now.mockRestore()
  audit.settingsChanged()
  await settled()
  expect(view().message).toMatch(/ · settings have changed since: run the audit again$/)
  expect(editor.window.context.get('emergenceCheck.audit.outdated')).toBe(true)
  expect(asked.uris).toEqual([])
  await run(COMMANDS.auditAgain)
  expect(view().message).not.toContain('settings')
  expect(editor.window.context.get('emergenceCheck.audit.outdated')).toBe(false)
})

/** The editor's git with these changes against HEAD. */
async function gitWith(changed: readonly string[], untracked: readonly string[] = []) {
  const vscode = await import('vscode')
  const change = (address: string) => ({ uri: vscode.Uri.parse(address), originalUri: vscode.Uri.parse(address) })
  const state = {
    workingTreeChanges: changed.map(change),
    indexChanges: [],
    mergeChanges: [],
    untrackedChanges: untracked.map(change),
  }
  return { getAPI: () => ({ state: 'initialized', repositories: [{ state, status: async () => undefined }] }) }
}

const CHANGED = {
  'mem:/w/a.md': BARE,
  'mem:/w/b.md': BARE,
  'mem:/w/c.md': GONE,
  'mem:/w/l.md': LINKED,
  'mem:/w/scores.csv': SCORES,
}

it('audits what differs from HEAD alone, untracked and unsaved files too, and what rests on changed data', async () => {
  const { run, files, view, asked, COMMANDS } = await start(CHANGED)
  editor.git = await gitWith(['mem:/w/b.md', 'mem:/w/gone.md'])
  await run(COMMANDS.auditChanged)
  expect(files()).toEqual(['b.md: Irony Wit'])
  expect(asked.uris).toEqual(['mem:/w/b.md'])
  expect(view().message).toContain('of 1 changed file,')
  expect(view().description).toBe('changed against HEAD')
  editor.git = await gitWith(['mem:/w/scores.csv'], ['mem:/w/c.md'])
  editor.open('mem:/w/a.md', BARE).isDirty = true
  await run(COMMANDS.auditAgain)
  const found = ['a.md: Irony Wit', 'c.md: Multiplication', 'l.md: Addition']
  expect(files()).toEqual(found)
  // What rests on changed data goes on belonging to it, when it is opened too.
  editor.close(editor.open('mem:/w/l.md', LINKED))
  editor.open('mem:/w/l.md', LINKED)
  editor.write('mem:/w/scores.csv', SMOOTH)
  await settled()
  expect(files()).toEqual(found)
})

it('audits all of a folder whose configuration differs, and what may rest on a changed paper in UTF-16 too', async () => {
  const { run, files, asked, COMMANDS } = await start(CHANGED)
  const all = ['a.md: Irony Wit', 'b.md: Irony Wit', 'c.md: Multiplication', 'l.md: Addition']
  for (const name of ['.emergence-check.json', '.emergence-check.yaml']) {
    editor.git = await gitWith([`mem:/w/${name}`])
    await run(COMMANDS.auditChanged)
    expect(files()).toEqual(all)
  }
  editor.git = await gitWith(['mem:/w/sub/.emergence-check.yaml'])
  await run(COMMANDS.auditChanged)
  expect(files()).toEqual([])
  const tied = `${GONE.split('(')[0]}([Table 1](c.md)).\n`
  editor.disk.write('mem:/w/tied.md', tied)
  editor.disk.encoded.set('mem:/w/tied.md', Buffer.from(`\uFEFF${tied}`, 'utf16le'))
  asked.uris.splice(0)
  editor.git = await gitWith(['mem:/w/c.md'])
  await run(COMMANDS.auditChanged)
  expect(files()).toEqual(['c.md: Multiplication', 'tied.md: Multiplication'])
  expect(asked.uris).toEqual(['mem:/w/c.md', 'mem:/w/tied.md'])
})

it('takes files that begin to differ, and does not take those that are only opened', async () => {
  const { run, files, COMMANDS } = await start(CHANGED)
  editor.git = await gitWith(['mem:/w/b.md'])
  await run(COMMANDS.auditChanged)
  editor.git = await gitWith(['mem:/w/b.md', 'mem:/w/c.md'])
  editor.open('mem:/w/a.md', BARE)
  editor.write('mem:/w/c.md', GONE)
  await until(() => expect(files()).toEqual(['b.md: Irony Wit', 'c.md: Multiplication']))
  // At once after that, git is asked anew.
  editor.git = await gitWith(['mem:/w/b.md', 'mem:/w/c.md', 'mem:/w/a.md'])
  editor.close(editor.documents[0] ?? editor.open('mem:/w/a.md', BARE))
  editor.write('mem:/w/a.md', GONE)
  const untitled = editor.open('untitled:Untitled-1', '')
  editor.edit(untitled, GONE)
  await until(() =>
    expect(files()).toEqual([
      'a.md: Multiplication',
      'b.md: Irony Wit',
      'c.md: Multiplication',
      'Untitled-1: Multiplication',
    ]),
  )
})

it('forgets the question what has changed when another audit begins, though git has not answered', async () => {
  const { run, files, view, COMMANDS } = await start(CHANGED)
  editor.git = { getAPI: () => ({ state: 'uninitialized', repositories: [] }) }
  const changed = run(COMMANDS.auditChanged)
  await until(() => expect(editor.window.progress).toHaveLength(2))
  await run(COMMANDS.auditWorkspace)
  await changed
  await settled()
  expect(files()).toHaveLength(4)
  expect(view().message).toMatch(/^6 claims /)
  expect(editor.window.told).toEqual([])
})

it('says where nothing has changed, and why it cannot know what has', async () => {
  const { run, rows, view, COMMANDS } = await start(CHANGED)
  editor.git = await gitWith([])
  await run(COMMANDS.auditChanged)
  expect(view().message).toBe('There is no changed Markdown file to audit.')
  editor.git = { getAPI: () => ({ state: 'initialized', repositories: [] }) }
  await run(COMMANDS.auditChanged)
  expect(editor.window.told.at(-1)).toMatch(/^No folder of the workspace lies in a git repository/)
  for (const git of [
    undefined,
    {
      getAPI: () => {
        throw new Error('Git model not found')
      },
    },
  ]) {
    editor.git = git
    await run(COMMANDS.auditChanged)
    expect(editor.window.told.at(-1)).toMatch(/^Git is switched off in this editor/)
  }
  expect(rows()).toEqual([])
})
