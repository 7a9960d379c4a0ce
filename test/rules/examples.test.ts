import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analyze.ts'
import { filedDiagnostics } from '../../src/audit/filed.ts'
import type { Diagnostic } from '../../src/finding.ts'
import { RULE_IDS } from '../../src/rules/ids.ts'
import { documentationOf, RULES } from '../../src/rules/registry.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

async function diagnose(
  markdown: string,
  files: Readonly<Record<string, string>> = {},
  settings: Settings = DEFAULT_SETTINGS,
) {
  const analysis = await analyze(
    { uri: 'paper.md', text: markdown },
    new MemoryWorkspace(files),
    settings,
    new AbortController().signal,
  )
  if (analysis === null) throw new Error('The analysis was stopped.')
  return filedDiagnostics({ state: 'read', path: 'paper.md', ...analysis })
}

const rulesIn = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ rule }) => rule)

describe('rules', () => {
  it('stand in the registry in the order of their ids', () => {
    expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS])
  })

  const examples = RULES.flatMap(({ id, examples }) => examples.map((example, at) => ({ id, at: at + 1, ...example })))

  it.each(examples)('$id: example $at is flagged: $flagged', async ({ id, markdown, files, flagged }) => {
    // Rules that are off by default speak when they are set.
    const found = rulesIn(await diagnose(markdown, files, { ...DEFAULT_SETTINGS, rules: { [id]: 'warning' } }))
    expect(found.includes(id)).toBe(flagged)
  })

  it.each(RULES)('$id is documented with an example of each sort', rule => {
    const page = documentationOf(rule)
    expect(page).toContain(`# ${rule.title}`)
    expect(rule.documentation.length).toBeGreaterThan(100)
    expect(rule.examples.some(({ flagged }) => !flagged)).toBe(true)
  })
})

const HEAD = 'Table 1: Few-shot exact match (%), n = 2,000.\n\n| Params | 2-digit multiplication |\n|---|---|\n'
const SIZES = ['125M', '356M', '760M', '1.32B', '2.65B', '6.66B', '12.85B', '174.6B']
const SCORES = [1.35, 2.9, 2.7, 2.85, 4.25, 6.1, 7.05, 29.2]
const TABLE = HEAD + SIZES.map((size, at) => `| ${size} | ${SCORES[at]} |`).join('\n')
const CLAIM = 'Two-digit multiplication suddenly emerges at 175B parameters (Table 1).'

describe('severity', () => {
  it.each([
    [CLAIM, 'warning'],
    [`Two-digit multiplication may suddenly emerge at 175B parameters (Table 1).`, 'information'],
    [`Wei et al. claim that two-digit multiplication suddenly emerges at 175B parameters (Table 1).`, 'information'],
  ])('of "%s" is %s', async (claim, severity) => {
    const [diagnostic] = await diagnose(`${claim}\n\n${TABLE}\n`)
    expect([diagnostic?.rule, diagnostic?.severity]).toEqual(['metric-dependent', severity])
  })

  it('can be set, and set off', async () => {
    const text = `${CLAIM}\n\n${TABLE}\n`
    expect(
      (await diagnose(text, {}, { ...DEFAULT_SETTINGS, rules: { 'metric-dependent': 'error' } }))[0]?.severity,
    ).toBe('error')
    expect(await diagnose(text, {}, { ...DEFAULT_SETTINGS, rules: { 'metric-dependent': 'off' } })).toEqual([])
  })

  it('leaves claims without data out of the Problems panel by default', async () => {
    expect(await diagnose('In language models, arithmetic suddenly emerges at 13B parameters.\n')).toEqual([])
  })
})

