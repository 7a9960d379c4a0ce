import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/check/book.ts'
import { decide } from '../../src/check/decision.ts'
import { effectiveItems } from '../../src/check/effective.ts'
import { curveFitter } from '../../src/check/fit.ts'
import { indicesOf } from '../../src/check/indices.ts'
import { monotoneDeviance } from '../../src/check/monotone.ts'

/*
 * Every figure below was made by independent.py beside this file (numpy 2.4.6, scipy 1.17.1), which was written from the
 * formulas alone and shares nothing with the checker. The calls stand above the figures.
 */

/** z, right answers k and items n of a few curves, and the chance level g. */
const CURVES = {
  rise: { z: [0, 0.2, 0.35, 0.6, 0.8, 1], k: [3, 9, 25, 61, 118, 153], n: [200, 200, 250, 250, 300, 300], chance: 0 },
  zeros: { z: [0, 0.1, 0.4, 0.5, 0.9, 1], k: [0, 0, 1, 0, 7, 22], n: [40, 40, 40, 40, 40, 40], chance: 0 },
  choice: {
    z: [0, 0.15, 0.3, 0.55, 0.7, 0.85, 1],
    k: [24, 27, 22, 31, 48, 71, 80],
    n: [100, 100, 100, 100, 100, 100, 100],
    chance: 0.25,
  },
  coin: { z: [0, 0.25, 0.5, 0.75, 1], k: [262, 251, 301, 377, 452], n: [500, 500, 500, 500, 500], chance: 0.5 },
  fall: { z: [0, 0.3, 0.6, 1], k: [90, 60, 33, 8], n: [100, 100, 100, 100], chance: 0 },
} as const

describe('binomial regressions, π = g + (1 − g)·S(a + s·z)', () => {
  // a, s, deviance = fit(link, k, n, g, z): scipy.optimize.minimize(method='Nelder-Mead', fatol=1e-13) from 28 starts.
  test.each([
    ['rise', 'gumbel', -1.483484, 1.900559, 0.47696057],
    ['rise', 'logistic', -3.515931, 3.701224, 6.23946665],
    ['zeros', 'gumbel', -2.854285, 2.986308, 9.72743927],
    ['zeros', 'logistic', -9.492691, 9.397378, 5.63613694],
    ['choice', 'gumbel', -3.513075, 4.810521, 1.59689136],
    ['choice', 'logistic', -5.871503, 7.129198, 3.85172951],
    ['coin', 'gumbel', -2.534872, 4.008065, 2.16286423],
    ['coin', 'logistic', -4.334932, 5.795561, 1.92150424],
    ['fall', 'gumbel', 1.670829, -2.720511, 7.35646532],
    ['fall', 'logistic', 1.932868, -4.476236, 1.59812457],
  ] as const)('%s, %s', (name, link, intercept, slope, deviance) => {
    const { z, ...counts } = CURVES[name]
    const fit = curveFitter(link, counts)(z, 'free')
    expect(fit.deviance).toBeCloseTo(deviance, 7)
    expect(fit.intercept).toBeCloseTo(intercept, 3)
    expect(fit.slope).toBeCloseTo(slope, 3)
  })

  // identity(k, n, z): four passes of np.polyfit(z, y, 1, w=np.sqrt(weights)), the best one kept.
  test.each([
    ['rise', 23.844793341],
    ['zeros', 30.873444074],
    ['choice', 28.545571284],
    ['coin', 29.581728967],
    ['fall', 2.86320635],
  ] as const)('%s, straight on the score itself', (name, deviance) => {
    const { z, ...counts } = CURVES[name]
    expect(curveFitter('identity', counts)(z, 'free').deviance).toBeCloseTo(deviance, 8)
  })
})

