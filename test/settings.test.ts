import { describe, expect, it } from 'vitest'
import manifest from '../package.json'
import { completed, readStated } from '../src/configuration/stated.ts'
import { DEFAULT_SETTINGS, type Settings } from '../src/settings.ts'
import { DEFAULT_SURFACES } from '../src/surface-settings.ts'

/** Settings as they come to count, and the sentences on what was not understood. */
function readSettings(input: unknown): { readonly settings: Settings; readonly problems: readonly string[] } {
  const { stated, problems } = readStated(input)
  return { settings: completed(stated).settings, problems: problems.map(({ message }) => message) }
}

const { rules, claims } = DEFAULT_SETTINGS
const withClaims = (changed: Partial<Settings['claims']>): Settings => ({
  ...DEFAULT_SETTINGS,
  claims: { ...claims, ...changed },
})

describe('settings', () => {
  it.each([[undefined], [null], [{}], [{ rules: {}, claims: {} }], [{ rules: undefined, claims: undefined }]])(
    'are the defaults for %j',
    input => {
      expect(readSettings(input)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] })
    },
  )

  it('are read whole', () => {
    const input = {
      rules: { 'no-data': 'hint', contradicted: 'off' },
      claims: {
        sensitivity: 'strict',
        addTerms: { 'ignition point': 'phase-transition', ' liftoff ': 'jump' },
        ignoreTerms: [' takeoff weight '],
        fencedProse: true,
      },
      data: { 'notes/*.md': ' data/a.csv ', '*': ['b.csv', 'c.csv'] },
    }
    expect(readSettings(input)).toEqual({
      settings: {
        data: [
          { documents: 'notes/*.md', files: ['data/a.csv'] },
          { documents: '*', files: ['b.csv', 'c.csv'] },
        ],
        rules: input.rules,
        claims: {
          sensitivity: 'strict',
          addTerms: { 'ignition point': 'phase-transition', liftoff: 'jump' },
          ignoreTerms: ['takeoff weight'],
        },
        fencedProse: true,
      },
      problems: [],
    })
  })

  it.each([
    ['phase transition', 'phase-transition'],
    ['Phase_Transition', 'phase-transition'],
    ['smooth', 'smoothness'],
    ['unpredictable', 'unpredictability'],
  ])('take "%s" for the kind %s', (name, kind) => {
    expect(readSettings({ claims: { addTerms: { liftoff: name } } }).settings.claims.addTerms).toEqual({
      liftoff: kind,
    })
  })

  it.each(['__proto__', 'constructor'])('take %j for a term like any other', term => {
    const input = JSON.parse(`{"claims": {"addTerms": {"${term}": "jump"}}}`)
    const { settings, problems } = readSettings(input)
    expect(Object.entries(settings.claims.addTerms)).toEqual([[term, 'jump']])
    expect(problems).toEqual([])
  })
})

