import { describe, expect, it } from 'vitest'
import { analyze } from '../src/analyze.ts'
import { filedDiagnostics } from '../src/audit/filed.ts'
import { parsePaper } from '../src/paper/parse.ts'
import { diagnoseClaim } from '../src/rules/diagnose.ts'
import { type Silencer, silencersOf } from '../src/rules/silencers.ts'
import { toldOnce } from '../src/rules/told-once.ts'
import { DEFAULT_SETTINGS, type Settings } from '../src/settings.ts'
import { MemoryWorkspace } from '../src/workspace.ts'

const CLAIM =
  'Addition suddenly emerges at 13B parameters in language models (Table 1).\n\nTable 1: Exact match (%), n = 2,000.\n\n'
const HEAD = '| Params | Addition |\n|---|---|\n'

async function analysisOf(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const signal = new AbortController().signal
  const analysis = await analyze({ uri: 'paper.md', text }, new MemoryWorkspace(files), DEFAULT_SETTINGS, signal)
  if (analysis === null) throw new Error('The analysis was stopped.')
  return analysis
}

async function look(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const analysis = await analysisOf(text, files)
  const [finding] = analysis.findings
  const said = filedDiagnostics({ state: 'read', path: 'paper.md', ...analysis })
  return { finding, said: said.map(({ message, range }) => `${range.start.line + 1}: ${message}`) }
}

describe('bad input', () => {
  it('names a missing file at the claim', async () => {
    const { finding, said } = await look(
      'Addition suddenly emerges at 13B parameters in language models ([data](gone.csv)).\n',
    )
    expect(finding?.verdict).toBe('no-data')
    expect(said).toEqual([
      '1: Not checked: The file "gone.csv" is not there; expected CSV, TSV, JSON, JSON Lines or Parquet, or a folder of such files, at this path.',
    ])
  })

  it('points to ragged rows and empty cells, and uses the rest', async () => {
    const rows = '| 1B | 2.0 |\n| 2B |\n| 4B | |\n| 6.7B | 12 |\n| 13B | 55 |\n| 30B | 60 | 9 |\n'
    const { finding, said } = await look(CLAIM + HEAD + rows)
    expect(finding?.link.state === 'linked' && finding.link.series.points.map(({ y }) => y)).toEqual([
      0.02, 0.12, 0.55, 0.6,
    ])
    expect(said).toEqual(
      expect.arrayContaining([
        '8: Row 2 has 1 cell where the head has 2; the missing cells are taken as empty.',
        '8: Row 2 is left out: in column "Addition" the cell is empty.',
        '9: Row 3 is left out: in column "Addition" the cell is empty.',
        '12: Row 6 has 3 cells where the head has 2; the cells beyond the head are left out.',
      ]),
    )
  })

  it.each([
    [
      '0',
      'Row 1 stands at "0" in column "Params", which has no place on a logarithmic axis; views on that axis leave it out.',
    ],
    ['-1B', 'Row 1 is left out: in column "Params" "-1B" is not a scale such as 1.3B.'],
  ])('points to a scale of %s, which has no place on a logarithmic axis', async (scale, message) => {
    const { finding, said } = await look(
      `${CLAIM}${HEAD}| ${scale} | 1 |\n| 1B | 2 |\n| 2B | 3 |\n| 4B | 5 |\n| 13B | 55 |\n| 30B | 60 |\n`,
    )
    expect(finding?.pictures[0]?.points).toHaveLength(5)
    expect(said.filter(line => line.startsWith('7: '))).toEqual([`7: ${message}`])
  })

  it.each([
    ['one point', '| 13B | 55 |\n', 'not-enough-data'],
    ['the same scale throughout', '| 1B | 1 |\n| 1B | 2 |\n| 1B | 3 |\n| 1B | 4 |\n', 'not-enough-data'],
    ['nothing but zeros', '| 1B | 0 |\n| 2B | 0 |\n| 4B | 0 |\n| 13B | 0 |\n| 30B | 0 |\n', 'under-resolved'],
    ['scores above 100 %', '| 1B | 10 |\n| 2B | 20 |\n| 4B | 300 |\n| 13B | 400 |\n', 'not-enough-data'],
  ])('has a verdict and a sentence for %s', async (_, rows, verdict) => {
    const { finding } = await look(CLAIM + HEAD + rows)
    expect(finding?.verdict).toBe(verdict)
    expect(finding?.headline.length).toBeGreaterThan(10)
  })

  it.each([
    [
      'a table of words',
      '| Params | Addition |\n|---|---|\n| small | good |\n',
      'Not checked: No column of scores was found',
    ],
    ['a head without rows', '| Params | Addition |\n|---|---|\n', 'Not checked: The table has a head and no rows'],
  ])('says what is missing in %s', async (_, table, words) => {
    const { finding, said } = await look(CLAIM + table)
    expect(finding?.verdict).toBe('no-data')
    expect(said.join('\n')).toContain(words)
  })

  it.each([
    ['binary rubbish', '\u0000\u0001,\u0002\n\u0003'],
    ['a single huge line', 'x,'.repeat(50_000)],
    ['unclosed quotes', 'params,"acc\n1,2\n3,"4'],
  ])('does not fall over %s', async (_, csv) => {
    const { finding, said } = await look(
      'Addition suddenly emerges at 13B parameters in language models ([data](d.csv)).\n',
      { 'd.csv': csv },
    )
    expect(finding?.verdict).toBe('no-data')
    expect(said[0]).toMatch(/^1: Not checked: /)
  })

  it.each(['', '\uFEFF', '---\n', '<!--', '```', '| a |', '[', '<!-- emergence-check-', '# '.repeat(1000)])(
    'reads the text %j without complaint',
    async text => {
      await expect(look(text)).resolves.toBeDefined()
    },
  )
})

