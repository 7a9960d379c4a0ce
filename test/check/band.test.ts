import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { type Band, curveHalfWidth, lineHalfWidth, scoreBand } from '../../src/check/band.ts'
import { drawViews } from '../../src/check/curve.ts'
import type { Counts } from '../../src/check/deviance.ts'
import { curveFitter, type Link, scoreAt } from '../../src/check/fit.ts'
import { gradientOf, levellingLoss, lossAt } from '../../src/check/irreducible.ts'
import golden from './golden/golden.json'
import { evidenceOf, MIRAGE_SCALES, seriesOf, WOBBLE } from './samples.ts'

const T = [0, 0.15, 0.25, 0.4, 0.55, 0.7, 0.85, 1]
const PLACES = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** Numbers from 0 to 1 that look random and are the same at every run. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function known(band: Band, z: number) {
  const ends = band(z)
  if (ends === null) throw new Error(`no band at ${z}`)
  return ends
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.round(part * (values.length - 1))] ?? Number.NaN
}

/** Counts whose expected scores lie on a curve. */
function onCurve(link: Link, n: number, chance: number, intercept: number, slope: number): Counts {
  const k = T.map(t => Math.round(n * scoreAt(link, chance, { intercept, slope }, t)))
  return { k, n: T.map(() => n), chance }
}

describe('the band of scores is what a parametric bootstrap of the fit gives', () => {
  test.each<{ link: Link; n: number; chance: number; intercept: number; slope: number }>([
    { link: 'gumbel', n: 300, chance: 0, intercept: -1.2, slope: 2 },
    { link: 'gumbel', n: 400, chance: 0.25, intercept: -0.5, slope: 2 },
    { link: 'logistic', n: 300, chance: 0, intercept: -3, slope: 4 },
    { link: 'identity', n: 300, chance: 0, intercept: 0.15, slope: 0.6 },
  ])('$link, chance $chance', ({ link, n, chance, intercept, slope }) => {
    const counts = onCurve(link, n, chance, intercept, slope)
    const fit = curveFitter(link, counts)(T, 'free')
    const band = scoreBand(link, counts, T, fit, 1)
    const random = randoms(11)
    const runs = Array.from({ length: 800 }, () => {
      const k = T.map(t => {
        const right = scoreAt(link, chance, fit, t)
        let count = 0
        for (let item = 0; item < n; item++) if (random() < right) count++
        return count
      })
      return curveFitter(link, { ...counts, k })(T, 'free')
    })
    for (const place of PLACES) {
      const scores = runs.map(run => scoreAt(link, chance, run, place))
      const { low, high } = known(band, place)
      // The quantiles of 800 runs are themselves known to about a tenth of the width.
      const slack = 0.15 * (high - low)
      expect(Math.abs(low - quantile(scores, 0.025)), `low at ${place}`).toBeLessThan(slack)
      expect(Math.abs(high - quantile(scores, 0.975)), `high at ${place}`).toBeLessThan(slack)
    }
  })
})

