import { describe, expect, it } from 'vitest'
import type { Paint } from '../../src/report/report.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

const PAPER = `${GONE}\n\n${TABLE}`
const MARKED: Paint = {
  strong: text => `<b>${text}</b>`,
  faint: text => `<i>${text}</i>`,
  gone: text => `<gone>${text}</gone>`,
  stands: text => `<stands>${text}</stands>`,
  open: text => `<open>${text}</open>`,
}

const lastLines = (text: string, count: number) => text.trimEnd().split('\n').slice(-count)

describe('the text report', () => {
  it.each([
    [{ 'a.md': 'Fine.\n' }, ['0 claims found in 1 paragraph of 1 file: nothing was checked.']],
    [
      { 'a.md': 'Fine.\n\nFine.\n', 'b.md': 'Fine.\n' },
      ['0 claims found in 3 paragraphs of 2 files: nothing was checked.'],
    ],
    [
      { 'a.md': BARE },
      [
        '1 claim found in 1 paragraph of 1 file.',
        '  ○   1  No data linked',
        'No data could be used for it: nothing was checked.',
        'No warnings.',
      ],
    ],
    [
      { 'a.md': PAPER, 'b.md': BARE },
      [
        '2 claims found in 4 paragraphs of 2 files.',
        '  ▲   1  Goes away under another metric',
        '  ○   1  No data linked',
        '1 claim without data was not checked.',
        '1 warning.',
      ],
    ],
    [
      { 'a.md': `${SILENCE}\n${PAPER}` },
      [
        '1 claim found in 3 paragraphs of 1 file.',
        '  ▲   1  Goes away under another metric',
        'No warnings; 1 is silenced by a comment.',
      ],
    ],
  ])('of %j ends with what was found, which is not the same as fine', async (files, lines) => {
    const text = await reported('text', await auditOf(files))
    expect(lastLines(text, lines.length)).toEqual(lines)
  })

  it('marks what is known, and counts it', async () => {
    const audit = await auditOf({ 'a.md': PAPER, 'b.md': PAPER })
    const text = await reported('text', audit, { baseline: knowing(audit, 'a.md') })
    expect(text).toContain('a.md:1:1  Goes away under another metric  [warning metric-dependent] (known)\n')
    expect(text).toContain('b.md:1:1  Goes away under another metric  [warning metric-dependent]\n')
    expect(lastLines(text, 1)).toEqual(['2 warnings, 1 of them known.'])
    const all = await reported('text', audit, { baseline: knowing(audit, 'a.md', 'b.md') })
    expect(lastLines(all, 1)).toEqual(['2 warnings, all known.'])
  })

  it('says what a comment silences, and why', async () => {
    const text = await reported('text', await auditOf({ 'a.md': `${SILENCE}\n${PAPER}` }))
    expect(text).toContain('▲ a.md:2:1  Goes away under another metric\n')
    expect(text).toContain('  - Silenced by a comment: metric-dependent – discussed in appendix B\n')
  })

  it('tells of files that failed and of comments without effect', async () => {
    const lone = '<!-- emergence-check-ignore -->\n\nFine.\n'
    const settings = { ...DEFAULT_SETTINGS, rules: { 'unused-comment': 'warning' } as const }
    const audit = await auditOf({ 'a.md': lone }, ['a.md', 'gone.md'], settings)
    const text = await reported('text', { ...audit, complete: false })
    expect(text).toContain(
      'a.md:1  warning: The comment has no effect here: there is nothing to silence. (unused-comment)',
    )
    expect(text).toContain('gone.md\n  could not be audited: The file is not there.\n')
    expect(lastLines(text, 4)).toEqual([
      '0 claims found in 2 paragraphs of 1 file: nothing was checked.',
      '1 file could not be audited.',
      'The audit is not complete: what stands here is all that was read.',
      '1 warning.',
    ])
  })

  it('colours signs and verdicts by their tone, and no line grows by it', async () => {
    const audit = await auditOf({ 'a.md': PAPER, 'b.md': BARE }, ['a.md', 'b.md', 'gone.md'])
    const text = await reported('text', audit, { paint: MARKED })
    expect(text).toContain(
      '<gone>▲</gone> <b>a.md:1:1</b>  <gone>Goes away under another metric</gone>  <gone>[warning metric-dependent]</gone>\n',
    )
    expect(text).toContain('<i>  - Data: The sentence names Table 1. Series: Multiplication against Params.</i>\n')
    expect(text).toContain('<i>○</i> <b>b.md:1:1</b>  <i>No data linked</i>\n')
    expect(text).toContain('<b>gone.md</b>\n<gone>  could not be audited: The file is not there.</gone>\n')
    expect(text.replaceAll(/<\/?(?:b|i|gone|stands|open)>/g, '')).toBe(await reported('text', audit))
  })

  it('stays within 100 columns', async () => {
    const path = `${'long-folder-name/'.repeat(4)}paper.md`
    const text = await reported('text', await auditOf({ [path]: PAPER }))
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(100 + path.length)
    const [head, marks] = text.split('\n')
    expect(head).toBe(`▲ ${path}:1:1  Goes away under another metric`)
    expect(marks).toBe('    [warning metric-dependent]')
    for (const line of text.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(100)
  })
})