const LINKED = 'Addition suddenly emerges at 13B parameters in language models ([data](d.csv)).\n'

describe('a data file that cannot be used', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['is empty', '', /"d\.csv": The file is empty; expected .*head line/],
    ['is binary', new Uint8Array([1, 2, 0, 0, 9, 0]), /"d\.csv": The file holds binary data; expected CSV/],
    ['is a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 9, 0]), /spreadsheet .*expected CSV.*save it as CSV/],
    ['is UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]), /UTF-16 text; expected .*save it as UTF-8/],
    ['has one column', 'params\n1e9\n2e9\n', /one column; expected/],
    [
      'has no numbers',
      'params,score\nsmall,good\nlarge,better\n',
      /No column of scores was found; the table has "params"/,
    ],
    ['has no scale', 'model,exact match\na,1\nb,2\nc,3\n', /No scale column was found; expected parameters, FLOPs/],
  ])('says what is wrong when it %s, and what was expected', async (_, content, message) => {
    const { finding, said } = await look(LINKED, { 'd.csv': content })
    expect(finding?.verdict).toBe('no-data')
    expect(said).toEqual([expect.stringMatching(message)])
  })

  it('lies outside the workspace', async () => {
    const { said } = await look(LINKED.replace('d.csv', '../d.csv'))
    expect(said).toEqual([expect.stringContaining('"../d.csv" is outside the workspace')])
  })

  it('may not be read', async () => {
    const workspace = new MemoryWorkspace({ 'd.csv': 'params,acc\n' })
    workspace.read = () => Promise.resolve({ state: 'unreadable', problem: 'permission denied' })
    const analysis = await analyze(
      { uri: 'paper.md', text: LINKED },
      workspace,
      DEFAULT_SETTINGS,
      new AbortController().signal,
    )
    expect(analysis?.findings[0]?.diagnostics[0]?.message).toBe(
      'Not checked: "d.csv": The file cannot be read: permission denied',
    )
  })

  it('is used as far as it goes where a few letters are not in UTF-8', async () => {
    const latin = new TextEncoder().encode('params,exact match,who\n1e9,.1,a\n2e9,.2,b\n4e9,.3,c\n8e9,.4,#\n')
    const content = latin.map(byte => (byte === 0x23 ? 0xe9 : byte))
    const { finding, said } = await look(LINKED, { 'd.csv': content })
    expect(finding?.link.state).toBe('linked')
    expect(said).toEqual(expect.arrayContaining([expect.stringContaining('Some letters are not in UTF-8')]))
  })
})

