import { describe, expect, test } from 'vitest'
import { unbiasedPassAtK } from '../../src/metrics/pass-at-k.ts'

describe('pass@k without bias', () => {
  // 1 - scipy.stats.hypergeom.pmf(0, n, c, k); the last by scipy.special.comb(..., exact=True), whose terms overflow a double
  test.each([
    [10, 3, 1, 0.3],
    [10, 3, 5, 0.916666666667],
    [200, 7, 100, 0.992991117242],
    [5, 0, 2, 0],
    [164, 1, 10, 0.0609756097561],
    [2000, 3, 500, 0.578336089967],
  ])('%d attempts, %d right, k = %d', (n, c, k, value) => {
    expect(unbiasedPassAtK(n, c, k)).toBeCloseTo(value, 10)
  })

  test('is certain where fewer than k attempts fail', () => {
    expect(unbiasedPassAtK(10, 6, 5)).toBe(1)
    expect(unbiasedPassAtK(10, 10, 1)).toBe(1)
  })

  test('is right on average where 1 − (1 − c/n)^k is too low', () => {
    const n = 6
    const q = 0.3
    const k = 3
    let unbiased = 0
    let plugged = 0
    // Every outcome of six attempts with its binomial weight.
    for (let c = 0; c <= n; c++) {
      const weight = choose(n, c) * q ** c * (1 - q) ** (n - c)
      unbiased += weight * (unbiasedPassAtK(n, c, k) ?? Number.NaN)
      plugged += weight * (1 - (1 - c / n) ** k)
    }
    expect(unbiased).toBeCloseTo(1 - (1 - q) ** k, 12)
    expect(plugged).toBeLessThan(1 - (1 - q) ** k - 0.01)
  })

  test.each([
    [4, 1, 5],
    [4, 5, 2],
    [4, -1, 2],
    [4, 1, 0],
    [4.5, 1, 2],
    [Number.NaN, 1, 2],
  ])('says nothing of %d attempts, %d right, k = %d', (n, c, k) => {
    expect(unbiasedPassAtK(n, c, k)).toBeNull()
  })
})

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
}
