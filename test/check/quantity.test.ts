import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { jumpy, SHARES } from '../../src/check/profile.ts'
import {
  changeOf,
  decideQuantity,
  hardlyDiffers,
  oriented,
  type Quantity,
  quantityDirection,
  quantityProfile,
  smoothQuantity,
} from '../../src/check/quantity.ts'
import type { ScaleAxis } from '../../src/claims/claim.ts'
import { METRICS, type MetricId } from '../../src/metrics/catalogue.ts'
import { drawingOf, evidenceOf, seriesOf, WOBBLE } from './samples.ts'

const SCALES = WOBBLE.map((_, i) => 1e9 * 1.6 ** i)

/** Twelve values, each off by `noise` times a number of about unit size. */
function quantity(
  metric: MetricId,
  value: (scale: number, place: number) => number,
  noise: number,
  axis: ScaleAxis = 'data',
): Quantity {
  const { better } = METRICS[metric]
  return { metric, better, axis, x: SCALES, value: SCALES.map((x, i) => value(x, i) * (1 + noise * (WOBBLE[i] ?? 0))) }
}

const step = (at: number, before: number, after: number) => (_: number, place: number) => (place < at ? before : after)
const power = (scale: number) => 4 * (scale / 1e9) ** -0.2
const levelling = (scale: number) => 0.8 + 0.55 * (scale / 1e9) ** -1.1

describe('a loss that levels off', () => {
  test('is smooth, though on −ln(loss) alone half of it looks like a step', () => {
    const made = quantity('bpb', levelling, 0.01)
    const { outcome, ground } = decideQuantity(made, 'log')
    expect(outcome).toBe('metric-dependent')
    expect(ground).toMatchObject({ kind: 'smooth-levelling', irreducible: expect.closeTo(0.8, 1) })
    const profile = quantityProfile(made, true, 'log')
    expect(profile?.share.estimate).toBe(0)
    // Every jump is worse; half the change as a step is what would be found without a level.
    expect(profile?.bestForms[SHARES.indexOf(0.5)]).toEqual({ form: 'step', at: 2 })
    expect(profile?.deviance[0]).toBeLessThan(Math.min(...(profile?.deviance.slice(1) ?? [])) / 10)
  })

  test('is drawn as it is judged, and says at which loss', () => {
    const { x, value } = quantity('bpb', levelling, 0.01)
    const evidence = evidenceOf(seriesOf(x, value, 0, { metric: 'bpb', axis: 'data' }))
    const assessment = assess(evidence)
    const view = assessment.views.find(({ yScale }) => yScale === 'neg-log')
    if (view === undefined) throw new Error('no view on −ln')
    expect(assessment.decidedBy?.id).toBe(view.id)
    expect(view.assumption).toMatch(/levels off: here at 0\.8/)
    expect(assessment.reasons.join(' ')).toMatch(/power law of scale that levels off at 0\.8\d* accounts/)
    const drawing = drawingOf(evidence, assessment, view)
    const smooth = drawing?.smooth ?? []
    for (const point of drawing?.points ?? []) {
      const near = smooth.reduce((a, b) => (Math.abs(b.x - point.x) < Math.abs(a.x - point.x) ? b : a))
      expect(Math.abs(near.y - point.y)).toBeLessThan(0.06)
    }
  })

  test('a power law needs no such level', () => {
    const made = quantity('nll', power, 0.01)
    expect(smoothQuantity(made, true, 'log')?.irreducible).toBeNull()
    expect(quantityProfile(made, true, 'log')?.share.estimate).toBe(0)
  })
})

describe('steps in losses', () => {
  test.each([3, 5, 8, 10])('before point %i survive', at => {
    const decision = decideQuantity(quantity('nll', step(at, 4, 1.5), 0.02), 'log')
    expect(decision).toMatchObject({ outcome: 'jump-survives', jump: { form: 'step', at } })
  })

  test.each(['params', 'data'] as const)('with one point before them they may be a loss that levels off (%s)', axis => {
    const { outcome, ground } = decideQuantity(quantity('nll', step(1, 4, 1.5), 0.02, axis), 'log')
    expect(outcome).toBe('under-resolved')
    expect(['one-before', 'levels-off-at']).toContain(ground.kind)
  })

  test('that scores of another kind show as well, by the values as they are', () => {
    const made = { ...quantity('logit', step(5, -2, 2), 0.03) }
    expect(oriented(made, true)).toBeNull()
    expect(decideQuantity(made, 'log').outcome).toBe('jump-survives')
  })

  test('that lie apart on the two scales are no single jump', () => {
    const apart = quantity('ppl', (_, i) => Math.exp((i < 4 ? 14 : i < 7 ? 11 : 2) * (1 + 0.01 * (WOBBLE[i] ?? 0))), 0)
    const { outcome, ground } = decideQuantity(apart, 'log')
    expect(outcome).toBe('under-resolved')
    expect(ground).toMatchObject({
      kind: 'jumps-apart',
      asPlotted: { from: SCALES[3], to: SCALES[4] },
      onLog: { from: SCALES[6], to: SCALES[7] },
    })
  })
})

