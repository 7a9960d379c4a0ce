import { describe, expect, it } from 'vitest'
import { type Analysis, Analyzer } from '../src/analyze.ts'
import { restsOn } from '../src/rests-on.ts'
import { DEFAULT_SETTINGS } from '../src/settings.ts'
import { DataFiles } from '../src/tables/files/data-files.ts'
import { MemoryWorkspace } from '../src/workspace.ts'

const SIZES = ['125M', '350M', '760M', '1.3B', '2.7B', '6.7B', '13B', '175B']
const STEP = [1, 1.2, 0.9, 1.1, 1, 1.2, 80, 81]
const STRAIGHT = [10, 20, 30, 40, 50, 60, 70, 80]

const csv = (scores: readonly number[]) =>
  ['params,exact match (%),n', ...SIZES.map((size, at) => `${size},${scores[at]},2000`), ''].join('\n')
const pipe = (number: number, task: string, scores: readonly number[]) =>
  [
    `Table ${number}: Exact match (%), n = 2,000.`,
    '',
    `| Params | ${task} |`,
    '|---|---|',
    ...SIZES.map((size, at) => `| ${size} | ${scores[at]} |`),
  ].join('\n')

const PAPER = `# Emergence in language models

Addition of language models suddenly emerges at 13B parameters (Table 1).

${pipe(1, 'Addition', STEP)}

## Products

Multiplication suddenly emerges at 13B parameters (Table 2).

${pipe(2, 'Multiplication', STEP)}

## Files

Unscrambling suddenly emerges at 13B parameters ([data](a.csv)).

Spelling suddenly emerges at 13B parameters ([data](b.csv)). Spelling jumps abruptly at 13B parameters ([data](b.csv)).
`
const FILES = { 'a.csv': csv(STEP), 'b.csv': csv(STEP) }

/** An analyzer with what it did since it was last asked. */
function bench(files: Readonly<Record<string, string>> = FILES) {
  const workspace = new MemoryWorkspace(files)
  const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
  let [assessed, reads] = [0, 0]
  const look = async (text: string, uri = 'paper.md'): Promise<Analysis> => {
    const analysis = await analyzer.analyze({ uri, text }, new AbortController().signal)
    if (analysis === null) throw new Error('The analysis was stopped.')
    return analysis
  }
  const work = () => {
    const done = { assessed: analyzer.assessed - assessed, read: workspace.reads.slice(reads) }
    assessed = analyzer.assessed
    reads = workspace.reads.length
    return done
  }
  return { workspace, look, work }
}

/** Which findings are the very objects that they were. */
const kept = (before: Analysis, after: Analysis) => after.findings.map((finding, at) => finding === before.findings[at])
const verdicts = ({ findings }: Analysis) => findings.map(({ verdict }) => verdict)

