import { describe, expect, it } from 'vitest'
import { filed } from '../../src/audit/filed.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { auditOf, GONE, SILENCE, TABLE } from '../report/audited.ts'

async function filedIn(text: string, rules: (typeof DEFAULT_SETTINGS)['rules'] = {}) {
  const { files } = await auditOf({ 'a.md': text }, ['a.md'], { ...DEFAULT_SETTINGS, rules })
  const [file] = files
  if (file?.state !== 'read') throw new Error('not read')
  return { ...filed(file), findings: file.findings }
}

const HOLED = TABLE.replace('| 2.7 |', '| |')
const AGAIN = 'In language models, multiplication suddenly jumps at 175B parameters (Table 1).'
const QUIET = '<!-- emergence-check-disable-next-line table-problem -- lost -->'

describe('what a comment silences', () => {
  it('is no diagnostic, and is kept with the reason and the place of the comment', async () => {
    const { told, silenced, findings } = await filedIn(`${SILENCE}\n${GONE}\n\n${TABLE}`)
    expect(told).toEqual([])
    expect(findings[0]?.diagnostics).toEqual([])
    expect(silenced).toMatchObject([
      {
        rule: 'metric-dependent',
        severity: 'warning',
        justification: 'discussed in appendix B',
        comment: { start: { line: 0, character: 0, offset: 0 }, end: { offset: SILENCE.length } },
        range: { start: { line: 1, character: 0 } },
      },
    ])
    expect(silenced[0]?.finding).toBe(findings[0])
  })

  it('has no reason where the comment gives none', async () => {
    const { silenced } = await filedIn(`<!-- emergence-check-disable-next-line -->\n${GONE}\n\n${TABLE}`)
    expect(silenced).toMatchObject([{ rule: 'metric-dependent', justification: null }])
  })

  it('has the fingerprint that it had before the comment', async () => {
    const before = await filedIn(`${GONE}\n\n${TABLE}`)
    const after = await filedIn(`${SILENCE}\n${GONE}\n\n${TABLE}`)
    expect(after.silenced.map(({ fingerprint }) => fingerprint)).toEqual(
      before.told.map(({ fingerprint }) => fingerprint),
    )
  })

  it('does not hold rules that are off', async () => {
    const { silenced } = await filedIn(`${SILENCE}\n${GONE}\n\n${TABLE}`, { 'metric-dependent': 'off' })
    expect(silenced).toEqual([])
  })

  it('is there once for all claims that have it in common', async () => {
    const { told, silenced, findings } = await filedIn(`${QUIET}\n${GONE}\n\n${QUIET}\n${AGAIN}\n\n${HOLED}`)
    expect(findings.map(one => one.silenced.map(({ rule }) => rule))).toEqual([['table-problem'], ['table-problem']])
    expect(told.filter(({ rule }) => rule === 'table-problem')).toEqual([])
    expect(silenced).toMatchObject([{ rule: 'table-problem', justification: 'lost' }])
    expect(silenced[0]?.finding).toBe(findings[0])
  })

  it('is told where another claim that has it in common is not silenced', async () => {
    const { told, silenced, findings } = await filedIn(`${GONE}\n\n${QUIET}\n${AGAIN}\n\n${HOLED}`)
    expect(findings.map(one => one.silenced.length)).toEqual([0, 1])
    expect(told.filter(({ rule }) => rule === 'table-problem')).toHaveLength(1)
    expect(silenced).toEqual([])
  })
})