describe('the best curve that never falls', () => {
  // p = scipy.optimize.isotonic_regression(k / n, weights=n).x, then the binomial deviance of p.
  test.each([
    ['two violators', [5, 30, 18, 40, 39, 70], [100, 100, 80, 100, 120, 100], 2.621677186],
    ['ends at one', [0, 2, 1, 50, 50], [50, 50, 50, 50, 50], 0.350107535],
  ])('%s', (_, k, n, deviance) => {
    expect(monotoneDeviance({ k, n, chance: 0 })).toBeCloseTo(deviance, 8)
  })
})

/** Two series of our own over uneven gaps: a steep rise with unequal items, and a multiple-choice curve that steps. */
const SERIES = [
  {
    name: 'uneven',
    x: [2e7, 9e7, 1.6e8, 1.1e9, 2.8e9, 3e10, 1.3e11],
    y: [0.01, 0.014, 0.02, 0.07, 0.1, 0.62, 0.71],
    n: [500, 500, 500, 400, 400, 1000, 1000],
    chance: 0,
    // n_eff(y, n, g)
    effective: [389.87908147, 374.42576018, 357.20131166, 260.60586386, 251.49131629, 517.49292601, 581.91575834],
    // isotonic_regression(y, weights=n_eff)
    pava: 0,
    // profile(fit, t): the least deviance over all steps and breaks, at each of the seven shares; t from ln x
    gumbel: [80.452726, 40.439836, 16.163791, 4.577255, 2.992505, 21.319712, 41.89048],
    logistic: [39.013328, 16.405455, 7.083136, 6.37861, 11.312496, 31.080796, 57.570384],
    // the same, also over guessing floors of 0, .005 and .01
    floored: [24.281806, 8.729772, 1.590261, 0.579335, 2.992505, 21.319712, 41.89048],
    // profile(identity, t), t from ln x and from x
    identityLog: [322.265312734, 233.674467533, 161.161919314, 105.255192442, 65.459408679, 20.18733166, 53.940444783],
    identityLinear: [
      444.966843839, 304.964668228, 206.940799894, 135.722495393, 87.74926858, 46.034261416, 57.570384474,
    ],
    // profile(identity_maximum, t): the least deviance any line with clipped scores can have
    leastLog: [135.451524, 115.390604, 88.378724, 58.604011, 37.731381, 18.974748, 53.940445],
    leastLinear: [444.758334, 304.953562, 206.937573, 135.722075, 87.749226, 46.034261, 57.570384],
    // extrapolation(x, y, n, g): T, and the scores at which T = 3.84 by scipy.optimize.brentq
    predicted: { at: 5, statistic: 11.991374, low: 0.1397171, high: 0.4183117 },
  },
  {
    name: 'choice',
    x: [1, 3, 10, 25, 90, 300],
    y: [0.26, 0.235, 0.27, 0.3, 0.58, 0.66],
    n: [200, 200, 200, 200, 200, 200],
    chance: 0.25,
    effective: [198.8585365, 199.93067359, 197.15977291, 191.44914555, 173.80790365, 175.93278137],
    pava: 0.334684634,
    gumbel: [5.442299, 2.088712, 0.778482, 0.56177, 0.930377, 2.501108, 4.546743],
    logistic: [9.625069, 5.189766, 2.713218, 1.537809, 1.232683, 2.250789, 4.546743],
    // with a declared chance level no floor is allowed for
    floored: [5.442299, 2.088712, 0.778482, 0.56177, 0.930377, 2.501108, 4.546743],
    identityLog: [31.319663225, 22.137400289, 14.597011665, 8.902106465, 5.083695352, 2.437056293, 4.546742645],
    identityLinear: [26.231346141, 17.522488639, 10.808451932, 6.051883414, 3.10918169, 1.743372893, 4.546742645],
    leastLog: [31.319654, 22.137398, 14.597011, 8.902106, 5.083695, 2.437056, 4.546743],
    leastLinear: [26.231346, 17.522489, 10.808452, 6.051883, 3.109182, 1.743373, 4.546743],
    predicted: { at: 4, statistic: 0.288636, low: 0.2135463, high: 1 },
  },
]

