import { describe, expect, it } from 'vitest'
import { isKnown, newDiagnostics, readBaseline } from '../../src/audit/baseline.ts'
import { filedDiagnostics } from '../../src/audit/filed.ts'
import { jsonReport } from '../../src/report/json.ts'
import { PLAIN_REPORT, wholeReport } from '../../src/report/report.ts'
import { auditOf, DOCUMENTS } from './files.ts'

const [PAPER = '', , COMMENT = ''] = DOCUMENTS

async function baselineOf(documents: Readonly<Record<string, string>>) {
  const text = await wholeReport(jsonReport(await auditOf(documents), PLAIN_REPORT))
  const read = readBaseline(text, 'baseline.json')
  if (read.state === 'refused') throw new Error(read.problem)
  return read.baseline
}

async function newIn(documents: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>) {
  const baseline = await baselineOf(before)
  const { files } = await auditOf(documents)
  return files.map(file => [file.path, Object.fromEntries(newDiagnostics(file, baseline))])
}

describe('a baseline', () => {
  const before = { 'a.md': PAPER, 'b.md': COMMENT }

  it('knows all that an earlier report told, of claims and of comments', async () => {
    const { files } = await auditOf(before)
    const baseline = await baselineOf(before)
    const all = files.flatMap(file => filedDiagnostics(file).map(one => isKnown(baseline, file.path, one)))
    expect(all).toEqual([true, true])
    expect(files.map(file => Object.fromEntries(newDiagnostics(file, null)))).not.toEqual([{}, {}])
  })

  it('still knows what has moved, and not what is new', async () => {
    expect(await newIn({ ...before, 'a.md': `A new beginning.\n\n${PAPER}` }, before)).toEqual([
      ['a.md', {}],
      ['b.md', {}],
    ])
    const [claim = '', ...table] = PAPER.split('\n\n')
    const more = [claim, claim.replace('suddenly emerges', 'jumps abruptly'), ...table].join('\n\n')
    expect(await newIn({ 'a.md': more }, before)).toEqual([['a.md', { warning: 1 }]])
    // The same sentence a second time is one more.
    expect(await newIn({ 'a.md': [claim, claim, ...table].join('\n\n') }, before)).toEqual([['a.md', { warning: 1 }]])
  })

  it('knows nothing of a file under another name', async () => {
    expect(await newIn({ 'c.md': PAPER }, before)).toEqual([['c.md', { warning: 1 }]])
  })

  it.each([
    ['no JSON at all', 'is no JSON;'],
    ['{"tool": {"name": "other"}, "files": []}', 'is no JSON report of this tool (at tool.name);'],
    ['[]', 'is no JSON report of this tool'],
    [
      '{"tool": {"name": "emergence-check"}, "files": [{"path": "a.md", "claims": [{"diagnostics": [{"rule": "x"}]}]}]}',
      'was written by an older version that knew no fingerprints; make a new one with --format json.',
    ],
  ])('is refused: %s', (text, words) => {
    expect(readBaseline(text, 'old.json')).toEqual({
      state: 'refused',
      problem: expect.stringContaining(`"old.json" ${words}`),
    })
  })

  it('may be empty, and may begin with a byte-order mark', () => {
    const text =
      '\uFEFF{"tool": {"name": "emergence-check"}, "files": [{"path": "a.md", "claims": [], "problem": "x"}]}'
    expect(readBaseline(text, 'x')).toEqual({ state: 'read', baseline: new Map() })
  })
})
