import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../src/analyze.ts'
import { DEFAULT_SETTINGS } from '../src/settings.ts'
import { NO_TRIAL, type Trial } from '../src/trial.ts'
import { MemoryWorkspace } from '../src/workspace.ts'

const DRAFT = readFileSync(resolve(import.meta.dirname, '../media/examples/draft.md'), 'utf8')
const SIZES = ['125M', '350M', '760M', '1.3B', '2.7B', '6.7B', '13B', '175B']
const STEP = [0.01, 0.012, 0.009, 0.011, 0.01, 0.012, 0.8, 0.81]

/** A document looked at once, and what trials on the claim that begins with the given words come to. */
async function bench(text: string, begins: string, files: Readonly<Record<string, string>> = {}) {
  const analyzer = new Analyzer(new MemoryWorkspace(files), DEFAULT_SETTINGS)
  const look = async (now: string) => {
    const analysis = await analyzer.analyze({ uri: 'draft.md', text: now }, new AbortController().signal)
    if (analysis === null) throw new Error('The analysis was stopped.')
    return analysis.findings
  }
  const findings = await look(text)
  const finding = findings.find(({ claim }) => claim.text.startsWith(begins))
  if (finding === undefined) throw new Error(`No claim begins with "${begins}".`)
  const attempt = (trial: Partial<Trial>) => {
    const tried = analyzer.tried('draft.md', finding.claim.id, { ...NO_TRIAL, ...trial })
    if (tried === null) throw new Error('Nothing can be tried.')
    return tried
  }
  return { analyzer, look, findings, finding, attempt }
}

const rounded = (numbers: readonly number[]) => numbers.map(value => Number(value.toFixed(6)))

/** A paper with one claim on a table of one column of scores, its header and what stands in its caption. */
const paperOn = (header: string, scores: readonly number[], caption = 'n = 2,000 items.', comment = '') =>
  [
    '# Emergence in language models',
    '',
    `Reading suddenly emerges at 13B parameters (Table 1). ${comment}`,
    '',
    `Table 1: ${caption}`,
    '',
    `| Params | ${header} |`,
    '|---|---|',
    ...SIZES.map((size, at) => `| ${size} | ${scores[at]} |`),
    '',
  ].join('\n')

describe('a length of answers', () => {
  it('gives the view per token that the table by itself does not allow', async () => {
    const { finding, attempt } = await bench(DRAFT, 'Four-digit')
    expect(finding.pictures.map(({ id }) => id)).not.toContain('em:per-token|params|log')
    const tried = attempt({ targetLength: 4 })
    const perToken = tried.pictures.find(({ id }) => id === 'em:per-token|params|log')
    // Fourth roots of the scores, 0 having none, by Python.
    expect(rounded(perToken?.points.filter(({ bound }) => !bound).map(({ y }) => y) ?? [])).toEqual([
      0.149535, 0.149535, 0.196799, 0.196799, 0.251487, 0.710616,
    ])
    // Share and interval by test/check/independent.py: profile() of fit('gumbel') over n_eff at ln(size), n = 2000.
    expect(perToken?.share).toEqual({ estimate: 0.5, low: 0.375, high: 1 })
    expect(perToken?.assumption).toContain('Assumes 4 independent, equally hard tokens per answer')
    expect(tried.reasons[0]).toBe('Tried: answers of 4 tokens; the table does not say how long they are.')
    expect(tried.assessment?.refused.map(({ to }) => to)).not.toContain('per-token')
  })

  it('stands for the one that is given, and is not worth a word where it is the same', async () => {
    const text = paperOn('Exact match', STEP, 'Addition, n = 2,000.', '<!-- emergence-check-claim length=4 -->')
    const { attempt } = await bench(text, 'Reading')
    expect(attempt({}).offer.targetLength).toEqual({ given: 4 })
    expect(attempt({ targetLength: 1 }).reasons[0]).toBe('Tried: answers of 1 token instead of 4.')
    expect(attempt({ targetLength: 4 }).reasons.filter(reason => reason.startsWith('Tried'))).toEqual([])
  })

  it('holds for other metrics of the same answers: edits become a share of tokens', async () => {
    const rows = SIZES.map((size, at) => `${size},${STEP[at]},${4 - at / 2},2000`)
    const csv = ['params,exact match,token edit distance,n', ...rows, ''].join('\n')
    const text = '# Language models\n\nReading suddenly emerges at 13B parameters ([data](a.csv)).\n'
    const { attempt } = await bench(text, 'Reading', { 'a.csv': csv })
    const edits = (tried: ReturnType<typeof attempt>) =>
      tried.assessment?.views.filter(({ metric }) => metric === 'ted').map(({ yScale }) => yScale)
    expect(edits(attempt({}))).not.toContain('gumbel')
    expect(edits(attempt({ targetLength: 5 }))).toContain('gumbel')
  })

  it('is not offered where nothing is converted with it', async () => {
    for (const header of ['Perplexity', 'Multiple-choice grade', 'F1']) {
      const scores = header === 'Perplexity' ? STEP.map(score => 30 - 20 * score) : STEP
      const { attempt } = await bench(paperOn(header, scores), 'Reading')
      expect([header, attempt({}).offer.targetLength]).toEqual([header, null])
    }
    const { attempt } = await bench(paperOn('Perplexity', STEP), 'Reading')
    expect(attempt({ targetLength: 5 }).reasons[0]).toBe(
      'Tried: answers of 5 tokens; no view of this score uses a length.',
    )
  })
})

