import { describe, expect, it } from 'vitest'
import { resolveConfiguration, resolveText } from '../../src/configuration/resolve.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import type { Range } from '../../src/text/range.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

/** Nothing said by anybody. */
const DEFAULT_CONFIGURATION = { settings: DEFAULT_SETTINGS, exclude: [] }

const resolved = (files: Readonly<Record<string, string | Uint8Array>>, own: unknown = undefined, folder = '') =>
  resolveConfiguration(new MemoryWorkspace(files), folder, own)

/** The words of a text that a problem points at. */
const pointed = (text: string, { start, end }: Range) => text.slice(start.offset, end.offset)

/** Messages of a file's problems, each with the words it points at. */
async function problemsOf(name: string, text: string): Promise<readonly (readonly [string, string])[]> {
  const { problems } = await resolved({ [name]: text })
  return problems.map(({ message, range }) => [pointed(text, range), message])
}

const JSONC = `// What we look at
{
  "rules": { "no-data": "hint", },
  "claims": {
    "sensitivity": "broad",
    "addTerms": { "ignition point": "phase transition" },
  },
  "data": { "notes/*.md": "data/a.csv" },
  "exclude": ["drafts/"],
}`

const YAML = `# What we look at
rules:
  no-data: hint
claims:
  sensitivity: broad
  addTerms:
    ignition point: phase transition
data:
  notes/*.md: data/a.csv
exclude: [drafts/]
`

const CONFIGURATION = {
  settings: {
    rules: { 'no-data': 'hint' },
    claims: { sensitivity: 'broad', addTerms: { 'ignition point': 'phase-transition' }, ignoreTerms: [] },
    fencedProse: false,
    data: [{ documents: 'notes/*.md', files: ['data/a.csv'] }],
  },
  exclude: ['drafts/'],
}

describe('the configuration of a folder', () => {
  it('is the default where nobody says anything', async () => {
    expect(await resolved({ 'a.md': '' })).toEqual({ configuration: DEFAULT_CONFIGURATION, uri: null, problems: [] })
  })

  it.each([
    ['.emergence-check.json', JSONC],
    ['.emergence-check.jsonc', JSONC],
    ['.emergence-check.yaml', YAML],
    ['.emergence-check.yml', YAML],
  ])('is read from %s', async (name, text) => {
    expect(await resolved({ [name]: text })).toEqual({ configuration: CONFIGURATION, uri: name, problems: [] })
  })

  it('is read with a byte-order mark and lines that end in two signs', async () => {
    const text = `\uFEFF${JSONC.replaceAll('\n', '\r\n')}`
    expect((await resolved({ '.emergence-check.json': text })).configuration).toEqual(CONFIGURATION)
  })

  it.each(['.emergence-check.json', '.emergence-check.yaml'])('says nothing where %s is empty', async name => {
    expect(await resolved({ [name]: '' })).toEqual({ configuration: DEFAULT_CONFIGURATION, uri: name, problems: [] })
  })

  it('is read in UTF-16 too, as some shells write it; a file that is no text is told', async () => {
    const bytes = Buffer.from('\uFEFF{"rules": {"no-data": "off"}}', 'utf16le')
    const found = await resolved({ '.emergence-check.json': bytes })
    expect([found.configuration.settings.rules, found.problems]).toEqual([{ 'no-data': 'off' }, []])
    const broken = await resolved({ '.emergence-check.json': Buffer.from('{"rules": {}}\0') })
    expect(broken.problems.map(({ message }) => message)).toEqual([expect.stringContaining('holds NUL bytes')])
  })

  it('is looked for in the folder itself and not above it', async () => {
    const files = {
      '.emergence-check.json': '{"exclude": ["a"]}',
      'papers/.emergence-check.json': '{"exclude": ["b"]}',
    }
    expect((await resolved(files, undefined, 'papers')).configuration.exclude).toEqual(['b'])
    expect((await resolved(files, undefined, 'notes')).uri).toBeNull()
  })

  it('is the first of several files, and the others are told', async () => {
    const { configuration, uri, problems } = await resolved({
      '.emergence-check.yml': 'exclude: [b]',
      '.emergence-check.jsonc': '{"exclude": ["a"]}',
    })
    expect([uri, configuration.exclude]).toEqual(['.emergence-check.jsonc', ['a']])
    expect(problems.map(({ message }) => message)).toEqual([
      '.emergence-check.yml stands beside this file and is not read; keep one of the two.',
    ])
  })

  it('can be told by a file of any name', async () => {
    expect((await resolveText('/elsewhere/ci.yaml', YAML, undefined)).configuration).toEqual(CONFIGURATION)
    expect((await resolveText('/elsewhere/ci.conf', JSONC, undefined)).configuration).toEqual(CONFIGURATION)
  })
})

describe('what several say', () => {
  const own = {
    rules: { 'no-data': 'error', contradicted: 'off' },
    claims: { sensitivity: 'strict', addTerms: { liftoff: 'jump' }, ignoreTerms: ['x'], fencedProse: true },
    data: { 'notes/*.md': 'own.csv', '*': ['b.csv'] },
    exclude: ['old/'],
  }

  it('goes together rule by rule, term by term and key by key, and the file wins', async () => {
    expect((await resolved({ '.emergence-check.json': JSONC }, own)).configuration).toEqual({
      settings: {
        rules: { 'no-data': 'hint', contradicted: 'off' },
        claims: {
          sensitivity: 'broad',
          addTerms: { liftoff: 'jump', 'ignition point': 'phase-transition' },
          ignoreTerms: ['x'],
        },
        fencedProse: true,
        data: [
          { documents: 'notes/*.md', files: ['data/a.csv'] },
          { documents: '*', files: ['b.csv'] },
        ],
      },
      exclude: ['old/', 'drafts/'],
    })
  })

  it('is what the reader says where the file says nothing, or nothing that is understood', async () => {
    const file = { '.emergence-check.json': '{"claims": {"sensitivity": "high", "ignoreTerms": []}}' }
    const { claims } = (await resolved(file, own)).configuration.settings
    expect(claims).toEqual({ sensitivity: 'strict', addTerms: { liftoff: 'jump' }, ignoreTerms: [] })
  })
})

