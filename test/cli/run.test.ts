import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAIM, DATA, linked, PAPER, pathsIn, testFolder } from './command-line.ts'

const folder = testFolder()
const { write } = folder
const emergenceCheck = (...args: readonly string[]) => folder.run(args)

describe('audit', () => {
  it('exits 1 when a claim goes away, and prints it with verdict, reason and place', async () => {
    write({ 'paper.md': PAPER })
    const { code, out } = await emergenceCheck('audit', '.')
    expect(code).toBe(1)
    expect(out).toContain('paper.md:1:1  Goes away under another metric  [warning metric-dependent]')
    expect(out).toContain('1 claim found in 3 paragraphs of 1 file.')
  })

  it('exits 0 below the chosen severity and when there is nothing to find', async () => {
    write({ 'paper.md': PAPER })
    expect((await emergenceCheck('audit', '--fail-on', 'error')).code).toBe(0)
    expect((await emergenceCheck('audit', '--fail-on', 'never')).code).toBe(0)
    write({ 'paper.md': 'The weather was fine.\n' })
    const { code, out } = await emergenceCheck('audit')
    expect([code, out]).toEqual([0, '0 claims found in 1 paragraph of 1 file: nothing was checked.\n'])
  })

  it.each([
    [['audit', 'nowhere'], 'There is no "nowhere"'],
    [['audit', '--format', 'xml'], 'Allowed choices are text, json, markdown, csv, html, sarif, junit, records'],
    [['frobnicate'], 'unknown command'],
    [['audit', '--sensitivity', 'high'], "'high' is invalid. Allowed choices are strict, balanced, broad."],
    [['report', '--sensitivity', 'high'], "'high' is invalid. Allowed choices are strict, balanced, broad."],
    [['audit', '--add-term', 'liftoff'], 'Expected a term and its kind, such as "ignition point=phase-transition".'],
    [['audit', '--add-term', '=jump'], 'Expected a term and its kind, such as "ignition point=phase-transition".'],
    [['audit', '--add-term', 'liftoff=boom'], '"boom" is not a kind of claim; expected jump, threshold,'],
    [['audit', '--ignore-term', ' '], 'Expected a word or more'],
  ])('exits 2 for %j and says why', async (args, words) => {
    const { code, err } = await emergenceCheck(...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('prints the JSON that other programs rely on', async () => {
    write({ 'notes/paper.md': PAPER })
    const { out } = await emergenceCheck('audit', '--format', 'json')
    const report = JSON.parse(out)
    const [file] = report.files
    const [claim] = file.claims
    expect(report.tool.name).toBe('emergence-check')
    expect(report.summary).toMatchObject({
      files: 1,
      filesWithClaims: 1,
      claims: 1,
      verdicts: { 'metric-dependent': 1 },
    })
    expect(file.path).toBe('notes/paper.md')
    expect(claim).toMatchObject({
      text: CLAIM,
      kind: 'jump',
      stance: 'asserted',
      axis: 'params',
      scale: '175B parameters',
      range: {
        start: { line: 0, character: 0, offset: 0 },
        end: { line: 0, character: CLAIM.length, offset: CLAIM.length },
      },
      link: {
        how: 'reference',
        table: { path: 'notes/paper.md', line: 4, caption: 'Table 1: Exact match (%), n = 2,000.' },
        x: { column: 'Params', axis: 'params', scale: 'log' },
        y: { column: 'Multiplication', metric: 'em' },
        series: 'Multiplication',
      },
      verdict: 'metric-dependent',
      diagnostics: [{ rule: 'metric-dependent', severity: 'warning' }],
    })
    expect(claim.views[0]).toMatchObject({
      metric: 'em',
      axis: 'params',
      xScale: 'log',
      basis: 'claimed',
      jumpShare: 0.75,
    })
    expect(claim.reasons.length).toBeGreaterThan(3)
  })

  it('leaves out what .gitignore excludes, at the root and below', async () => {
    write({
      '.gitignore': 'out/\n',
      'out/paper.md': PAPER,
      'kept/paper.md': PAPER,
      'kept/.gitignore': 'draft*.md\n',
      'kept/draft1.md': PAPER,
      'node_modules/x/readme.md': PAPER,
    })
    const { out } = await emergenceCheck('audit', '--format', 'json')
    expect(pathsIn(out)).toEqual(['kept/paper.md'])
  })

  it('reads data files beside the paper, also when called from elsewhere', async () => {
    write({
      'elsewhere/x.txt': '',
      'work/paper.md': linked(),
      'work/data/scores.csv': DATA,
    })
    const { out } = await emergenceCheck('audit', folder.path('work'), '--format', 'json')
    expect(JSON.parse(out).files[0].claims[0]).toMatchObject({
      verdict: 'metric-dependent',
      link: { how: 'file-link' },
    })
  })

  it('writes the report to a file when asked', async () => {
    write({ 'paper.md': PAPER })
    const { out } = await emergenceCheck('audit', '--format', 'html', '--output', 'report.html')
    expect(out).toBe('')
    const html = readFileSync(folder.path('report.html'), 'utf8')
    expect(html).toContain('Goes away under another metric')
    expect(html).toMatch(/^<!doctype html>.*<\/html>\n$/s)
  })
})

describe('the options on claims', () => {
  const INTRO = 'We train transformer language models of five sizes and compare their scores.'
  const COUNTING = 'Counting suddenly emerges at 7B parameters.'
  const IGNITION = 'The ignition point of the riddles lies at some size.'
  const LIFTOFF = 'The a=b liftoff of the riddles lies at some size.'
  const FENCED = 'Spelling suddenly emerges at 13B parameters.'
  const UNSURE = 'The skill shows up in larger models.'
  const TEXT = `${[INTRO, COUNTING, IGNITION, LIFTOFF, UNSURE].join('\n\n')}\n\n\`\`\`\n${FENCED}\n\`\`\`\n`

  async function claims(...args: string[]): Promise<readonly string[]> {
    write({ 'paper.md': TEXT })
    const { code, out, err } = await emergenceCheck('audit', '--format', 'json', ...args)
    expect([code, err]).toEqual([0, ''])
    return JSON.parse(out).files[0].claims.map(({ kind, text }: { kind: string; text: string }) => `${kind}: ${text}`)
  }

  it.each([
    [[], [`jump: ${COUNTING}`]],
    [
      ['--add-term', 'ignition point=phase transition'],
      [`jump: ${COUNTING}`, `phase-transition: ${IGNITION}`],
    ],
    [
      ['--add-term', 'ignition point=threshold', '--add-term', 'a=b liftoff=jump'],
      [`jump: ${COUNTING}`, `threshold: ${IGNITION}`, `jump: ${LIFTOFF}`],
    ],
    [['--ignore-term', 'nothing', '--ignore-term', 'suddenly emerges'], []],
    [['--fenced-prose'], [`jump: ${COUNTING}`, `jump: ${FENCED}`]],
    [['--sensitivity', 'strict'], [`jump: ${COUNTING}`]],
  ])('%j change what is found', async (args, found) => {
    expect(await claims(...args)).toEqual(found)
  })

  it('let less sure sentences through when broad', async () => {
    const found = await claims('--sensitivity', 'broad')
    for (const claim of await claims()) expect(found).toContain(claim)
    expect(found.length).toBeGreaterThan((await claims()).length)
  })

  it('name data, from the working folder, for claims that name none', async () => {
    const claim = 'Two-digit multiplication of language models suddenly emerges at 175B parameters.'
    write({
      'papers/a.md': `${claim}
`,
      'data/m.csv': DATA.replace('exact match', '2-digit multiplication'),
    })
    const links = async (...args: string[]) => {
      const { out } = await emergenceCheck('audit', '--format', 'json', ...args)
      return JSON.parse(out).files[0].claims[0].link
    }
    expect(await links('.')).toBeNull()
    expect(await links('.', '--data', 'data/m.csv')).toMatchObject({
      how: 'configuration',
      table: { path: 'data/m.csv' },
    })
  })

  it('name the working folder itself as a folder of data', async () => {
    const claim = 'Two-digit multiplication of language models suddenly emerges at 175B parameters.'
    write({ 'a.md': `${claim}\n`, 'm.csv': DATA.replace('exact match', '2-digit multiplication') })
    const { out } = await emergenceCheck('audit', '--format', 'json', '--data', '.')
    expect(JSON.parse(out).files[0].claims[0].link).toMatchObject({ table: { path: 'm.csv' } })
  })

  it('are taken by report as well', async () => {
    write({ 'paper.md': TEXT })
    const { code, out } = await emergenceCheck('report', '.', '--ignore-term', 'suddenly emerges')
    expect(code).toBe(0)
    expect(out).toContain('0 claims found')
  })
})

describe('report', () => {
  it('audits the sample workspace, prints each claim, writes the HTML report and exits 0', async () => {
    const { code, out } = await emergenceCheck('report')
    expect(code).toBe(0)
    expect(out).toContain('15 claims found')
    expect(out).toContain(`Report with re-plots: ${folder.path('emergence-report.html')}`)
    const html = readFileSync(folder.path('emergence-report.html'), 'utf8')
    expect(html.split('<svg').length).toBeGreaterThan(14)
  })
})
