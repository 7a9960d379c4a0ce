import { describe, expect, test } from 'vitest'
import { noiseVariance, setback, turnsBackFirmly } from '../../src/check/scatter.ts'
import { WOBBLE } from './samples.ts'

const T = WOBBLE.map((_, i) => i / (WOBBLE.length - 1))
const curve = (height: (t: number) => number, noise: number) => T.map((t, i) => height(t) + noise * (WOBBLE[i] ?? 0))

describe('noise', () => {
  test('is found under a straight line, a parabola and a flat curve alike', () => {
    const about = [() => 1, (t: number) => 5 * t, (t: number) => 40 * (t - 0.4) ** 2].map(height =>
      Math.sqrt(noiseVariance(curve(height, 0.1), T) ?? 0),
    )
    const true_ = 0.1 * Math.sqrt(WOBBLE.reduce((sum, w) => sum + w * w, 0) / WOBBLE.length)
    for (const found of about) {
      expect(found).toBeGreaterThan(0.7 * true_)
      expect(found).toBeLessThan(1.3 * true_)
    }
  })

  test('is none on a line, with points at any distance', () => {
    const t = [0, 0.1, 0.15, 0.6, 1]
    expect(noiseVariance(t, t)).toBeCloseTo(0, 20)
    expect(noiseVariance([1, 2, 3], [0, 0.5, 1])).toBeNull()
  })
})

test('the setback is the largest way back, from any earlier point to any later one', () => {
  expect(setback([0, 3, 2.5, 2.8, 1, 4], 'rising')).toBe(2)
  expect(setback([0, 3, 2.5, 2.8, 1, 4], 'falling')).toBe(4)
  expect(setback([1, 2, 2, 5], 'rising')).toBe(0)
})

describe('turning back', () => {
  test('a fall and a rise are firm, smooth or with corners', () => {
    for (const height of [(t: number) => 4 * (t - 0.5) ** 2, (t: number) => 2 * Math.abs(t - 0.5)]) {
      expect(turnsBackFirmly(curve(height, 0.05), T, 'rising')).toBe(true)
      expect(turnsBackFirmly(curve(height, 0.05), T, 'falling')).toBe(true)
    }
    expect(
      turnsBackFirmly(
        curve(t => (t > 0.35 && t < 0.8 ? 0 : 1), 0.05),
        T,
        'rising',
      ),
    ).toBe(true)
  })

  test('scatter and a single outlier are not', () => {
    expect(
      turnsBackFirmly(
        curve(() => 0, 0.5),
        T,
        'rising',
      ),
    ).toBe(false)
    const outlier = curve(t => t, 0.05).map((v, i) => (i === 7 ? v - 1 : v))
    expect(setback(outlier, 'rising')).toBeGreaterThan(0.5)
    expect(turnsBackFirmly(outlier, T, 'rising')).toBe(false)
  })

  test('what goes one way never turns', () => {
    expect(turnsBackFirmly(T, T, 'rising')).toBe(false)
    expect(
      turnsBackFirmly(
        T.map(t => (t > 0.5 ? 1 : 0)),
        T,
        'rising',
      ),
    ).toBe(false)
  })
})
