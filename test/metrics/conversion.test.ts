import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { METRICS, type MetricId } from '../../src/metrics/catalogue.ts'
import { type Conversion, type ConversionContext, conversion, conversionsOf } from '../../src/metrics/conversion.ts'
import { clopperPearson, zeroBound } from '../../src/metrics/interval.ts'

const IDS = Object.values(METRICS).map(metric => metric.id)
const NOTHING: ConversionContext = { chance: 0, targetLength: null }
const THREE: ConversionContext = { chance: 0, targetLength: 3 }
const EVERYTHING: ConversionContext = {
  chance: 0,
  targetLength: 3,
  lengthSpread: 0.1,
  attempts: 3,
  bytesPerToken: 3,
  brierForm: 'binary',
  normalised: { low: 0.25, high: 1 },
}

function made(metric: MetricId, to: Conversion, context: ConversionContext) {
  const result = conversion(metric, to, context)
  if (result.state === 'refused') throw new Error(`${metric} to ${to}: ${result.reason}`)
  return result
}

function reasonOf(metric: MetricId, to: Conversion, context: ConversionContext): string | null {
  const result = conversion(metric, to, context)
  return result.state === 'refused' ? result.reason : null
}

describe('per-token accuracy from exact match', () => {
  // p = .804**(1/3); scipy.stats.beta.ppf at .025 and .975 for 1608 of 2000, each **(1/3)
  test('.804 of 2000 with three tokens', () => {
    const { convert, point, assumption } = made('em', 'per-token', THREE)
    expect(convert(0.804)).toBeCloseTo(0.929862391479, 12)
    expect(point(0.804)).toBe(convert(0.804))
    const { low, high } = clopperPearson(1608, 2000)
    expect(convert(low)).toBeCloseTo(0.922836258877, 8)
    expect(convert(high)).toBeCloseTo(0.93644350962, 8)
    expect(assumption).toMatch(/Assumes 3 independent, equally hard tokens.*upper bound.*overstate/)
  })

  test('none right has no place, only a bound', () => {
    const { convert, point } = made('em', 'per-token', { chance: 0, targetLength: 5 })
    expect(point(0)).toBeNull()
    expect(convert(0)).toBe(0)
    expect(convert(zeroBound(2000))).toBeCloseTo(0.272288661542, 10)
  })

  test('a score that guessing gives has no place either', () => {
    const { point } = made('em', 'per-token', { chance: 0.005, targetLength: 3 })
    expect(point(0.004)).toBeNull()
    expect(point(0.006)).toBeCloseTo(0.006 ** (1 / 3), 12)
  })

  // Two answers of three tokens with p = .5 and .9: mean p .7, mean EM (.125 + .729)/2 = .427.
  test('overstates the mean where answers differ, as it says', () => {
    expect(made('em', 'per-token', THREE).convert(0.427)).toBeCloseTo(0.753, 3)
    expect(made('em', 'per-token', THREE).convert(0.427)).toBeGreaterThan(0.7)
  })

  test('asks that a plain score count whole answers', () => {
    expect(made('score', 'per-token', THREE).assumption).toMatch(/must count whole answers/)
  })

  test('needs the length', () => {
    for (const targetLength of [null, 0, Number.NaN]) {
      expect(reasonOf('em', 'per-token', { chance: 0, targetLength })).toMatch(/length in tokens is not known.*Ask for/)
    }
    expect(reasonOf('ted', 'per-token', NOTHING)).toMatch(/length in tokens is not known/)
  })

  test('needs answers that cannot be guessed', () => {
    expect(reasonOf('em', 'per-token', { ...THREE, chance: 0.25 })).toMatch(/can be guessed/)
    expect(reasonOf('em', 'per-token', { ...THREE, chance: 0.01 })).toBeNull()
  })

  test('needs lengths within ±20 %', () => {
    expect(reasonOf('em', 'per-token', { ...THREE, lengthSpread: 0.35 })).toMatch(/±35 %.*±20 %.*token-level accuracy/)
    expect(reasonOf('em', 'per-token', { ...THREE, lengthSpread: 0.2 })).toBeNull()
    expect(reasonOf('em', 'per-token', { ...THREE, lengthSpread: null })).toBeNull()
    // A mean of edits over a mean of tokens is a share of tokens whatever the lengths.
    expect(reasonOf('ted', 'per-token', { ...THREE, lengthSpread: 0.35 })).toBeNull()
  })
})

