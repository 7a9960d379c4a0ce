import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json'
import { CONFIGURATION_FILES } from '../../src/configuration/configuration.ts'
import { readStated } from '../../src/configuration/stated.ts'
import { RULE_IDS } from '../../src/rules/ids.ts'
import { configurationSchema } from './json-schema.ts'

const ROOT = join(import.meta.dirname, '../..')
const shipped: unknown = JSON.parse(readFileSync(join(ROOT, 'media/configuration.schema.json'), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true })
const accepts = ajv.compile(JSON.parse(JSON.stringify(configurationSchema())))
const reads = (value: unknown) => readStated(value).problems.length === 0

describe('the schema that ships', () => {
  it('is made of the one that reads (npm run schema)', () => {
    expect(shipped).toEqual(JSON.parse(JSON.stringify(configurationSchema())))
    expect(readFileSync(join(ROOT, '.vscodeignore'), 'utf8')).toContain('!media/configuration.schema.json')
  })

  it('is known to the editor for every name that is read', () => {
    const { jsonValidation, yamlValidation } = manifest.contributes
    const known = [...jsonValidation, ...yamlValidation]
    expect(known.flatMap(({ fileMatch }) => fileMatch)).toEqual(CONFIGURATION_FILES)
    for (const { url } of known) expect(url).toBe('./media/configuration.schema.json')
  })

  it('explains every setting', () => {
    const bare: string[] = []
    const look = (schema: unknown, path: string) => {
      if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return
      for (const [name, below] of Object.entries(schema.properties ?? {})) {
        if (!('description' in below) || below.description === '') bare.push(`${path}.${name}`)
        look(below, `${path}.${name}`)
      }
    }
    look(shipped, '')
    expect(bare).toEqual([])
  })

  it('gives only examples that are understood', () => {
    const examples: unknown[] = []
    const look = (schema: unknown, within: (value: unknown) => unknown) => {
      if (typeof schema !== 'object' || schema === null) return
      if ('examples' in schema && Array.isArray(schema.examples)) examples.push(...schema.examples.map(within))
      if (!('properties' in schema)) return
      for (const [name, below] of Object.entries(schema.properties ?? {}))
        look(below, value => within({ [name]: value }))
    }
    look(shipped, value => value)
    expect(examples.length).toBeGreaterThan(7)
    for (const example of examples) expect([example, readStated(example).problems]).toEqual([example, []])
  })
})

describe('schema and reader', () => {
  it.each([
    [{}, true],
    [{ $schema: './schema.json' }, true],
    [{ $schema: 7 }, false],
    [7, false],
    [[], false],
    [{ rule: {} }, false],
    [{ rules: { 'no-data': 'hint' } }, true],
    [{ rules: { 'no-data': 'loud' } }, false],
    [{ rules: { 'no-dat': 'hint' } }, false],
    [{ rules: null }, false],
    [{ claims: { sensitivity: 'broad', fencedProse: false } }, true],
    [{ claims: { fencedProse: 'yes' } }, false],
    [{ claims: { addTerms: { liftoff: 'jump' } } }, true],
    [{ claims: { addTerms: { liftoff: ' Phase_Transition ' } } }, true],
    [{ claims: { addTerms: { liftoff: 'SMOOTH' } } }, true],
    [{ claims: { addTerms: { liftoff: 'phase' } } }, true],
    [{ claims: { addTerms: { liftoff: 'boom' } } }, false],
    [{ claims: { addTerms: { ' ': 'jump' } } }, false],
    [{ claims: { ignoreTerms: ['', 'a'] } }, false],
    [{ claims: { ignoreTerms: 'a' } }, false],
    [{ data: { '*': 'a.csv', 'b/': ['c.csv', 'd.csv'] } }, true],
    [{ data: { '*': [] } }, true],
    [{ data: { '*': ' ' } }, false],
    [{ data: { '*': [7] } }, false],
    [{ data: { '': 'a.csv' } }, false],
    [{ data: { '#a': 'a.csv' } }, false],
    [{ exclude: ['drafts/', '!drafts/a.md', '\\#x'] }, true],
    [{ exclude: ['# a comment'] }, false],
    [{ exclude: [' '] }, false],
    [{ exclude: ['./drafts/'] }, false],
    [{ exclude: ['!../drafts/'] }, false],
    [{ exclude: ['.'] }, false],
    [{ exclude: ['..'] }, false],
    [{ exclude: ['drafts/./a.md'] }, false],
    [{ exclude: ['drafts/..'] }, false],
    [{ exclude: ['drafts//a.md'] }, false],
    [{ exclude: ['.drafts/', '..drafts', '**/.a/b.', 'a/...'] }, true],
    [{ data: { './notes/*.md': 'a.csv' } }, false],
    [{ exclude: 'drafts/' }, false],
  ])('say of %j the same: %s', (value, understood) => {
    expect([accepts(value), reads(value)]).toEqual([understood, understood])
  })

  it('say the same of whatever anybody writes', () => {
    const scalar = fc.constantFrom<unknown>(
      null,
      true,
      1,
      '',
      ' ',
      '#x',
      'a',
      'hint',
      'broad',
      'Smooth',
      'phase transition',
    )
    const list = fc.array(scalar, { maxLength: 2 })
    const record = (keys: readonly string[], values: fc.Arbitrary<unknown>) =>
      fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 3 })
    const own = record(['a', '', '*', '# x'], fc.oneof(scalar, list))
    const claims = record(['sensitivity', 'addTerms', 'ignoreTerms', 'fencedProse', 'x'], fc.oneof(scalar, list, own))
    const rules = record([...RULE_IDS.slice(0, 3), 'x'], scalar)
    const whole = record(
      ['$schema', 'rules', 'claims', 'data', 'exclude', 'x'],
      fc.oneof(scalar, list, own, claims, rules),
    )
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: list }), value => {
        expect(accepts(value)).toBe(reads(value))
      }),
      { numRuns: 3000 },
    )
  })
})
