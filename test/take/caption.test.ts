import { describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { DEFAULT_OPTIONS } from '../../src/claims/options.ts'
import type { Finding } from '../../src/finding.ts'
import type { TakenView } from '../../src/protocol.ts'
import { insertionBehind } from '../../src/take/block-end.ts'
import { captionWords, pictureMarkdown, sourceWords, type Taken } from '../../src/take/caption.ts'
import { fileName } from '../../src/take/file-name.ts'
import { quietInsertion } from '../../src/take/quiet.ts'
import { chosenView, firstView } from '../../src/take/view.ts'
import { analysisOf, findingWith, SAMPLES, sampleAnalysis, sampleFinding, sampleText } from './findings.ts'

const name = (uri: string) => uri

function takenOf(finding: Finding, changes: Partial<TakenView> = {}): Taken | null {
  const first = firstView(finding.pictures, finding.deciding)
  const view = first === null ? null : chosenView(finding.pictures, { ...first, ...changes })
  return view === null ? null : { finding, view }
}

async function taken(words: string, changes: Partial<TakenView> = {}): Promise<Taken> {
  const found = takenOf(await sampleFinding('draft.md', words), changes)
  if (found === null) throw new Error('no view')
  return found
}

/** The document with the picture below the claim, as the editor inserts it. */
function withPicture(uri: string, text: string, { claim }: Finding, found: Taken, path: string): string {
  const behind = (plainer: boolean) => insertionBehind(text, claim.span, pictureMarkdown(found, path, name, plainer))
  const { at, text: block } = quietInsertion({ uri, text, claims: DEFAULT_OPTIONS }, behind(false), behind(true))
  return text.slice(0, at) + block + text.slice(at)
}

describe('caption and source', () => {
  it('name both views, what is assumed, the table and the program', async () => {
    const pair = await taken('Two-digit multiplication')
    expect(captionWords(pair)).toBe(
      '2-digit multiplication as claimed (exact match, log axis of parameters) beside the same re-plotted (per-token ' +
        'scale, derived, log axis of parameters). Assumes independent, equally hard tokens; then −ln(−ln score) is a ' +
        'straight line in log scale, whatever the answer length.',
    )
    expect(sourceWords(pair, name)).toBe(
      `Data: Table 1 of draft.md, “2-digit multiplication” against “Params”. Checked with Emergence Check ${version}.`,
    )
  })

  it('name a measured view as measured, and a file as the source', async () => {
    const pair = await taken('Zero-shot', { yScale: 'log' })
    expect(captionWords(pair)).toBe(
      '2-digit addition exact match (%) as claimed (exact match, log axis of parameters) beside the same re-plotted ' +
        '(exact match, measured, linear axis of parameters, log score axis).',
    )
    expect(sourceWords(pair, name)).toMatch(/^Data: data\/zero-shot\.csv, “2-digit addition exact match \(%\)” against/)
  })

  it('cut heads that fill a page, and tell of one without words', async () => {
    const pair = await taken('Two-digit multiplication')
    const { link } = pair.finding
    if (link.state !== 'linked') throw new Error('not linked')
    const { series } = link
    const headed = (column: string): Taken => {
      const y = { ...series.y, column }
      return { ...pair, finding: { ...pair.finding, link: { ...link, series: { ...series, name: column, y } } } }
    }
    const long = headed('very '.repeat(2000))
    expect(`${captionWords(long)} ${sourceWords(long, name)}`.length).toBeLessThan(600)
    expect(captionWords(long)).toMatch(/^Very very .*… as claimed/)
    expect(captionWords(headed(''))).toMatch(/^The score as claimed/)
    expect(sourceWords(headed(''), name)).toContain('a column without a name against “Params”')
  })

  it('say of one picture alone what it is', async () => {
    const alone = await taken('Two-digit multiplication', { pair: false })
    expect(captionWords(alone)).toMatch(/^2-digit multiplication re-plotted \(per-token scale, derived, log axis/)
    const claimed = await taken('Two-digit multiplication', { picture: 'em:raw|params|log' })
    expect(captionWords(claimed)).toBe('2-digit multiplication as claimed (exact match, log axis of parameters).')
  })

  it('say what was tried', async () => {
    const trial = { curve: '3-digit addition', targetLength: 5, chance: 0.25 }
    expect(sourceWords({ ...(await taken('Two-digit multiplication')), trial }, name)).toContain(
      'Tried with the curve “3-digit addition” in place of the linked one, answers of 5 tokens and a chance level of 25 %.',
    )
  })

  it('stand under the picture, with what the document says escaped', async () => {
    const analysis = await analysisOf(
      'paper.md',
      sampleText('draft.md').replace('2-digit multiplication |', '2-digit multiplication \\*\\[few_shot\\] |'),
    )
    const found = takenOf(findingWith(analysis.findings, 'Two-digit multiplication'))
    const text = found === null ? '' : pictureMarkdown(found, 'figures/a (1).svg', name)
    const [image, blank, caption, source] = text.split('\n')
    expect(image).toMatch(/^!\[As claimed: exact match, log axis of parameters, .*\]\(figures\/a%20%281%29\.svg\)$/)
    expect(image).toContain('8 points from 1.35 % at 125M to 29.2 % at 174.6B')
    expect(blank).toBe('')
    expect(caption).toMatch(/^\*2-digit multiplication \\\*\\\[few\\_shot\\\] as claimed .*\*$/)
    expect(source).toMatch(/^Data: Table 1 of paper\.md, “2-digit multiplication \\\*\\\[few\\_shot\\\]” against/)
  })
})

describe('a picture in the paper', () => {
  it.each(SAMPLES)('changes no finding of %s, wherever it stands', async sample => {
    const before = await sampleAnalysis(sample)
    const told = (findings: readonly Finding[]) =>
      findings.map(({ claim, verdict, headline, link }) => [claim.text, verdict, headline, link.reason])
    let text = sampleText(sample)
    for (const finding of before.findings) {
      const found = takenOf(finding)
      if (found === null) continue
      const now = findingWith((await sampleAnalysis(sample, text)).findings, finding.claim.text)
      const path = `figures/${fileName(finding.claim.text, found.view.chosen, 'svg')}`
      text = withPicture(sample, text, now, found, path)
    }
    expect(text).not.toContain('![Re-plot]')
    const after = await sampleAnalysis(sample, text)
    expect(told(after.findings)).toEqual(told(before.findings))
    expect(after.comments).toEqual([])
  })

  it('says of a sentence in it that reads like a claim that it is none', () => {
    const text = sampleText('notes.md')
    const jumping = (plainer: boolean) => ({
      at: text.length,
      text: `\n\n![${plainer ? 'Re-plot' : 'Addition of models suddenly emerges at 13B.'}](a.svg)\n\nIn it, addition suddenly emerges at 13B.\n`,
    })
    const document = { uri: 'notes.md', text, claims: DEFAULT_OPTIONS }
    expect(quietInsertion(document, jumping(false), jumping(true)).text).toBe(
      '\n\n![Re-plot](a.svg)\n\nIn it, addition suddenly emerges at 13B. <!-- emergence-check-ignore -->\n',
    )
  })

  it('comes between no table and the sentence right above it', async () => {
    const table = '| Params | Addition |\n|---|---|\n| 1B | 1 |\n| 2B | 2 |\n| 7B | 3 |\n| 13B | 60 |\n| 60B | 61 |\n'
    for (const lead of [
      'Addition of language models suddenly emerges at 13B parameters.',
      'Addition suddenly emerges at 13B parameters:',
    ]) {
      const paper = `${lead}\n\n${table}`
      const [finding] = (await analysisOf('paper.md', paper)).findings
      const found = finding === undefined ? null : takenOf(finding)
      if (finding === undefined || found === null) throw new Error('no claim')
      const text = withPicture('paper.md', paper, finding, found, 'figures/a.svg')
      const [after, ...others] = (await analysisOf('paper.md', text)).findings
      expect(others).toEqual([])
      expect([after?.verdict, after?.headline]).toEqual([finding.verdict, finding.headline])
    }
  })
})