describe('settings that are not understood', () => {
  const KINDS = 'jump, threshold, unpredictability, phase-transition, grokking or smoothness'

  it.each<[unknown, Settings, string]>([
    [7, DEFAULT_SETTINGS, 'The setting emergenceCheck is 7; expected {"rules": {…}, "claims": {…}}.'],
    [{ rule: {} }, DEFAULT_SETTINGS, 'There is no setting rule; expected one of rules, claims, data, exclude.'],
    [
      { rules: ['no-data'] },
      DEFAULT_SETTINGS,
      'The setting rules is ["no-data"]; expected an object of rules with their severities.',
    ],
    [
      { rules: { 'no-data': 'loud', contradicted: 'error' } },
      { ...DEFAULT_SETTINGS, rules: { contradicted: 'error' } },
      'The setting rules.no-data is "loud"; expected error, warning, information, hint or off.',
    ],
    [
      { data: 'a.csv' },
      DEFAULT_SETTINGS,
      'The setting data is "a.csv"; expected patterns of documents with paths, {"notes/*.md": "data.csv"}.',
    ],
    [
      { exclude: 'drafts/' },
      DEFAULT_SETTINGS,
      'The setting exclude is "drafts/"; expected a list of patterns, e.g. ["drafts/"].',
    ],
    [
      { exclude: ['# drafts'] },
      DEFAULT_SETTINGS,
      'The setting exclude[0] is "# drafts"; expected a pattern as in .gitignore ("\\#" for a "#" at its beginning).',
    ],
    [
      { data: { '#a.md': 'b.csv' } },
      DEFAULT_SETTINGS,
      'The setting data has "#a.md" for a pattern of documents; expected a pattern as in .gitignore ("\\#" for a "#" at its beginning).',
    ],
    [{ data: { '*': 7 } }, DEFAULT_SETTINGS, 'The setting data["*"] is 7; expected a path or a list of paths.'],
    [
      { claims: 'strict' },
      DEFAULT_SETTINGS,
      'The setting claims is "strict"; expected an object with any of sensitivity, addTerms, ignoreTerms, fencedProse.',
    ],
    [
      { claims: { sensitive: true } },
      DEFAULT_SETTINGS,
      'There is no setting claims.sensitive; expected one of sensitivity, addTerms, ignoreTerms, fencedProse.',
    ],
    [
      { claims: { sensitivity: 'high', ignoreTerms: ['liftoff'] } },
      withClaims({ ignoreTerms: ['liftoff'] }),
      'The setting claims.sensitivity is "high"; expected strict, balanced or broad.',
    ],
    [
      { claims: { addTerms: { 'ignition point': 'boom', liftoff: 'jump' } } },
      withClaims({ addTerms: { liftoff: 'jump' } }),
      `The setting claims.addTerms["ignition point"] is "boom"; expected ${KINDS}.`,
    ],
    [
      { claims: { addTerms: { liftoff: 1 } } },
      DEFAULT_SETTINGS,
      `The setting claims.addTerms["liftoff"] is 1; expected ${KINDS}.`,
    ],
    [
      { claims: { addTerms: { ' ': 'jump' } } },
      DEFAULT_SETTINGS,
      'The setting claims.addTerms has a term without a word; expected a word or more.',
    ],
    [
      { claims: { addTerms: ['liftoff'] } },
      DEFAULT_SETTINGS,
      'The setting claims.addTerms is ["liftoff"]; expected an object of terms with their kinds, ' +
        'e.g. {"ignition point": "phase-transition"}.',
    ],
    [
      { claims: { ignoreTerms: 'liftoff' } },
      DEFAULT_SETTINGS,
      'The setting claims.ignoreTerms is "liftoff"; expected a list of terms, e.g. ["emergent misalignment"].',
    ],
    [
      { claims: { ignoreTerms: ['liftoff', 3] } },
      withClaims({ ignoreTerms: ['liftoff'] }),
      'The setting claims.ignoreTerms[1] is 3; expected a word or more.',
    ],
    [
      { claims: { ignoreTerms: ['', 'liftoff'] } },
      withClaims({ ignoreTerms: ['liftoff'] }),
      'The setting claims.ignoreTerms[0] is ""; expected a word or more.',
    ],
    [
      { claims: { fencedProse: 'yes', sensitivity: 'broad' } },
      withClaims({ sensitivity: 'broad' }),
      'The setting claims.fencedProse is "yes"; expected true or false.',
    ],
  ])('%j: the rest stands, and a sentence says why', (input, settings, problem) => {
    expect(readSettings(input)).toEqual({ settings, problems: [problem] })
  })

  it('name every rule where one is not known', () => {
    const { settings, problems } = readSettings({ rules: { 'no-dat': 'hint' } })
    expect(settings.rules).toEqual(rules)
    expect(problems).toEqual([expect.stringMatching(/^There is no setting rules\.no-dat; expected .*\bno-data\b/)])
  })

  it('each have their own sentence', () => {
    const { problems } = readSettings({ rules: 1, claims: { sensitivity: 2, fencedProse: 3, ignoreTerms: [4, 5] } })
    expect(problems.map(problem => /\d; /.exec(problem)?.[0])).toEqual(['1; ', '2; ', '4; ', '5; ', '3; '])
  })
})

describe('the settings of the editor', () => {
  const offered = manifest.contributes.configuration.properties

  it('are the ones that are read, with the same defaults', () => {
    const own = Object.entries(offered).map(([id, { default: value }]) => [id.replace('emergenceCheck.', ''), value])
    expect(Object.fromEntries(own)).toEqual({
      rules: DEFAULT_SETTINGS.rules,
      data: {},
      exclude: [],
      'claims.sensitivity': claims.sensitivity,
      'claims.addTerms': claims.addTerms,
      'claims.ignoreTerms': claims.ignoreTerms,
      'claims.fencedProse': DEFAULT_SETTINGS.fencedProse,
      ...DEFAULT_SURFACES,
    })
  })

  it('offer only values that are understood', () => {
    for (const sensitivity of offered['emergenceCheck.claims.sensitivity'].enum) {
      const { settings, problems } = readSettings({ claims: { sensitivity } })
      expect([settings.claims.sensitivity, problems]).toEqual([sensitivity, []])
    }
    for (const kind of offered['emergenceCheck.claims.addTerms'].additionalProperties.enum) {
      const { settings } = readSettings({ claims: { addTerms: { liftoff: kind } } })
      expect(settings.claims.addTerms).toEqual({ liftoff: kind })
    }
  })

  it('offer no pattern to exclude that is refused', () => {
    const offers = new RegExp(offered['emergenceCheck.exclude'].items.pattern, 'u')
    for (const pattern of [
      'drafts/',
      '/drafts/',
      '.drafts/',
      '!a.md',
      './drafts/',
      '!../a.md',
      '.',
      'a/./b',
      'a/..',
      'a//',
      'a.',
      '#a',
      ' ',
    ]) {
      expect([pattern, readSettings({ exclude: [pattern] }).problems.length === 0]).toEqual([
        pattern,
        offers.test(pattern),
      ])
    }
  })

  it('are told folder from folder where the configuration file has them too', () => {
    const shared = Object.entries(offered).filter(([id]) => /\.(?:rules|claims\.\w+|data|exclude)$/.test(id))
    expect(shared).toHaveLength(7)
    for (const [, setting] of shared) expect(setting).toMatchObject({ scope: 'resource' })
  })
})
