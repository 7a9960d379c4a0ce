import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { htmlReport } from '../../src/report/html/page.ts'
import { jsonReport } from '../../src/report/json.ts'
import { PLAIN_REPORT, wholeReport } from '../../src/report/report.ts'
import { textReport } from '../../src/report/text.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from '../audit/audit-files.ts'

const PAPER = `Addition of language models suddenly jumps from 9% at 6.7B to 57% at 13B and to 88% at 62B parameters (Table 1).

Table 1: Exact match (%), n = 2,000.

| Params | Addition |
|---|---|
| 1.3B | 4.5 |
| 2.7B | 8.9 |
| 6.7B | 9.1 |
| 13B | 55.5 |
`

async function audit() {
  const workspace = new MemoryWorkspace({ 'paper.md': PAPER })
  return auditFiles(['paper.md'], workspace, new Analyzer(workspace, DEFAULT_SETTINGS), new AbortController().signal)
}

const MESSAGE = 'Stated 57 % at 13B; the table has 55.5 % (row 4).'

describe('numbers that a claim states', () => {
  it('stand in the JSON with what the table says to each', async () => {
    const [file] = JSON.parse(await wholeReport(jsonReport(await audit(), PLAIN_REPORT))).files
    const [claim] = file.claims
    expect(claim.scale).toEqual(expect.any(String))
    expect(claim.stated).toEqual([
      {
        text: '9%',
        state: 'agrees',
        value: 0.09,
        halfWidth: 0.005,
        relation: 'equal',
        role: 'from',
        scale: '6.7B',
        table: [{ row: 2, x: 6.7e9, value: expect.closeTo(0.091), halfWidth: expect.closeTo(0.0005) }],
        reason: null,
      },
      expect.objectContaining({ text: '57%', state: 'disagrees', gross: false, reason: MESSAGE }),
      expect.objectContaining({
        text: '88%',
        state: 'not-comparable',
        table: [],
        reason: 'the table has no row at 62B',
      }),
    ])
    expect(claim.diagnostics).toContainEqual(
      expect.objectContaining({ rule: 'stated-number', severity: 'information', message: MESSAGE }),
    )
  })

  it('are told in the text and on the page where they disagree', async () => {
    const result = await audit()
    const text = await wholeReport(textReport(result, PLAIN_REPORT))
    expect(text).toContain('[information stated-number]')
    expect(text.replaceAll(/\s+/g, ' ')).toContain(MESSAGE)
    expect((await wholeReport(htmlReport(result, PLAIN_REPORT))).replaceAll('\u00a0', ' ')).toContain(MESSAGE)
  })
})