describe('perplexity, cross-entropy and log-likelihood of the same outputs', () => {
  const nll = quantity('nll', step(5, 4, 1.5), 0.02)
  const ppl: Quantity = { ...nll, metric: 'ppl', value: nll.value.map(Math.exp) }
  const logprob: Quantity = { ...nll, metric: 'logprob', better: 'higher', value: nll.value.map(v => -v) }

  test('are one curve on −ln(loss)', () => {
    const expected = quantityProfile(nll, true, 'log')?.deviance ?? []
    for (const other of [ppl, logprob]) {
      const found = quantityProfile(other, true, 'log')?.deviance ?? []
      expect(found).toHaveLength(expected.length)
      for (const [i, deviance] of found.entries()) expect(deviance).toBeCloseTo(expected[i] ?? Number.NaN, 10)
    }
  })

  test.each([
    ['nll', nll],
    ['ppl', ppl],
    ['logprob', logprob],
  ] as const)('%s: points and curve are drawn on that coordinate', (metric, { x, value }) => {
    const evidence = evidenceOf(seriesOf(x, value, 0, { metric, axis: 'data' }))
    const assessment = assess(evidence)
    const view = assessment.views.find(({ yScale }) => yScale === 'neg-log')
    const drawing = view === undefined ? null : drawingOf(evidence, assessment, view)
    expect(drawing?.points.map(({ y }) => y)).toEqual(nll.value.map(loss => expect.closeTo(-Math.log(loss), 8)))
    const heights = drawing?.smooth?.map(({ y }) => y) ?? []
    expect(Math.min(...heights)).toBeGreaterThan(-2)
    expect(Math.max(...heights)).toBeLessThan(0.5)
  })
})

describe('the smallest change', () => {
  test('.7 % is none, however clean the step', () => {
    const made = quantity('nll', step(5, 1.418, 1.408), 0)
    expect(decideQuantity(made, 'log')).toMatchObject({
      outcome: 'no-jump-as-claimed',
      ground: { kind: 'small-range', range: expect.closeTo(0.00705, 5) },
    })
    const { x, value } = made
    const { reasons } = assess(evidenceOf(seriesOf(x, value, 0, { metric: 'nll', axis: 'data' })))
    expect(reasons[0]).toBe('The cross-entropy changes by 0.71 % in all.')
  })

  test('is measured against the value itself, of either sign; a value through 0 has no size', () => {
    expect(changeOf([2, 1.5, 1])).toBeCloseTo(0.5, 12)
    expect(changeOf([-2, -1])).toBeCloseTo(0.5, 12)
    expect(changeOf([-1, 1])).toBeNull()
    expect(changeOf([0, 1])).toBeNull()
    expect(hardlyDiffers([1, 1.05])).toBe(true)
    expect(hardlyDiffers([1, 1.06])).toBe(false)
    expect(hardlyDiffers([-0.01, 0.01])).toBe(false)
  })
})

describe('turning back', () => {
  test('a U beyond noise is not one rise', () => {
    const made = quantity('nll', (_, i) => 2 + 0.04 * (i - 5.5) ** 2, 0.02)
    expect(decideQuantity(made, 'log').outcome).toBe('non-monotone')
  })

  test('one outlier, and noise about a level, are scatter', () => {
    const outlier = quantity('nll', (_, i) => (i === 7 ? 3.6 : 3) * (1 - 0.02 * i), 0.02)
    const noise = quantity('nll', () => 3, 0.06)
    for (const made of [outlier, noise]) {
      expect(decideQuantity(made, 'log')).toMatchObject({
        outcome: 'under-resolved',
        ground: { kind: 'scatter', back: expect.any(Number) },
      })
    }
  })

  test('a perplexity is looked at as a loss: its tall first points hide nothing and make nothing', () => {
    // One point is fifty times the perplexity of its neighbours, a quarter more of the loss.
    const made = quantity('ppl', (scale, i) => Math.exp(power(scale) * 4 * (i === 2 ? 1.3 : 1)), 0)
    expect(decideQuantity(made, 'log').outcome).not.toBe('non-monotone')
  })

  test('a measured column that turns back or scatters decides nothing', () => {
    const scores = seriesOf(
      SCALES,
      SCALES.map((_, i) => (i < 5 ? 0.01 : 0.9)),
      1000,
      { axis: 'data' },
    )
    const loss = quantity('nll', () => 3, 0.06)
    const column = seriesOf(SCALES, loss.value, 0, { metric: 'nll', axis: 'data', column: 'loss' })
    expect(assess(evidenceOf(scores)).outcome).toBe('jump-survives')
    expect(assess(evidenceOf(scores, [column])).outcome).toBe('under-resolved')
  })
})

describe('direction', () => {
  test('a loss that grows falls, and its jump is found on the way', () => {
    const worse = quantity('nll', step(6, 1.5, 4), 0.02)
    expect(quantityDirection(worse)).toBe('falling')
    const profile = quantityProfile(worse, true, 'log')
    expect(profile !== null && jumpy(profile)).toBe(true)
    expect(decideQuantity(worse, 'log')).toMatchObject({ outcome: 'jump-survives', jump: { form: 'step', at: 6 } })
  })

  test('a log-likelihood that grows gets better', () => {
    expect(quantityDirection(quantity('logprob', step(6, -4, -1.5), 0.02))).toBe('rising')
  })
})

test('five points are too few to see their scatter', () => {
  const { x, value, ...rest } = quantity('nll', step(3, 4, 1.5), 0.02)
  const five: Quantity = { ...rest, x: x.slice(0, 5), value: value.slice(0, 5) }
  expect(decideQuantity(five, 'log')).toMatchObject({
    outcome: 'under-resolved',
    ground: { kind: 'few-scales', scales: 5 },
  })
})