describe('what is checked again', () => {
  it('is everything at first, and each file is read once', async () => {
    const { look, work } = bench()
    expect(verdicts(await look(PAPER))).toEqual(Array(5).fill('jump-survives'))
    expect(work()).toEqual({ assessed: 5, read: ['a.csv', 'b.csv'] })
  })

  it('is nothing when nothing has changed', async () => {
    const { look, work } = bench()
    const before = await look(PAPER)
    work()
    expect(kept(before, await look(PAPER))).toEqual(Array(5).fill(true))
    expect(work()).toEqual({ assessed: 0, read: [] })
  })

  it('is nothing when prose is typed elsewhere, though places move', async () => {
    const { look, work } = bench()
    const before = await look(PAPER)
    work()
    const text = PAPER.replace('language models\n', 'language models\n\nWe compare eight sizes.\n')
    const after = await look(text)
    expect(work()).toEqual({ assessed: 0, read: [] })
    for (const [at, { assessment, pictures, claim, range, link }] of after.findings.entries()) {
      expect(assessment).toBe(before.findings[at]?.assessment)
      expect(pictures).toBe(before.findings[at]?.pictures)
      expect(text.slice(claim.span.start, claim.span.end)).toContain('13B parameters')
      expect(range.start.line).toBe((before.findings[at]?.range.start.line ?? 0) + 2)
      if (link.state !== 'linked') throw new Error('The claim is not linked.')
      const { table } = link.series
      const [cell] = table.rows[2]?.cells ?? []
      if (table.uri === 'paper.md')
        expect(text.slice(cell?.range.start.offset, cell?.range.end.offset)).toContain('760M')
    }
  })

  it('is what rests on the table that was edited', async () => {
    const { look, work } = bench()
    const before = await look(PAPER)
    work()
    const after = await look(PAPER.replace(pipe(1, 'Addition', STEP), pipe(1, 'Addition', STRAIGHT)))
    expect(work()).toEqual({ assessed: 1, read: [] })
    expect(verdicts(after)[0]).not.toBe('jump-survives')
    expect(verdicts(after).slice(1)).toEqual(Array(4).fill('jump-survives'))
    // The text below the table has moved with it; what was found there has not changed.
    expect(after.findings.slice(1).map(({ pictures }) => pictures)).toEqual(
      before.findings.slice(1).map(({ pictures }) => pictures),
    )
  })

  it('is what rests on the file that was edited, and only that file is read', async () => {
    const { workspace, look, work } = bench()
    const before = await look(PAPER)
    work()
    workspace.write('b.csv', csv(STRAIGHT))
    const after = await look(PAPER)
    expect(work()).toEqual({ assessed: 2, read: ['b.csv'] })
    expect(kept(before, after)).toEqual([true, true, true, false, false])
    expect(verdicts(after).slice(3)).not.toContain('jump-survives')
  })

  it('is nothing when a file is written anew with the same content', async () => {
    const { workspace, look, work } = bench()
    const before = await look(PAPER)
    work()
    workspace.write('a.csv', csv(STEP))
    expect(kept(before, await look(PAPER))).toEqual(Array(5).fill(true))
    expect(work()).toEqual({ assessed: 0, read: ['a.csv'] })
  })

  it('is the finding whose cell was changed and no other, where no place moves', async () => {
    const { look, work } = bench()
    const before = await look(PAPER)
    work()
    const after = await look(PAPER.replace('| 13B | 80 |', '| 13B | 04 |'))
    expect(work().assessed).toBe(1)
    expect(kept(before, after)).toEqual([false, true, true, true, true])
    expect(after.findings[0]?.link.state === 'linked' && after.findings[0].link.series.points[6]?.y).toBe(0.04)
  })

  it('is a claim whose words or settings change', async () => {
    const { look, work } = bench()
    await look(PAPER)
    work()
    await look(PAPER.replace('Addition of language models suddenly', 'Addition of language models smoothly'))
    expect(work().assessed).toBe(1)
    const told = PAPER.replace('(Table 1).', '(Table 1). <!-- emergence-check-claim n=20 -->')
    const after = await look(told)
    expect(work().assessed).toBe(1)
    expect(after.findings[0]?.link.state === 'linked' && after.findings[0].link.series.points[0]?.items.n).toBe(20)
  })

  it('is nothing for the other claims when one comes or goes', async () => {
    const { look, work } = bench()
    await look(PAPER)
    work()
    const more = PAPER.replace(
      '## Products',
      'Subtraction suddenly emerges at 13B parameters (Table 1).\n\n## Products',
    )
    await look(more)
    expect(work().assessed).toBe(1)
    await look(PAPER)
    expect(work().assessed).toBe(0)
  })
})