describe.each(SERIES)('series $name', series => {
  const { x, y, n, chance } = series
  const book = openBook({ x, y, n, chance }, 'params')

  test('effective items', () => {
    y.forEach((score, i) => {
      expect(effectiveItems(score, n[i] ?? 0, chance)).toBeCloseTo(series.effective[i] ?? 0, 7)
    })
  })

  test('deviance of the best curve that never falls', () => {
    expect(monotoneDeviance(book.counts)).toBeCloseTo(series.pava, 8)
  })

  test('profiles on the Gumbel and logistic scales', () => {
    near(book.profile('gumbel', 'log').deviance, series.gumbel, 5)
    near(book.profile('logistic', 'log').deviance, series.logistic, 5)
  })

  test('profile with an undeclared guessing floor', () => {
    near(book.floored().deviance, series.floored, 5)
  })

  test('profiles on the score itself', () => {
    near(book.profile('identity', 'log').deviance, series.identityLog, 8)
    near(book.profile('identity', 'linear').deviance, series.identityLinear, 8)
  })

  test('the four passes never beat the least deviance, and reach it where the curve fits', () => {
    for (const [scale, least] of [
      ['log', series.leastLog],
      ['linear', series.leastLinear],
    ] as const) {
      book.profile('identity', scale).deviance.forEach((deviance, i) => {
        const floor = least[i] ?? 0
        expect(deviance).toBeGreaterThan(floor - 2e-6)
        if (deviance < 15) expect(deviance).toBeCloseTo(floor, 5)
      })
    }
  })

  test('what the points before the largest rise predict', () => {
    const found = decide(book, 'log').extrapolation
    expect(found?.at).toBe(series.predicted.at)
    expect(found?.statistic).toBeCloseTo(series.predicted.statistic, 4)
    // The ends are searched to a thousandth.
    expect(Math.abs((found?.low ?? Number.NaN) - series.predicted.low)).toBeLessThan(1e-3)
    expect(Math.abs((found?.high ?? Number.NaN) - series.predicted.high)).toBeLessThan(1e-3)
  })
})

function near(ours: readonly number[], theirs: readonly number[], places: number): void {
  expect(ours).toHaveLength(theirs.length)
  ours.forEach((value, i) => {
    expect(value).toBeCloseTo(theirs[i] ?? Number.NaN, places)
  })
}

describe('emergence score and linearity', () => {
  // indices(y): rise / np.sqrt(np.median(np.diff(y) ** 2)), rise / np.sqrt(np.mean(np.diff(y) ** 2))
  test.each([
    ['line of 8', [0, 1, 2, 3, 4, 5, 6, 7], 7, 7],
    ['GPT-3 few-shot 3D+', [0.15, 0.45, 0.3, 0.55, 0.75, 0.9, 8.4, 80.4], 321, 2.932974022],
    ['GPT-3 few-shot 2D+', [2, 4.1, 3.5, 4.5, 8.9, 11.9, 55.5, 100], 32.666666667, 4.143719557],
    ['GPT-3 few-shot 5D+', [0, 0, 0, 0, 0, 0, 0.05, 9.3], null, 2.660013809],
    ['even number of increments', [0.1, 0.3, 0.2, 0.25, 0.9], 5.059644256, 2.321524],
    ['falls', [0.9, 0.7, 0.65, 0.1], -4, -2.359071298],
  ])('%s', (_, y, emergenceScore, linearity) => {
    const indices = indicesOf(y)
    // Infinite where half the increments are 0: shown as undefined, never as a number.
    if (emergenceScore === null) expect(indices.emergenceScore).toBeNull()
    else expect(indices.emergenceScore).toBeCloseTo(emergenceScore, 8)
    expect(indices.linearity).toBeCloseTo(linearity, 8)
  })
})
