import { describe, expect, it } from 'vitest'
import { readRecord, recordLine } from '../../src/audit/record.ts'
import { Spool } from '../../src/audit/spool.ts'
import { recordsReport } from '../../src/report/records.ts'
import { auditOf, DOCUMENTS } from './files.ts'

const documents = Object.fromEntries(DOCUMENTS.map((text, at) => [`${at}.md`, text]))
const origin = { version: '1.2.3', configuration: 'abc', shard: { index: 1, of: 2 } }

function memoryLines() {
  const kept: string[] = []
  return { append: (line: string) => void kept.push(line), lines: () => kept }
}

describe('records', () => {
  it('are one line each, and are read as what was written', async () => {
    const audit = await auditOf(documents)
    const failed = { state: 'failed', path: 'x.md', uri: 'x.md', problem: 'The file is not there.' } as const
    const records = [
      { record: 'audit', ...origin } as const,
      ...[...audit.files, failed].map(file => ({ record: 'file', file }) as const),
      { record: 'end', files: 5, complete: false } as const,
    ]
    expect(audit.summary.claims).toBe(2)
    for (const record of records) {
      const line = recordLine(record)
      expect(line).not.toMatch(/[\n\r]/)
      expect(readRecord(line)).toEqual({ state: 'read', record })
    }
  })

  it('hold all of a finding: nothing is lost on the way through JSON', async () => {
    const { files } = await auditOf(documents)
    const spool = new Spool(memoryLines())
    for (const file of files) spool.add(file)
    const audit = spool.audit(true, origin)
    expect([...audit.files]).toStrictEqual(files)
    expect([...audit.files], 'a second time').toStrictEqual(files)
  })

  it('count in the spool what the audit counts', async () => {
    const { files, summary } = await auditOf(documents)
    const spool = new Spool(memoryLines())
    for (const file of files) spool.add(file)
    expect(spool.audit(false, origin)).toMatchObject({ summary, complete: false, origin })
  })

  it('begin with what the audit was made with and end with its count', async () => {
    const audit = await auditOf(documents)
    const lines = [...recordsReport({ ...audit, origin })].map(line => JSON.parse(line))
    expect(lines).toHaveLength(6)
    expect(lines[0]).toEqual({ record: 'audit', ...origin })
    expect(lines.slice(1, 5).map(({ file }) => file.path)).toEqual(['0.md', '1.md', '2.md', '3.md'])
    expect(lines[5]).toEqual({ record: 'end', files: 4, complete: true })
  })

  it.each([
    ['', 'is no JSON'],
    ['{"record":"file","file":{"state":"re', 'is no JSON'],
    ['null', 'is no record of an audit'],
    ['[]', 'has no usable "record"'],
    ['{"record":"other"}', 'has no usable "record"'],
    ['{"record":"end","files":-1,"complete":true}', 'has no usable "files"'],
    ['{"record":"audit","version":"1","configuration":"a","shard":{"index":3,"of":2}}', 'has no usable "shard"'],
    ['{"record":"file","file":{"state":"failed","path":"a.md","uri":"a.md"}}', 'has no usable "file"'],
    ['{"record":"file","file":{"state":"read","path":"a.md","findings":[{}]}}', 'has no usable "file"'],
  ])('refuse %j', (line, problem) => {
    expect(readRecord(line)).toEqual({ state: 'broken', problem })
  })

  it('refuse a finding that lacks what reports go by', async () => {
    const { files } = await auditOf(documents)
    const [file] = files
    if (file?.state !== 'read') throw new Error('The document is not read.')
    const broken = [
      { verdict: 'splendid' },
      { range: { start: 1 } },
      { reasons: 'because' },
      {
        diagnostics: [
          { rule: 'x', severity: 'grave', message: '', range: file.findings[0]?.range, related: [], fixes: [] },
        ],
      },
      { link: { state: 'loose', reason: '' } },
      {
        silenced: [
          { rule: 'x', severity: 'hint', message: '', range: file.findings[0]?.range, related: [], fixes: [] },
        ],
      },
    ]
    for (const change of broken) {
      const findings = file.findings.map(finding => ({ ...finding, ...change }))
      const line = JSON.stringify({ record: 'file', file: { ...file, findings } })
      expect(readRecord(line), JSON.stringify(change)).toEqual({ state: 'broken', problem: 'has no usable "file"' })
    }
  })
})
