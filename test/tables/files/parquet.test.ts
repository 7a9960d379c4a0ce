import { describe, expect, it } from 'vitest'
import { readParquet } from '../../../src/tables/files/parquet.ts'
import { curvesOf } from '../../../src/tables/series/curves.ts'
import { parquetFile } from './parquet-file.ts'

const FILE = parquetFile([
  { name: '__index_level_0__', kind: 'int64', values: [0, 1, 2, 3] },
  { name: 'model', kind: 'text', values: ['a', 'b', 'c', null] },
  { name: 'params', kind: 'int64', values: [1e8, 1e9, 1e10, 1e11] },
  { name: 'exact_match', kind: 'double', values: [0.01, Number.NaN, 0.5, 0.875] },
  { name: 'loss', kind: 'float', values: [3.1, 2.5, null, 1.75] },
  { name: 'price', kind: 'decimal', values: [30, 125, 7, null] },
  { name: 'at', kind: 'time', values: [0, 1, 2, 86_400_000] },
  { name: 'extra', kind: 'json', values: ['{"a":1}', null, null, null] },
])

async function tableIn(bytes: Uint8Array) {
  const read = await readParquet('scores.parquet', bytes)
  if (read.state !== 'read') throw new Error(read.problem)
  return read.table
}

describe('a Parquet file', () => {
  it('gives its columns as people write their values', async () => {
    const table = await tableIn(FILE)
    expect(table.columns).toEqual(['index', 'model', 'params', 'exact_match', 'loss', 'price', 'at'])
    expect(table.rows.map(row => row.cells.map(cell => cell?.text ?? null))).toEqual([
      ['0', 'a', '100000000', '0.01', '3.1', '0.30', '1970-01-01T00:00:00.000Z'],
      ['1', 'b', '1000000000', null, '2.5', '1.25', '1970-01-01T00:00:00.001Z'],
      ['2', 'c', '10000000000', '0.5', null, '0.07', '1970-01-01T00:00:00.002Z'],
      ['3', null, '100000000000', '0.875', '1.75', null, '1970-01-02T00:00:00.000Z'],
    ])
  })

  it('is read out of a larger buffer, as Node hands out short files', async () => {
    const larger = Buffer.alloc(FILE.length + 200)
    larger.set(FILE, 100)
    expect(await tableIn(larger.subarray(100, 100 + FILE.length))).toEqual(await tableIn(FILE))
  })

  it('keeps columns of one name apart, and says so', async () => {
    const table = await tableIn(
      parquetFile([
        { name: '__proto__', kind: 'int64', values: [1, 2] },
        { name: 'acc', kind: 'double', values: [0.1, 0.2] },
        { name: 'acc', kind: 'double', values: [0.3, 0.4] },
      ]),
    )
    expect(table.columns).toEqual(['__proto__', 'acc', 'acc (2)'])
    expect(table.rows.map(row => row.cells.map(cell => cell?.text ?? null))).toEqual([
      ['1', '0.1', '0.3'],
      ['2', '0.2', '0.4'],
    ])
    expect(table.problems.map(({ message }) => message)).toEqual([
      'Another column is called "acc" as well; it is read as "acc (2)". Give each column a name of its own.',
    ])
  })

  it('that is damaged anywhere is read or told in a sentence', async () => {
    for (let at = 4; at < FILE.length; at++) {
      const damaged = Uint8Array.from(FILE)
      damaged[at] = (damaged[at] ?? 0) ^ 0x1e
      const read = await readParquet('scores.parquet', damaged)
      if (read.state === 'unreadable') expect(read.problem).toMatch(/^[A-Z].*\.$/s)
    }
  })

  it('says which columns it leaves out', async () => {
    expect((await tableIn(FILE)).notes).toEqual(['Columns of lists or records are left out: "extra".'])
  })

  it('holds curves', async () => {
    const curves = curvesOf(await tableIn(FILE))
    const series = curves.state === 'read' ? curves.curves.find(curve => curve.series.y.column === 'exact_match') : null
    expect(series?.series.points.map(({ x, y }) => [x, y])).toEqual([
      [1e8, 0.01],
      [1e10, 0.5],
      [1e11, 0.875],
    ])
  })

  it('is read from the middle of a larger buffer', async () => {
    const larger = new Uint8Array(FILE.length + 20)
    larger.set(FILE, 10)
    expect((await tableIn(larger.subarray(10, 10 + FILE.length))).rows).toHaveLength(4)
  })

  it.each([
    ['is no such file', new TextEncoder().encode('params,acc\n1e9,0.1\n'), 'no Parquet file'],
    ['is cut off', FILE.slice(0, FILE.length - 30), 'cut off'],
    ['is empty', new Uint8Array(0), 'no Parquet file'],
    ['has no rows', parquetFile([{ name: 'params', kind: 'int64', values: [] }]), 'no rows'],
    ['has nothing plain', parquetFile([{ name: 'extra', kind: 'json', values: ['1'] }]), 'only columns of lists'],
  ])('that %s is told in a sentence', async (_, bytes, words) => {
    const read = await readParquet('scores.parquet', bytes)
    expect(read.state === 'unreadable' ? read.problem : '').toContain(words)
  })

  it('that is too long is not read', async () => {
    const bytes = parquetFile([{ name: 'params', kind: 'int64', values: [1] }], 200_001)
    const read = await readParquet('scores.parquet', bytes)
    expect(read.state === 'unreadable' ? read.problem : '').toContain('200,001 rows')
  })
})
