import { describe, expect, test } from 'vitest'
import { levellingLoss, lossAt } from '../../src/check/irreducible.ts'

const T = [0, 0.08, 0.2, 0.3, 0.45, 0.55, 0.7, 0.85, 1]

describe('a loss that levels off', () => {
  test.each([
    { floor: 0.8, excess: 1.5, rate: 6 },
    { floor: 2, excess: 0.4, rate: 1.3 },
    { floor: 0.05, excess: 4, rate: 12 },
  ])('the curve that made the numbers is found: $floor + $excess·exp(−$rate·t)', truth => {
    const found = levellingLoss(
      T.map(t => lossAt(truth, t)),
      T,
      100,
    )
    if (found === null) throw new Error('none found')
    expect(found.floor).toBeCloseTo(truth.floor, 3)
    expect(found.excess).toBeCloseTo(truth.excess, 3)
    expect(found.rate / truth.rate).toBeCloseTo(1, 3)
    expect(found.deviance).toBeLessThan(1e-7)
  })

  test('scattered points may lie below the level', () => {
    const losses = T.map((t, i) => lossAt({ floor: 2, excess: 3, rate: 20 }, t) * (1 + 0.05 * (i % 2 === 0 ? 1 : -1)))
    const found = levellingLoss(losses, T, 100)
    expect(found?.floor).toBeGreaterThan(Math.min(...losses))
    expect(found?.floor).toBeCloseTo(2, 1)
  })

  test('a step in the first gap passes for one unless the rate is bounded', () => {
    const step = T.map(t => (t < 0.05 ? 5 : 2))
    expect(levellingLoss(step, T, Number.POSITIVE_INFINITY)?.deviance).toBeLessThan(1e-6)
    expect(levellingLoss(step, T, 3)?.deviance).toBeGreaterThan(0.1)
  })

  test('a step further in does not, however steep', () => {
    const step = T.map(t => (t < 0.4 ? 5 : 2))
    expect(levellingLoss(step, T, Number.POSITIVE_INFINITY)?.deviance).toBeGreaterThan(0.3)
  })

  test('none where the loss rises, or is not above 0', () => {
    expect(
      levellingLoss(
        T.map(t => 1 + t * t),
        T,
        100,
      ),
    ).toBeNull()
    expect(
      levellingLoss(
        T.map(t => 1 - t),
        T,
        100,
      ),
    ).toBeNull()
  })
})
