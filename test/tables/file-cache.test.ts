import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { DataFileCache } from '../../src/tables/file-cache.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

const TEXT = 'params,acc\n1e9,.1\n'

describe('data files', () => {
  it('are read once as long as they stay the same', () => {
    const cache = new DataFileCache()
    const first = cache.tableOf('a.csv', TEXT)
    expect(cache.tableOf('a.csv', TEXT)).toBe(first)
    expect(cache.read).toBe(1)
  })

  it('are read again when they change, and under each address', () => {
    const cache = new DataFileCache()
    cache.tableOf('a.csv', TEXT)
    const changed = cache.tableOf('a.csv', `${TEXT}2e9,.2\n`)
    expect(changed.state === 'read' && changed.table.rows.length).toBe(2)
    const other = cache.tableOf('b.csv', TEXT)
    expect(other.state === 'read' && other.table.uri).toBe('b.csv')
  })

  it('stay the same table from one edit of the paper to the next', async () => {
    const text = 'Arithmetic of language models suddenly emerges at 13B parameters ([data](a.csv)).\n'
    const analyzer = new Analyzer(new MemoryWorkspace({ 'a.csv': TEXT }), DEFAULT_SETTINGS)
    const tableFor = async (edited: string) => {
      const analysis = await analyzer.analyze({ uri: 'paper.md', text: edited }, new AbortController().signal)
      const link = analysis?.findings[0]?.link
      return link?.state === 'linked' ? link.series.table : null
    }
    const before = await tableFor(text)
    expect(before?.uri).toBe('a.csv')
    expect(await tableFor(`New words.\n\n${text}`)).toBe(before)
  })

  it('are forgotten where there are too many, the longest unused first', () => {
    const cache = new DataFileCache(2)
    for (const uri of ['a', 'b', 'a', 'c', 'a']) cache.tableOf(uri, TEXT)
    expect(cache.read).toBe(3)
    cache.tableOf('b', TEXT)
    expect(cache.read).toBe(4)
  })
})
