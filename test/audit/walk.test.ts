import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { createIgnore } from '../../src/audit/files.ts'
import { type Folders, type Listing, walk } from '../../src/audit/walk.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from './audit-files.ts'

const { signal } = new AbortController()

function foldersOf(listings: Readonly<Record<string, Partial<Listing>>>, asked: string[] = []): Folders {
  return {
    list: folder => {
      asked.push(folder)
      return { files: [], folders: [], ...listings[folder] }
    },
    gitignore: () => 'drafts/\n',
  }
}

async function paths(folders: Folders, from = '', stop = signal): Promise<readonly string[]> {
  const found: string[] = []
  for await (const path of walk(from, folders, createIgnore(), stop)) found.push(path)
  return found
}

describe('a walk', () => {
  it('goes in the order of the code units of whole paths', async () => {
    const folders = foldersOf({
      '': { files: ['a.md', 'a-b.md', 'b.md', 'B.md', 'a.txt'], folders: ['a', 'a-b', 'é'] },
      a: { files: ['z.md'], folders: ['c'] },
      'a/c': { files: ['x.qmd'] },
      'a-b': { files: ['1.md'] },
      é: { files: ['2.md'] },
    })
    const found = await paths(folders)
    expect(found).toEqual(['B.md', 'a-b.md', 'a-b/1.md', 'a.md', 'a/c/x.qmd', 'a/z.md', 'b.md', 'é/2.md'])
    expect(found).toEqual(found.toSorted())
  })

  it('does not look into ignored folders, and begins where it is told', async () => {
    const asked: string[] = []
    const folders = foldersOf(
      {
        notes: { files: ['.gitignore', 'a.md'], folders: ['drafts', 'old', 'node_modules'] },
        'notes/old': { files: ['b.md'], folders: ['drafts'] },
      },
      asked,
    )
    expect(await paths(folders, 'notes')).toEqual(['notes/a.md', 'notes/old/b.md'])
    expect(asked).toEqual(['notes', 'notes/old'])
  })

  it('stops at a signal', async () => {
    const abort = new AbortController()
    const folders = foldersOf({ '': { files: ['a.md', 'b.md'], folders: ['c'] }, c: { files: ['d.md'] } })
    const found: string[] = []
    for await (const path of walk('', folders, createIgnore(), abort.signal)) {
      found.push(path)
      abort.abort()
    }
    expect(found).toEqual(['a.md'])
  })

  it('names a folder that may not be looked into, and an audit reports it and goes on', async () => {
    const folders = foldersOf({
      '': { files: ['z.md'], folders: ['private'] },
      private: { unreadable: true },
    })
    const found = await paths(folders)
    expect(found).toEqual(['private/', 'z.md'])
    const workspace = new MemoryWorkspace({ 'z.md': 'Nothing.\n' })
    const audit = await auditFiles(found, workspace, new Analyzer(workspace, DEFAULT_SETTINGS), signal)
    expect(audit.summary).toMatchObject({ files: 2, failed: 1 })
    expect(audit.files[0]).toMatchObject({
      state: 'failed',
      path: 'private/',
      problem: 'The folder may not be looked into by you; change its permissions, or exclude it.',
    })
    expect(await paths(foldersOf({ '': { unreadable: true } }))).toEqual(['./'])
  })
})
