import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createIgnore } from '../../src/audit/files.ts'
import { walk } from '../../src/audit/walk.ts'
import { readDiskText } from '../../src/node/diskText.ts'
import { editor } from './audited.ts'

vi.mock('vscode', () => editor.module())
const vscode = await import('vscode')
const { foldersOf, reaches } = await import('../../src/vscode/editorFolders.ts')

let root = ''
const FILES = ['a.md', 'b/c.md', 'b/drafts/d.md', 'b/drafts/keep.md', 'node_modules/x/README.md', 'z.txt']
const IGNORED = { '.gitignore': 'drafts/*\n', 'b/.gitignore': '!drafts/keep.md\n' }

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ec-folders-'))
  for (const [path, text] of [...FILES.map(file => [file, 'x']), ...Object.entries(IGNORED)]) {
    await mkdir(join(root, `${path}/..`), { recursive: true })
    await writeFile(join(root, path ?? ''), text ?? '')
    editor.disk.write(`mem:/w/${path}`, text ?? '')
  }
  await symlink(join(root, 'a.md'), join(root, 'link.md'))
  await symlink(tmpdir(), join(root, 'out'))
  editor.disk.links.add('mem:/w/link.md')
})
afterAll(() => rm(root, { recursive: true, force: true }))

it.each([
  ['on this disk', () => vscode.Uri.file(root)],
  ['of another file system', () => vscode.Uri.parse('mem:/w')],
])('finds the same files %s, one by one as by a walk', async (_, uri) => {
  const folders = foldersOf(uri())
  const walked: string[] = []
  for await (const path of walk('', folders, createIgnore(), new AbortController().signal)) walked.push(path)
  expect(walked.filter(path => !path.includes('drafts'))).toEqual(['a.md', 'b/c.md'])
  for (const path of [...FILES.filter(file => file.endsWith('.md')), 'link.md', 'none.md'])
    expect([path, await reaches(path, folders, createIgnore())]).toEqual([path, walked.includes(path)])
  expect(await reaches('b/', folders, createIgnore())).toBe(true)
  expect(await reaches('node_modules/', folders, createIgnore())).toBe(false)
})

it('reads a text of the disk, and says what cannot be read', async () => {
  await writeFile(join(root, 'bom.md'), '\uFEFFText')
  expect(await readDiskText(join(root, 'bom.md'), root)).toEqual({ state: 'read', text: 'Text' })
  expect(await readDiskText(join(root, 'none.md'), root)).toEqual({ state: 'missing' })
  expect(await readDiskText(join(root, 'out'), root)).toMatchObject({ state: 'unreadable' })
})
