import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import type { Finding } from '../../src/finding.ts'
import { pairOf } from '../../src/plot/pair.ts'
import { escapeAlternative, escapeMarkdown } from '../../src/report/escape-markdown.ts'
import { alternativeOf, type HoverLink, hoverText } from '../../src/report/hover-text.ts'
import { tableHoverText } from '../../src/report/table-hover.ts'
import { acceptanceOf } from '../../src/rules/accept.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { ClaimPictures } from '../../src/vscode/claimPictures.ts'
import { MemoryWorkspace, type Workspace } from '../../src/workspace.ts'

const EXAMPLES = join(import.meta.dirname, '../../media/examples')
const draft = readFileSync(join(EXAMPLES, 'draft.md'), 'utf8')

async function findingsIn(text: string, workspace: Workspace = new MemoryWorkspace({}), uri = 'paper.md') {
  const analysis = await new Analyzer(workspace, DEFAULT_SETTINGS).analyze({ uri, text }, new AbortController().signal)
  return analysis?.findings ?? []
}

async function claim(words: string, text = draft): Promise<Finding> {
  const found = await findingsIn(text, text === draft ? new NodeWorkspace(EXAMPLES) : undefined, 'draft.md')
  const finding = found.find(({ claim: { text: told } }) => told.includes(words))
  if (finding === undefined) throw new Error(`No claim holds "${words}".`)
  return finding
}

const labels = (links: readonly HoverLink[]) => links.map(({ label }) => label)

function inserted(text: string, { at, text: added }: { at: number; text: string }): string {
  return text.slice(0, at) + added + text.slice(at)
}

describe('a hover over a claim', () => {
  test('says verdict, at most three reasons, the data and what can be done, in this order', async () => {
    const finding = await claim('Two-digit multiplication')
    const text = hoverText(finding, draft)
    expect(text).toMatchObject({ tone: 'gone', verdict: 'The jump goes away under the per-token scale (derived).' })
    expect(text.reasons.length).toBeGreaterThanOrEqual(2)
    expect(text.reasons.length).toBeLessThanOrEqual(3)
    expect(text.reasons.join(' ')).toMatch(/share of the rise that is a jump is \d+ %/)
    expect(text.data).toBe('The sentence names Table 1. Series: 2-digit multiplication against Params.')
    expect(labels(text.links)).toEqual(['Open the re-plot', 'Go to the table', 'Accept', 'Not a claim'])
    expect(text.alternative).toContain('As claimed: exact match')
  })

  test('of a claim that stands offers nothing to accept', async () => {
    const text = hoverText(await claim('Two-digit addition jumps'), draft)
    expect(text.tone).toBe('stands')
    expect(labels(text.links)).toEqual(['Open the re-plot', 'Go to the table', 'Not a claim'])
  })

  test('of several tables that could be meant offers at most three to choose from, and the choice settles it', async () => {
    const rows = '| Params | Addition |\n|---|---|\n| 1.3B | 4.5 |\n| 2.7B | 8.9 |\n| 6.7B | 11.9 |\n| 13B | 55.5 |\n'
    const tables = ['first', 'second', 'third', 'fourth'].map(
      (run, at) => `Table ${at + 1}: Addition, ${run} run\n\n${rows}`,
    )
    const paper = ['Addition suddenly emerges at 13B parameters in our language models.', ...tables].join('\n\n')
    const [finding] = await findingsIn(paper)
    if (finding === undefined) throw new Error('no claim')
    expect(finding.link.state).toBe('ambiguous')
    const text = hoverText(finding, paper)
    const choices = text.links.filter(({ label }) => label.startsWith('Link to '))
    expect(choices).toHaveLength(3)
    expect(labels(text.links)).not.toContain('Open the re-plot')
    const act = choices[1]?.act
    if (act?.kind !== 'insert') throw new Error('The choice inserts nothing.')
    const [settled] = await findingsIn(inserted(paper, act.insert))
    expect(settled?.link).toMatchObject({ state: 'linked', how: 'directive' })
  })

  test('without data says how to link a table, and of a missing file what is the matter', async () => {
    const [none] = await findingsIn('In language models, arithmetic suddenly emerges at 13B parameters.\n')
    expect(none === undefined ? '' : hoverText(none, '').data).toContain(
      '<!-- emergence-check-claim table="data.csv" -->',
    )
    const [broken] = await findingsIn('In language models, addition suddenly emerges at 13B ([data](missing.csv)).\n')
    const text = broken === undefined ? null : hoverText(broken, '')
    expect(text?.data).toContain('missing.csv')
    expect(text?.alternative).toBeNull()
  })

  test('names what is drawn beside the claimed curve', async () => {
    const finding = await claim('Two-digit addition jumps')
    const [claimed, ...others] = finding.pictures
    if (claimed === undefined) throw new Error('no picture')
    const training = { name: 'training accuracy', kind: 'training', points: [] } as const
    const curve = { name: '3-digit addition', kind: 'curve', points: [] } as const
    const text = hoverText({ ...finding, pictures: [{ ...claimed, companions: [training, curve] }, ...others] }, draft)
    expect(text.data).toMatch(/Drawn beside it: training accuracy\.$/)
  })
})

