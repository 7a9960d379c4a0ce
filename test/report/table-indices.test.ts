import { describe, expect, it } from 'vitest'
import { namesBeside } from '../../src/report/file-names.ts'
import { tableIndices } from '../../src/report/table-indices.ts'
import { auditOf, BARE, GONE, TABLE } from './audited.ts'

async function entriesOf(files: Readonly<Record<string, string>>) {
  return [...tableIndices((await auditOf(files)).files)]
}

describe('the indices of the tables', () => {
  it('name a curve once, with every claim that rests on it', async () => {
    const again = 'In language models, multiplication suddenly jumps at 175B parameters (Table 1).'
    const [entry, ...others] = await entriesOf({ 'a.md': `${GONE}\n\n${again}\n\n${TABLE}`, 'b.md': BARE })
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      path: 'a.md',
      line: 7,
      caption: 'Table 1: Exact match (%), n = 2,000.',
      series: 'Multiplication',
      metric: 'em',
      column: 'Multiplication',
      x: { column: 'Params', axis: 'params' },
      points: 8,
      claims: [
        { path: 'a.md', line: 1 },
        { path: 'a.md', line: 3 },
      ],
    })
    // Range 27.85; increments 1.55, −.2, .15, 1.4, 1.85, .95, 22.15: median 1.4 in size, root of the mean square 8.446.
    expect(entry?.emergenceScore).toBeCloseTo(27.85 / 1.4, 2)
    expect(entry?.breakthroughness).toBe(entry?.emergenceScore)
    expect(entry?.linearity).toBeCloseTo(27.85 / 8.446, 2)
  })

  it('hold each curve of a table, and the same table in two documents apart', async () => {
    const two = TABLE.replace('Multiplication |\n|---|', 'Multiplication | Addition |\n|---|---|').replaceAll(
      /^(\| [\d.]+[MB] \|) ([\d.]+) \|/gm,
      (_, size: string, score: string) => `${size} ${score} | ${Number(score) * 2} |`,
    )
    const addition = 'Addition of language models suddenly emerges at 175B parameters (Table 1).'
    const entries = await entriesOf({ 'a.md': `${GONE}\n\n${addition}\n\n${two}`, 'b.md': `${GONE}\n\n${TABLE}` })
    expect(entries.map(({ path, column, claims }) => [path, column, claims.length])).toEqual([
      ['a.md', 'Multiplication', 1],
      ['a.md', 'Addition', 1],
      ['b.md', 'Multiplication', 1],
    ])
  })

  it('gather the claims of all documents that rest on one data file, or on a table of another document', async () => {
    const csv = TABLE.split('\n')
      .filter(line => /^\| [\d.]+[MB]/.test(line))
      .map(line => line.replaceAll(/^\| | \|$/g, '').replace(' | ', ','))
    const entries = await entriesOf({
      'a.md': `${GONE.replace('Table 1', '[data](s.csv)')}\n`,
      'b.md': `${GONE}\n\n${TABLE}`,
      'c.md': `${GONE.replace('Table 1', '[data](s.csv)')}\n\n${GONE.replace('Table 1', '[Table 1](b.md#table-1)')} <!-- emergence-check-claim table="b.md#Table 1" -->\n`,
      's.csv': `params,exact match (%)\n${csv.join('\n')}\n`,
    })
    const places = entries.map(({ path, claims }) => [path, claims.map(claim => `${claim.path}:${claim.line}`)])
    expect(places).toEqual([
      ['s.csv', ['a.md:1', 'c.md:1']],
      ['b.md', ['c.md:3', 'b.md:1']],
    ])
  })
})

describe('names in a report', () => {
  const inEditor = { uri: 'file:///home/someone/my%20papers/notes/a.md', path: 'notes/a.md' }

  it('are paths from the root of the audit, and tell nothing of the folders above it', () => {
    const nameOf = namesBeside(inEditor)
    expect(nameOf('file:///home/someone/my%20papers/data/s%201.csv')).toBe('data/s 1.csv')
    expect(nameOf(inEditor.uri)).toBe('notes/a.md')
    expect(nameOf('file:///home/someone/secret/x.csv')).toBe('x.csv')
    expect(nameOf('untitled:Untitled-1')).toBe('untitled:Untitled-1')
  })

  it('begin with the name of the root where there are several', () => {
    const nameOf = namesBeside({ ...inEditor, path: 'papers/notes/a.md' })
    expect(nameOf('file:///home/someone/my%20papers/data/s.csv')).toBe('papers/data/s.csv')
  })

  it('are the addresses themselves where these are paths', () => {
    expect(namesBeside({ uri: 'a%20b.md', path: 'a%20b.md' })('data/100%.csv')).toBe('data/100%.csv')
  })
})
