import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Analysis, analyze } from '../../src/analyze.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import { claimMarks, lineMarks } from '../../src/report/claim-marks.ts'
import { countText, lensText, readText, TONE_SIGNS, verdictCounts } from '../../src/report/mark-words.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts'
import { readSurfaceSettings } from '../../src/surface-settings.ts'

const FOLDER = join(import.meta.dirname, '../../media/examples')

async function analysisOf(text: string, settings: Settings = DEFAULT_SETTINGS): Promise<Analysis> {
  const signal = new AbortController().signal
  const analysis = await analyze({ uri: 'draft.md', text }, new NodeWorkspace(FOLDER), settings, signal)
  if (analysis === null) throw new Error('The analysis was stopped.')
  return analysis
}

const sample = (name: string) => readFileSync(join(FOLDER, name), 'utf8')
const draft = await analysisOf(sample('draft.md'))
const notes = await analysisOf(sample('notes.md'))
const marked = (analysis: Analysis) =>
  claimMarks(analysis).map(({ tone, underlined }) => (underlined ? `${tone}, underlined` : tone))

describe('marks in the text', () => {
  it('are one a claim; where a squiggle stands there is no second line', () => {
    expect(marked(draft)).toEqual(['open', 'stands, underlined', 'gone', 'open', 'gone', 'stands, underlined'])
  })

  it('draw a line where the reader has switched the squiggle off', async () => {
    const rules = { 'metric-dependent': 'off', 'axis-dependent': 'off' } as const
    const analysis = await analysisOf(sample('draft.md'), { ...DEFAULT_SETTINGS, rules })
    expect(marked(analysis).filter(mark => mark.startsWith('gone'))).toEqual(['gone, underlined', 'gone, underlined'])
  })

  it('draw no line under claims without data', () => {
    expect(marked(notes)).toEqual(['none', 'stands, underlined'])
  })

  it('show beside a line the gravest of its claims, once', () => {
    // One of its lines holds the beginnings of two claims: one that stands, and one that goes away.
    const lines = sample('draft.md').split('\n')
    const beginning = (words: string) => lines.findIndex(line => line.includes(words))
    expect(lineMarks(claimMarks(draft))).toEqual([
      { line: beginning('Wei et al. (2022) claim'), tone: 'open' },
      { line: beginning('Two-digit addition jumps'), tone: 'gone' },
      { line: beginning('Four-digit addition suddenly'), tone: 'open' },
      { line: beginning('Zero-shot two-digit'), tone: 'gone' },
      { line: beginning('Unscrambling'), tone: 'stands' },
    ])
  })
})

describe('words of the marks', () => {
  it('count the claims, and those that go away', () => {
    expect(countText(draft)).toBe('6 claims · 2 go away')
    const one = draft.findings.filter(({ verdict }) => verdict === 'metric-dependent')
    expect(countText({ ...draft, findings: one })).toBe('1 claim · 1 goes away')
    expect(countText({ ...draft, findings: draft.findings.filter(({ verdict }) => verdict === 'holds') })).toBe(
      '1 claim',
    )
    expect(countText({ ...notes, findings: notes.findings.slice(0, 1) })).toBe('1 claim · no data')
  })

  it('say how much was read where nothing was found', () => {
    const nothing = { ...draft, findings: [], paragraphs: 40 }
    expect(countText(nothing)).toBe('0 claims')
    expect(readText(nothing)).toBe('0 claims found in 40 paragraphs.')
    expect(readText({ ...notes, findings: notes.findings.slice(0, 1), paragraphs: 1 })).toBe(
      '1 claim found in 1 paragraph.',
    )
    expect(verdictCounts(nothing)).toEqual([])
  })

  it('count by verdict, what to look at first in front', () => {
    expect(verdictCounts(draft)).toEqual([
      '▲ 1 Goes away under another metric',
      '▲ 1 Goes away on another axis',
      '◇ 2 The data cannot decide',
      '● 1 Survives every view tried',
      '● 1 Holds',
    ])
  })

  it('name verdict and jump share, as claimed and beside it', () => {
    const lens = (verdict: string) => lensOf(draft, verdict)
    expect(lens('metric-dependent')).toMatch(/^▲ Goes away under another metric · jump 75 % → \d+ %$/)
    expect(lens('jump-survives')).toMatch(/^● Survives every view tried · jump \d+ % → \d+ %$/)
    expect(lensOf(notes, 'no-data')).toBe('○ No data linked')
  })

  it('have a sign of its own for each tone', () => {
    expect(new Set(Object.values(TONE_SIGNS)).size).toBe(4)
  })
})

describe('settings of what is shown', () => {
  it('are read, and told where they are not understood', () => {
    expect(readSurfaceSettings({ marks: undefined, codeLens: undefined, preview: undefined })).toEqual({
      settings: { marks: 'all', codeLens: false, preview: true },
      problems: [],
    })
    expect(readSurfaceSettings({ marks: 'gutter', codeLens: true, preview: false }).settings).toEqual({
      marks: 'gutter',
      codeLens: true,
      preview: false,
    })
    expect(readSurfaceSettings({ marks: 'none', codeLens: 1, preview: 'on' })).toEqual({
      settings: { marks: 'all', codeLens: false, preview: true },
      problems: [
        'The setting marks is "none"; expected all, gutter or off.',
        'The setting codeLens is 1; expected true or false.',
        'The setting preview is "on"; expected true or false.',
      ],
    })
  })
})

function lensOf({ findings }: Analysis, verdict: string): string | undefined {
  return findings.filter(finding => finding.verdict === verdict).map(lensText)[0]
}