describe('the alternative text', () => {
  test('of every sample stays within 600 characters and speaks of both plots', async () => {
    for (const finding of await findingsIn(draft, new NodeWorkspace(EXAMPLES), 'draft.md')) {
      const pair = pairOf(finding)
      if (pair === null) continue
      const long = { ...pair.claimed, assumption: 'Assumes what takes many words to say. '.repeat(30) }
      for (const claimed of [pair.claimed, long]) {
        const text = alternativeOf({ ...pair, claimed })
        expect(text.length).toBeLessThanOrEqual(600)
        expect(text).toMatch(/As claimed:.*points from/)
        if (pair.deciding !== null) expect(text).toContain('Re-plotted:')
        expect(text).toMatch(/[.…]$/)
      }
    }
  })
})

describe('accepting a claim', () => {
  const rulesOf = async (text: string) =>
    (await findingsIn(text, new NodeWorkspace(EXAMPLES), 'draft.md'))
      .filter(({ claim: { text: told } }) => told.includes('Zero-shot two-digit'))
      .flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))

  test.each(['discussed in appendix B', '', 'see -- or not --> here\nand <!-- there', '$& $1 --!> -'])(
    'for the reason %j silences its rules, and nothing else of the document changes',
    async reason => {
      expect(await rulesOf(draft)).toEqual(['axis-dependent'])
      const acceptance = acceptanceOf(await claim('Zero-shot two-digit'))
      if (acceptance === null) throw new Error('nothing to accept')
      expect(acceptance.rules).toEqual(['axis-dependent'])
      const text = inserted(draft, acceptance.insert(reason))
      expect(await rulesOf(text)).toEqual([])
      expect(text.replace(/<!--(?:(?!-->)[\s\S])*-->\n?/, '')).toBe(draft)
      const [comment = ''] = /<!--.*/.exec(text) ?? []
      expect(comment).toMatch(/^<!-- emergence-check-disable-next-line axis-dependent -- accepted.* -->$/)
      if (reason === 'discussed in appendix B') expect(comment).toContain('-- accepted: discussed in appendix B -->')
    },
  )

  test('silences several rules by one comment', async () => {
    const finding = await claim('Zero-shot two-digit')
    const [one] = finding.diagnostics
    if (one === undefined) throw new Error('no diagnostic')
    const fixes = one.fixes.map(fix => (fix.silences === undefined ? fix : { ...fix, silences: 'stated-number' }))
    const acceptance = acceptanceOf({ ...finding, diagnostics: [one, { ...one, rule: 'stated-number', fixes }] })
    expect(acceptance?.rules).toEqual(['axis-dependent', 'stated-number'])
    expect(acceptance?.insert('known').text).toContain(
      '<!-- emergence-check-disable-next-line axis-dependent stated-number -- accepted: known -->',
    )
  })

  test('is not offered in a row of a table, where no comment can stand', async () => {
    const rows = draft.match(/\| GPT-3.*\n/g)?.join('') ?? ''
    const paper = `Table 1: Exact match (%), n = 2,000.\n\n| Model | Params | 3-digit | 4-digit | 5-digit | 2-digit multiplication |\n|---|---|---|---|---|---|\n${rows}\n| Task | Finding |\n|---|---|\n| Multiplication | In language models, two-digit multiplication suddenly emerges at 175B parameters (Table 1). |\n`
    const [finding] = await findingsIn(paper)
    if (finding === undefined) throw new Error('no claim')
    expect(finding.diagnostics.length).toBeGreaterThan(0)
    expect(acceptanceOf(finding)).toBeNull()
    expect(labels(hoverText(finding, paper).links)).not.toContain('Accept')
  })
})