describe('other probabilities', () => {
  test('pass@k to pass@1', () => {
    const { convert, point, assumption } = made('pass@k', 'pass@1', { ...NOTHING, attempts: 10 })
    expect(convert(1 - 0.9 ** 10)).toBeCloseTo(0.1, 10)
    expect(point(0)).toBeNull()
    // Two problems with q = .1 and .5, two attempts: mean q .3, pass@2 (.19 + .75)/2 = .47.
    expect(made('pass@k', 'pass@1', { ...NOTHING, attempts: 2 }).convert(0.47)).toBeLessThan(0.3)
    expect(assumption).toMatch(/lower bound.*understate/)
    expect(reasonOf('pass@k', 'pass@1', NOTHING)).toMatch(/attempts k is not known.*pass@1/)
    expect(reasonOf('em', 'pass@1', { ...NOTHING, attempts: 4 })).toMatch(/Only pass@k/)
  })

  test('all of k right, k being told as attempts or as length', () => {
    expect(made('pass^k', 'per-attempt', { ...NOTHING, attempts: 4 }).convert(0.0625)).toBeCloseTo(0.5, 12)
    expect(made('pass^k', 'per-attempt', { chance: 0, targetLength: 4 }).convert(0.0625)).toBeCloseTo(0.5, 12)
    expect(made('pass^k', 'per-attempt', { ...NOTHING, attempts: 4 }).assumption).toMatch(/upper bound.*overstate/)
    expect(made('pass^k', 'per-attempt', { ...NOTHING, attempts: 4 }).point(0)).toBeNull()
    expect(reasonOf('pass^k', 'per-attempt', NOTHING)).toMatch(/not known/)
  })

  // Two answers with p = .2 and .8, mean .5.
  test('a Brier score of the right answer alone gives a lower bound', () => {
    const { convert, assumption } = made('brier', 'p-correct', { ...NOTHING, brierForm: 'binary' })
    const found = convert((0.8 ** 2 + 0.2 ** 2) / 2)
    expect(found).toBeCloseTo(0.416905, 6)
    expect(found).toBeLessThan(0.5)
    expect(assumption).toMatch(/lower bound/)
  })

  test('a Brier score of another form, or of none told, does not', () => {
    expect(reasonOf('brier', 'p-correct', { ...NOTHING, brierForm: 'sum' })).toMatch(/wrong ones.*right option/)
    expect(reasonOf('brier', 'p-correct', NOTHING)).toMatch(/not known whether/)
  })

  test('losses give the geometric mean, a lower bound', () => {
    const loss = -(Math.log(0.2) + Math.log(0.8)) / 2
    for (const [metric, value] of [
      ['nll', loss],
      ['logprob', -loss],
      ['ppl', Math.exp(loss)],
    ] as const) {
      const { convert, assumption } = made(metric, 'p-correct', NOTHING)
      expect(convert(value)).toBeCloseTo(0.4, 12)
      expect(assumption).toMatch(/geometric mean.*lower bound/)
    }
  })

  test('log-odds lead back to the probability', () => {
    expect(made('logit', 'p-correct', NOTHING).convert(Math.log(4))).toBeCloseTo(0.8, 12)
  })
})

describe('other metrics', () => {
  test('cross-entropy from perplexity, log-likelihood and bits per byte', () => {
    expect(made('ppl', 'nll', NOTHING).convert(Math.exp(2.5))).toBeCloseTo(2.5, 12)
    expect(made('logprob', 'nll', NOTHING).convert(-2.5)).toBe(2.5)
    // 1 bit per byte, 4 bytes per token: 4 bits per token.
    expect(made('bpb', 'nll', { ...NOTHING, bytesPerToken: 4 }).convert(1)).toBeCloseTo(2.772589, 6)
    expect(reasonOf('bpb', 'nll', NOTHING)).toMatch(/bytes per token are not known.*nats per token/)
    expect(reasonOf('bpb', 'p-correct', NOTHING)).toMatch(/bytes per token/)
    expect(reasonOf('p-correct', 'nll', NOTHING)).toMatch(/logarithms.*cross-entropy/)
  })

  test('an error rate is one less the accuracy', () => {
    expect(made('error', 'accuracy', NOTHING).convert(0.3)).toBeCloseTo(0.7, 12)
    expect(reasonOf('em', 'accuracy', NOTHING)).toMatch(/error rate/)
  })

  test('a normalised score goes back to the raw one', () => {
    const { convert, assumption } = made('norm', 'undo-normalisation', EVERYTHING)
    expect([convert(0), convert(0.5), convert(1)]).toEqual([0.25, 0.625, 1])
    expect(assumption).toMatch(/0\.25/)
    expect(reasonOf('norm', 'undo-normalisation', NOTHING)).toMatch(/not known.*raw score/)
    expect(reasonOf('norm', 'undo-normalisation', { ...NOTHING, normalised: { low: 1, high: 1 } })).not.toBeNull()
  })
})