describe('the band of scores', () => {
  const counts = onCurve('gumbel', 500, 0, -1, 2)
  const fit = curveFitter('gumbel', counts)(T, 'free')
  const eta = (score: number) => -Math.log(-Math.log(score))

  test('is wider by the root of the overdispersion, and symmetric on the scale of the link', () => {
    const [plain, wide] = [1, 4].map(scale => scoreBand('gumbel', counts, T, fit, scale))
    if (plain === undefined || wide === undefined) throw new Error('two bands')
    for (const place of PLACES) {
      const centre = fit.intercept + fit.slope * place
      const [one, two] = [known(plain, place), known(wide, place)]
      expect(eta(one.high) - centre).toBeCloseTo(centre - eta(one.low), 8)
      expect(eta(two.high) - centre).toBeCloseTo(2 * (eta(one.high) - centre), 8)
    }
  })

  test('is 1/√n: four times the items halve it', () => {
    const more = onCurve('gumbel', 2000, 0, -1, 2)
    const [few, many] = [counts, more].map(each => known(scoreBand('gumbel', each, T, fit, 1), 0.5))
    expect(((few?.high ?? 0) - (few?.low ?? 0)) / ((many?.high ?? 1) - (many?.low ?? 0))).toBeCloseTo(2, 2)
  })

  test('is none where any steepness fits: nothing right on one side, all right on the other', () => {
    const split: Counts = { k: [0, 0, 0, 0, 500, 500, 500, 500], n: T.map(() => 500), chance: 0 }
    for (const link of ['gumbel', 'logistic'] as const) {
      const band = scoreBand(link, split, T, curveFitter(link, split)(T, 'free'), 1)
      expect(PLACES.map(band)).toEqual(PLACES.map(() => null))
    }
  })

  test('is none where all points stand at one place', () => {
    const band = scoreBand(
      'logistic',
      { k: [50, 50], n: [100, 100], chance: 0 },
      [0, 0],
      { intercept: 0, slope: 0, deviance: 0 },
      1,
    )
    expect(band(0)).toBeNull()
  })

  test('of a line that runs beyond 0 and 1 stays inside, and rests on the points between', () => {
    const steep = { intercept: -0.5, slope: 2, deviance: 0 }
    const band = scoreBand('identity', counts, T, steep, 1)
    expect(known(band, 0)).toEqual({ low: 0, high: 0 })
    expect(known(band, 1)).toEqual({ low: 1, high: 1 })
    // Inside are the points at .25 (score 0), .4, .55 and .7; the weights of the first and the others by hand.
    const inside = [0.25, 0.4, 0.55, 0.7].map(t => {
      const p = Math.max(-0.5 + 2 * t, 0.1 / 501)
      return { t, w: 500 / (p * (1 - p)) }
    })
    const all = inside.reduce((sum, { w }) => sum + w, 0)
    const mean = inside.reduce((sum, { t, w }) => sum + w * t, 0) / all
    const around = inside.reduce((sum, { t, w }) => sum + w * (t - mean) ** 2, 0)
    const half = 1.959964 * Math.sqrt(1 / all + (0.5 - mean) ** 2 / around)
    expect(known(band, 0.5).high).toBeCloseTo(0.5 + half, 9)
  })
})

/** Stopping distance (feet) by speed (miles an hour) of 50 cars in the 1920s (Ezekiel 1930), as R's `cars` has it. */
const CARS = {
  speed: [
    4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17,
    17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
  ],
  dist: [
    2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32,
    40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
  ],
}

describe('the band of a regression line', () => {
  test('is that of R: predict(lm(dist ~ speed, cars), data.frame(speed = 10), interval = "confidence")', () => {
    // Residual standard error 15.37959 on 48 degrees of freedom; fit 21.74499, interval 15.46192 to 28.02807.
    const half = lineHalfWidth(CARS.speed, 15.37959 ** 2 * 48)
    expect(half(10)).toBeCloseTo((28.02807 - 15.46192) / 2, 4)
  })

  test('is the same by the delta method', () => {
    const [line, curve] = [lineHalfWidth(T, 0.3), curveHalfWidth(T, 0.3, t => [1, t])]
    for (const place of PLACES) expect(curve(place)).toBeCloseTo(line(place) ?? Number.NaN, 10)
  })

  test('is none where points or places are too few', () => {
    expect(lineHalfWidth([0, 1], 0)(0.5)).toBeNull()
    expect(lineHalfWidth([1, 1, 1, 1], 0.5)(1)).toBeNull()
    expect(curveHalfWidth(T, 0.3, t => [1, t, 2 * t])(0.5)).toBeNull()
  })

  test('that levels off is what a parametric bootstrap gives', () => {
    const truth = { floor: 1.8, excess: 1.6, rate: 3 }
    const places = Array.from({ length: 14 }, (_, i) => i / 13)
    const sd = 0.01
    const random = randoms(5)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const fitted = () =>
      levellingLoss(
        places.map(t => lossAt(truth, t) * Math.exp(sd * normal())),
        places,
        1000,
      )
    const runs = Array.from({ length: 600 }, fitted).filter(run => run !== null)
    // Of a fit with the scatter as it was drawn, RSS is 11·sd².
    const half = curveHalfWidth(places, 11 * sd ** 2, gradientOf({ ...truth, held: false, deviance: 0 }))
    for (const t of [0, 0.3, 0.7, 1]) {
      const logs = runs.map(run => -Math.log(lossAt(run, t)))
      const mean = logs.reduce((a, b) => a + b, 0) / logs.length
      const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length)
      // 2.201: Student's t of 97.5 % with 11 degrees of freedom. The spread of 600 runs is known to 6 % or so.
      expect(Math.abs((half(t) ?? 0) / (2.201 * spread) - 1)).toBeLessThan(0.1)
    }
  })
})

