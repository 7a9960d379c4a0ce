import { describe, expect, test } from 'vitest'
import { assess, type Evidence } from '../../src/check/assess.ts'
import { describePicture, describePoint } from '../../src/plot/describe.ts'
import { frameOf } from '../../src/plot/frame.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { picturesOf } from '../../src/plot/pictures.ts'
import { pictureSpec } from '../../src/plot/spec.ts'
import { compiled, svgOf } from '../../src/plot/svg.ts'
import type { Series } from '../../src/tables/series/series.ts'
import { evidenceOf, seriesOf } from '../check/samples.ts'

const SIZES = [1.3e9, 2.7e9, 6.7e9, 13e9, 62e9]
const SIZE = { width: 230, height: 160 }

function pictures(series: Series): readonly Picture[] {
  const evidence: Evidence = evidenceOf(series)
  return picturesOf('jump', evidence, assess(evidence)).pictures
}

function labelled(series: Series, label: string): Picture {
  const all = pictures(series)
  const found = all.find(({ metricLabel }) => metricLabel === label)
  if (found === undefined) throw new Error(`no ${label} among ${all.map(({ metricLabel }) => metricLabel).join(', ')}`)
  return found
}

/** Scores of ten attempts at 164 problems. */
const PASS: Series = {
  ...seriesOf(SIZES, [0, 0.05, 0.06, 0.445, 0.8], 164, { metric: 'pass@k', column: 'pass@10' }),
}
/** Five of five parts right. */
const ALL_RIGHT = seriesOf(SIZES, [0, 0.05, 0.06, 0.445, 0.8], 164, { metric: 'pass^k', column: 'pass^5' })
const ERRORS = seriesOf(SIZES, [1, 0.911, 0.91, 0.445, 0], 200, { metric: 'error', column: 'Error rate' })

describe.each([
  ['pass@1 (derived)', 'pass@1 (%)', PASS, (pass: number) => 1 - (1 - pass) ** (1 / 10)],
  ['single attempts (derived)', 'Single tries (%)', ALL_RIGHT, (all: number) => all ** (1 / 5)],
])('%s', (label, yTitle, series, convert) => {
  const picture = labelled(series, label)

  test('is drawn in percent, each point converted', () => {
    expect(picture).toMatchObject({ percent: true, yTitle, basis: 'derived' })
    const [, ...others] = series.points
    const [, ...drawn] = picture.points
    expect(drawn.map(({ y }) => y)).toEqual(others.map(({ y }) => expect.closeTo(convert(y), 10)))
    for (const { low, y, high } of drawn) {
      expect(low).toBeLessThan(y)
      expect(high).toBeGreaterThan(y)
    }
    const { yDomain, yTicks } = frameOf(picture, SIZE, 'linear', null)
    expect(yDomain[0]).toBe(0)
    for (const { label: tick } of yTicks) expect(tick).toMatch(/^[\d.]+ %$/)
  })

  test('draws a zero as a bar down from its bound, and says so', async () => {
    const [zero] = picture.points
    if (zero === undefined) throw new Error('no points')
    expect(zero.bound).toBe(true)
    // One-sided 95 % bound of 0 among 164.
    expect(zero.high).toBeCloseTo(convert(1 - 0.05 ** (1 / 164)), 10)
    expect(describePoint(picture, zero)).toMatch(/^1\.3B: at most [\d.]+ % \(only an upper limit is known\)$/)
    expect(describePicture(picture)).toMatch(/from at most [\d.]+ % at 1\.3B to [\d.]+ % at 62B/)
    const spec = pictureSpec(picture, 'light', SIZE)
    expect(compiled(spec).warnings).toEqual([])
    const drawn = await svgOf(spec)
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/)
    expect(drawn).toContain('only an upper limit')
  })
})

describe('an error rate', () => {
  const claimed = labelled(ERRORS, 'error rate')

  test('is drawn as measured, points and bars', () => {
    expect(claimed).toMatchObject({ percent: true, yTitle: 'Error rate (%)' })
    expect(claimed.points.map(({ y }) => y)).toEqual(ERRORS.points.map(({ y }) => expect.closeTo(y, 10)))
    for (const { low, y, high, bound } of claimed.points) {
      expect(bound).toBe(false)
      expect(low).toBeLessThanOrEqual(y)
      expect(high).toBeGreaterThanOrEqual(y)
    }
    // 89 of 200 wrong: the exact interval of a share.
    const at13B = claimed.points[3]
    expect(at13B?.low).toBeCloseTo(0.3749, 4)
    expect(at13B?.high).toBeCloseTo(0.5168, 4)
    expect(claimed.points[4]).toMatchObject({ y: 0, low: 0 })
  })

  test('falls, in words too, and has no floor below which the test is blind', () => {
    const text = describePicture(claimed)
    expect(text).toContain('from 100 % at 1.3B to 0 % at 62B')
    expect(text).toContain('the fall')
    expect(text).not.toContain('the rise')
    expect(text).not.toContain('not resolved')
    expect(claimed.floor).toBeNull()
  })

  test('is converted as the share that is right, and named so', () => {
    const odds = labelled(ERRORS, 'log-odds of (1 − error rate) (derived)')
    expect(odds.points[3]?.y).toBeCloseTo(Math.log(0.555 / 0.445), 10)
    expect(describePicture(odds)).toContain('the rise')
  })
})
