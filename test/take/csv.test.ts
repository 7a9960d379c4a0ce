import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../src/plot/picture.ts'
import { viewCsv } from '../../src/take/csv.ts'
import { chosenView } from '../../src/take/view.ts'
import { CLAIMED, DERIVED, pictureOf, withBounds } from '../plot/pictures.ts'
import { sampleFinding } from './findings.ts'

const alone = (chosen: Picture, curves = false) => ({ chosen, claimed: null, yScale: 'linear', curves }) as const

function records(csv: string): readonly Readonly<Record<string, string>>[] {
  const read = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
  expect(read.errors).toEqual([])
  return read.data
}

describe('the CSV of a view', () => {
  it('holds a point a row, in the units of the axes, with the row of the table behind it', async () => {
    const { pictures } = await sampleFinding('draft.md', 'Two-digit multiplication')
    const [picture] = pictures
    if (picture === undefined) throw new Error('no picture')
    const csv = viewCsv(alone(picture))
    expect(csv.split('\r\n')[0]).toBe(
      'Metric,Basis,Assumption,Curve,Scale axis,Parameters,Score axis,Exact match (%),Low end of the 95 % interval,' +
        'High end of the 95 % interval,Only an upper limit is known,Row of the table,Table: Model,Table: Params,' +
        'Table: 2-digit addition,Table: 3-digit addition,Table: 4-digit addition,Table: 2-digit multiplication',
    )
    expect(csv.endsWith('\r\n')).toBe(true)
    const rows = records(csv)
    expect(rows).toHaveLength(8)
    expect(rows[7]).toMatchObject({
      Metric: 'exact match',
      Basis: 'as claimed',
      'Scale axis': 'log axis of parameters',
      Parameters: '174600000000',
      'Exact match (%)': '29.2',
      'Only an upper limit is known': 'no',
      'Row of the table': '8',
      'Table: Model': 'GPT-3 175B',
      'Table: Params': '174.6B',
      'Table: 2-digit multiplication': '29.2',
    })
    const [low, high] = ['Low', 'High'].map(end => Number(rows[7]?.[`${end} end of the 95 % interval`]))
    expect(low).toBeCloseTo(27.2, 0)
    expect(high).toBeCloseTo(31.2, 0)
  })

  it('holds both plots of a pair, each row with its own axes', () => {
    const view = { picture: DERIVED.id, xScale: 'linear', yScale: 'linear', curves: false, pair: true } as const
    const chosen = chosenView([CLAIMED, DERIVED], view)
    const rows = records(chosen === null ? '' : viewCsv(chosen))
    expect(rows).toHaveLength(16)
    expect([rows[0], rows[8]]).toMatchObject([
      { 'Score axis': 'Exact match (%)', 'Score as drawn': '2', Basis: 'as claimed', Assumption: '' },
      {
        'Score axis': 'Per-token accuracy (%)',
        Basis: 'derived',
        'Scale axis': 'linear axis of parameters',
        Assumption: DERIVED.assumption,
      },
    ])
  })

  it('leaves the score empty where only an upper limit is known', () => {
    const [first] = records(viewCsv(alone(withBounds(DERIVED, 1))))
    expect(first).toMatchObject({
      'Per-token accuracy (%)': '',
      'Low end of the 95 % interval': '',
      'High end of the 95 % interval': '10',
      'Only an upper limit is known': 'yes',
    })
  })

  it('holds other runs, and other curves where they are shown', () => {
    const points = [{ x: 1e9, y: 0.25, row: 3 }]
    const companions = [
      { name: 'seed 2', kind: 'run', points },
      { name: '3-digit addition', kind: 'curve', points },
    ] as const
    const picture = pictureOf([1e9], [0.5], { companions })
    const curves = (shown: boolean) => records(viewCsv(alone(picture, shown))).map(row => row.Curve)
    expect(curves(false)).toEqual(['', 'seed 2'])
    expect(curves(true)).toEqual(['', 'seed 2', '3-digit addition'])
    expect(records(viewCsv(alone(picture, true)))[2]).toMatchObject({
      'Exact match (%)': '25',
      'Row of the table': '4',
    })
  })

  it('keeps numbers as numbers, quotes what needs it, and runs nothing in a spreadsheet', () => {
    const cells = [
      { name: 'formula', value: '=HYPERLINK("http://x","y")' },
      { name: '@note', value: '+cmd|calc' },
      { name: 'score', value: '-1.5' },
      { name: 'percent', value: '+12.5 %' },
      { name: 'small', value: '-2.3e-4' },
      { name: 'dash', value: '-' },
      { name: 'lines', value: 'one\ntwo, "three"' },
    ]
    const picture = pictureOf([1e9], [0.07])
    const csv = viewCsv(alone({ ...picture, points: picture.points.map(point => ({ ...point, cells })) }))
    expect(records(csv)[0]).toMatchObject({
      'Exact match (%)': '7',
      'Table: formula': `'=HYPERLINK("http://x","y")`,
      'Table: @note': "'+cmd|calc",
      'Table: score': '-1.5',
      'Table: percent': '+12.5 %',
      'Table: small': '-2.3e-4',
      'Table: dash': "'-",
      'Table: lines': 'one\ntwo, "three"',
    })
  })
})
