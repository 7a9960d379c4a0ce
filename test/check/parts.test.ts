import { describe, expect, test } from 'vitest'
import { amountAt, coordinate, unitCoordinates } from '../../src/check/coordinates.ts'
import { binomialDeviance, flatDeviance } from '../../src/check/deviance.ts'
import { curveFitter, scoreAt } from '../../src/check/fit.ts'
import { indicesOf } from '../../src/check/indices.ts'
import { largestSetback, poolAdjacentViolators } from '../../src/check/monotone.ts'
import { poolLong } from '../../src/check/pool.ts'
import { prepare } from '../../src/check/prepare.ts'
import { jumpShapes } from '../../src/check/profile.ts'
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
    expect(indicesOf([])).toEqual({ emergenceScore: null, breakthroughness: null, linearity: null })
    expect(indicesOf([0.5])).toEqual({ emergenceScore: null, breakthroughness: null, linearity: null })
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
    for (const zi of z) expect(scoreAt('logistic', 0.25, fit, zi)).toBeGreaterThanOrEqual(0.25)
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
        for (const zi of z) expect(Number.isFinite(scoreAt(link, 0, fit, zi))).toBe(true)
      }
    }
  })

  test('a pure step is the two pooled rates', () => {
    const counts = { k: [10, 20, 80, 90, 100], n, chance: 0 }
    const fit = curveFitter('gumbel', counts)([0, 0, 1, 1, 1], 'rising')
    expect(scoreAt('gumbel', 0, fit, 0)).toBeCloseTo(0.15, 12)
    expect(scoreAt('gumbel', 0, fit, 1)).toBeCloseTo(0.9, 12)
    expect(fit.deviance).toBeCloseTo(binomialDeviance(counts, [0.15, 0.15, 0.9, 0.9, 0.9]), 12)
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
    expect(largestSetback({ k: [80, 10, 90], n: [100, 100, 100], chance: 0 }, 2, 'rising')).toMatchObject({
      from: 0,
      to: 1,
    })
    expect(largestSetback({ k: [5, 4, 9], n: [10, 10, 10], chance: 0 }, 2, 'rising')).toBeNull()
  })
})

describe('pooling', () => {
  test('long curves have at most 16 groups, which count their items once', () => {
    const long = Array.from({ length: 50 }, (_, i) => ({ x: i * 100, y: i / 50, n: 100, rows: [i] }))
    const pooled = poolLong(long, 'steps')
    expect(pooled).toHaveLength(16)
    expect(pooled.every(group => group.n === 100)).toBe(true)
    expect(pooled.flatMap(group => group.rows)).toEqual(long.map((_, i) => i))
    expect(pooled[0]).toMatchObject({ x: 0, rows: [0] })
  })

  test('points that are one spot on a linear axis keep apart for the logarithmic one, and the other way round', () => {
    const early = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000, 3000]
    const late = [13, 23, 33, 43, 53, 63, 73, 83, 93, 103, 113, 123, 133, 143].map(k => k * 1000)
    const long = [...early, ...late].map((x, i) => ({ x, y: i / 30, n: 100, rows: [i] }))
    const pooled = poolLong(long, 'steps')
    expect(pooled).toHaveLength(16)
    expect(pooled.filter(({ x }) => x <= 3000).length).toBeGreaterThanOrEqual(6)
    expect(pooled.filter(({ x }) => x > 3000).length).toBeGreaterThanOrEqual(6)
    // What lies closest together: the late checkpoints on the log axis are not merged across tenths of the linear one.
    const widest = Math.max(
      ...pooled.map(({ rows }) => (long[rows.at(-1) ?? 0]?.x ?? 0) - (long[rows[0] ?? 0]?.x ?? 0)),
    )
    expect(widest).toBeLessThanOrEqual(20_000)
  })

  test('many thousand points are pooled too', () => {
    const long = Array.from({ length: 5000 }, (_, i) => ({ x: i + 1, y: i / 5000, n: 100, rows: [i] }))
    const pooled = poolLong(long, 'steps')
    expect(pooled).toHaveLength(16)
    expect(pooled.flatMap(group => group.rows)).toHaveLength(5000)
  })
})

describe('preparing', () => {
  test('what is no number is left out and said', () => {
    const made = prepare(seriesOf([3, 1, 2, Number.NaN], [0.3, 0.1, Number.NaN, 0.4], 50))
    expect(made).toMatchObject({ kind: 'proportion', observations: { x: [1, 3], y: [0.1, 0.3] }, rows: [[1], [0]] })
    expect(made.kind === 'proportion' && made.notes[0]).toMatch(/^2 of 4 points left out/)
  })

  test('an edit distance of known length becomes a share of tokens', () => {
    const made = prepare(seriesOf([1, 2], [5, 1], 100, { metric: 'ted', length: 5 }))
    expect(made).toMatchObject({ kind: 'proportion', observations: { y: [0, 0.8], n: [250, 250] } })
  })

  test('losses and scores outside 0 to 1 have no items', () => {
    expect(prepare(seriesOf([1, 2], [3.1, 2.5], 0, { metric: 'nll' })).kind).toBe('quantity')
    expect(prepare(seriesOf([1, 2], [1200, 1300], 0, { metric: 'score' })).kind).toBe('quantity')
  })

  test('unknown items are assumed to be 100', () => {
    expect(prepare(seriesOf([1, 2], [0.1, 0.2], 0))).toMatchObject({
      items: { origin: 'assumed', least: 100, most: 100 },
    })
  })

  test('loss runs from high to low', () => {
    const made = prepare(seriesOf([2, 3, 4], [0.9, 0.5, 0.1], 50, { axis: 'loss' }))
    expect(made).toMatchObject({ observations: { x: [4, 3, 2], y: [0.1, 0.5, 0.9] } })
  })
})