describe('broken data', () => {
  const claims = (count: number) =>
    Array.from({ length: count }, (_, at) => `Task ${at} of language models suddenly emerges at 13B parameters.\n`)
  const text = `<!-- SILENCE -->
The numbers stand in [the file](gone.csv).

${claims(10).join('\n')}`

  /** The findings of the text as they are when all of its claims rest on the file that is not there. */
  async function diagnosed(markdown: string, settings: Settings = DEFAULT_SETTINGS) {
    const paper = parsePaper('paper.md', markdown)
    const at = paper.links[0]?.span ?? null
    const silencers: readonly Silencer[] = silencersOf(paper)
    const link = { state: 'broken', reason: 'The document names gone.csv.', problem: 'It is not there.', at } as const
    const { findings } = await analysisOf(markdown)
    const speaking = { paper, settings, silencers, dataPlace: () => null }
    const broken = findings.map(finding => diagnoseClaim({ ...finding, link }, speaking))
    return { broken, told: toldOnce({ findings: broken, comments: [] }), silencers }
  }

  it('is told once, where the document names it, with the claims as related places', async () => {
    const { broken, told } = await diagnosed(text)
    expect(broken.map(({ diagnostics }) => diagnostics.length)).toEqual(Array(10).fill(1))
    const [diagnostic, ...more] = told
    expect(more).toEqual([])
    expect(diagnostic).toMatchObject({
      rule: 'broken-data',
      severity: 'warning',
      message: 'Not checked: It is not there.',
    })
    expect(text.slice(diagnostic?.range.start.offset, diagnostic?.range.end.offset)).toBe('[the file](gone.csv)')
    expect(diagnostic?.related.map(({ range }) => range.start.line)).toEqual(
      broken.map(({ range }) => range.start.line),
    )
    expect(diagnostic?.related[0]?.message).toContain('“Task 0 of language models suddenly emerges')
  })

  it('offers what helps all of its claims: to silence it where it stands', async () => {
    const [diagnostic] = (await diagnosed(text)).told
    expect(diagnostic?.fixes.map(({ title }) => title)).toEqual(['Silence broken-data on this line'])
    const [fix] = diagnostic?.fixes ?? []
    if (fix === undefined) throw new Error('There is no fix.')
    const mended = text.slice(0, fix.insert.at) + fix.insert.text + text.slice(fix.insert.at)
    expect((await diagnosed(mended)).told).toEqual([])
  })

  it('is silenced for all by a comment above the link, and for one claim by a comment above the claim', async () => {
    const comment = 'emergence-check-disable-next-line broken-data'
    const above = await diagnosed(text.replace('SILENCE', comment))
    expect(above.told).toEqual([])
    expect(above.silencers.map(({ used }) => used)).toEqual([true])
    const one = await diagnosed(text.replace('Task 3', `<!-- ${comment} -->\nTask 3`))
    expect(one.broken.map(({ diagnostics }) => diagnostics.length)).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1, 1])
    expect(one.told.map(({ related }) => related.length)).toEqual([9])
  })

  it('is as severe as for the gravest of its claims, or as set', async () => {
    const mild = text.replace('Task 0 of language models suddenly', 'Task 0 of language models may suddenly')
    expect((await diagnosed(mild)).told.map(({ severity }) => severity)).toEqual(['warning'])
    const settings = { ...DEFAULT_SETTINGS, rules: { 'broken-data': 'off' } as const }
    expect((await diagnosed(text, settings)).told).toEqual([])
  })

  it('is told at the claim where nothing else names it', async () => {
    const { findings } = await analysisOf(`${LINKED.replace('d.csv', 'gone.csv').replace('([data](gone.csv))', '')}\n`)
    expect(findings).toHaveLength(1)
    const [finding] = findings
    const paper = parsePaper('paper.md', LINKED)
    if (finding === undefined) return
    const link = { state: 'broken', reason: '', problem: 'It is not there.', at: null } as const
    const speaking = { paper, settings: DEFAULT_SETTINGS, silencers: [], dataPlace: () => null }
    expect(diagnoseClaim({ ...finding, link }, speaking).diagnostics[0]?.range).toEqual(finding.range)
  })
})

