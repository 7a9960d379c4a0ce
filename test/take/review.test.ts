import { describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import type { Verdict } from '../../src/check/assessment.ts'
import type { Finding } from '../../src/finding.ts'
import { parseMarkdown } from '../../src/paper/markdown.ts'
import { RULES } from '../../src/rules/registry.ts'
import { reviewParagraph } from '../../src/take/review.ts'
import { VERDICT_ORDER, VERDICTS } from '../../src/verdicts.ts'
import { analysisOf, findingWith, SAMPLES, sampleAnalysis, sampleFinding } from './findings.ts'

const review = (finding: Finding, uri = 'draft.md') => reviewParagraph({ uri, finding }, name => name)
const END = `(Checked with Emergence Check ${version}.)`

describe('the paragraph for a review, as a reader reads it', () => {
  it('of a jump that goes away under a conversion', async () => {
    expect(review(await sampleFinding('draft.md', 'Two-digit multiplication'))).toBe(
      [
        'Line 18 of draft.md states: “Two-digit multiplication, too, suddenly emerges at 175B parameters (Table 1).”',
        'This was checked against Table 1 of draft.md, “2-digit multiplication” against “Params”, 8 points from 125M to 175B.',
        'Whether these data bear the statement out depends on the metric: the jump goes away under the per-token scale (derived).',
        'This rests on a conversion, not on a measured column: assumes independent, equally hard tokens; then −ln(−ln score) is a straight line in log scale, whatever the answer length.',
        'On −ln(−ln score) a straight line accounts for the points, and a jump of three quarters of the rise is excluded there.',
        'The largest rise lies between 13B and 175B, a gap that takes 36 % of the logarithmic axis and 93 % of the linear axis.',
        'No scale was measured inside it, so the rise cannot be called sharp.',
        'Only one scale lies beyond it, so a step cannot be told from an acceleration.',
        'Views tried, with the share of the whole change that is a jump (0 to 1) and its 95 % interval: exact match (as plotted) on a logarithmic parameter axis, 0.75 (0.75 to 0.75); the per-token scale (derived) on a logarithmic parameter axis, 0.375 (0.375 to 0.5); exact match (measured) on a linear parameter axis, 0.125 (0.125 to 0.125); the log-odds of exact match (derived) on a logarithmic parameter axis, 0.25 (0.125 to 0.75).',
        'Assumed for the other derived views: a smooth sigmoid above chance, straight in log-odds; no other metric was reported.',
        'Reckoned with: 2000 test items a point, as given; chance level taken as 0 %.',
        'This is said of these scores under these views; it does not say that nothing changes in the models.',
        END,
      ].join(' '),
    )
  })

  it('of a question that the data leave open, on a table that was inferred', async () => {
    const text = review(await sampleFinding('draft.md', 'Wei et al.'))
    expect(text).toMatch(
      /^Line 13 of draft\.md reports: “Wei et al\. \(2022\) claim .*” This was checked against Table 1 of draft\.md, “3-digit addition” against “Params”, 8 points from 125M to 175B\. That this table is meant is inferred: Table 1 stands under a heading around the claim and shares its words\. These data cannot decide whether the statement holds: a smooth curve with a guessing floor of 1 % or less still fits, and no chance level is declared\./,
    )
    expect(text).toContain(
      'The score of guessing, or a per-token metric, would decide it. Ask for token-level accuracy, token edit distance or the cross-entropy of the right answer on the same outputs. This speaks neither for nor against the statement',
    )
  })

  it('of a jump that survives', async () => {
    const text = review(await sampleFinding('draft.md', 'Two-digit addition jumps'))
    expect(text).toContain(
      'The jump survives every view tried: the score accelerates from 6.7B on. No smooth curve fits',
    )
    expect(text).toContain('This rests on the claimed column alone')
    expect(text).toContain('The check cannot rule out that a metric or a scale that these data do not hold')
  })

  it('of a claim without data', async () => {
    expect(review(await sampleFinding('notes.md', 'Chain-of-thought'), 'notes.md')).toBe(
      'Line 5 of notes.md states: “Chain-of-thought prompting suddenly starts to help language models at about 100B parameters; the curve is not in the draft.” ' +
        'This was not checked, since no data could be tied to it: the document holds no table and links no data file here. ' +
        'A table or data file with the scores by scale, named beside the sentence, would allow a check. ' +
        `Without data the check says nothing for or against the statement. ${END}`,
    )
  })

  it('of a claim with two tables, and of one whose data are not there', async () => {
    const told = async (rule: string) => {
      const example = RULES.find(({ id }) => id === rule)?.examples.find(({ flagged }) => flagged)
      const { findings } = await analysisOf('paper.md', example?.markdown ?? '', example?.files)
      return findings.map(finding => review(finding, 'paper.md')).join('\n')
    }
    expect(await told('ambiguous-data')).toContain(
      'This was not checked, since more than one table or series could be meant (“Addition” and “Subtraction”). To name the one that is meant would settle it.',
    )
    expect(await told('broken-data')).toContain(
      'This was not checked, since the data it refers to cannot be used: the file "missing.csv" is not there',
    )
  })

  it('of a trial, which it says it is', async () => {
    const finding = await sampleFinding('draft.md', 'Two-digit multiplication')
    const trial = { curve: '3-digit addition', targetLength: 5, chance: null }
    const asLinked = { verdict: 'under-resolved', verdictLabel: 'open', headline: 'The data cannot decide.' } as const
    const text = reviewParagraph({ uri: 'draft.md', finding, trial, asLinked }, name => name)
    expect(text).toContain(
      'What follows is a trial with the curve “3-digit addition” in place of the linked one and answers of 5 tokens, not the data as the document gives them. As linked, the verdict reads: The data cannot decide. Whether',
    )
    expect(reviewParagraph({ uri: 'draft.md', finding, trial }, name => name)).toContain('What follows is a trial')
    expect(review(finding)).not.toContain('trial')
  })
})

/** What only a verdict of this kind may say. */
const SAYS: Readonly<Record<Verdict, RegExp>> = {
  'metric-dependent': /depends on the metric: /,
  'axis-dependent': /depends on the axis: /,
  'no-jump-as-claimed': /do not bear the statement out: they show no jump/,
  contradicted: /speak against the statement: /,
  'predictable-by-extrapolation': /can be predicted from the points before it: /,
  'under-resolved': /cannot decide whether the statement holds: /,
  'non-monotone': /could not be tested on these data: .*(?:falls|rises|goes|gets)/,
  'not-enough-data': /could not be tested on these data: (?:too few|no usable)/,
  'no-data': /This was not checked, since /,
  'jump-survives': /The jump survives every view tried/,
  holds: /These data bear the statement out: /,
}

async function everyFinding(): Promise<readonly Finding[]> {
  const papers = RULES.flatMap(({ examples }) => examples)
  const analyses = [
    ...(await Promise.all(papers.map(({ markdown, files }) => analysisOf('draft.md', markdown, files)))),
    ...(await Promise.all(SAMPLES.map(name => sampleAnalysis(name)))),
  ]
  const found = analyses.flatMap(({ findings }) => findings)
  const any = findingWith(found, 'Two-digit multiplication')
  const verdicts = new Set(found.map(({ verdict }) => verdict))
  // What no example comes to is told with another one's numbers.
  const missing = VERDICT_ORDER.filter(verdict => !verdicts.has(verdict))
  return [
    ...found,
    ...missing.map(verdict => ({ ...any, verdict, headline: 'The smaller models predict the larger one.' })),
  ]
}

describe('every verdict', () => {
  it('is told in a full sentence, and no paragraph says more than its verdict', async () => {
    const findings = await everyFinding()
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(Object.keys(VERDICTS)))
    for (const finding of findings) {
      const text = review(finding)
      const { verdict } = finding
      expect(text).toMatch(/^Line \d+ of draft\.md (?:states|reports|suggests): “/)
      expect(text).toContain(`${END}`)
      expect(text).toMatch(SAYS[verdict])
      for (const other of VERDICT_ORDER) {
        if (other !== verdict && other !== 'non-monotone' && other !== 'not-enough-data' && other !== 'contradicted')
          expect(verdict === 'contradicted' && other === 'jump-survives' ? '' : text).not.toMatch(SAYS[other])
      }
      expect(text).not.toMatch(/undefined|NaN|null|\n|: [A-Z][a-z]+ .*: The data cannot/)
      expect(text).not.toMatch(/\.\.(?!\.)|\s{2}| [.;,]/)
    }
  })

  it('of an open question says what would decide it, and that it speaks for neither side', async () => {
    const open = (await everyFinding()).filter(({ verdict }) => verdict === 'under-resolved')
    expect(open.length).toBeGreaterThan(3)
    for (const finding of open) {
      const text = review(finding)
      expect(text).toMatch(/(?:would|could) decide it/)
      expect(text).toContain('neither for nor against the statement')
    }
  })

  it('says nothing twice', async () => {
    for (const finding of await everyFinding()) {
      const sentences = review(finding).split(/(?<=\.) (?=[A-Z])/)
      expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([])
    }
  })

  it('is one paragraph of plain text to Markdown, whatever the document holds', async () => {
    const analysis = await analysisOf(
      'draft.md',
      'Addition of `x_1` models **suddenly** emerges at 13B parameters [<b>](data.csv) | $a_1$ & ~~more~~ (Table 1).\n',
    )
    for (const finding of analysis.findings) {
      const [paragraph, ...others] = parseMarkdown(review(finding)).children
      expect(others).toEqual([])
      expect(paragraph?.type === 'paragraph' ? paragraph.children.map(({ type }) => type) : []).toEqual(['text'])
    }
    expect(analysis.findings).toHaveLength(1)
  })
})
