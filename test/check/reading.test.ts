import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { assess } from '../../src/check/assess.ts'
import type { Reading } from '../../src/check/assessment.ts'
import { openBook } from '../../src/check/book.ts'
import { profileReading } from '../../src/check/profile.ts'
import { readingOf } from '../../src/check/reading.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import golden from './golden/golden.json'
import { evidenceOf, seriesOf } from './samples.ts'

const SHARES = [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1]

/** Specification section 4.2 word for word, on the golden file's own deviances: jumpy(H), else explains(H), else neither. */
function specified(deviance: readonly number[], points: number): Reading {
  const least = Math.min(...deviance)
  const unit = Math.max(1, least / Math.max(1, points - 4))
  const best = SHARES[deviance.indexOf(least)] ?? 0
  const leastOf = (keep: (share: number) => boolean) => Math.min(...deviance.filter((_, i) => keep(SHARES[i] ?? 0)))
  const evidence = (value: number) => (value - least) / unit
  if (best >= 0.5 && evidence(leastOf(share => share < 0.25)) > 3.84) return 'jump'
  const excluded = evidence(leastOf(share => share >= 0.75)) > 2.71
  return best < 0.5 && excluded && leastOf(share => share < 0.5) <= 3 * (points - 2) ? 'smooth' : 'open'
}

describe.each(golden)('$name', ({ x, y, n, g, gumbel, logit, rawLog, rawLin }) => {
  const book = openBook({ x, y, n, chance: g }, 'params')

  test.each([
    ['gumbel', 'log', gumbel],
    ['logistic', 'log', logit],
    ['identity', 'log', rawLog],
    ['identity', 'linear', rawLin],
  ] as const)('reads under %s on the %s axis as the specification has it', (link, scale, deviance) => {
    expect(profileReading(book.profile(link, scale))).toBe(specified(deviance, x.length))
  })
})

test('the golden series read in all three ways, so that the comparison above says something', () => {
  const all = golden.flatMap(({ x, gumbel, logit, rawLog, rawLin }) =>
    [gumbel, logit, rawLog, rawLin].map(deviance => specified(deviance, x.length)),
  )
  const count = (reading: Reading) => all.filter(each => each === reading).length
  expect([count('jump'), count('smooth'), count('open')].every(times => times >= 5)).toBe(true)
})

test('what cannot be judged reads as such', () => {
  expect(readingOf(null, { book: null, quantity: null })).toBe('unjudged')
  const readings = (x: readonly number[], y: readonly number[]) =>
    assess(evidenceOf(seriesOf(x, y, 100))).views.map(({ reading }) => reading)
  expect(new Set(readings([1, 2, 3], [0.1, 0.2, 0.3]))).toEqual(new Set(['unjudged']))
  expect(new Set(readings([], []))).toEqual(new Set(['unjudged']))
})

const SIZES = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10, 1e11, 3e11, 1e12, 3e12]

test('as plotted, a view without a jump reads as smooth where its points scatter about every curve, as the verdict has it', () => {
  const scattered = SIZES.map((_, at) => 0.1 + 0.08 * at + (at % 2) * 0.05)
  const book = openBook({ x: SIZES, y: scattered, n: SIZES.map(() => 1e4), chance: 0 }, 'params')
  const profile = book.profile('identity', 'log')
  expect(readingOf(profile, { book, quantity: null })).toBe('open')
  const { outcome, views } = assess(evidenceOf(seriesOf(SIZES, scattered, 1e4)))
  expect([outcome, views[0]?.reading]).toEqual(['no-jump-as-claimed', 'smooth'])
})

test.each<readonly [string, readonly number[], Reading]>([
  ['turns back', [5, 3, 4.6, 2.6, 4.4, 2.4, 4, 2], 'open'],
  ['hardly changes', [3, 2.99, 2.98, 2.97, 2.96, 2.95, 2.94, 2.93], 'flat'],
])('no view of a loss that %s tells of a jump or of none', (_, loss, reading) => {
  const { views } = assess(evidenceOf(seriesOf(SIZES.slice(0, 8), loss, 0, { metric: 'nll' })))
  expect(views.length).toBeGreaterThan(2)
  expect(new Set(views.map(view => view.reading))).toEqual(new Set([reading]))
})

const FOLDER = join(import.meta.dirname, '../../media/examples')

/** Share of the jump and reading of each view of the claims in a document of the sample workspace. */
async function readings(file: string) {
  const analyzer = new Analyzer(new NodeWorkspace(FOLDER), DEFAULT_SETTINGS)
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const analysis = await analyzer.analyze({ uri: file, text }, new AbortController().signal)
  return new Map(
    (analysis?.findings ?? []).map(({ claim, pictures }) => [
      claim.text.slice(0, 24),
      Object.fromEntries(pictures.map(({ id, share, reading }) => [id, [share?.estimate, reading]])),
    ]),
  )
}

describe('in the sample workspace', () => {
  test('GPT-3 by task', async () => {
    const all = await readings('draft.md')
    expect(all.get('Two-digit addition jumps')).toEqual({
      'em:raw|params|log': [1, 'jump'],
      'em:raw|params|linear': [0.5, 'jump'],
      'em:gumbel|params|log': [0.75, 'jump'],
      'em:logit|params|log': [0.75, 'jump'],
    })
    expect(all.get('Two-digit multiplication')).toEqual({
      'em:raw|params|log': [0.75, 'jump'],
      'em:raw|params|linear': [0.125, 'smooth'],
      'em:gumbel|params|log': [0.375, 'smooth'],
      'em:logit|params|log': [0.25, 'smooth'],
    })
    expect(all.get('Unscrambling cycled lett')).toEqual({
      'em:raw|params|log': [0.125, 'smooth'],
      'em:raw|params|linear': [0.375, 'open'],
      'em:gumbel|params|log': [0.125, 'smooth'],
      'em:logit|params|log': [0.25, 'smooth'],
    })
  })

  test('controls, quantities among them', async () => {
    const all = await readings('controls.md')
    expect(all.get('The share of images reco')).toEqual({
      'thresholded:raw|params|log': [1, 'jump'],
      'thresholded:raw|params|linear': [1, 'jump'],
      'thresholded:gumbel|params|log': [0.25, 'open'],
      'thresholded:logit|params|log': [0, 'open'],
      'mse:neg-log|params|log': [0, 'smooth'],
      'mse:neg-log|params|linear': [0.5, 'open'],
    })
  })
})

test('scores that hardly change read as flat, and those that turn back as open', () => {
  const x = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]
  const readings = (y: readonly number[]) =>
    new Set(assess(evidenceOf(seriesOf(x, y, 1000))).views.map(({ reading }) => reading))
  expect(readings([0.01, 0.01, 0.01, 0.045, 0.045, 0.045])).toEqual(new Set(['flat']))
  expect(readings([0.3, 0.31, 0.3, 0.31, 0.3, 0.31])).toEqual(new Set(['flat']))
  expect(readings([0.1, 0.6, 0.1, 0.1, 0.6, 0.65])).toEqual(new Set(['open']))
  expect(readings([0.01, 0.01, 0.01, 0.4, 0.4, 0.4])).toContain('jump')
})