describe('what is not understood', () => {
  it('is told at its place in JSON, and the rest stands', async () => {
    const text =
      '{"rule": {}, "rules": {"no-data": "loud", "contradicted": "off"}, "claims": {"addTerms": {"": "jump", "liftoff": "boom"}}, "exclude": ["a", 7]}'
    expect(await problemsOf('.emergence-check.json', text)).toEqual([
      ['"rule"', 'There is no setting rule; expected one of rules, claims, data, exclude.'],
      ['"loud"', 'The setting rules.no-data is "loud"; expected error, warning, information, hint or off.'],
      ['""', 'The setting claims.addTerms has a term without a word; expected a word or more.'],
      ['"boom"', expect.stringMatching(/^The setting claims\.addTerms\["liftoff"\] is "boom"; expected jump, /)],
      ['7', expect.stringMatching(/^The setting exclude\[1\] is 7; expected a pattern/)],
    ])
    const { configuration } = await resolved({ '.emergence-check.json': text })
    expect([configuration.settings.rules, configuration.exclude]).toEqual([{ contradicted: 'off' }, ['a']])
  })

  it('is a pattern that would match nothing, told with what to write', async () => {
    const text = '{"exclude": ["./drafts/", ".drafts/", "a/./b"], "data": {"../*.md": "a.csv"}}'
    const wanted =
      /expected a pattern as in \.gitignore, without "\.", "\.\." or nothing for a folder: "\/drafts\/" for a folder/
    expect(await problemsOf('.emergence-check.json', text)).toEqual([
      ['"./drafts/"', expect.stringMatching(wanted)],
      ['"a/./b"', expect.stringMatching(wanted)],
      ['"../*.md"', expect.stringMatching(wanted)],
    ])
  })

  it('is told at its place in YAML, and the rest stands', async () => {
    const text = 'rule: {}\nrules:\n  no-data: loud\n  contradicted: off\nclaims:\nexclude:\n  - a\n  - 7\n'
    expect(await problemsOf('.emergence-check.yaml', text)).toEqual([
      ['rule', 'There is no setting rule; expected one of rules, claims, data, exclude.'],
      ['loud', 'The setting rules.no-data is "loud"; expected error, warning, information, hint or off.'],
      ['claims', expect.stringMatching(/^The setting claims is null; expected an object/)],
      ['7', expect.stringMatching(/^The setting exclude\[1\] is 7; expected a pattern/)],
    ])
    const { configuration } = await resolved({ '.emergence-check.yaml': text })
    expect([configuration.settings.rules, configuration.exclude]).toEqual([{ contradicted: 'off' }, ['a']])
  })

  it('is the whole where it is no object', async () => {
    const message = 'The whole of the file is ["drafts/"]; expected {"rules": {…}, "claims": {…}}.'
    expect(await problemsOf('.emergence-check.json', '["drafts/"]')).toEqual([['["drafts/"]', message]])
  })

  it.each([
    ['.emergence-check.json', '{"exclude": ["a"] "rules": {}}', '"rules"', 'a comma is missing before this'],
    ['.emergence-check.json', '{"exclude": [drafts]}', 'drafts', 'text needs quotes'],
    ['.emergence-check.json', '{"exclude": ["a"]', '', 'a closing brace is missing'],
    [
      '.emergence-check.json',
      '{"exclude": ["a"], "exclude": []}',
      '"exclude"',
      'the key "exclude" stands here a second',
    ],
    ['.emergence-check.yaml', 'exclude: [a]\nexclude: [b]\n', 'e', 'Map keys must be unique'],
    ['.emergence-check.yaml', 'exclude: [a\nrules:\n', '', 'not valid YAML'],
    ['.emergence-check.yaml', 'exclude: *a\n', '', 'Unresolved alias'],
    ['.emergence-check.yaml', 'rules: &a\n  no-data: *a\n', '', 'an alias stands for what it lies in itself'],
    ['.emergence-check.yaml', 'exclude: [a]\n---\nrules: {}\n', '', 'a second document begins here'],
    ['.emergence-check.json', '['.repeat(9000), '', 'too deep to be read'],
    ['.emergence-check.yaml', '['.repeat(9000) + ']'.repeat(9000), '', 'The file'],
  ])('is a whole %s that breaks the rules of its language: %s', async (name, text, at, why) => {
    const problems = await problemsOf(name, text)
    expect(problems[0]?.[1]).toContain(why)
    expect(problems[0]?.[1]).toMatch(/\. Nothing in the file counts until this is mended\.$/)
    if (at !== '') expect(problems[0]?.[0]).toContain(at)
    expect((await resolved({ [name]: text })).configuration).toEqual(DEFAULT_CONFIGURATION)
  })

  it('is no reason to fail', async () => {
    const bomb = `a: &a [x, x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join()}]`).join('\n')}\n`
    const [problem] = await problemsOf('.emergence-check.yaml', bomb)
    expect(problem?.[1]).toMatch(/^The file is not valid YAML: /)
    const binary = await resolved({ '.emergence-check.json': new Uint8Array([0xff, 0x00, 0x7b]) })
    expect(binary.problems.length).toBeGreaterThan(0)
  })
})
