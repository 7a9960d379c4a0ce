import { describe, expect, it } from 'vitest'
import { rowAt } from '../../src/tables/row-at.ts'
import { shapeOf } from '../../src/tables/shape/shape.ts'
import { csvTable } from './read.ts'

const TABLE = csvTable('params,acc\n1e9,.1\n2e9,.2\n\n4e9,.5\n')
const at = (line: number, character = 0, uri = 'data.csv') => ({ uri, line, character })

describe('the row at a place', () => {
  it('is that of the line, from its first character to behind its last', () => {
    expect([0, 1, 2, 3, 4, 5].map(line => rowAt(TABLE, 1, at(line)))).toEqual([null, 0, 1, null, 2, null])
    expect([rowAt(TABLE, 1, at(1, 6)), rowAt(TABLE, 1, at(4, 40))]).toEqual([0, 2])
  })

  it('is none in another file, and that of the row where rows come from several', () => {
    expect(rowAt(TABLE, 1, at(1, 0, 'other.csv'))).toBeNull()
    const rows = TABLE.rows.map((row, place) => (place === 1 ? { ...row, uri: 'other.csv' } : row))
    expect(rowAt({ ...TABLE, rows }, 1, at(2, 0, 'other.csv'))).toBe(1)
    expect(rowAt({ ...TABLE, rows }, 1, at(2))).toBeNull()
  })

  it('of a long table that was spread is told by the cell of the metric in question', () => {
    const long = 'params,metric,value\n1e9,acc,.1\n1e9,nll,3\n2e9,acc,.2\n2e9,nll,2\n'
    const spread = shapeOf(csvTable(long))
    const [acc, nll] = ['acc', 'nll'].map(name => spread.columns.indexOf(name))
    expect(spread.rows.length).toBe(2)
    expect([1, 2, 3, 4].map(line => rowAt(spread, acc ?? -1, at(line, 8)))).toEqual([0, 0, 1, 1])
    expect([1, 2, 3, 4].map(line => rowAt(spread, nll ?? -1, at(line)))).toEqual([0, 0, 1, 1])
  })

  it('of a table that was turned is told by the cell, since its rows share their lines', () => {
    const turned = shapeOf(csvTable('task,125M,1.3B,13B\nreading,.1,.2,.3\nwriting,.4,.5,.6\n'))
    const score = turned.columns.findIndex(header => header === 'reading' || header === 'score' || header === 'value')
    const own = turned.rows.findIndex(row => row.cells.some(cell => cell?.text === '.2'))
    expect(rowAt(turned, score, at(1, 12))).toBe(own)
    // Behind the cells, and in the one that all share, every row would do.
    expect([40, 3].map(character => rowAt(turned, score, at(1, character)))).toEqual([null, null])
  })

  it('is none at the head of a file whose rows have no place in its text', () => {
    const nowhere = { start: { line: 0, character: 0, offset: 0 }, end: { line: 0, character: 0, offset: 0 } }
    const rows = TABLE.rows.map(row => ({
      range: nowhere,
      cells: row.cells.map(() => ({ text: '1', range: nowhere })),
    }))
    expect(rowAt({ ...TABLE, rows }, 1, at(0))).toBeNull()
  })
})