describe('a hover over a table', () => {
  const at = (text: string, words: string) => {
    const before = text.slice(0, text.indexOf(words)).split('\n')
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  }

  test('tells which claims rest on it, and of no other table', async () => {
    const findings = await findingsIn(draft, new NodeWorkspace(EXAMPLES), 'draft.md')
    const papers = [{ uri: 'draft.md', name: 'draft.md', findings }]
    const text = tableHoverText('draft.md', at(draft, 'GPT-3 13B'), papers)
    expect(text?.head).toBe('4 claims rest on this table:')
    expect(text?.claims.map(({ tone }) => tone)).toEqual(['open', 'stands', 'gone', 'open'])
    expect(text?.claims[1]).toMatchObject({ paper: null, replot: { label: 'Re-plot' } })
    expect(text?.range?.start.line).toBe(at(draft, 'GPT-3 13B').line)
    expect(tableHoverText('draft.md', at(draft, '| Params | Cycled'), papers)?.head).toBe(
      'One claim rests on this table:',
    )
    expect(tableHoverText('draft.md', at(draft, 'Wei et al. (2022) claim'), papers)).toBeNull()
    expect(tableHoverText('other.md', at(draft, 'GPT-3 13B'), papers)).toBeNull()
  })

  test('in a data file names the document; elsewhere in it is nothing', async () => {
    const findings = await findingsIn(draft, new NodeWorkspace(EXAMPLES), 'draft.md')
    const uri = findings
      .flatMap(({ link }) => (link.state === 'linked' ? [link.series.table.uri] : []))
      .find(one => one.endsWith('.csv'))
    if (uri === undefined) throw new Error('no data file')
    const text = tableHoverText(uri, { line: 2, character: 1 }, [{ uri: 'draft.md', name: 'draft.md', findings }])
    expect(text?.head).toBe('One claim rests on this table:')
    expect(text?.claims[0]).toMatchObject({ paper: 'draft.md', verdict: 'Goes away on another axis' })
    expect(tableHoverText(uri, { line: 2, character: 1 }, [])).toBeNull()
  })

  test('in records speaks on their rows alone', async () => {
    const record = (params: number, score: number) => `  {"params": ${params}, "exact match": ${score}}`
    const records = [
      [1e9, 0.01],
      [2e9, 0.02],
      [4e9, 0.03],
      [8e9, 0.9],
    ]
      .map(([p = 0, s = 0]) => record(p, s))
      .join(',\n')
    const workspace = new MemoryWorkspace({ 'scores.json': `[\n${records}\n]\n` })
    const findings = await findingsIn(
      'In language models, addition suddenly emerges at 8B parameters ([data](scores.json)).\n',
      workspace,
    )
    const papers = [{ uri: 'paper.md', name: 'paper.md', findings }]
    expect(tableHoverText('scores.json', { line: 2, character: 8 }, papers)?.claims).toHaveLength(1)
    expect(tableHoverText('scores.json', { line: 0, character: 0 }, papers)).toBeNull()
  })
})

describe('words from documents in Markdown', () => {
  test('can be no syntax', () => {
    const escaped = escapeMarkdown('[x](command:evil) <b>&amp; $(alert) `c` **d**\n# e http://a.b www.c.d me@f.g')
    expect(escaped).not.toMatch(/(?<!\\)[[\]()`*$]|[<>\n@]|(?<!\\):\/\/|www\./)
    expect(escapeMarkdown('1. first')).toBe('1\\. first')
    expect(escapeAlternative('a ] (b) [c]\n**d**')).toBe('a  (b) c d'.replace('  ', ' '))
  })
})

describe('kept pictures', () => {
  const problems: string[] = []
  const pictures = new ClaimPictures(problem => problems.push(problem))

  test('are the same for the same content, other in another theme, and there without waiting', async () => {
    const finding = await claim('Two-digit multiplication')
    const light = await pictures.pictureOf(finding, 'light')
    expect(light).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(light?.length).toBeLessThan(60_000)
    expect(await pictures.pictureOf(structuredClone(finding), 'light')).toBe(light)
    expect(pictures.kept(finding, 'light')).toBe(light)
    expect(await pictures.pictureOf(finding, 'dark')).not.toBe(light)
    expect(problems).toEqual([])
  })

  test('are none where there is nothing to draw, and where drawing fails, which is told', async () => {
    const finding = await claim('Two-digit multiplication')
    expect(await pictures.pictureOf({ ...finding, pictures: [] }, 'light')).toBeNull()
    const [claimed] = finding.pictures
    if (claimed === undefined) throw new Error('no picture')
    const broken = {
      ...finding,
      pictures: [
        {
          ...claimed,
          get points(): never {
            throw new Error('broken')
          },
        },
      ],
    }
    expect(pictures.kept(broken, 'light')).toBeNull()
    expect(await pictures.pictureOf(broken, 'light')).toBeNull()
    expect(problems.join()).toContain('The re-plot could not be drawn')
  })
})
