import { describe, expect, test } from 'vitest'
import { METRICS, metricOf } from '../../src/metrics/catalogue.ts'
import { conversion, convertInterval, gumbelError, perTokenError } from '../../src/metrics/conversion.ts'
import { betaQuantile, chiSquareQuantile, fQuantile } from '../../src/metrics/distributions.ts'
import { clopperPearson, inferItems, itemsFromStandardError, zeroBound } from '../../src/metrics/interval.ts'

describe('catalogue', () => {
  const examples = Object.values(METRICS).flatMap(metric => metric.examples.map(words => ({ words, id: metric.id })))
  test.each(examples)('“$words” is $id', ({ words, id }) => {
    expect(metricOf(words)?.id).toBe(id)
  })

  test.each(Object.entries(METRICS))('%s has its own key as id, and spellings in lower case', (key, metric) => {
    expect(metric.id).toBe(key)
    expect(metric.aliases).toEqual(metric.aliases.map(alias => alias.toLowerCase()))
  })

  test.each(['Parameters', 'committed to', 'Model', 'the emergent ability', '', 'FLOPs'])('“%s” is none', words => {
    expect(metricOf(words)).toBeNull()
  })

  test('the longer spelling wins, a plain accuracy only where no other word tells', () => {
    expect(metricOf('exact match accuracy on addition')?.id).toBe('em')
    expect(metricOf('accuracy (token edit distance)')?.id).toBe('ted')
    expect(metricOf('test accuracy')?.id).toBe('score')
    expect(metricOf('acc')?.id).toBe('score')
  })
})

describe('quantiles', () => {
  // scipy 1.11: stats.beta.ppf, chi2.ppf, f.ppf.
  test('agree with published values', () => {
    expect(betaQuantile(0.025, 1608, 393)).toBeCloseTo(0.785912053803, 8)
    expect(betaQuantile(0.975, 0.5, 20)).toBeCloseTo(0.119407023956, 8)
    expect(chiSquareQuantile(0.99, 7)).toBeCloseTo(18.4753069066, 8)
    expect(fQuantile(0.95, 1, 4)).toBeCloseTo(7.7086474222, 6)
  })
})

describe('intervals', () => {
  test('Clopper–Pearson', () => {
    // Textbook: 1 of 20 gives .1 % to 24.9 %.
    expect(clopperPearson(1, 20).low).toBeCloseTo(0.001265, 5)
    expect(clopperPearson(1, 20).high).toBeCloseTo(0.248733, 5)
    expect(clopperPearson(0, 20)).toMatchObject({ low: 0 })
    expect(clopperPearson(20, 20)).toMatchObject({ high: 1 })
    expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 })
  })

  test.each([
    [20, 0.139],
    [100, 0.0295],
    [1000, 0.00299],
    [2000, 0.0015],
  ])('none of %d still allows %f', (n, bound) => {
    expect(zeroBound(n)).toBeCloseTo(bound, n < 100 ? 3 : 4)
  })

  test.each([
    [2000, 0.272],
    [100, 0.494],
    [20, 0.674],
  ])('per token of five, none of %d allows %f', (n, bound) => {
    expect(zeroBound(n) ** (1 / 5)).toBeCloseTo(bound, 3)
  })

  test('items from rounding', () => {
    expect(inferItems([0.05, 0.15, 0.35], 0.01)).toBe(20)
    expect(inferItems([0.333, 0.667], 0.001)).toBe(3)
    expect(inferItems([0.037, 0.902, 0.561], 0.001)).toBe(82)
    expect(inferItems([0, 1], 0.01)).toBeNull()
    expect(inferItems([], 0.01)).toBeNull()
    expect(inferItems([0.5], 0)).toBeNull()
  })

  test('items from a standard error', () => {
    expect(itemsFromStandardError(0.5, 0.05)).toBe(100)
    expect(itemsFromStandardError(0, 0.05)).toBeNull()
    expect(itemsFromStandardError(0.5, 0)).toBeNull()
  })
})

describe('conversions', () => {
  const known = { chance: 0, targetLength: 3 }

  test('exact match .804 of 2000 with three tokens', () => {
    const made = conversion('em', 'per-token', known)
    if (made.state !== 'legitimate') throw new Error(made.reason)
    expect(made.convert(0.804)).toBeCloseTo(0.9299, 4)
    expect(perTokenError(0.804, 3, 2000)).toBeCloseTo(0.00342, 5)
    const ends = convertInterval(made.convert, clopperPearson(1608, 2000))
    expect(ends.low).toBeCloseTo(0.9228, 4)
    expect(ends.high).toBeCloseTo(0.9364, 4)
    expect(made.assumption).toMatch(/3 independent/)
  })

  test('the Gumbel coordinate shifts by ln L alone', () => {
    const made = conversion('em', 'gumbel', { chance: 0, targetLength: null })
    if (made.state !== 'legitimate') throw new Error(made.reason)
    for (const p of [0.2, 0.5, 0.9]) expect(made.convert(p) - made.convert(p ** 5)).toBeCloseTo(Math.log(5), 10)
    expect(gumbelError(0.5, 100)).toBeCloseTo(0.1 / Math.log(2), 10)
  })

  test('pass@k to pass@1', () => {
    const made = conversion('pass@k', 'pass@1', { ...known, attempts: 10 })
    if (made.state !== 'legitimate') throw new Error(made.reason)
    expect(made.convert(1 - 0.9 ** 10)).toBeCloseTo(0.1, 10)
    expect(conversion('pass@k', 'pass@1', known).state).toBe('refused')
  })

  test('losses', () => {
    const nll = conversion('nll', 'neg-log', known)
    const ppl = conversion('ppl', 'neg-log', known)
    if (nll.state !== 'legitimate' || ppl.state !== 'legitimate') throw new Error('refused')
    expect(ppl.convert(Math.exp(2.5))).toBeCloseTo(nll.convert(2.5), 10)
    expect(conversion('em', 'neg-log', known).state).toBe('refused')
  })

  test.each([
    ['mc', /multiple-choice/],
    ['maj@k', /closed form/],
    ['f1', /closed form/],
    ['thresholded', /closed form/],
  ] as const)('%s has no per-token value', (metric, reason) => {
    const made = conversion(metric, 'per-token', known)
    expect(made).toMatchObject({ state: 'refused', reason: expect.stringMatching(reason) })
  })

  test('a per-token value needs the length, and answers that cannot be guessed', () => {
    expect(conversion('em', 'per-token', { chance: 0, targetLength: null }).state).toBe('refused')
    expect(conversion('em', 'per-token', { chance: 0.25, targetLength: 3 }).state).toBe('refused')
    expect(conversion('ted', 'per-token', { chance: 0, targetLength: null }).state).toBe('refused')
  })

  test('chance correction keeps chance at 0 and 1 at 1', () => {
    const made = conversion('mc', 'chance-corrected', { chance: 0.25, targetLength: null })
    if (made.state !== 'legitimate') throw new Error(made.reason)
    expect(made.convert(0.25)).toBe(0)
    expect(made.convert(1)).toBe(1)
  })
})
