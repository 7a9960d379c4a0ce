import { describe, expect, test } from 'vitest'
import { amountAt, coordinate, unitCoordinates } from '../../src/check/coordinates.ts'
import { binomialDeviance, flatDeviance } from '../../src/check/deviance.ts'
import { curveFitter } from '../../src/check/fit.ts'
import { probeGrokking } from '../../src/check/grokking.ts'
import { indicesOf } from '../../src/check/indices.ts'
import { largestDrop, poolAdjacentViolators } from '../../src/check/monotone.ts'
import { groupByScale, poolLong } from '../../src/check/pool.ts'
import { prepare } from '../../src/check/prepare.ts'
import { jumpShapes } from '../../src/check/profile.ts'
import { amount, formWords, percent } from '../../src/check/words.ts'
import gpt3 from './golden/gpt3_table_h1.json'
import { seriesOf } from './samples.ts'

describe('indices', () => {
  test('a straight line scores one less than its points', () => {
    expect(indicesOf([0, 1, 2, 3, 4, 5, 6, 7]).emergenceScore).toBeCloseTo(7, 10)
    expect(indicesOf([0, 1, 2, 3, 4, 5, 6, 7]).linearity).toBeCloseTo(7, 10)
  })

  test('GPT-3 few-shot addition', () => {
    expect(indicesOf(gpt3.few['3D+'].y).emergenceScore).toBeCloseTo(321, 6)
    expect(indicesOf(gpt3.few['3D+'].y).linearity).toBeCloseTo(2.933, 3)
    expect(indicesOf(gpt3.few['2D+'].y).emergenceScore).toBeCloseTo(32.667, 3)
    expect(indicesOf(gpt3.few['2D+'].y).linearity).toBeCloseTo(4.144, 3)
  })

  test('undefined where half the increments are 0', () => {
    expect(indicesOf(gpt3.few['5D+'].y).emergenceScore).toBeNull()
    expect(indicesOf(gpt3.few['5D+'].y).linearity).toBeCloseTo(2.66, 3)
    expect(indicesOf([])).toEqual({ emergenceScore: null, linearity: null })
    expect(indicesOf([0.5])).toEqual({ emergenceScore: null, linearity: null })
  })

  test('negative where the score falls', () => {
    expect(indicesOf([3, 2, 1, 0]).emergenceScore).toBeCloseTo(-3, 10)
  })
})

describe('coordinates', () => {
  test('loss falls with progress', () => {
    expect(coordinate(2, 'loss', 'log')).toBeCloseTo(-Math.log(2), 12)
    expect(unitCoordinates([4, 3, 2], 'loss', 'linear')).toEqual([0, 0.5, 1])
  })

  test('amountAt inverts coordinate', () => {
    for (const axis of ['params', 'loss'] as const) {
      for (const scale of ['log', 'linear'] as const) {
        expect(amountAt(coordinate(3.7, axis, scale), axis, scale)).toBeCloseTo(3.7, 12)
      }
    }
  })

  test('points that do not differ have no width', () => {
    expect(unitCoordinates([5, 5], 'params', 'log')).toEqual([0, 0])
  })
})

