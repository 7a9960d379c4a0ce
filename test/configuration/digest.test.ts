import { describe, expect, it } from 'vitest'
import { configurationDigest } from '../../src/configuration/digest.ts'
import { completed, readStated } from '../../src/configuration/stated.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'

const digestOf = (input: unknown) => configurationDigest(completed(readStated(input).stated))

describe('the digest of a configuration', () => {
  it('is the same for configurations that say the same', () => {
    expect(digestOf({ rules: { 'no-data': 'hint', contradicted: 'off' }, exclude: ['a'] })).toBe(
      digestOf({ exclude: ['a'], rules: { contradicted: 'off', 'no-data': 'hint' } }),
    )
    const { rules, claims, data, fencedProse } = DEFAULT_SETTINGS
    const turned = { exclude: [], settings: { fencedProse, data, claims, rules } }
    expect(configurationDigest(turned)).toBe(digestOf({}))
    expect(digestOf({ claims: { sensitivity: 'balanced' } })).toBe(digestOf({}))
  })

  it('is another for everything else', () => {
    const all = [
      {},
      { rules: { 'no-data': 'hint' } },
      { rules: { 'no-data': 'off' } },
      { claims: { sensitivity: 'broad' } },
      { claims: { addTerms: { a: 'jump' } } },
      { claims: { addTerms: { a: 'threshold' } } },
      { claims: { ignoreTerms: ['a'] } },
      { claims: { ignoreTerms: ['b', 'a'] } },
      { claims: { fencedProse: true } },
      { data: { '*': 'a.csv' } },
      { data: { '*': ['a.csv', 'b.csv'] } },
      { data: { '*': ['b.csv', 'a.csv'] } },
      { exclude: ['a'] },
      { exclude: ['a', '!a'] },
      { exclude: ['!a', 'a'] },
    ]
    expect(new Set(all.map(digestOf)).size).toBe(all.length)
    expect(digestOf({})).toMatch(/^[0-9a-z]{24}$/)
  })
})
