import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { type Details, type DetailTable, detailsOf } from '../../src/report/details.ts'
import { htmlReport } from '../../src/report/html/page.ts'
import { jsonReport } from '../../src/report/json.ts'
import { PLAIN_REPORT, wholeReport } from '../../src/report/report.ts'
import { textReport } from '../../src/report/text.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from '../audit/audit-files.ts'

const SIZES = ['125M', '356M', '760M', '1.32B', '2.65B', '6.66B', '12.85B', '174.6B']

function paper(caption: string, header: string, cells: readonly (readonly (number | string)[])[]): string {
  const rows = cells.map(row => `| ${row.join(' | ')} |`).join('\n')
  const line = header.replaceAll(/[^|]+/g, '---')
  return `Addition of language models suddenly emerges at 175B parameters (Table 1).\n\nTable 1: ${caption}\n\n| ${header} |\n| ${line} |\n${rows}\n`
}

/** Two-digit multiplication of GPT-3, few-shot (Brown et al. 2020, Table H.1). */
const GPT3 = paper(
  'Exact match (%), n = 2,000.',
  'Params | Multiplication',
  [1.35, 2.9, 2.7, 2.85, 4.25, 6.1, 7.05, 29.2].map((score, at) => [SIZES[at] ?? '', score]),
)

/** Ten seeds at each of four scales; at the third they split in two groups. */
const SEEDS = paper('Exact match (%), n = 2,000.', 'Params | Seed | Addition', [
  ...seeds('125M', [1.5, 1.6, 1.4, 1.5, 1.6, 1.4, 1.5, 1.5, 1.3, 1.7]),
  ...seeds('1.32B', [2.5, 2.6, 2.4, 2.5, 2.7, 2.3, 2.5, 2.6, 2.4, 2.5]),
  ...seeds('12.85B', [3, 3.1, 80, 81, 2.9, 80, 79, 3, 3, 80]),
  ...seeds('174.6B', [97, 98, 97, 98, 97, 98, 97, 98, 97, 98]),
])

function seeds(size: string, scores: readonly number[]) {
  return scores.map((score, seed) => [size, seed + 1, score])
}

async function audit(text: string) {
  const workspace = new MemoryWorkspace({ 'paper.md': text })
  return auditFiles(['paper.md'], workspace, new Analyzer(workspace, DEFAULT_SETTINGS), new AbortController().signal)
}

async function details(text: string): Promise<Details> {
  const [file] = (await audit(text)).files
  const finding = file?.state === 'read' ? file.findings[0] : undefined
  if (finding === undefined) throw new Error('no claim found')
  return detailsOf(finding)
}

function texts(table: DetailTable | null): readonly (readonly string[])[] | undefined {
  return table?.rows.map(row => row.map(({ text }) => text))
}

describe('the indices', () => {
  it('stand beside what a straight line of as many points gives, and say where they come from', async () => {
    const { indices } = await details(GPT3)
    // Range 27.85; increments 1.55, −.2, .15, 1.4, 1.85, .95, 22.15: median 1.4 in size, root of the mean square 8.446.
    expect(texts(indices)).toEqual([
      ['Emergence score', 'I / √ median of (yᵢ\u00a0−\u00a0yᵢ₋₁)²', '19.89', '7'],
      ['Breakthroughness', 'the same, by its older name', '19.89', '7'],
      ['Linearity', 'I / √ mean of (yᵢ\u00a0−\u00a0yᵢ₋₁)²', '3.297', '7'],
    ])
    expect(indices?.columns).toEqual(['Index', 'Formula', 'Value', 'A line of 8 points'])
    expect(indices?.rows.map(([name]) => name?.about)).toEqual([
      'Schaeffer et al. 2023, Eq.\u00a01',
      'BIG-bench',
      'BIG-bench',
    ])
    expect(indices?.note).toContain('Shown because papers report them; the verdict does not use them.')
  })

  it('are undefined, not infinite, where half the increments are 0', async () => {
    const flat = [0, 0, 0, 0, 0, 0, 0, 30].map((score, at) => [SIZES[at] ?? '', score])
    const { indices } = await details(paper('Exact match (%), n = 2,000.', 'Params | Addition', flat))
    expect(texts(indices)?.map(row => row[2])).toEqual([
      'undefined (median increment 0)',
      'undefined (median increment 0)',
      '2.646',
    ])
  })

  it('are negative where the score falls, and so is the line beside them', async () => {
    const falling = [60, 55, 50, 45, 40, 35, 30, 5].map((score, at) => [SIZES[at] ?? '', score])
    const { indices } = await details(paper('Exact match (%), n = 2,000.', 'Params | Addition', falling))
    expect(texts(indices)?.map(row => row.slice(2))).toEqual([
      ['−11', '−7'],
      ['−11', '−7'],
      ['−5.227', '−7'],
    ])
  })

  it('are left out where there is nothing to compute them from', async () => {
    expect(await details('Addition of language models suddenly emerges at 175B parameters.\n')).toEqual({
      indices: null,
      runs: null,
      notComputed: [],
    })
  })
})