describe('a data file', () => {
  it('that goes and comes back takes and gives its claims their verdict, and no other', async () => {
    const { workspace, look, work } = bench()
    const before = await look(PAPER)
    workspace.delete('a.csv')
    const without = await look(PAPER)
    expect(kept(before, without)).toEqual([true, true, false, true, true])
    expect(without.findings[2]?.verdict).toBe('no-data')
    expect(without.dataFiles).toContain('a.csv')
    work()
    workspace.write('a.csv', csv(STEP))
    const again = await look(PAPER)
    expect(work()).toEqual({ assessed: 1, read: ['a.csv'] })
    expect(again.findings[2]?.verdict).toBe('jump-survives')
  })

  it('is read once a change for all documents that use it', async () => {
    const { workspace, look, work } = bench()
    const other = 'Spelling of language models suddenly emerges at 13B parameters ([data](b.csv)).\n'
    await look(PAPER)
    await look(other, 'notes.md')
    expect(work()).toEqual({ assessed: 6, read: ['a.csv', 'b.csv'] })
    workspace.write('b.csv', csv(STRAIGHT))
    await Promise.all([look(PAPER), look(other, 'notes.md')])
    expect(work()).toEqual({ assessed: 3, read: ['b.csv'] })
  })

  it('outlives a change of settings', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const dataFiles = new DataFiles(workspace)
    for (const settings of [DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, rules: { 'no-data': 'hint' } as const }]) {
      const analyzer = new Analyzer(workspace, settings, dataFiles)
      await analyzer.analyze({ uri: 'paper.md', text: PAPER }, new AbortController().signal)
    }
    expect(workspace.reads).toEqual(['a.csv', 'b.csv'])
  })

  it('that is written to while it is read is read again, until it stands still', async () => {
    const workspace = new MemoryWorkspace(FILES)
    const read = workspace.read.bind(workspace)
    let writes = 0
    workspace.read = async uri => {
      const before = await read(uri)
      if (uri === 'a.csv' && writes++ === 0) workspace.write('a.csv', csv(STRAIGHT))
      return before
    }
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const look = () => analyzer.analyze({ uri: 'paper.md', text: PAPER }, new AbortController().signal)
    expect((await look())?.findings[2]?.verdict).not.toBe('jump-survives')
    await look()
    expect(workspace.reads).toEqual(['a.csv', 'a.csv', 'b.csv'])
  })
})

describe('an analysis rests on', () => {
  const uses = ['data/a.csv', 'runs']
  it.each([
    ['its files', 'data/a.csv', true],
    ['no folder above them, as long as it stays', 'data', false],
    ['data files in its folders', 'runs/seed-1/scores.jsonl', true],
    ['nothing else in its folders', 'runs/train.log', false],
    ['no file beside them', 'data/b.csv', false],
    ['no file whose name begins like theirs', 'runs-2/scores.csv', false],
  ])('%s', (_, changed, expected) => {
    expect(restsOn(uses, changed, 'changed')).toBe(expected)
  })

  it('folders above its files and within its folders, when they come or go', () => {
    expect(restsOn(uses, 'data', 'came-or-went')).toBe(true)
    expect(restsOn(uses, 'runs/seed-2', 'came-or-went')).toBe(true)
    expect(restsOn(uses, 'other/seed-2', 'came-or-went')).toBe(false)
  })
})

describe('a long reading', () => {
  /** A workspace whose files are given out only when told. */
  function slow() {
    const workspace = new MemoryWorkspace(FILES)
    const read = workspace.read.bind(workspace)
    let release = () => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    workspace.read = async uri => {
      await released
      return read(uri)
    }
    return { workspace, release }
  }
  const text = 'Spelling of language models suddenly emerges at 13B parameters ([data](b.csv)).\n'

  it('tells when it begins and when it has ended', async () => {
    const told: [string, number][] = []
    const { workspace, release } = slow()
    const dataFiles = new DataFiles(workspace, (uri, share) => told.push([uri, share]))
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS, dataFiles)
    const work = analyzer.analyze({ uri: 'paper.md', text }, new AbortController().signal)
    await expect.poll(() => told).toEqual([['b.csv', 0]])
    release()
    await work
    expect(told).toEqual([
      ['b.csv', 0],
      ['b.csv', 1],
    ])
  })

  it('can be stopped by the reader, which the finding says, until the file changes', async () => {
    const told: [string, number][] = []
    const { workspace, release } = slow()
    const dataFiles = new DataFiles(workspace, (uri, share) => told.push([uri, share]))
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS, dataFiles)
    const look = () => analyzer.analyze({ uri: 'paper.md', text }, new AbortController().signal)
    const work = look()
    await expect.poll(() => told.length).toBe(1)
    dataFiles.cancel('b.csv')
    const stopped = (await work)?.findings[0]
    expect(stopped?.verdict).toBe('no-data')
    expect(stopped?.diagnostics[0]?.message).toContain('Reading "b.csv" was stopped.')
    expect(told.at(-1)).toEqual(['b.csv', 1])
    release()
    expect((await look())?.findings[0]?.verdict).toBe('no-data')
    workspace.write('b.csv', csv(STEP))
    expect((await look())?.findings[0]?.verdict).toBe('jump-survives')
  })
})
