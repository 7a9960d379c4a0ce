import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { mayHoldClaim, maySpeakOfModels } from '../../src/claims/prefilter.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from '../audit/audit-files.ts'
import { CLAIMS_BARS, type Figures, FOLDER_BARS, hold, peakOf, timeOf } from './audit/bars.ts'
import { cuePattern } from './audit/cue-pattern.ts'
import { paperOf } from './audit/papers.ts'
import { barLines, figureLines } from './audit/print.ts'
import { ripgrep, ripgrepArgs } from './audit/programs.ts'

const PASSED = [
  'Language models learn arithmetic suddenly.',
  'A large language\nmodel emerges.',
  '> A *language*\n> *models* jump.',
  'Deep\u00A0learning: the loss jumps.',
  'GPT-3 and ChatGPT appear at 175B.',
  'Above 1.3B nothing appears.',
  'Grokking appears late in modular addition.',
  'The perplexity falls smoothly as the number of parameters grows.',
  'Le réseau: LLMs, à l’improviste, emerge.',
]
const REFUSED = [
  'Suddenly everything emerges, and the curve jumps.',
  'Our language is modelled on another.',
  'A language -------- models emerge.',
  'chatgpt and gpt-3 appear at 175b.',
  'Buy 13BB now: it jumps.',
  'The transformer hums; its steps grow.',
]

describe('the cue words given to ripgrep', () => {
  it('let pass what the prefilter lets pass, and nothing that it refuses', () => {
    expect([...PASSED, ...REFUSED].map(text => maySpeakOfModels(text) && mayHoldClaim(text))).toEqual([
      ...PASSED.map(() => true),
      ...REFUSED.map(() => false),
    ])
    // What is written for ripgrep, as JavaScript writes it.
    const pattern = new RegExp(cuePattern().replaceAll('(?-u:\\b)', '\\b').replaceAll('\\x{FEFF}', '\\uFEFF'))
    expect(PASSED.filter(text => !pattern.test(text))).toEqual([])
    expect(REFUSED.filter(text => pattern.test(text))).toEqual([])
    // A pattern file has a pattern a line.
    expect(cuePattern()).not.toContain('\n')
  })

  const program = ripgrep()
  it.skipIf(program === null)('do so in ripgrep itself, over the ends of lines too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cue-words-'))
    try {
      const patterns = join(folder, 'patterns')
      writeFileSync(patterns, `${cuePattern()}\n`)
      for (const [at, text] of PASSED.entries()) writeFileSync(join(folder, `passed-${at}.md`), text)
      for (const [at, text] of REFUSED.entries()) writeFileSync(join(folder, `refused-${at}.md`), text)
      const said = execFileSync(program ?? '', [...ripgrepArgs(patterns)], { cwd: folder, encoding: 'utf8' })
      const found = said.split('\n').flatMap(line => /(passed-\d+|refused-\d+)\.md:\d+/.exec(line)?.[1] ?? [])
      expect(found.toSorted()).toEqual(PASSED.map((_, at) => `passed-${at}`).toSorted())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const seconds = (...each: readonly number[]) =>
  each.map(time => ({ milliseconds: time * 1e3, processor: null, megabytes: null }))

describe('the bars of the audit', () => {
  const figures: Figures = new Map([
    ['ripgrep', seconds(0.2, 0.1, 0.3)],
    [
      'no-cache',
      [
        ...seconds(9),
        { milliseconds: 2000, processor: 1900, megabytes: 280 },
        { milliseconds: 2200, processor: 2100, megabytes: 301 },
      ],
    ],
    ['warm', seconds(0.6, 0.8)],
    ['half', [{ milliseconds: 1200, processor: null, megabytes: 250 }]],
    ['markdownlint', seconds(80)],
  ])

  it('hold medians of time and the highest peak against their limits', () => {
    expect(timeOf(figures.get('ripgrep'))).toBe(200)
    expect(timeOf(figures.get('warm'))).toBe(700)
    expect(peakOf(figures.get('no-cache'))).toBe(301)
    const held = FOLDER_BARS.map(bar => hold(bar, figures))
    expect(held.map(({ got }) => got?.toPrecision(4))).toEqual(['11.00', '0.02750', '3.500', '301.0', '1.204'])
    expect(held.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met', 'missed', 'met'])
    expect(hold(CLAIMS_BARS[0] ?? fail(), new Map([...figures, ['markdownlint', seconds(4.3)]])).verdict).toBe('missed')
  })

  it('say that nothing was measured rather than that a bar is met', () => {
    const lone: Figures = new Map([['no-cache', seconds(2)]])
    expect(FOLDER_BARS.map(bar => hold(bar, lone).verdict)).toEqual(FOLDER_BARS.map(() => 'not measured'))
  })

  it('are printed with what was got', () => {
    expect(
      figureLines(figures)
        .find(line => line.startsWith('audit, cold, no cache'))
        ?.split(/ {2,}/),
    ).toEqual(['audit, cold, no cache', '2.2 s', '2 s – 9 s', '2 s', '11', '0.0275', '301 MB'])
    const lines = barLines(FOLDER_BARS.map(bar => hold(bar, figures))).map(line => line.split(/ {2,}/))
    expect(lines).toContainEqual(['cold, no cache / ripgrep', '≤ 12 ×', '8 ×', '11 ×', 'met'])
    expect(lines).toContainEqual(['peak of memory, cold, no cache', '≤ 300 MB', '–', '301 MB', 'missed'])
  })
})

describe('the papers of the benchmark', () => {
  it('have a claim each, with data, and verdicts of several kinds', async () => {
    const papers = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.md`, paperOf(at)]))
    const workspace = new MemoryWorkspace(papers)
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const { summary } = await auditFiles(Object.keys(papers), workspace, analyzer, new AbortController().signal)
    expect(summary).toMatchObject({ files: 12, filesWithClaims: 12, failed: 0 })
    expect(summary.verdicts['no-data']).toBeUndefined()
    expect(Object.keys(summary.verdicts).length).toBeGreaterThanOrEqual(4)
    expect(new Set(Object.values(papers)).size).toBe(12)
    expect(paperOf(5)).toBe(paperOf(5))
  })
})

function fail(): never {
  throw new Error('There is no such bar.')
}
