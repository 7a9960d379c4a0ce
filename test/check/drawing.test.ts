import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { type Drawing, drawViews } from '../../src/check/curve.ts'
import golden from './golden/golden.json'
import { evidenceOf, seriesOf } from './samples.ts'

/** Scores straight on −ln(−ln y): 1 + .5·ln(x/1e9), but for the point after the largest rise. */
const SIZES = [1e8, 3e8, 1e9, 3e9, 1e10, 1e11]
const straight = (x: number) => Math.exp(-Math.exp(-(-1 + 0.25 * Math.log(x / 1e9))))
const JUMPS = [...SIZES.slice(0, 4).map(straight), 0.8, 0.9]

function drawings(x: readonly number[], y: readonly number[], n: number, chance = 0): readonly Drawing[] {
  const evidence = evidenceOf(seriesOf(x, y, n, { chance }))
  return drawViews(evidence, assess(evidence))
}

function viewed(all: readonly Drawing[], part: string): Drawing {
  const found = all.find(({ id }) => id.includes(part))
  if (found === undefined) throw new Error(`no ${part}`)
  return found
}

describe('the curve that predicts', () => {
  const all = drawings(SIZES, JUMPS, 5000)

  test('runs from the first point to the predicted one, through the points it was fitted to', () => {
    const { predicted } = viewed(all, 'raw|params|log')
    expect(predicted?.x).toBe(1e10)
    expect(predicted?.curve[0]?.x).toBeCloseTo(1e8, 0)
    expect(predicted?.curve.at(-1)?.x).toBe(1e10)
    for (const { x, y } of predicted?.curve ?? []) expect(y / straight(x)).toBeCloseTo(1, 2)
  })

  test('is the same curve on every axis scale, and converted on every coordinate', () => {
    const raw = viewed(all, 'raw|params|log').predicted?.curve ?? []
    expect(raw).toHaveLength(40)
    expect(viewed(all, 'raw|params|linear').predicted?.curve).toEqual(raw)
    viewed(all, 'gumbel').predicted?.curve.forEach(({ x, y }, i) => {
      expect(x).toBe(raw[i]?.x)
      expect(y).toBeCloseTo(-Math.log(-Math.log(raw[i]?.y ?? 0)), 9)
      // A straight line in ln x, as it was fitted.
      expect(y).toBeCloseTo(-1 + 0.25 * Math.log(x / 1e9), 1)
    })
  })

  test('starts at the first point with a place on a log axis', () => {
    const evidence = evidenceOf(seriesOf([0, ...SIZES], [0, ...JUMPS], 5000, { axis: 'steps' }), [], [], 'linear')
    const [claimed] = drawViews(evidence, assess(evidence))
    expect(claimed?.points[0]?.x).toBe(0)
    expect(claimed?.predicted?.x).toBe(1e10)
    expect(claimed?.predicted?.curve[0]?.x).toBeCloseTo(1e8, 0)
    expect(claimed?.predicted?.curve.at(-1)?.x).toBe(1e10)
  })

  test('goes with falling loss, the axis of which grows downwards', () => {
    const losses = [3.2, 3, 2.8, 2.6, 2.4, 2.2]
    const evidence = evidenceOf(seriesOf(losses, [0.02, 0.03, 0.05, 0.06, 0.7, 0.8], 1000, { axis: 'loss' }))
    const [claimed] = drawViews(evidence, assess(evidence))
    const xs = claimed?.predicted?.curve.map(({ x }) => x) ?? []
    expect(xs[0]).toBeCloseTo(3.2, 9)
    expect(xs.at(-1)).toBe(2.4)
    expect(xs.every((x, i) => i === 0 || x < (xs[i - 1] ?? 0))).toBe(true)
  })

  test.each(golden)('$name: ends inside the predicted interval, on every coordinate', ({ x, y, n, g }) => {
    for (const { predicted } of drawings(x, y, n[0] ?? 0, g)) {
      const last = predicted?.curve.at(-1)
      if (predicted == null || last === undefined) continue
      expect(last.x).toBe(predicted.x)
      const reach = Math.max(predicted.high - predicted.low, 1e-9)
      // Ends of 0 and 1 are drawn a millionth inside.
      if (last.y > predicted.high && predicted.high < 0.999) expect(last.y - predicted.high).toBeLessThan(1e-6 * reach)
      expect(last.y).toBeGreaterThanOrEqual(predicted.low - 1e-6 * reach)
    }
  })
})

describe('the mark of the jump', () => {
  test('is a gap for a step, and the beginning of an acceleration', () => {
    const step = drawings(SIZES, [0.1, 0.11, 0.1, 0.8, 0.81, 0.8], 2000)
    expect(viewed(step, 'raw|params|log').jump).toEqual({ from: 1e9, to: 3e9 })
    const bent = drawings(
      [1, 2, 3, 4, 5, 6, 7, 8].map(t => 10 ** t),
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.5, 0.7],
      2000,
    )
    expect(viewed(bent, 'raw|params|log').jump).toEqual({ from: 1e5, to: 1e6, accelerates: true })
  })

  test('that lies elsewhere than the largest rise is told beside it', () => {
    const sizes = [125e6, 356e6, 760e6, 1.32e9, 2.65e9, 6.66e9, 12.85e9, 174.6e9]
    const { reasons } = assess(evidenceOf(seriesOf(sizes, [0.02, 0.041, 0.035, 0.045, 0.089, 0.119, 0.555, 1], 2000)))
    expect(reasons.join('\n')).toContain(
      'The largest rise lies between 13B and 175B, a gap that takes 36 % of the logarithmic axis and 93 % of the linear axis; the curve that fits best as plotted accelerates from 2.6B on.',
    )
  })
})