describe('what was not computed', () => {
  it('is named with its reason', async () => {
    const { notComputed } = await details(GPT3)
    expect(notComputed).toEqual([
      { to: 'Per-token accuracy', reason: expect.stringContaining('The answer length in tokens is not known.') },
    ])
  })
})

describe('runs', () => {
  it('are none where each scale has one', async () => {
    expect((await details(GPT3)).runs).toBeNull()
  })

  it('tell mean, spread and two groups at every scale', async () => {
    const { runs } = await details(SEEDS)
    expect(runs?.columns).toEqual(['Scale', 'Runs', 'Mean', 'Standard deviation', 'Bimodality'])
    expect(runs?.note).toContain('above 0.56')
    const rows = texts(runs)
    expect(rows).toHaveLength(4)
    expect(rows?.[0]).toEqual([
      '125M',
      '10',
      '1.5 %',
      '±0.12 points',
      expect.stringMatching(/^0\.\d+: two groups not shown$/),
    ])
    expect(rows?.[2]).toEqual([
      '13B',
      '10',
      '41.5 %',
      '±41 points',
      expect.stringMatching(/^0\.\d+: two groups, 5 high and 5 low$/),
    ])
    expect(rows?.[3]?.[4]).toMatch(/: no more than the number of items explains$/)
  })

  it('fewer than eight do not tell', async () => {
    const three = paper('Exact match (%), n = 2,000.', 'Params | Seed | Addition', [
      ...seeds('125M', [1, 2, 3]),
      ...seeds('1.32B', [2, 3, 4]),
      ...seeds('12.85B', [30, 40, 50]),
      ...seeds('174.6B', [90, 91, 92]),
    ])
    const { runs } = await details(three)
    expect(texts(runs)?.[2]).toEqual(['13B', '3', '40 %', '±10 points', 'too few runs to tell'])
  })
})

describe('reports', () => {
  it('the JSON holds the plain numbers', async () => {
    const [file] = JSON.parse(await wholeReport(jsonReport(await audit(SEEDS), PLAIN_REPORT))).files
    const [claim] = file.claims
    expect(claim.indices).toEqual({
      emergenceScore: expect.any(Number),
      breakthroughness: claim.indices.emergenceScore,
      linearity: expect.any(Number),
    })
    expect(claim.refused).toContainEqual({ to: 'per-token', reason: expect.any(String) })
    expect(claim.spread).toHaveLength(4)
    expect(claim.spread[2]).toEqual({
      x: 12.85e9,
      runs: 10,
      models: [],
      mean: expect.closeTo(0.415, 3),
      sd: expect.closeTo(0.4058, 3),
      bimodality: expect.any(Number),
      bimodal: true,
      upper: 5,
    })
  })

  it('the page has them in the same words, the text has not', async () => {
    const result = await audit(GPT3)
    const html = await wholeReport(htmlReport(result, PLAIN_REPORT))
    const { indices, notComputed } = await details(GPT3)
    for (const row of texts(indices) ?? []) for (const text of row) expect(html).toContain(text)
    expect(html).toContain(indices?.note)
    for (const { to, reason } of notComputed) expect(html).toContain(`<dt>${to}</dt><dd>${reason}</dd>`)
    expect(await wholeReport(textReport(result, PLAIN_REPORT))).not.toContain('Breakthroughness')
  })
})