describe('many bad rows', () => {
  const sizes = ['1B', '2B', '4B', '6.7B', '13B', '30B']
  const good = sizes.map((size, at) => `| ${size} | ${10 * (at + 1)} |`)
  const rows = (bad: readonly string[]) => `${[...good, ...bad].join('\n')}\n`
  const tableSaid = (said: readonly string[]) => said.filter(line => /[Rr]ows? /.test(line))

  it('are told one by one up to three', async () => {
    const { said } = await look(CLAIM + HEAD + rows(['| 60B | |', '| 70B | |', '| 80B | |']))
    expect(tableSaid(said)).toHaveLength(3)
  })

  it('with the same trouble are told together, at the first of them, the others as related places', async () => {
    const text = CLAIM + HEAD + rows(['| 60B | |', '| 70B | |', '| 80B | |', '| 90B | |'])
    const { findings } = await analysisOf(text)
    const [diagnostic] = findings[0]?.diagnostics.filter(({ rule }) => rule === 'table-problem') ?? []
    expect(diagnostic?.message).toBe(
      'Each of the rows 7, 8, 9 and 10 is left out: in column "Addition" the cell is empty.',
    )
    expect(text.slice(diagnostic?.range.start.offset, diagnostic?.range.end.offset)).toContain('60B')
    expect(diagnostic?.related.map(({ range }) => text.slice(range.start.offset, range.end.offset))).toEqual([
      expect.stringContaining('70B'),
      expect.stringContaining('80B'),
      expect.stringContaining('90B'),
    ])
  })

  it('of many kinds are counted', async () => {
    const { said } = await look(CLAIM + HEAD + rows(['| a | 1 |', '| b | 1 |', '| c | 1 |', '| d | 1 |']))
    expect(tableSaid(said)).toEqual([
      expect.stringMatching(
        /4 rows cannot be used as they stand \(7, 8, 9 and 10\)\. The first of them: Row 7 is left out: in column "Params" "a" is not/,
      ),
    ])
  })

  it.each([
    ['in the document', (bad: string) => ({ text: `Table 1: Exact match (%), n = 2,000.\n\n${bad}`, files: {} })],
    [
      'in a file',
      (bad: string) => ({
        text: '[The data](d.csv).\n',
        files: {
          'd.csv': bad
            .replaceAll(/^\| ?| ?\|$/gm, '')
            .replaceAll(/ ?\| ?/g, ',')
            .replace(/^-+.*\n/m, ''),
        },
      }),
    ],
  ])('are a few diagnostics, 500 rows and ten claims %s', async (_, make) => {
    const tasks = [
      'Addition',
      'Spelling',
      'Sorting',
      'Counting',
      'Rhyming',
      'Naming',
      'Parsing',
      'Typing',
      'Reading',
      'Drawing',
    ]
    const head = `| Params | ${tasks.join(' | ')} |\n|---|${'---|'.repeat(10)}\n`
    const fine = sizes.map((size, at) => `| ${size} | ${tasks.map(() => 10 * (at + 1)).join(' | ')} |`)
    const odd = Array.from({ length: 500 }, (_, at) => (at % 2 === 0 ? `| x${at} | ${at} |` : `| ${at}B |`))
    const { text, files } = make(`${head}${[...fine, ...odd].join('\n')}\n`)
    const where = text.startsWith('Table') ? 'Table 1' : '[file](d.csv)'
    const claims = tasks.map(task => `${task} of language models suddenly emerges at 13B parameters (${where}).\n`)
    const analysis = await analysisOf(`${claims.join('\n')}\n${text}`, files)
    expect(analysis.findings.filter(({ link }) => link.state === 'linked')).toHaveLength(10)
    const told = toldOnce(analysis).filter(({ rule }) => rule === 'table-problem')
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(8)
  })

  it('of a file stand where the document names it, with the rows of the file as related places', async () => {
    const text = LINKED
    const content = `params,exact match\n${sizes.map((size, at) => `${size},.${at + 1}\n`).join('')}60B\n`
    const { findings } = await analysisOf(text, { 'd.csv': content })
    const [diagnostic] = findings[0]?.diagnostics.filter(({ rule }) => rule === 'table-problem') ?? []
    expect(text.slice(diagnostic?.range.start.offset, diagnostic?.range.end.offset)).toBe('[data](d.csv)')
    expect(diagnostic?.related.map(({ uri, range }) => [uri, range.start.line])).toEqual([['d.csv', 7]])
  })
})