describe('fits', () => {
  const z = [0, 0.25, 0.5, 0.75, 1]
  const n = [100, 100, 100, 100, 100]

  test('recover the curve that made the scores', () => {
    for (const link of ['gumbel', 'logistic'] as const) {
      const eta = z.map(zi => -2 + 3 * zi)
      const k = eta.map(e => 100 * (link === 'gumbel' ? Math.exp(-Math.exp(-e)) : 1 / (1 + Math.exp(-e))))
      const fit = curveFitter(link, { k, n, chance: 0 })(z, 'free')
      expect(fit.deviance).toBeLessThan(1e-9)
      expect(fit.intercept).toBeCloseTo(-2, 5)
      expect(fit.slope).toBeCloseTo(3, 5)
    }
  })

  test('stay above a chance level', () => {
    const k = [25, 24, 26, 60, 90]
    const fit = curveFitter('logistic', { k, n, chance: 0.25 })(z, 'rising')
    expect(Math.min(...fit.fitted)).toBeGreaterThanOrEqual(0.25)
    expect(fit.deviance).toBeLessThan(flatDeviance({ k, n, chance: 0.25 }))
  })

  test('a rising curve through falling scores is flat', () => {
    const counts = { k: [90, 70, 50, 30, 10], n, chance: 0 }
    expect(curveFitter('gumbel', counts)(z, 'rising').slope).toBe(0)
    expect(curveFitter('identity', counts)(z, 'rising').slope).toBe(0)
    expect(curveFitter('gumbel', counts)(z, 'free').slope).toBeLessThan(0)
  })

  test('scores of 0 and 1 alone do not run away', () => {
    for (const link of ['gumbel', 'logistic', 'identity'] as const) {
      for (const k of [
        [0, 0, 0, 0, 0],
        [100, 100, 100, 100, 100],
        [0, 0, 100, 100, 100],
      ]) {
        const fit = curveFitter(link, { k, n, chance: 0 })(z, 'rising')
        expect(Number.isFinite(fit.deviance)).toBe(true)
        expect(fit.fitted.every(Number.isFinite)).toBe(true)
      }
    }
  })

  test('a pure step is the two pooled rates', () => {
    const counts = { k: [10, 20, 80, 90, 100], n, chance: 0 }
    const fit = curveFitter('gumbel', counts)([0, 0, 1, 1, 1], 'rising')
    expect(fit.fitted).toEqual([0.15, 0.15, 0.9, 0.9, 0.9])
    expect(fit.deviance).toBeCloseTo(binomialDeviance(counts, fit.fitted), 12)
  })

  test('breaks start at .3 of the axis and leave two points beyond them', () => {
    const breaks = jumpShapes([0, 0.2, 0.4, 0.6, 0.8, 1]).filter(shape => shape.form.form === 'break')
    expect(breaks.map(shape => shape.form)).toEqual([
      { form: 'break', at: 2 },
      { form: 'break', at: 3 },
    ])
  })
})

describe('falling curves', () => {
  test('violators are pooled by weight', () => {
    expect(poolAdjacentViolators([0.1, 0.4, 0.2, 0.5], [1, 1, 3, 1])).toEqual([0.1, 0.25, 0.25, 0.5])
    expect(poolAdjacentViolators([3, 2, 1], [1, 1, 1])).toEqual([2, 2, 2])
  })

  test('the largest drop that noise does not explain', () => {
    expect(largestDrop({ k: [80, 10, 90], n: [100, 100, 100], chance: 0 }, 2)).toMatchObject({ from: 0, to: 1 })
    expect(largestDrop({ k: [5, 4, 9], n: [10, 10, 10], chance: 0 }, 2)).toBeNull()
  })
})

describe('pooling', () => {
  test('runs at one scale add their items', () => {
    const point = { x: 1, n: 100, rows: [0] }
    expect(
      groupByScale([
        { ...point, y: 0.2 },
        { ...point, y: 0.4, rows: [1] },
      ]),
    ).toEqual([{ x: 1, y: expect.closeTo(0.3, 12), n: 200, rows: [0, 1] }])
  })

  test('long curves have at most 16 groups, which count their items once', () => {
    const long = Array.from({ length: 50 }, (_, i) => ({ x: i * 100, y: i / 50, n: 100, rows: [i] }))
    const linear = poolLong(long, 'steps', 'linear')
    expect(linear).toHaveLength(16)
    expect(linear.every(group => group.n === 100)).toBe(true)
    const log = poolLong(long, 'steps', 'log')
    expect(log.length).toBeLessThanOrEqual(16)
    expect(log[0]).toMatchObject({ x: 0, rows: [0] })
    expect(linear.flatMap(group => group.rows)).toHaveLength(50)
  })
})

