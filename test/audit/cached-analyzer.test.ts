import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Analysis, Analyzer, type PaperText } from '../../src/analyze.ts'
import { auditEach } from '../../src/audit/audit.ts'
import { type AnalysisStore, CachedAnalyzer } from '../../src/audit/cached-analyzer.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from './audit-files.ts'

const CLAIM = 'In language models, arithmetic suddenly emerges at 13B parameters.'
const ROWS = 'params,accuracy\n1e8,0.01\n4e8,0.02\n1.6e9,0.02\n6.4e9,0.03\n1.3e10,0.61\n6.5e10,0.8\n'
const FLAT = 'params,accuracy\n1e8,0.1\n4e8,0.2\n1.6e9,0.3\n6.4e9,0.4\n1.3e10,0.5\n6.5e10,0.6\n'
const { signal } = new AbortController()

const FILES = {
  'plain.md': 'Soup is best served hot.\n',
  'no-data.md': `${CLAIM}\n`,
  'table.md': `${CLAIM} See [the scores](data/scores.csv).\n`,
  'folder.md': `${CLAIM} See [the runs](runs/).\n`,
  'image.md': `${CLAIM}\n\n![Accuracy of arithmetic over parameters.](plots/arith.png)\n`,
  'other.md': `${CLAIM} See [the appendix](appendix.md#table-1).\n`,
  'missing.md': `${CLAIM} See [the scores](data/later.csv).\n`,
  'appendix.md':
    '# Table 1\n\n| params | accuracy |\n| --- | --- |\n| 1B | 0.1 |\n| 4B | 0.1 |\n| 13B | 0.7 |\n| 70B | 0.8 |\n',
  'data/scores.csv': ROWS,
  'runs/a.csv': ROWS,
  'plots/arith.png': 'a picture',
} as const

const DOCUMENTS = Object.keys(FILES).filter(name => name.endsWith('.md'))

class MemoryStore implements AnalysisStore {
  readonly entries = new Map<string, string>()

  hasher() {
    const hash = createHash('sha256')
    return { add: (piece: string | Uint8Array) => void hash.update(piece), digest: () => hash.digest('hex') }
  }

  load(key: string): string | null {
    return this.entries.get(key) ?? null
  }

  save(key: string, entry: string): void {
    this.entries.set(key, entry)
  }
}

/** Counts what is analysed: how long it takes is nobody's proof. */
class Counting extends Analyzer {
  readonly analysed: string[] = []

  override read(document: PaperText, stop: AbortSignal): Promise<Analysis | null> {
    this.analysed.push(document.uri)
    return super.read(document, stop)
  }
}

/** Audits with the store and without; they must agree. Tells what was analysed anew. */
async function auditBoth(workspace: MemoryWorkspace, store: AnalysisStore, settings: Settings = DEFAULT_SETTINGS) {
  const counting = new Counting(workspace, settings)
  const cached = new CachedAnalyzer(counting, workspace, store, JSON.stringify(settings))
  const { files } = await auditFiles(DOCUMENTS, workspace, cached, signal)
  const fresh = await auditFiles(DOCUMENTS, workspace, new Analyzer(workspace, settings), signal)
  expect(files).toEqual(fresh.files)
  return counting.analysed
}

describe('a cached audit', () => {
  const fileNames = ['appendix.md', 'folder.md', 'image.md', 'missing.md', 'no-data.md', 'other.md', 'table.md']

  it('analyses nothing twice, and keeps nothing of what holds no claim', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    expect((await auditBoth(workspace, store)).toSorted()).toEqual(fileNames)
    expect(store.entries.size).toBe(fileNames.length)
    expect(await auditBoth(workspace, store)).toEqual([])
  })

  it.each<readonly [what: string, path: string, content: string | null, again: readonly string[]]>([
    ['an edited document', 'no-data.md', `${CLAIM} It is large.\n`, ['no-data.md']],
    ['an edited data file', 'data/scores.csv', FLAT, ['table.md']],
    ['a data file that went away', 'data/scores.csv', null, ['table.md']],
    ['a data file that was missing', 'data/later.csv', ROWS, ['missing.md']],
    ['a data file beside an image', 'plots/arith.csv', ROWS, ['image.md']],
    ['another document', 'appendix.md', '# Table 1\n\nNothing.\n', ['other.md']],
    ['another document that went away', 'appendix.md', null, ['other.md']],
    ['an edited file of a folder', 'runs/a.csv', FLAT, ['folder.md']],
    ['a new file of a folder', 'runs/b.csv', FLAT, ['folder.md']],
    ['a file that nobody looks at', 'notes.txt', 'nothing', []],
  ])('looks again at what rests on %s', async (_what, path, content, again) => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    await auditBoth(workspace, store)
    if (content === null) workspace.delete(path)
    else workspace.write(path, content)
    expect(await auditBoth(workspace, store)).toEqual(again)
    expect(await auditBoth(workspace, store)).toEqual([])
  })

  it('does not look again where a file was only written anew', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    await auditBoth(workspace, store)
    workspace.write('data/scores.csv', ROWS)
    expect(await auditBoth(workspace, store)).toEqual([])
  })

  it('looks again under other settings, and knows both afterwards', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    const strict: Settings = { ...DEFAULT_SETTINGS, rules: { 'no-data': 'error' } }
    await auditBoth(workspace, store)
    expect((await auditBoth(workspace, store, strict)).length).toBe(fileNames.length)
    expect(await auditBoth(workspace, store)).toEqual([])
  })

  it('keeps what a run had that was broken off', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    const abort = new AbortController()
    const first = new Counting(workspace, DEFAULT_SETTINGS)
    const key = JSON.stringify(DEFAULT_SETTINGS)
    const cached = new CachedAnalyzer(first, workspace, store, key)
    for await (const { path } of auditEach(fileNames, workspace, cached, abort.signal)) {
      if (path === 'missing.md') abort.abort()
    }
    expect(first.analysed).toEqual(['appendix.md', 'folder.md', 'image.md', 'missing.md'])
    const second = new Counting(workspace, DEFAULT_SETTINGS)
    await auditFiles(fileNames, workspace, new CachedAnalyzer(second, workspace, store, key), signal)
    expect(second.analysed).toEqual(['no-data.md', 'other.md', 'table.md'])
  })

  it.each([
    ['nothing', () => ''],
    ['half an entry', (entry: string) => entry.slice(0, entry.length / 2)],
    ['no analysis', () => '{"rests": [], "analysis": {"uri": "no-data.md"}}'],
    ['an analysis of another document', (entry: string) => entry.replaceAll('no-data.md', 'table.md')],
    ['another form', () => '[1, 2]'],
  ])('takes an entry that holds %s for none', async (_what, spoil) => {
    const workspace = new MemoryWorkspace(FILES)
    const store = new MemoryStore()
    await auditBoth(workspace, store)
    for (const [key, entry] of store.entries) {
      if (entry.includes('"uri":"no-data.md"')) store.entries.set(key, spoil(entry))
    }
    expect(await auditBoth(workspace, store)).toEqual(['no-data.md'])
    expect(await auditBoth(workspace, store)).toEqual([])
  })
})

describe('what an analysis rests on', () => {
  it('names data files that were looked for and are not there', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const analysis = await analyzer.analyze({ uri: 'image.md', text: FILES['image.md'] }, signal)
    expect(analysis?.dataFiles).toContain('plots/arith.csv')
  })
})
