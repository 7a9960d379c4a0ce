import { describe, expect, it } from 'vitest'
import { BARS, measure } from './calibration/bars.ts'
import { FAMILIES, type FamilyId } from './calibration/families.ts'
import { openRandom } from './calibration/random.ts'
import { simulate } from './calibration/run.ts'
import { drawAxis, looksLikeJump } from './calibration/simulate.ts'
import { fraction, GOES_AWAY, rateOf, type Tally } from './calibration/tally.ts'

/** Neither the tuning nor the rating seed of the benchmark. */
const SEED = 11

function assessed(family: FamilyId): Tally {
  return simulate({ seed: SEED, series: 200, families: [family], items: [1000] }).filter(entry => entry.looks)
}

const survives = (tally: Tally) => rateOf(tally, outcome => outcome === 'jump-survives')
const goesAway = (tally: Tally) => rateOf(tally, outcome => GOES_AWAY.has(outcome))

describe('the checker on series of known truth, 1,000 items', () => {
  it('lets true steps stand', () => {
    const tally = assessed('step')
    expect(fraction(survives(tally))).toBeGreaterThanOrEqual(0.9)
    expect(goesAway(tally).count).toBeLessThanOrEqual(1)
  })

  it('lets steps of multiple choice stand', () => {
    const tally = assessed('mc-step')
    expect(fraction(survives(tally))).toBeGreaterThanOrEqual(0.9)
    expect(goesAway(tally).count).toBeLessThanOrEqual(1)
  })

  it.each<FamilyId>(['power', 'logistic', 'linear-x'])('lets no smooth rise stand: %s', family => {
    const tally = assessed(family)
    expect(survives(tally).of).toBeGreaterThan(70)
    expect(fraction(survives(tally))).toBeLessThanOrEqual(0.02)
    expect(fraction(goesAway(tally))).toBeGreaterThan(0.6)
  })

  it('says of one model beyond a step that it cannot decide', () => {
    expect(fraction(survives(assessed('last-mc-step')))).toBeLessThan(0.1)
  })
})

describe('the simulation', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const run = (seed: number) => simulate({ seed, series: 28, families: ['break'], items: [100] })
    expect(run(5)).toEqual(run(5))
    expect(run(5)).not.toEqual(run(6))
  })

  it('draws right answers with the mean and the variance of a binomial', () => {
    const random = openRandom(SEED)
    const drawn = Array.from({ length: 4000 }, () => random.binomial(50, 0.3))
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length
    const variance = drawn.reduce((sum, k) => sum + (k - mean) ** 2, 0) / drawn.length
    // Four standard errors: .2 of the mean, .94 of the variance.
    expect(Math.abs(mean - 15)).toBeLessThan(0.21)
    expect(Math.abs(variance - 10.5)).toBeLessThan(0.95)
  })

  it('draws normal numbers', () => {
    const random = openRandom(SEED, 1)
    const drawn = Array.from({ length: 10_000 }, () => random.normal())
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length
    const beyond = drawn.filter(z => Math.abs(z) > 1.96).length / drawn.length
    expect(Math.abs(mean)).toBeLessThan(0.04)
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.009)
  })

  it.each(FAMILIES)('keeps $name between chance and 1', family => {
    const random = openRandom(SEED, 2)
    for (let i = 0; i < 200; i++) {
      const { width, x } = drawAxis(random, 6)
      const t = x.map(value => Math.log(value / (x[0] ?? 1)) / width)
      const curve = family.draw(random, { width, t, length: 5 })
      const scores = t.map(curve)
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(family.chance)
      expect(Math.max(...scores)).toBeLessThanOrEqual(1)
      if (family.standing === 'apart') continue
      expect(scores).toEqual([...scores].sort((a, b) => a - b))
    }
  })

  it('calls a jump what rises by 40 % of the range, by a tenth, and beyond the noise', () => {
    expect(looksLikeJump({ y: [0.1, 0.1, 0.5, 0.6], items: 100 })).toBe(true)
    expect(looksLikeJump({ y: [0.1, 0.3, 0.5, 0.7], items: 100 })).toBe(false)
    expect(looksLikeJump({ y: [0.1, 0.1, 0.18, 0.18], items: 1000 })).toBe(false)
    expect(looksLikeJump({ y: [0.1, 0.1, 0.3, 0.3], items: 20 })).toBe(false)
  })
})

describe('the bars', () => {
  const [away, stands] = BARS
  const entry = { family: 'step', items: 100, points: 6, length: 1, looks: true } as const

  it('fail where the pooled rate is on the wrong side', () => {
    const tally: Tally = [
      { ...entry, outcome: 'jump-survives', count: 97 },
      { ...entry, outcome: 'axis-dependent', count: 3 },
    ]
    expect(away && measure(away, tally).passed).toBe(false)
    expect(away && measure(away, tally).pooled).toEqual({ count: 3, of: 100 })
  })

  it('count neither few items nor series that do not look like a jump, and pass nothing unmeasured', () => {
    const tally: Tally = [
      { ...entry, items: 20, outcome: 'axis-dependent', count: 50 },
      { ...entry, looks: false, outcome: 'axis-dependent', count: 50 },
      { ...entry, outcome: 'jump-survives', count: 10 },
    ]
    expect(away && measure(away, tally)).toMatchObject({ passed: true, pooled: { count: 0, of: 10 } })
    expect(stands && measure(stands, tally).passed).toBe(false)
  })
})
