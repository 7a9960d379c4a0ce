import type { Log, Result, Run } from 'sarif'
import { describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import type { Audit } from '../../src/audit/audit.ts'
import { fixOf } from '../../src/report/sarif-places.ts'
import { RULE_IDS } from '../../src/rules/ids.ts'
import { documentationOf, RULES } from '../../src/rules/registry.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

const PAPER = `${GONE}\n\n${TABLE}`
const ODD = 'notes/odd näme #1 100%.md'

async function runOf(audit: Audit, options: Parameters<typeof reported>[2] = {}): Promise<Run> {
  const log: Log = JSON.parse(await reported('sarif', audit, options))
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') })
  const [run, ...others] = log.runs
  if (run === undefined) throw new Error('no run')
  expect(others).toEqual([])
  return run
}

async function resultsOf(audit: Audit, options: Parameters<typeof reported>[2] = {}): Promise<readonly Result[]> {
  return (await runOf(audit, options)).results ?? []
}

describe('the SARIF log', () => {
  it('names the tool and every rule with its help, also where nothing was found', async () => {
    const { tool, results, columnKind, invocations } = await runOf(await auditOf({ 'a.md': 'Fine.\n' }))
    const { driver } = tool
    expect(driver).toMatchObject({ name: 'Emergence Check', version, semanticVersion: version })
    expect([results, columnKind]).toEqual([[], 'utf16CodeUnits'])
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
    const rules = driver.rules ?? []
    expect(rules.map(({ id }) => id)).toEqual([...RULE_IDS])
    for (const [at, rule] of rules.entries()) {
      const own = RULES[at]
      if (own === undefined) throw new Error('no such rule')
      expect(rule.name).toMatch(/^(?:[A-Z][a-z]+)+$/)
      expect(rule.name?.toLowerCase()).not.toBe(rule.id)
      expect(rule.shortDescription?.text).toBe(`${own.title}.`)
      // GitHub cuts or refuses longer ones.
      expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1024)
      expect(rule.fullDescription?.text).toMatch(/^\S[^*`\n]{20,}\S$/)
      expect(rule.help?.markdown).toBe(documentationOf(own))
      expect(rule.help?.text).not.toMatch(/[*`]/)
      expect(rule.defaultConfiguration?.enabled ?? true).toBe(own.severity !== 'off')
      expect(rule.properties?.tags).toContain('emergence')
    }
    const levels = Object.fromEntries(rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level]))
    expect(levels).toMatchObject({
      'metric-dependent': 'warning',
      'under-resolved': 'note',
      'ambiguous-data': 'note',
      'no-data': 'note',
    })
  })

  it('places a result by a relative encoded address and by lines and columns from 1', async () => {
    const text = `# On **GPT-3**\n\nSo it is: ${GONE}\n\n${TABLE}`
    const [result, ...others] = await resultsOf(await auditOf({ [ODD]: text }))
    expect(others).toEqual([])
    expect(result).toMatchObject({
      ruleId: 'metric-dependent',
      ruleIndex: RULE_IDS.indexOf('metric-dependent'),
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'notes/odd%20n%C3%A4me%20%231%20100%25.md', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 11 + GONE.length },
          },
        },
      ],
      partialFingerprints: { 'emergenceClaim/v1': expect.stringMatching(/^[0-9a-z]{12}$/) },
      properties: {
        verdict: 'metric-dependent',
        jumpShareAsClaimed: { estimate: 0.75 },
        jumpShareReplotted: { estimate: 0.375 },
      },
    })
    expect(result).not.toHaveProperty('baselineState')
    expect(result).not.toHaveProperty('suppressions')
  })

  it('says what is found so that it stands alone, and points to the row of the jump', async () => {
    const [result] = await resultsOf(await auditOf({ 'a.md': PAPER }))
    expect(result?.message.text).toBe(
      'The jump goes away under the per-token scale (derived). This rests on a conversion, not on a measured column: assumes independent, equally hard tokens; then −ln(−ln score) is a straight line in log scale, whatever the answer length.',
    )
    expect(result?.relatedLocations).toMatchObject([
      {
        id: 0,
        message: { text: 'Params 174.6B: Multiplication 29.2' },
        physicalLocation: { artifactLocation: { uri: 'a.md' }, region: { startLine: 14 } },
      },
    ])
  })

  it('shows the words of a claim, as written only where they hold no markup', async () => {
    const marked = GONE.replace('emerges', '**emerges**')
    const snippets = async (text: string) =>
      (await resultsOf(await auditOf({ 'a.md': `${text}\n\n${TABLE}` }))).map(
        ({ locations }) => locations?.[0]?.physicalLocation?.region?.snippet,
      )
    expect(await snippets(GONE)).toEqual([{ text: GONE }])
    expect(await snippets(marked)).toEqual([{ rendered: { text: GONE } }])
  })

  it('has every quick fix as an insertion', async () => {
    const [result] = await resultsOf(await auditOf({ 'a.md': `${GONE}\n\n${TABLE}` }))
    const insertions = result?.fixes?.map(({ description, artifactChanges }) => [
      description?.text,
      artifactChanges[0]?.replacements,
    ])
    expect(insertions).toEqual([
      [
        'This is not an emergence claim.',
        [
          {
            deletedRegion: { startLine: 1, startColumn: 91, endLine: 1, endColumn: 91 },
            insertedContent: { text: ' <!-- emergence-check-ignore -->' },
          },
        ],
      ],
      [
        'Silence metric-dependent on this line.',
        [
          {
            deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            insertedContent: { text: '<!-- emergence-check-disable-next-line metric-dependent -- reason -->\n' },
          },
        ],
      ],
    ])
    expect(GONE).toHaveLength(90)
  })

  it('places an insertion by its offset where no line is known', () => {
    const [start, end] = [
      { line: 4, character: 2, offset: 100 },
      { line: 4, character: 12, offset: 110 },
    ]
    const fix = fixOf({ title: 'T', insert: { at: 200, text: 'x' } }, 'a.md', [{ start, end }])
    expect(fix.artifactChanges[0]?.replacements[0]?.deletedRegion).toEqual({ charOffset: 200, charLength: 0 })
  })

  it('keeps what a comment silences, with its reason and place', async () => {
    const [result, ...others] = await resultsOf(await auditOf({ 'a.md': `${SILENCE}\n${PAPER}` }))
    expect(others).toEqual([])
    expect(result).toMatchObject({
      ruleId: 'metric-dependent',
      suppressions: [
        {
          kind: 'inSource',
          justification: 'discussed in appendix B',
          location: {
            physicalLocation: { artifactLocation: { uri: 'a.md' }, region: { startLine: 1, startColumn: 1 } },
          },
        },
      ],
    })
    expect(result).not.toHaveProperty('fixes')
  })

  it('tells new from known only where a baseline is given', async () => {
    const audit = await auditOf({ 'a.md': PAPER, 'b.md': PAPER })
    const states = (await resultsOf(audit, { baseline: knowing(audit, 'a.md') })).map(one => one.baselineState)
    expect(states).toEqual(['unchanged', 'new'])
  })

  it('notifies of files that failed and of an audit that is not complete', async () => {
    const audit = await auditOf({ 'a.md': BARE }, ['a.md', 'gone away.md'])
    const { invocations } = await runOf({ ...audit, complete: false })
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: expect.stringContaining('not complete') } },
          {
            level: 'error',
            message: { text: 'gone away.md could not be audited: The file is not there.' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'gone%20away.md', uriBaseId: 'SRCROOT' } } }],
          },
        ],
      },
    ])
  })

  it('has what GitHub asks of every result, and no address of a machine', async () => {
    const audit = await auditOf({ 'a.md': `${PAPER}\n<!-- emergence-check-ignore -->\n\nFine.\n`, 'b.md': PAPER })
    const results = await resultsOf(audit)
    expect(results.length).toBeGreaterThan(2)
    const prints = new Set<string>()
    for (const { ruleId, ruleIndex, message, locations, partialFingerprints } of results) {
      expect(RULE_IDS[ruleIndex ?? -1]).toBe(ruleId)
      expect(message.text).toMatch(/^\S.*\.$/)
      const place = locations?.[0]?.physicalLocation
      expect(place?.artifactLocation?.uri).not.toMatch(/^\/|\\|^[a-z]+:/)
      expect(place?.region?.startLine).toBeGreaterThan(0)
      prints.add(`${place?.artifactLocation?.uri} ${partialFingerprints?.['emergenceClaim/v1']}`)
    }
    expect(prints.size).toBe(results.length)
    expect((await runOf(audit)).originalUriBaseIds).toEqual({ SRCROOT: { description: { text: expect.any(String) } } })
  })
})
