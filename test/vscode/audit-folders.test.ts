import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BARE, editor, GONE, LINKED, resetEditor, SCORES, startAudit, until } from './audited.ts'

vi.mock('vscode', () => editor.module())
const vscode = await import('vscode')

afterEach(resetEditor)
type Started = Awaited<ReturnType<typeof startAudit>>

/** The files of the tree with the folders that it names, in their order. */
async function filesOf({ run, rows, COMMANDS }: Started): Promise<readonly string[]> {
  await run(COMMANDS.groupByFile)
  return rows().map(({ label, description }) => `${description.replace(/^\d+(?: · )?/, '')}/${label}`)
}

/** The report of the audit in a form, as it is saved. */
async function reportIn({ run, COMMANDS }: Started, form: string): Promise<string> {
  editor.window.answers.set('Save Audit Report', form)
  editor.window.answers.set('save', vscode.Uri.parse('mem:/out/report'))
  await run(COMMANDS.saveReport)
  return editor.disk.files.get('mem:/out/report') ?? ''
}

describe('two folders of one name', () => {
  const TWINS = ['mem:/a/notes', 'mem:/b/notes']
  const FILES = {
    'mem:/a/notes/paper.md': LINKED,
    'mem:/a/notes/scores.csv': SCORES,
    'mem:/b/notes/paper.md': GONE,
  }

  it('give their files paths of their own in the tree and its filter', async () => {
    const audit = await startAudit(TWINS, FILES)
    await audit.run(audit.COMMANDS.auditWorkspace)
    expect(await filesOf(audit)).toEqual(['a/notes/paper.md', 'b/notes/paper.md'])
    await audit.run(audit.COMMANDS.filterAudit)
    editor.window.boxes[0]?.type('b/notes')
    expect(await filesOf(audit)).toEqual(['b/notes/paper.md'])
    expect(editor.window.progress[0]?.messages).toEqual(['1 of 2: a/notes/paper.md', '2 of 2: b/notes/paper.md'])
  })

  it('are opened each at its own place, from a row and by the next finding', async () => {
    const { run, view, COMMANDS } = await startAudit(TWINS, FILES)
    await run(COMMANDS.auditWorkspace)
    await run(COMMANDS.groupByFile)
    const { provider } = view()
    for (const group of provider.getChildren() as readonly unknown[]) {
      const [row] = provider.getChildren(group) as readonly unknown[]
      const { command } = provider.getTreeItem(row) as { command: { command: string; arguments: readonly unknown[] } }
      await run(command.command, ...command.arguments)
    }
    await run(COMMANDS.nextFinding)
    await run(COMMANDS.nextFinding)
    const opened = editor.shown.map(({ uri }) => uri)
    expect(opened).toEqual([...TWINS, ...TWINS].map(folder => `${folder}/paper.md`))
  })

  it('are told apart in every report, their tables too', async () => {
    const audit = await startAudit(TWINS, FILES)
    await audit.run(audit.COMMANDS.auditWorkspace)
    const { files } = JSON.parse(await reportIn(audit, 'JSON'))
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['a/notes/paper.md', 'b/notes/paper.md'])
    expect(files[0].claims[0].link.table.path).toBe('a/notes/scores.csv')
    const sarif = JSON.parse(await reportIn(audit, 'SARIF'))
    const uris = sarif.runs[0].results.map(
      (result: { locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    )
    expect(new Set(uris)).toEqual(new Set(['a/notes/paper.md', 'b/notes/paper.md']))
    for (const form of ['HTML', 'Markdown', 'CSV']) {
      const report = await reportIn(audit, form)
      for (const path of ['a/notes/paper.md', 'b/notes/paper.md']) expect(report).toContain(path)
    }
  })

  it('have links into the editor that lead to their own files', async () => {
    await startAudit(['file:///a/notes', 'file:///b/notes'], {})
    const { reportOptions } = await import('../../src/vscode/auditReport.ts')
    const { windowPath } = await import('../../src/vscode/windowPaths.ts')
    const files = ['a', 'b'].map(name => {
      const uri = `file:///${name}/notes/x.md`
      return { state: 'failed', path: windowPath(vscode.Uri.parse(uri)), uri, problem: '' } as const
    })
    const { link } = reportOptions({ files })
    const at = { line: 1, character: 0, offset: 0 }
    expect(files.map(({ path }) => link(path, { start: at, end: at }))).toEqual([
      'vscode://file/a/notes/x.md:2:1',
      'vscode://file/b/notes/x.md:2:1',
    ])
  })

  it('keep their paths while one writes, and are told apart where a folder alone is audited', async () => {
    const audit = await startAudit(TWINS, FILES)
    const { run, view, COMMANDS } = audit
    await run(
      COMMANDS.auditFolder,
      vscode.Uri.parse('mem:/b/notes'),
      TWINS.map(folder => vscode.Uri.parse(folder)),
    )
    expect(view().description).toBe('a/notes, b/notes')
    editor.edit(editor.open('mem:/b/notes/paper.md', GONE), BARE)
    await until(() => expect(view().message).toContain('3 claims'))
    expect(await filesOf(audit)).toEqual(['a/notes/paper.md', 'b/notes/paper.md'])
  })

  it('go by the names that the workspace file gives them', async () => {
    editor.names.set('mem:/a/notes', 'Old notes')
    const audit = await startAudit(TWINS, FILES)
    await audit.run(audit.COMMANDS.auditWorkspace)
    expect(await filesOf(audit)).toEqual(['Old notes/paper.md', 'notes/paper.md'])
    // A name that changes while the window is open counts from then on.
    editor.names.set('mem:/a/notes', 'notes')
    await audit.run(audit.COMMANDS.auditAgain)
    expect(await filesOf(audit)).toEqual(['a/notes/paper.md', 'b/notes/paper.md'])
  })
})

describe('a folder that lies within another', () => {
  const FILES = {
    'mem:/w/a.md': BARE,
    'mem:/w/.gitignore': 'left.md\n',
    'mem:/w/docs/b.md': BARE,
    'mem:/w/docs/left.md': BARE,
    'mem:/w/docs/deep/c.md': BARE,
  }

  it('has its files audited once, as its own', async () => {
    const audit = await startAudit(['mem:/w', 'mem:/w/docs'], FILES)
    await audit.run(audit.COMMANDS.auditWorkspace)
    expect(await filesOf(audit)).toEqual(['w/a.md', 'docs/b.md', 'docs/deep/c.md', 'docs/left.md'])
  })

  it('has its files audited once also where all of a file system is the folder around it', async () => {
    const audit = await startAudit(['mem:/', 'mem:/docs'], { 'mem:/a.md': BARE, 'mem:/docs/b.md': BARE })
    await audit.run(audit.COMMANDS.auditWorkspace)
    expect(editor.window.progress[0]?.messages).toHaveLength(2)
    await audit.run(audit.COMMANDS.auditFolder, vscode.Uri.parse('mem:/'))
    expect(editor.window.progress[1]?.messages).toHaveLength(2)
  })

  it('is audited with the folder around it that is asked for, by itself or among others', async () => {
    const audit = await startAudit(['mem:/w/docs', 'mem:/w'], FILES)
    const { run, COMMANDS } = audit
    const uri = (address: string) => vscode.Uri.parse(address)
    const all = ['docs/b.md', 'docs/deep/c.md', 'docs/left.md', 'w/a.md']
    await run(COMMANDS.auditFolder, uri('mem:/w'))
    expect(await filesOf(audit)).toEqual(all)
    await run(COMMANDS.auditFolder, uri('mem:/w'), [uri('mem:/w/docs/deep'), uri('mem:/w/docs'), uri('mem:/w')])
    expect(await filesOf(audit)).toEqual(all)
    await run(COMMANDS.auditFolder, uri('mem:/w/docs'))
    expect(await filesOf(audit)).toEqual(all.slice(0, 3))
    // What comes later belongs to it as well.
    editor.write('mem:/w/docs/new.md', BARE)
    editor.write('mem:/w/new.md', BARE)
    await until(() => expect(audit.view().message).toContain('of 4 files'))
  })
})

// Elsewhere who makes a link needs a right of its own.
describe.skipIf(process.platform === 'win32')('folders of a window that links make one', () => {
  let top = ''
  beforeEach(async () => {
    top = await realpath(await mkdtemp(join(tmpdir(), 'ec-linked-')))
    await mkdir(join(top, 'w/docs'), { recursive: true })
    await writeFile(join(top, 'w/a.md'), BARE)
    await writeFile(join(top, 'w/docs/b.md'), BARE)
    await symlink(join(top, 'w'), join(top, 'same'))
    await symlink(join(top, 'w/docs'), join(top, 'inner'))
  })
  afterEach(() => rm(top, { recursive: true, force: true }))
  const address = (path: string) => pathToFileURL(join(top, path)).toString()

  it.each([
    [
      ['w', 'same'],
      ['w/a.md', 'w/docs/b.md'],
    ],
    [
      ['same', 'w'],
      ['same/a.md', 'same/docs/b.md'],
    ],
    [
      ['w', 'inner'],
      ['w/a.md', 'inner/b.md'],
    ],
    [
      ['inner', 'same', 'w'],
      ['inner/b.md', 'same/a.md'],
    ],
  ])('%j have each file audited once: %j', async (folders, expected) => {
    const audit = await startAudit(folders.map(address), {})
    await audit.run(audit.COMMANDS.auditWorkspace)
    expect(await filesOf(audit)).toEqual(expected)
  })

  it('go on so while files change', async () => {
    const audit = await startAudit(['w', 'inner'].map(address), {})
    await audit.run(audit.COMMANDS.auditWorkspace)
    for (const path of ['w/docs/new.md', 'inner/new.md']) {
      await writeFile(join(top, path), BARE)
      editor.write(address(path), BARE)
    }
    await until(() => expect(audit.view().message).toContain('of 3 files'))
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(await filesOf(audit)).toEqual(['w/a.md', 'inner/b.md', 'inner/new.md'])
  })

  it('have what lies in one of them audited where that one alone is asked for', async () => {
    const audit = await startAudit(['w', 'inner'].map(address), {})
    await audit.run(audit.COMMANDS.auditFolder, vscode.Uri.parse(address('w/docs')))
    expect(await filesOf(audit)).toEqual(['w/docs/b.md'])
  })
})