describe('preparing', () => {
  test('what is no number is left out and said', () => {
    const made = prepare(seriesOf([3, 1, 2, Number.NaN], [0.3, 0.1, Number.NaN, 0.4], 50), 'log')
    expect(made).toMatchObject({ kind: 'proportion', observations: { x: [1, 3], y: [0.1, 0.3] }, rows: [[1], [0]] })
    expect(made.kind === 'proportion' && made.notes[0]).toMatch(/^2 of 4 points left out/)
  })

  test('an edit distance of known length becomes a share of tokens', () => {
    const made = prepare(seriesOf([1, 2], [5, 1], 100, { metric: 'ted', length: 5 }), 'log')
    expect(made).toMatchObject({ kind: 'proportion', observations: { y: [0, 0.8], n: [250, 250] } })
  })

  test('losses and scores outside 0 to 1 have no items', () => {
    expect(prepare(seriesOf([1, 2], [3.1, 2.5], 0, { metric: 'nll' }), 'log').kind).toBe('quantity')
    expect(prepare(seriesOf([1, 2], [1200, 1300], 0, { metric: 'score' }), 'log').kind).toBe('quantity')
  })

  test('unknown items are assumed to be 100', () => {
    expect(prepare(seriesOf([1, 2], [0.1, 0.2], 0), 'log')).toMatchObject({
      items: { origin: 'assumed', least: 100, most: 100 },
    })
  })

  test('loss runs from high to low', () => {
    const made = prepare(seriesOf([2, 3, 4], [0.9, 0.5, 0.1], 50, { axis: 'loss' }), 'log')
    expect(made).toMatchObject({ observations: { x: [4, 3, 2], y: [0.1, 0.5, 0.9] } })
  })
})

describe('grokking probe', () => {
  const t = [0, 100, 200, 300, 400, 450, 500, 600, 1000, 5000, 8000, 9000, 9500, 10000, 10500, 11000, 12000, 20000]
  const train = seriesOf(
    t,
    t.map(s => 1 / (1 + Math.exp(-(s - 300) / 60))),
    500,
    { axis: 'steps', column: 'train acc' },
  )
  const late = seriesOf(
    t,
    t.map(s => 1 / (1 + Math.exp(-(s - 10000) / 300))),
    500,
    { axis: 'steps', column: 'test acc' },
  )

  test('delay and sharpness of the toy', () => {
    const probe = probeGrokking(train, late)
    if (probe.state !== 'measured') throw new Error(probe.reason)
    expect(probe.delay).toBeGreaterThan(21)
    expect(probe.delay).toBeLessThan(24)
    expect(probe.onset).toBeGreaterThan(15)
    expect(probe.onset).toBeLessThan(probe.delay)
    // Logistic in t of width 300 around 10,000: slope t0/width on ln t.
    expect(probe.slopeLog).toBeGreaterThan(25)
    expect(probe.slopeLog).toBeLessThan(40)
    expect(probe.widthLinear).toBeLessThan(0.1)
  })

  test('refuses without training curve, without rise, and where nothing is left to see', () => {
    expect(probeGrokking(null, late)).toMatchObject({ state: 'refused', reason: expect.stringContaining('training') })
    const flat = seriesOf(
      t,
      t.map(() => 0.01),
      500,
      { axis: 'steps' },
    )
    expect(probeGrokking(train, flat)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('never rises'),
    })
    const done = seriesOf(
      t,
      t.map(() => 1),
      500,
      { axis: 'steps' },
    )
    expect(probeGrokking(done, late).state).toBe('refused')
    expect(probeGrokking(seriesOf([], [], 1), late).state).toBe('refused')
  })
})

describe('words', () => {
  test('amounts are written as models are named', () => {
    expect(amount(6.66e9, 'params')).toBe('6.7B')
    expect(amount(12.85e9, 'params')).toBe('13B')
    expect(amount(125e6, 'params')).toBe('125M')
    expect(amount(3.14e23, 'compute')).toBe('3.1e23 FLOPs')
    expect(amount(300e9, 'data')).toBe('300B tokens')
    expect(amount(2.2, 'loss')).toBe('2.2 nats')
  })

  test('percent', () => {
    expect([0, 0.0005, 0.139, 0.995, 0.999, 1].map(percent)).toEqual([
      '0 %',
      '0.05 %',
      '14 %',
      '99.5 %',
      '99.9 %',
      '100 %',
    ])
  })

  test('forms', () => {
    expect(formWords({ form: 'step', at: 1 }, [1e9, 1e10], 'params')).toBe('steps between 1B and 10B')
    expect(formWords({ form: 'break', at: 0 }, [1e9, 1e10], 'params')).toBe('accelerates from 1B on')
    expect(formWords({ form: 'line' }, [1e9, 1e10], 'params')).toBeNull()
    expect(formWords({ form: 'step', at: 9 }, [1e9, 1e10], 'params')).toBeNull()
  })
})
