import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Baseline } from '../../src/audit/baseline.ts'
import { filedDiagnostics } from '../../src/audit/filed.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

type Row = Readonly<Record<string, string>>

function rowsOf(csv: string): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

describe('the CSV report', () => {
  it('has a row a claim with its data, both shares and the indices', async () => {
    const csv = await reported('csv', await auditOf({ 'a.md': `${GONE}\n\n${TABLE}`, 'b.md': BARE }))
    expect(csv.endsWith('\r\n')).toBe(true)
    const [gone, bare, ...others] = rowsOf(csv)
    expect(others).toEqual([])
    expect(gone).toMatchObject({
      path: 'a.md',
      line: '1',
      column: '1',
      claim: GONE,
      kind: 'jump',
      stance: 'asserted',
      axis: 'params',
      scale: '175B parameters',
      verdict: 'metric-dependent',
      headline: 'The jump goes away under the per-token scale (derived).',
      rules: 'metric-dependent',
      severity: 'warning',
      known: '',
      link: 'reference',
      'table path': 'a.md',
      'table line': '5',
      x: 'Params',
      y: 'Multiplication',
      series: 'Multiplication',
      'claimed share': '0.75',
      'view metric': 'per-token scale (derived)',
      'view axis': 'params, log',
      'view basis': 'derived',
      'view share': '0.375',
    })
    // As in the indices of a hover: 27.85 / 1.4, and over the root of the mean square.
    expect(Number(gone?.['emergence score'])).toBeCloseTo(19.89, 2)
    expect(Number(gone?.linearity)).toBeCloseTo(27.85 / 8.446, 2)
    expect(bare).toMatchObject({ verdict: 'no-data', link: 'none', 'claimed share': '', 'view share': '', x: '' })
  })

  it('tells what is known, what is silenced, and which file failed', async () => {
    const paper = `${GONE}\n\n${TABLE}`
    const audit = await auditOf({ 'a.md': paper, 'b.md': paper, 'c.md': `${SILENCE}\n${paper}` }, [
      'a.md',
      'b.md',
      'c.md',
      'd.md',
    ])
    const rows = rowsOf(await reported('csv', audit, { baseline: knowing(audit, 'a.md') }))
    expect(rows.map(({ path, known, rules, silenced }) => [path, known, rules, silenced])).toEqual([
      ['a.md', 'yes', 'metric-dependent', ''],
      ['b.md', 'no', 'metric-dependent', ''],
      ['c.md', '', '', 'metric-dependent'],
      ['d.md', '', '', ''],
    ])
    expect(rows[3]).toMatchObject({ verdict: 'not-audited', headline: 'The file is not there.' })
  })

  it('counts what is said of the linked table among what is known', async () => {
    const audit = await auditOf({ 'a.md': `${GONE}\n\n${TABLE.replace('| 2.7 |', '| |')}` })
    const known = async (baseline: Baseline) => {
      const [row] = rowsOf(await reported('csv', audit, { baseline }))
      return [row?.rules, row?.known]
    }
    const rules = 'metric-dependent; table-problem'
    expect(await known(knowing(audit, 'a.md'))).toEqual([rules, 'yes'])
    const verdicts = [...audit.files].flatMap(filedDiagnostics).filter(({ rule }) => rule === 'metric-dependent')
    expect(await known(new Map([['a.md', new Set(verdicts.map(({ fingerprint }) => fingerprint))]]))).toEqual([
      rules,
      'no',
    ])
  })

  it('disarms what a spreadsheet would run, and leaves numbers as numbers', async () => {
    const signs = ['=cmd', '+cmd', '-cmd', '@cmd', '＝cmd']
    const files = Object.fromEntries(signs.map(sign => [`${sign}/a.md`, `${GONE}\n\n${TABLE}`]))
    const table = TABLE.replace('Multiplication', '=HYPERLINK("x")')
    const falls = `In language models, addition suddenly drops at 13B parameters (Table 1).\n\n${TABLE.replace('29.2', '0.2')}`
    const rows = rowsOf(
      await reported('csv', await auditOf({ ...files, 'head.md': `${GONE}\n\n${table}`, 'falls.md': falls })),
    )
    expect(rows.map(({ path }) => path)).toEqual([...signs.map(sign => `'${sign}/a.md`), 'head.md', 'falls.md'])
    expect(rows[5]?.y).toBe('\'=HYPERLINK("x")')
    expect(rows[6]?.linearity).toMatch(/^-\d/)
  })

  it('is one line a claim, whatever the claim holds', async () => {
    const csv = await reported(
      'csv',
      await auditOf({ 'a.md': `${GONE.replace(' suddenly', ', "very"\nsuddenly')}\n\n${TABLE}` }),
    )
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
    expect(csv).not.toMatch(/[^\r]\n/)
    expect(rowsOf(csv)[0]?.claim).toContain(', "very" suddenly')
  })
})