describe('coordinates', () => {
  test('the Gumbel coordinate shifts by ln L alone', () => {
    const { convert } = made('em', 'gumbel', NOTHING)
    for (const p of [0.2, 0.5, 0.9]) expect(convert(p) - convert(p ** 5)).toBeCloseTo(Math.log(5), 10)
  })

  // scipy.stats.gumbel_r.ppf and scipy.stats.logistic.ppf
  test.each([
    ['gumbel', 0.02, -1.36405463],
    ['gumbel', 0.5, 0.36651292],
    ['gumbel', 0.999, 6.90725507],
    ['logit', 0.02, -3.8918203],
    ['logit', 0.9, 2.19722458],
  ] as const)('%s of %d', (to, score, value) => {
    expect(made('em', to, NOTHING).convert(score)).toBeCloseTo(value, 7)
    // The same place above a chance level of 25 %.
    const { convert } = made('mc', to, { ...NOTHING, chance: 0.25 })
    expect(convert(0.25 + 0.75 * score)).toBeCloseTo(value, 6)
  })

  test.each(['gumbel', 'logit'] as const)('%s: scores at chance, below it, and at 1 have no place', to => {
    const { convert, point } = made('mc', to, { ...NOTHING, chance: 0.25 })
    expect([0, 0.1, 0.25, 1].map(point)).toEqual([null, null, null, null])
    expect([0, 0.25].map(convert)).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])
    expect(convert(1)).toBe(Number.POSITIVE_INFINITY)
  })

  test('losses on −ln, a perplexity as the loss behind it', () => {
    const loss = made('nll', 'neg-log', NOTHING)
    expect(made('ppl', 'neg-log', NOTHING).convert(Math.exp(2.5))).toBeCloseTo(loss.convert(2.5), 10)
    expect(loss.point(0)).toBeNull()
    expect(reasonOf('em', 'neg-log', NOTHING)).toMatch(/Only losses/)
    expect(made('logprob', 'neg-log', NOTHING).convert(-Math.E)).toBeCloseTo(-1, 12)
  })

  test('chance correction keeps the shape: chance at 0, 1 at 1', () => {
    const { convert, assumption } = made('mc', 'chance-corrected', { ...NOTHING, chance: 0.25 })
    expect([convert(0.25), convert(0.625), convert(1)]).toEqual([0, 0.5, 1])
    expect(assumption).toMatch(/25 %/)
    expect(reasonOf('nll', 'chance-corrected', NOTHING)).toMatch(/scores from 0 to 1/)
    expect(reasonOf('error', 'chance-corrected', NOTHING)).toMatch(/accuracy/)
  })
})

describe('refusals', () => {
  // What the specification refuses, and what would help.
  test.each([
    ['mc', 'per-token', /depends on the wrong options.*probability of the right option/],
    ['mc', 'p-correct', /depends on the wrong options.*probability of the right option/],
    ['maj@k', 'per-token', /closed form from majority vote.*pass@1/],
    ['maj@k', 'pass@1', /closed form.*pass@1/],
    ['f1', 'per-token', /closed form from F1.*token-level accuracy/],
    ['rouge', 'per-token', /closed form from ROUGE.*token-level accuracy/],
    ['bleu', 'per-token', /closed form from BLEU.*token-level accuracy/],
    ['chrf', 'per-token', /closed form from chrF.*token-level accuracy/],
    ['bertscore', 'per-token', /closed form.*token-level accuracy/],
    ['thresholded', 'per-token', /closed form.*MSE/],
    ['auc', 'per-token', /closed form.*cross-entropy/],
    ['mcc', 'gumbel', /judged as it is reported.*cross-entropy/],
    ['preference', 'logit', /judged as it is reported.*cross-entropy/],
    ['auc', 'chance-corrected', /judged as it is reported/],
    ['p-correct', 'per-token', /shared out over the options/],
    ['error', 'per-token', /does not count tokens.*accuracy/],
    ['pass@k', 'per-token', /does not count tokens.*pass@1/],
    ['pass^k', 'per-token', /does not count tokens.*single attempts/],
    ['nll', 'per-token', /probability of the right answer/],
    ['em', 'p-correct', /closed form/],
    ['em', 'nll', /closed form/],
  ] as const)('%s to %s, whatever is known', (metric, to, reason) => {
    expect(reasonOf(metric, to, EVERYTHING)).toMatch(reason)
  })

  test.each(IDS)('%s: every reason is a sentence', metric => {
    for (const context of [NOTHING, EVERYTHING, { ...EVERYTHING, chance: 0.3, lengthSpread: 0.5 }]) {
      for (const { result } of conversionsOf(metric, context)) {
        const words = result.state === 'refused' ? result.reason : result.assumption
        if (words !== null) expect(words).toMatch(/^\S.*[.]$/)
      }
    }
  })
})

