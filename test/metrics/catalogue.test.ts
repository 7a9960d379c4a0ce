import { describe, expect, test } from 'vitest'
import { METRICS, type MetricId, metricOf } from '../../src/metrics/catalogue.ts'
import { chanceOf } from '../../src/metrics/chance.ts'

const ALL = Object.values(METRICS)

describe('entries', () => {
  test.each(Object.entries(METRICS))('%s has its own key as id, and spellings in lower case', (key, metric) => {
    expect(metric.id).toBe(key)
    expect(metric.aliases).toEqual(metric.aliases.map(alias => alias.toLowerCase()))
    expect(metric.examples.length).toBeGreaterThan(0)
  })

  test('no spelling belongs to two metrics, or stands twice', () => {
    const spellings = ALL.flatMap(metric => metric.aliases)
    expect(spellings.filter((spelling, at) => spellings.indexOf(spelling) !== at)).toEqual([])
  })

  test.each(ALL)('$id: its noise fits its range', ({ noise, range, better }) => {
    if (noise === 'share') expect(range).toEqual([0, 1])
    // A mean of values up to 1 has at most the binomial noise; it needs a top of 1.
    if (noise === 'mean') expect([range[1], better]).toEqual([1, 'higher'])
  })

  test.each(ALL)('$id: its shape, continuity and link agree', ({ id, shape, continuity, link, better }) => {
    if (shape === 'discontinuous') expect(continuity).toBe('discontinuous')
    if (shape === 'linear' || shape === 'nonlinear') expect(continuity).toBe('continuous')
    expect(link.words).toMatch(/\.$/)
    if (link.form === 'none') return
    // Rises with p where higher is better, falls where lower is.
    const values = [0.1, 0.3, 0.5, 0.7, 0.9].map(p => link.score(p, 3))
    expect(values, id).toEqual(values.toSorted((a, b) => (better === 'higher' ? a - b : b - a)))
    const bend = Math.abs(link.score(0.9, 3) - 2 * link.score(0.7, 3) + link.score(0.5, 3))
    if (shape === 'linear') expect(bend).toBeCloseTo(0, 12)
    if (shape === 'nonlinear') expect(bend).toBeGreaterThan(0.01)
  })

  // Each value that a link gives lies in the range of its metric.
  test.each(ALL)('$id: the link stays within the range', ({ link, range: [low, high] }) => {
    if (link.form === 'none') return
    for (const p of [0.001, 0.2, 0.5, 0.999]) {
      expect(link.score(p, 4)).toBeGreaterThanOrEqual(low ?? Number.NEGATIVE_INFINITY)
      expect(link.score(p, 4)).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY)
    }
  })

  // Closed forms worked out by hand: p = .8 with three tokens or attempts; 4 bytes per token for bits per byte.
  test.each([
    ['em', 0.8, 3, 0.512],
    ['acc1', 0.8, 1, 0.8],
    ['ted', 0.8, 3, 0.6],
    ['wer', 0.8, 1, 0.2],
    ['error', 0.8, 1, 0.2],
    ['nll', 0.8, 1, 0.223144],
    ['logprob', 0.8, 1, -0.223144],
    ['ppl', 0.8, 1, 1.25],
    ['bpb', 0.5, 4, 0.25],
    ['brier', 0.8, 1, 0.04],
    ['logit', 0.8, 1, 1.386294],
    ['pass@k', 0.8, 3, 0.992],
    ['pass^k', 0.8, 3, 0.512],
  ] as const)('%s of p = %d, count %d is %d', (id, p, count, value) => {
    const { link } = METRICS[id]
    expect(link.form === 'closed' ? link.score(p, count) : null).toBeCloseTo(value, 6)
  })
})