describe('a chance level', () => {
  it('is drawn, and scores are counted from it', async () => {
    const { attempt } = await bench(DRAFT, 'Two-digit addition')
    const before = attempt({}).pictures
    expect([before[0]?.chance, before[0]?.floor]).toEqual([null, 0.0005])
    const tried = attempt({ chance: 0.25 })
    expect([tried.pictures[0]?.chance, tried.pictures[0]?.floor]).toEqual([0.25, null])
    const gumbel = tried.pictures.find(({ id }) => id === 'em:gumbel|params|log')
    // −ln(−ln((.555 − .25)/.75)) by Python.
    expect(gumbel?.points.find(({ x }) => x === 12.85e9)?.y).toBeCloseTo(0.105626, 6)
    expect(tried.assessment?.observations?.chance).toBe(0.25)
    expect(tried.reasons[0]).toBe('Tried: chance level 25 %; the table gives none.')
    expect(tried.offer.chance).toEqual({ given: null })
  })

  it('that is put aside is no longer told of', async () => {
    const scores = [0.26, 0.25, 0.24, 0.25, 0.26, 0.25, 0.8, 0.82]
    const { attempt } = await bench(
      paperOn('Multiple-choice grade', scores, 'Four answer options, n = 2,000.'),
      'Reading',
    )
    expect(attempt({}).offer).toMatchObject({ targetLength: null, chance: { given: 0.25 } })
    expect(attempt({}).reasons.join(' ')).toContain('Chance is taken as 25 %')
    const tried = attempt({ chance: 0.5 })
    expect(tried.reasons[0]).toBe('Tried: chance level 50 % instead of 25 %.')
    expect(tried.reasons.join(' ')).not.toContain('Chance is taken as 25 %')
    expect(tried.pictures[0]?.chance).toBe(0.5)
  })

  it('takes the length its use, and leaves its control', async () => {
    const { attempt } = await bench(DRAFT, 'Four-digit')
    const { reasons, offer, pictures } = attempt({ chance: 0.25, targetLength: 4 })
    expect(reasons.slice(0, 2)).toEqual([
      'Tried: chance level 25 %; the table gives none.',
      'Tried: answers of 4 tokens; no view of this score uses a length.',
    ])
    expect(pictures.map(({ id }) => id)).not.toContain('em:per-token|params|log')
    expect([offer.targetLength, offer.chance]).toEqual([{ given: null }, { given: null }])
  })

  it('is not offered for a loss', async () => {
    const losses = STEP.map(score => 3 - 2 * score)
    const { attempt } = await bench(paperOn('Cross-entropy', losses), 'Reading')
    expect(attempt({}).offer.chance).toBeNull()
    expect(attempt({ chance: 0.25 }).reasons[0]).toBe('Tried: chance level 25 %; no view of this score uses one.')
  })
})

