import { describe, expect, it } from 'vitest'
import { filed } from '../../src/audit/filed.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

const PAPER = `${GONE}\n\n${TABLE}`

describe('the JSON report', () => {
  it('has fingerprints, which are those of the audit', async () => {
    const audit = await auditOf({ 'a.md': `${PAPER}\n<!-- emergence-check-ignore -->\n\nFine.\n` })
    const [file] = JSON.parse(await reported('json', audit)).files
    const prints = [...file.claims[0].diagnostics, ...file.comments].map(
      ({ fingerprint }: { fingerprint: string }) => fingerprint,
    )
    const [read] = audit.files
    expect(prints).toHaveLength(2)
    expect(prints).toEqual(read === undefined ? [] : filed(read).told.map(({ fingerprint }) => fingerprint))
    expect(file.claims[0].diagnostics[0]).not.toHaveProperty('known')
    expect(file.comments[0]).toMatchObject({ rule: 'unused-comment', range: { start: { line: 15 } } })
  })

  it('tells what is known where a baseline is given, and what is silenced', async () => {
    const audit = await auditOf({ 'a.md': PAPER, 'b.md': PAPER, 'c.md': `${SILENCE}\n${PAPER}` })
    const { files } = JSON.parse(await reported('json', audit, { baseline: knowing(audit, 'a.md') }))
    const told = files.map(({ claims }: { claims: { diagnostics: { known: boolean }[] }[] }) =>
      claims[0]?.diagnostics.map(({ known }) => known),
    )
    expect(told).toEqual([[true], [false], []])
    expect(files[0].claims[0].silenced).toEqual([])
    expect(files[2].claims[0].silenced).toEqual([
      {
        rule: 'metric-dependent',
        severity: 'warning',
        message: 'The jump goes away under the per-token scale (derived).',
        fingerprint: files[0].claims[0].diagnostics[0].fingerprint,
        justification: 'discussed in appendix B',
        range: {
          start: { line: 0, character: 0, offset: 0 },
          end: { line: 0, character: SILENCE.length, offset: SILENCE.length },
        },
      },
    ])
  })

  it('has the tables with their indices and claims, and what becomes of the jumps', async () => {
    const report = JSON.parse(
      await reported('json', await auditOf({ 'a.md': PAPER, 'b.md': BARE }, ['a.md', 'b.md', 'c.md'])),
    )
    expect(report.summary).toMatchObject({
      files: 3,
      failed: 1,
      claims: 2,
      diagnostics: { warning: 1 },
      complete: true,
    })
    expect(report.overview).toEqual({
      fell: 1,
      stayed: 0,
      'cannot-tell': 0,
      'no-second-view': 0,
      'small-as-claimed': 0,
    })
    expect(report.tables).toMatchObject([
      {
        path: 'a.md',
        line: 4,
        series: 'Multiplication',
        x: { column: 'Params', axis: 'params' },
        y: { column: 'Multiplication', metric: 'em' },
        points: 8,
        emergenceScore: report.files[0].claims[0].indices.emergenceScore,
        claims: [{ path: 'a.md', id: report.files[0].claims[0].id }],
      },
    ])
    expect(report.files[2]).toEqual({ path: 'c.md', problem: 'The file is not there.', claims: [] })
  })

  it('is valid with nothing in it', async () => {
    const report = JSON.parse(await reported('json', await auditOf({})))
    expect([report.files, report.tables]).toEqual([[], []])
  })
})
