import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaQuantile, chiSquareQuantile, fQuantile } from '../../src/metrics/distributions.ts'
import { clopperPearson, inferItems, itemsFromStandardError, zeroBound } from '../../src/metrics/interval.ts'

// Figures of SciPy 1.17.1, made with the calls named.

describe('quantiles', () => {
  // scipy.stats.beta.ppf(probability, alpha, beta)
  test.each([
    [0.025, 1608, 393, 0.785912053803],
    [0.975, 0.5, 20, 0.119407023956],
    [0.5, 0.3, 0.3, 0.5],
    [0.025, 2.5, 18.5, 0.021372488022],
    [1e-4, 3, 9000, 9.574007649598e-6],
  ])('beta %d of (%d, %d)', (probability, alpha, beta, value) => {
    expect(betaQuantile(probability, alpha, beta) / value).toBeCloseTo(1, 6)
  })

  // scipy.stats.chi2.ppf(probability, freedom)
  test.each([
    [0.99, 7, 18.4753069066],
    [0.95, 1, 3.8414588207],
    [0.99, 3, 11.3448667301],
    [0.99, 15, 30.5779141669],
    [0.5, 2.5, 1.8738477678],
  ])('chi-square %d with %d', (probability, freedom, value) => {
    expect(chiSquareQuantile(probability, freedom)).toBeCloseTo(value, 8)
  })

  // scipy.stats.f.ppf(probability, numerator, denominator)
  test.each([
    [0.95, 1, 2, 18.5128205128],
    [0.9, 1, 2, 8.5263157895],
    [0.95, 1, 4, 7.7086474222],
    [0.9, 1, 12, 3.176548931],
    [0.95, 1, 12, 4.7472253467],
    [0.99, 3, 7, 8.4512850531],
  ])('F %d with %d and %d', (probability, numerator, denominator, value) => {
    expect(fQuantile(probability, numerator, denominator)).toBeCloseTo(value, 6)
  })
})

describe('Clopper–Pearson', () => {
  // low = scipy.stats.beta.ppf(a, k, n - k + 1), high = beta.ppf(1 - a, k + 1, n - k), a = (1 - confidence)/2
  test.each([
    [1, 20, 0.95, 0.00126508949795, 0.248732762772],
    [1608, 2000, 0.95, 0.785912053803, 0.821192079445],
    [2.5, 20, 0.95, 0.0213724880225, 0.348577710858],
    [0.3, 7.4, 0.95, 4.10796582236e-7, 0.447427850652],
    [13.7, 14.1, 0.95, 0.724034011063, 0.999994911757],
    [0, 100, 0.95, 0, 0.0362166926452],
    [100, 100, 0.95, 0.963783307355, 1],
    [45, 100, 0.9, 0.365162290194, 0.537110398649],
    [1, 10_000, 0.95, 2.53177759347e-6, 0.000557036997947],
    [9999, 10_000, 0.95, 0.999442963002, 0.999997468222],
    [250.5, 501, 0.99, 0.441690187535, 0.558309812465],
  ])('%d of %d at %d', (k, n, confidence, low, high) => {
    const made = clopperPearson(k, n, confidence)
    expect(made.low).toBeCloseTo(low, 8)
    expect(made.high).toBeCloseTo(high, 8)
  })

  test('nothing known is the whole range; counts outside are brought in', () => {
    expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 })
    expect(clopperPearson(3, Number.NaN)).toEqual({ low: 0, high: 1 })
    expect(clopperPearson(12, 10)).toEqual(clopperPearson(10, 10))
    expect(clopperPearson(-1, 10)).toEqual(clopperPearson(0, 10))
  })

  test('holds the score, and is the same from the other side', () => {
    const counts = fc.tuple(
      fc.double({ min: 1e-9, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 5000, noNaN: true }),
    )
    fc.assert(
      fc.property(counts, ([share, n]) => {
        const k = share * n
        const { low, high } = clopperPearson(k, n)
        const other = clopperPearson(n - k, n)
        expect(low).toBeLessThanOrEqual(share + 1e-9)
        expect(high).toBeGreaterThanOrEqual(share - 1e-9)
        expect(other.low).toBeCloseTo(1 - high, 7)
        expect(other.high).toBeCloseTo(1 - low, 7)
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

describe('none right', () => {
  // scipy.stats.beta.ppf(.95, 1, n): Clopper–Pearson, one-sided.
  test.each([
    [20, 0.139108340668],
    [100, 0.0295130496076],
    [1000, 0.0029912495451],
    [2000, 0.00149674489519],
  ])('of %d still allows %d', (n, bound) => {
    expect(zeroBound(n)).toBeCloseTo(bound, 10)
  })

  // beta.ppf(.95, 1, n) ** (1 / length)
  test.each([
    [2000, 5, 0.27228866154],
    [100, 5, 0.49431389393],
    [20, 5, 0.6740166642],
    [1000, 2, 0.05469231706],
    [20, 10, 0.82098517904],
  ])('of %d with %d tokens allows per token %d', (n, length, bound) => {
    expect(zeroBound(n) ** (1 / length)).toBeCloseTo(bound, 10)
  })

  test('of none allows everything', () => {
    expect(zeroBound(0)).toBe(1)
  })
})

describe('number of items', () => {
  test('from rounding', () => {
    expect(inferItems([0.05, 0.15, 0.35], 0.01)).toBe(20)
    expect(inferItems([0.333, 0.667], 0.001)).toBe(3)
    expect(inferItems([0.037, 0.902, 0.561], 0.001)).toBe(82)
    expect(inferItems([0, 1], 0.01)).toBeNull()
    expect(inferItems([], 0.01)).toBeNull()
    expect(inferItems([0.5], 0)).toBeNull()
  })

  // numpy: y = np.repeat([1, 0], [k, n - k]); y.std() / n**.5 and y.std(ddof=1) / n**.5
  test.each([
    [31, 82, 0.0535572377, 0.0538868497],
    [1, 5, 0.1788854382, 0.2],
    [2660, 5153, 0.0069616483, 0.0069623239],
  ])('%d of %d from either kind of standard error', (right, n, ofShare, ofSample) => {
    expect(itemsFromStandardError(right / n, ofShare)).toBe(n)
    expect(itemsFromStandardError(right / n, ofSample, true)).toBe(n)
  })

  test('not from an error that says nothing', () => {
    expect(itemsFromStandardError(0, 0.05)).toBeNull()
    expect(itemsFromStandardError(1, 0.05)).toBeNull()
    expect(itemsFromStandardError(0.5, 0)).toBeNull()
    expect(itemsFromStandardError(0.5, 0.9)).toBeNull()
    expect(itemsFromStandardError(0.5, Number.NaN)).toBeNull()
  })
})