describe('what can be asked', () => {
  test('every conversion of exact match, refused ones with the reason', () => {
    const asked = conversionsOf('em', NOTHING)
    expect(asked.map(({ to, result }) => [to, result.state])).toEqual([
      ['per-token', 'refused'],
      ['chance-corrected', 'legitimate'],
      ['gumbel', 'legitimate'],
      ['logit', 'legitimate'],
    ])
    expect(conversionsOf('em', THREE)[0]?.result.state).toBe('legitimate')
  })

  test.each(IDS)('%s: something can be asked, nothing twice', metric => {
    const asked = conversionsOf(metric, EVERYTHING).map(({ to }) => to)
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked).size).toBe(asked.length)
  })

  // Whatever is legitimate without being asked for is the metric's own coordinate, or nothing new.
  test('no legitimate conversion is left out', () => {
    const every: readonly Conversion[] = [
      ...new Set(IDS.flatMap(metric => conversionsOf(metric, EVERYTHING).map(({ to }) => to))),
    ]
    const left = IDS.flatMap(metric => {
      const asked = conversionsOf(metric, EVERYTHING).map(({ to }) => to)
      const free = every.filter(to => !asked.includes(to) && conversion(metric, to, EVERYTHING).state === 'legitimate')
      return free.map(to => `${metric} to ${to}`)
    })
    expect(left.toSorted()).toEqual(['acc1 to per-token', 'nll to nll', 'p-correct to p-correct'])
  })
})

describe('links and conversions', () => {
  /** The conversion that undoes a link. */
  const INVERSE: readonly (readonly [MetricId, Conversion])[] = [
    ['em', 'per-token'],
    ['acc1', 'per-token'],
    ['ted', 'per-token'],
    ['wer', 'per-token'],
    ['error', 'accuracy'],
    ['p-correct', 'p-correct'],
    ['nll', 'p-correct'],
    ['logprob', 'p-correct'],
    ['ppl', 'p-correct'],
    ['bpb', 'p-correct'],
    ['brier', 'p-correct'],
    ['logit', 'p-correct'],
    ['pass@k', 'pass@1'],
    ['pass^k', 'per-attempt'],
  ]

  test('every closed link has a conversion that undoes it', () => {
    const closed = IDS.filter(id => METRICS[id].link.form === 'closed')
    expect(closed.toSorted()).toEqual(INVERSE.map(([id]) => id).toSorted())
  })

  test.each(INVERSE)('%s through %s gives p back', (metric, to) => {
    const { link } = METRICS[metric]
    if (link.form === 'none') throw new Error('no link')
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.8, noNaN: true }), fc.integer({ min: 1, max: 8 }), (p, count) => {
        const context = { ...EVERYTHING, targetLength: count, attempts: count, bytesPerToken: count }
        expect(made(metric, to, context).convert(link.score(p, count))).toBeCloseTo(p, 8)
      }),
      { numRuns: 100, seed: 11 },
    )
  })

  // Ruled by the metric's range: scores where they can lie, losses up to 6.
  test.each(IDS)('%s: every legitimate conversion is monotone, and keeps to one direction', metric => {
    const [low, high] = METRICS[metric].range
    const from = low ?? -3
    const to = high ?? 6
    const values = Array.from({ length: 41 }, (_, i) => from + ((to - from) * i) / 40)
    for (const { to: name, result } of conversionsOf(metric, { ...EVERYTHING, chance: 0.005 })) {
      if (result.state === 'refused') continue
      const images = values.map(result.convert)
      const rising = images.toSorted((a, b) => a - b)
      const ordered = (images[0] ?? 0) <= (images.at(-1) ?? 0) ? images : images.toReversed()
      expect(ordered, name).toEqual(rising)
      expect(new Set(images).size, name).toBeGreaterThan(5)
    }
  })
})