describe('in a drawing', () => {
  test.each(golden)('$name: every place lies in its band, and every band in the range of scores', ({ x, y, n, g }) => {
    const evidence = evidenceOf(seriesOf(x, y, n[0] ?? 0, { chance: g }))
    for (const { id, smooth } of drawViews(evidence, assess(evidence))) {
      for (const { y: centre, low, high } of smooth ?? []) {
        expect([centre, low, high].every(Number.isFinite)).toBe(true)
        expect(low).toBeLessThanOrEqual(centre)
        expect(high).toBeGreaterThanOrEqual(centre)
        if (id.includes(':raw')) expect([low >= 0, high <= 1]).toEqual([true, true])
      }
    }
  })

  test('errors have the band of what is right, turned over', () => {
    const right = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75]
    const x = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]
    const claimed = (y: readonly number[], metric: 'em' | 'error') => {
      const evidence = evidenceOf(seriesOf(x, y, 200, { metric }))
      return drawViews(evidence, assess(evidence))[0]?.smooth ?? []
    }
    const up = claimed(right, 'em')
    const down = claimed(
      right.map(score => 1 - score),
      'error',
    )
    expect(down).toHaveLength(up.length)
    up.forEach(({ low, high }, i) => {
      expect(down[i]?.low).toBeCloseTo(1 - high, 9)
      expect(down[i]?.high).toBeCloseTo(1 - low, 9)
    })
  })

  test('a loss has the regression band of −ln loss with five degrees of freedom', () => {
    const losses = MIRAGE_SCALES.map((scale, i) => (scale / 1e8) ** -0.07 * 3 * Math.exp(0.02 * (WOBBLE[i] ?? 0)))
    const evidence = evidenceOf(seriesOf(MIRAGE_SCALES, losses, 0, { metric: 'nll' }))
    const drawing = drawViews(evidence, assess(evidence)).find(({ id }) => id === 'nll:neg-log|params|log')
    const first = drawing?.smooth?.[0]
    if (first === undefined) throw new Error('no curve')
    // By hand: t_i = i/6, leverage at the first of seven even places 1/7 + (1/2)²/(28/36).
    const z = losses.map(loss => -Math.log(loss))
    const mean = z.reduce((a, b) => a + b, 0) / 7
    const slope = z.reduce((sum, value, i) => sum + (value - mean) * (i / 6 - 0.5), 0) / (28 / 36)
    const rss = z.reduce((sum, value, i) => sum + (value - mean - slope * (i / 6 - 0.5)) ** 2, 0)
    // 2.570582: Student's t of 97.5 % with 5 degrees of freedom.
    const half = 2.570582 * Math.sqrt((rss / 5) * (1 / 7 + 0.25 / (28 / 36)))
    expect(first.y).toBeCloseTo(mean - slope / 2, 9)
    expect(first.high - first.y).toBeCloseTo(half, 6)
    expect(first.y - first.low).toBeCloseTo(half, 6)
  })
})