describe('recognition', () => {
  const examples = ALL.flatMap(metric => metric.examples.map(words => ({ words, id: metric.id })))
  test.each(examples)('“$words” is $id', ({ words, id }) => {
    expect(metricOf(words)?.id).toBe(id)
  })

  test.each(ALL.flatMap(metric => metric.aliases.map(words => ({ words, id: metric.id }))))(
    'the spelling “$words” is $id',
    ({ words, id }) => {
      expect(metricOf(words)?.id).toBe(id)
      expect(metricOf(words.replaceAll(' ', '_').toUpperCase())?.id).toBe(id)
    },
  )

  test.each([
    'Parameters',
    'committed to',
    'Model',
    'the emergent ability',
    '',
    'FLOPs',
    'standard error',
    'Std. error',
    'Error bars show 95 % intervals',
    'without loss of generality',
  ])('“%s” is none', words => {
    expect(metricOf(words)).toBeNull()
  })

  test('the longer spelling wins, a plain accuracy or error only where no other word tells', () => {
    expect(metricOf('exact match accuracy on addition')?.id).toBe('em')
    expect(metricOf('accuracy (token edit distance)')?.id).toBe('ted')
    expect(metricOf('test accuracy')?.id).toBe('score')
    expect(metricOf('acc')?.id).toBe('score')
    expect(metricOf('mean squared error')?.id).toBe('mse')
    expect(metricOf('word error rate')?.id).toBe('wer')
    expect(metricOf('exact match by error type')?.id).toBe('em')
    expect(metricOf('Accuracy by size; error bars are standard errors')?.id).toBe('score')
  })

  test('an accuracy is taken from 1 only where the 1 is no number of a task or table', () => {
    expect(metricOf('1 − accuracy')?.id).toBe('error')
    expect(metricOf('error (1-acc)')?.id).toBe('error')
    expect(metricOf('Task 1 – accuracy')?.id).toBe('score')
    expect(metricOf('top-1 accuracy')?.id).toBe('acc1')
  })

  test('a loss and a likelihood are told apart by their sign', () => {
    expect(metricOf('negative log-likelihood')?.id).toBe('nll')
    expect(metricOf('log-likelihood')?.id).toBe('logprob')
    expect(metricOf('log perplexity')?.id).toBe('nll')
    expect(metricOf('perplexity')?.id).toBe('ppl')
  })
})

describe('chance', () => {
  const four = { options: 4 }
  const text = { vocabulary: 50_000, length: 2 }

  // The formulas of the specification, section 2, worked out by hand.
  test.each<[MetricId, Parameters<typeof chanceOf>[1], number | null]>([
    ['em', {}, 0],
    ['em', { vocabulary: 10, length: 3 }, 0.001],
    ['em', { options: 2 }, 0.5],
    ['acc1', { vocabulary: 10 }, 0.1],
    ['acc1', four, null],
    ['mc', four, 0.25],
    ['mc', {}, null],
    ['score', four, 0.25],
    ['error', four, 0.75],
    ['p-correct', four, 0.25],
    ['brier', { ...four, brierForm: 'sum' }, 0.75],
    ['brier', { ...four, brierForm: 'binary' }, 0.5625],
    ['brier', four, null],
    ['ted', { vocabulary: 10, length: 5 }, 4.5],
    ['ted', { vocabulary: 10 }, null],
    ['wer', { vocabulary: 10 }, 0.9],
    ['nll', text, 10.819778],
    ['nll', four, 1.386294],
    ['logprob', four, -1.386294],
    ['ppl', text, 50_000],
    ['logit', four, -1.098612],
    ['logit', { options: 2 }, 0],
    ['pass@k', { ...four, attempts: 3 }, 0.578125],
    ['pass@k', { attempts: 3 }, 0],
    ['pass@k', four, null],
    ['pass^k', { ...four, attempts: 3 }, 0.015625],
    ['auc', {}, 0.5],
    ['preference', {}, 0.5],
    ['mcc', {}, 0],
    ['norm', {}, 0],
    ['bpb', text, null],
    ['f1', four, null],
    ['maj@k', four, null],
    ['mc', { options: 0 }, null],
    ['mc', { options: Number.NaN }, null],
    ['mc', { options: null }, null],
  ])('%s with %o: %s', (metric, facts, level) => {
    const found = chanceOf(metric, facts)
    if (level === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(level, 6)
  })

  test.each(ALL)('$id: chance lies in the range', ({ id, range: [low, high] }) => {
    const level = chanceOf(id, { options: 4, vocabulary: 100, attempts: 5, length: 3, brierForm: 'sum' })
    if (level === null) return
    expect(level).toBeGreaterThanOrEqual(low ?? Number.NEGATIVE_INFINITY)
    expect(level).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY)
  })

  test('guessing is what the link makes of the probability of a guess', () => {
    const once = 1 / 4
    for (const id of ['nll', 'logprob', 'ppl', 'logit', 'error', 'p-correct', 'pass@k', 'pass^k'] as const) {
      const { link } = METRICS[id]
      const guessed = chanceOf(id, { options: 4, attempts: 3 })
      expect(link.form === 'closed' ? link.score(once, 3) : null, id).toBeCloseTo(guessed ?? Number.NaN, 12)
    }
  })
})