describe('comments', () => {
  it.each([
    ['behind the sentence', `${CLAIM} <!-- emergence-check-ignore -->\n\n${TABLE}\n`],
    ['above the paragraph', `<!-- emergence-check-ignore -->\n\n${CLAIM}\n\n${TABLE}\n`],
    [
      'for the next line',
      `<!-- emergence-check-disable-next-line metric-dependent -- known -->\n${CLAIM}\n\n${TABLE}\n`,
    ],
    ['for all rules of the next line', `<!-- emergence-check-disable-next-line -->\n${CLAIM}\n\n${TABLE}\n`],
  ])('silence a claim %s', async (_, text) => {
    expect(await diagnose(text)).toEqual([])
  })

  it('silence one sentence of a paragraph and no other', async () => {
    const text = `${CLAIM} <!-- emergence-check-ignore --> ${CLAIM.replace('suddenly', 'abruptly')}\n\n${TABLE}\n`
    const found = await diagnose(text)
    expect(rulesIn(found)).toEqual(['metric-dependent'])
    expect(found[0]?.range.start.offset).toBeGreaterThan(CLAIM.length)
  })

  it('that silence another rule are told to be unused, and the warning stays', async () => {
    const text = `<!-- emergence-check-disable-next-line axis-dependent -->\n${CLAIM}\n\n${TABLE}\n`
    expect(rulesIn(await diagnose(text)).sort()).toEqual(['metric-dependent', 'unused-comment'])
  })

  it('that name no rule are told so', async () => {
    const text = `<!-- emergence-check-disable-next-line metric-dependant -->\n${CLAIM}\n\n${TABLE}\n`
    const unused = (await diagnose(text)).find(({ rule }) => rule === 'unused-comment')
    expect(unused?.message).toBe('The comment has no effect here: there is no rule "metric-dependant".')
  })

  it('mark a passage that no cue gives away', async () => {
    const text = `Products come out right at 175B parameters. <!-- emergence-check-claim table="Table 1" -->\n\n${TABLE}\n`
    expect(rulesIn(await diagnose(text))).toEqual(['metric-dependent'])
  })
})

describe('quick fixes', () => {
  function apply(text: string, { fixes }: Diagnostic, title: RegExp): string {
    const fix = fixes.find(entry => title.test(entry.title))
    if (fix === undefined)
      throw new Error(`There is no fix ${title}; there are: ${fixes.map(entry => entry.title).join(', ')}`)
    return text.slice(0, fix.insert.at) + fix.insert.text + text.slice(fix.insert.at)
  }

  it.each([
    ['a paragraph of one line', `${CLAIM}\n\n${TABLE}\n`],
    ['a paragraph of several lines', `Some words before it\nand then more words. ${CLAIM}\nMore.\n\n${TABLE}\n`],
    ['a list', `- first\n- ${CLAIM}\n\n${TABLE}\n`],
    ['a quote', `> Words before\n> it. ${CLAIM}\n\n${TABLE}\n`],
  ])('silence the claim in %s', async (_, text) => {
    for (const title of [/not an emergence claim/, /Silence/]) {
      const [diagnostic] = await diagnose(text)
      if (diagnostic === undefined) throw new Error('The fixture is not flagged.')
      expect(await diagnose(apply(text, diagnostic, title))).toEqual([])
    }
  })

  it('link a claim to one of several series', async () => {
    const table = TABLE.replace('2-digit multiplication |', 'multiplication | addition |').replaceAll(
      /(\| \d[\d.]* \|)$/gm,
      '$1 1.0 |',
    )
    const text = `Arithmetic suddenly emerges at 175B parameters in language models (Table 1).\n\n${table.replace('|---|---|', '|---|---|---|')}\n`
    const [ambiguous] = await diagnose(text)
    expect(ambiguous?.rule).toBe('ambiguous-data')
    if (ambiguous === undefined) return
    expect(rulesIn(await diagnose(apply(text, ambiguous, /multiplication/)))).toEqual(['metric-dependent'])
  })

  it('come with the row at which the jump has happened', async () => {
    const [diagnostic] = await diagnose(`${CLAIM}\n\n${TABLE}\n`)
    expect(diagnostic?.related.map(({ message }) => message)).toEqual(['Params 174.6B: 2-digit multiplication 29.2'])
  })
})