describe('another curve', () => {
  it('is offered behind the linked one, in the order of the table', async () => {
    const { attempt } = await bench(DRAFT, 'Four-digit')
    expect(attempt({}).offer.curves).toEqual([
      '4-digit addition',
      '2-digit addition',
      '3-digit addition',
      '2-digit multiplication',
    ])
  })

  it('is judged as the claim that is linked to it, and said to be tried', async () => {
    const { findings, attempt } = await bench(DRAFT, 'Four-digit')
    const tried = attempt({ curve: '2-digit addition' })
    const linked = findings.find(({ claim }) => claim.text.startsWith('Two-digit addition'))
    expect(tried.pictures).toEqual(linked?.pictures)
    expect(tried.link.series.y.column).toBe('2-digit addition')
    expect(tried.link.reason).toBe(
      'Tried on "2-digit addition" against Params. As linked: The sentence names Table 1. Series: 4-digit addition against Params.',
    )
    expect(tried.reasons[0]).toBe(
      'Tried on "2-digit addition", not on the curve that the claim is linked to ("4-digit addition").',
    )
    expect(attempt({ curve: '2-digit addition', targetLength: 3 }).reasons[1]).toContain('Tried: answers of 3 tokens')
  })

  it('is not held against the numbers that the claim states of its own', async () => {
    const text = DRAFT.replace('Four-digit addition suddenly', 'Four-digit addition (25.5% at 175B) suddenly')
    const { finding, attempt } = await bench(text, 'Four-digit')
    expect(finding.stated.map(({ state }) => state)).toEqual(['agrees'])
    expect(attempt({ targetLength: 4 }).stated).toHaveLength(1)
    expect(attempt({ curve: '3-digit addition' }).stated).toEqual([])
  })

  it('that is not there is not guessed: the linked one is shown, and that is said first', async () => {
    const { finding, attempt } = await bench(DRAFT, 'Four-digit')
    const tried = attempt({ curve: '5-digit addition' })
    expect(tried.reasons).toEqual([
      'The table has no curve "5-digit addition" any more; shown is "4-digit addition", which the claim is linked to.',
      ...finding.reasons,
    ])
    expect([tried.verdict, tried.pictures, tried.link]).toEqual([finding.verdict, finding.pictures, finding.link])
    expect(tried.trial).toEqual(NO_TRIAL)
  })

  it('that mixes models is not tried, and that is said first', async () => {
    const rows = [
      ...SIZES.map((size, at) => `GPT,${size},${STEP[at]},`),
      'GPT,1B,,.1',
      'GPT,4B,,.2',
      'OPT,30B,,.3',
      'OPT,60B,,.4',
    ]
    const csv = ['family,params,reading,writing', ...rows, ''].join('\n')
    const text = '# Language models\n\nReading suddenly emerges in GPT at 13B parameters ([data](a.csv)).\n'
    const { finding, attempt } = await bench(text, 'Reading', { 'a.csv': csv })
    const tried = attempt({ curve: 'writing' })
    expect(tried.reasons[0]).toMatch(
      /^"writing" was not tried: The sentence speaks of "GPT"; .* Shown is "reading", which the claim is linked to\.$/,
    )
    expect([tried.verdict, tried.link]).toEqual([finding.verdict, finding.link])
  })

  it('beyond the names that are offered can be tried too, and is then among them', async () => {
    const tasks = Array.from({ length: 80 }, (_, at) => `task ${at + 10}`)
    const csv = [
      ['params', ...tasks].join(','),
      ...SIZES.map((size, at) => [size, ...tasks.map(() => STEP[at])].join(',')),
      '',
    ]
    const text = '# Language models\n\nTask 12 suddenly emerges at 13B parameters ([data](a.csv)).\n'
    const { attempt } = await bench(text, 'Task 12', { 'a.csv': csv.join('\n') })
    const { curves } = attempt({}).offer
    expect([curves.length, curves.slice(0, 4)]).toEqual([60, ['task 12', 'task 10', 'task 11', 'task 13']])
    const tried = attempt({ curve: 'task 89' })
    expect([tried.link.series.name, tried.offer.curves.length, tried.offer.curves.at(-1)]).toEqual([
      'task 89',
      61,
      'task 89',
    ])
  })

  it('takes over what a comment says, which is said', async () => {
    const text = DRAFT.replace(
      'at 175B parameters (Table 1).\n\nTable',
      'at 175B parameters (Table 1). <!-- emergence-check-claim length=5 -->\n\nTable',
    )
    const { attempt } = await bench(text, 'Four-digit')
    const tried = attempt({ curve: '3-digit addition' })
    expect(tried.reasons[0]).toContain('What a comment says of answer length is taken to hold for it too.')
    expect(tried.offer.targetLength).toEqual({ given: 5 })
  })
})

describe('what is remembered', () => {
  it('a trial changes neither finding nor diagnostic, and nothing is assessed again for the next look', async () => {
    const { analyzer, look, findings, attempt } = await bench(DRAFT, 'Four-digit')
    const before = JSON.stringify(findings)
    attempt({ curve: '3-digit addition', targetLength: 4, chance: 0.1 })
    expect(JSON.stringify(findings)).toBe(before)
    const { assessed } = analyzer
    expect((await look(DRAFT)).every((finding, at) => finding === findings[at])).toBe(true)
    expect(analyzer.assessed).toBe(assessed)
  })

  it('no trial is the finding itself', async () => {
    const { finding, attempt } = await bench(DRAFT, 'Four-digit')
    const { offer: _, ...plain } = attempt({})
    expect(plain).toMatchObject({ verdict: finding.verdict, reasons: finding.reasons, link: finding.link })
    expect(plain.pictures).toBe(finding.pictures)
  })

  it('after an edit the trial is of the table as it now stands', async () => {
    const { look, attempt } = await bench(DRAFT, 'Four-digit')
    await look(DRAFT.replace('| 8.40 | 0.40 |', '| 8.40 | 1.60 |'))
    const perToken = attempt({ targetLength: 4 }).pictures.find(({ id }) => id === 'em:per-token|params|log')
    expect(perToken?.points.find(({ x }) => x === 12.85e9)?.y).toBeCloseTo(0.016 ** 0.25, 9)
    await look(DRAFT.replaceAll('3-digit addition', '3-digit sums'))
    expect(attempt({ curve: '3-digit addition' }).reasons[0]).toContain(
      'The table has no curve "3-digit addition" any more',
    )
  })

  it('there is nothing to try without data, nor on a claim that nobody knows', async () => {
    const { analyzer, findings } = await bench(DRAFT, 'Four-digit')
    const without = findings.find(({ verdict }) => verdict === 'no-data')
    expect(without).toBeDefined()
    for (const [uri, id] of [
      ['draft.md', without?.claim.id ?? ''],
      ['draft.md', 'unknown'],
      ['other.md', findings[0]?.claim.id ?? ''],
    ] as const) {
      expect(analyzer.tried(uri, id, NO_TRIAL)).toBeNull()
    }
  })
})
