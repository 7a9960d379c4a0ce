import { describe, expect, it } from 'vitest'
import { createIgnore } from '../../src/audit/files.ts'
import type { Folders } from '../../src/audit/walk.ts'
import { GitignoreLook } from '../../src/vscode/gitignoreLook.ts'

/** Folders with a .gitignore each, by their paths, and what was read of them. */
function foldersWith(texts: Readonly<Record<string, string>>): Folders & { readonly read: string[] } {
  const read: string[] = []
  return {
    read,
    list: folder => ({ files: folder in texts ? ['.gitignore', 'a.md'] : ['a.md'], folders: [] }),
    gitignore: folder => {
      read.push(folder)
      return texts[folder] ?? ''
    },
  }
}

describe('the .gitignore files above a document', () => {
  it('are read from the root down, each once, and no others', async () => {
    const folders = foldersWith({ '': '*.md', papers: '!a.md', 'papers/old': 'a.md', notes: '' })
    const look = new GitignoreLook(folders)
    const rules = createIgnore()
    await Promise.all([look.addTo(rules, 'papers/a.md'), look.addTo(rules, 'papers/a.md')])
    expect(folders.read).toEqual(['', 'papers'])
    expect(rules.excludes('papers/a.md')).toBe(false)
    await look.addTo(rules, 'papers/old/a.md')
    expect(folders.read).toEqual(['', 'papers', 'papers/old'])
    expect(rules.reasonFor('papers/old/a.md')).toMatchObject({ file: 'papers/old/.gitignore', line: 0 })
  })

  it('are concerned by what changes in them, or in the folders in which they were looked for', async () => {
    const look = new GitignoreLook(foldersWith({}))
    await look.addTo(createIgnore(), 'papers/old/a.md')
    expect(look.restsOn('.gitignore', 'changed')).toBe(true)
    expect(look.restsOn('papers/.gitignore', 'came-or-went')).toBe(true)
    expect(look.restsOn('notes/.gitignore', 'came-or-went')).toBe(false)
    expect(look.restsOn('papers/old/a.md', 'changed')).toBe(false)
    expect(look.restsOn('papers', 'came-or-went')).toBe(true)
    expect(look.restsOn('papers', 'changed')).toBe(false)
    expect(look.restsOn('pap', 'came-or-went')).toBe(false)
  })

  it('are like those of a look that found the same', async () => {
    const look = async (texts: Readonly<Record<string, string>>) => {
      const made = new GitignoreLook(foldersWith(texts))
      await made.addTo(createIgnore(), 'papers/a.md')
      return made
    }
    const before = await look({ papers: 'a.md' })
    expect(await (await look({ papers: 'a.md', notes: 'b.md' })).isLike(before)).toBe(true)
    expect(await (await look({ papers: 'b.md' })).isLike(before)).toBe(false)
    expect(await (await look({})).isLike(before)).toBe(false)
  })
})
