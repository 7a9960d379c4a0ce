import { describe, expect, it } from 'vitest'
import { URI } from 'vscode-uri'
import { distinctNames } from '../../src/vscode/folderNames.ts'

/** Folders by their addresses, each with the last part of its path for a name unless `called` otherwise. */
function names(...folders: readonly (string | readonly [address: string, called: string])[]): readonly string[] {
  return distinctNames(
    folders.map(folder => {
      const [address, called] = typeof folder === 'string' ? [folder, undefined] : folder
      const uri = URI.parse(address)
      return { uri, name: called ?? uri.path.split('/').at(-1) ?? '' }
    }),
  )
}

describe('the folders of a window', () => {
  it('go by the names that the editor shows, where these differ', () => {
    expect(names('file:///p/notes', 'file:///q/drafts')).toEqual(['notes', 'drafts'])
    expect(names(['file:///a/notes', 'Old'], ['file:///b/notes', 'New / 2026'])).toEqual(['Old', 'New / 2026'])
    expect(names('file:///w/notes')).toEqual(['notes'])
    expect(names()).toEqual([])
  })

  it('that share a name have so much of the path above before it as tells them apart, and no other has', () => {
    expect(names('file:///a/notes', 'file:///b/notes', 'file:///c/drafts')).toEqual(['a/notes', 'b/notes', 'drafts'])
    expect(names('file:///a/x/notes', 'file:///b/x/notes', 'file:///c/notes')).toEqual([
      'a/x/notes',
      'b/x/notes',
      'c/notes',
    ])
    expect(names('file:///h/me/a/notes', 'file:///h/me/b/notes')).toEqual(['a/notes', 'b/notes'])
    expect(names('file:///notes', 'file:///a/notes')).toEqual(['notes', 'a/notes'])
  })

  it('that were given one name are told apart by what they are called on disk', () => {
    expect(names(['file:///w/old', 'Notes'], ['file:///w/new', 'Notes'])).toEqual(['old/Notes', 'new/Notes'])
    expect(names(['file:///w/old', 'notes'], 'file:///w/notes')).toEqual(['old/notes', 'w/notes'])
  })

  it('have no name that the path of another’s files could begin with', () => {
    // "a/notes/x.md" would be a file of either.
    expect(names('file:///q/a', 'file:///p/a/notes', 'file:///p/b/notes')).toEqual(['q/a', 'p/a/notes', 'b/notes'])
    expect(names('file:///q/docs', ['file:///p/x', 'docs/x'])).toEqual(['q/docs', 'x/docs/x'])
    // Here it is one of the inner folder, which really lies there.
    expect(names('file:///p/a', 'file:///p/a/notes', 'file:///p/b/notes')).toEqual(['a', 'a/notes', 'b/notes'])
    expect(names('file:///w', 'file:///w/docs')).toEqual(['w', 'docs'])
  })

  it('of one path in two file systems go by their addresses', () => {
    expect(names('file:///a/notes', 'vscode-vfs://github/a/notes')).toEqual([
      'file:///a/notes',
      'vscode-vfs://github/a/notes',
    ])
    expect(names('file:///p/a', 'mem:/p/a/notes', 'file:///q/notes')).toEqual([
      'file:///p/a',
      'mem:/p/a/notes',
      'q/notes',
    ])
    expect(names('file:///c%3A/my%20notes', 'file:///d%3A/my%20notes')).toEqual(['c:/my notes', 'd:/my notes'])
  })

  it('give each file a path of its own, whatever they are called, and always end', () => {
    const parts = ['a', 'b', 'notes']
    const below = (paths: readonly string[]) => paths.flatMap(path => parts.map(part => `${path}/${part}`))
    const [one, two, three] = [below(['']), below(below([''])), below(below(below([''])))]
    const files = [...two, ...three, ...below(three)]
    for (let seed = 1; seed < 300; seed++) {
      const chosen = [...one, ...two, ...three].filter((_, at) => (seed * (at + 7) * 2_654_435_761) % 97 < 12)
      const folders = chosen.map((path, at) => {
        const name = (seed + at) % 5 === 0 ? 'notes' : (seed + at) % 11 === 0 ? 'a/notes' : path.split('/').at(-1)
        return { uri: URI.file(path), name: name ?? '' }
      })
      const told = distinctNames(folders)
      const reported = files.flatMap(file => {
        const holding = folders.filter(({ uri }) => file.startsWith(`${uri.path}/`))
        const innermost = holding.toSorted((a, b) => b.uri.path.length - a.uri.path.length)[0]
        return innermost === undefined
          ? []
          : [`${told[folders.indexOf(innermost)]}${file.slice(innermost.uri.path.length)}`]
      })
      expect(new Set(reported).size).toBe(reported.length)
      expect(distinctNames([...folders, ...folders])).toHaveLength(2 * folders.length)
    }
  })
})
