import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { drawViews } from '../../src/check/curve.ts'
import { zeroBound } from '../../src/metrics/interval.ts'
import type { Series } from '../../src/tables/series/series.ts'
import golden from './golden/golden.json'
import gpt3 from './golden/gpt3_table_h1.json'
import { drawingOf, evidenceOf, MIRAGE_SCALES, MIRAGE_TOKENS, seriesOf } from './samples.ts'

const PARAMS = gpt3.params_M.map(m => m * 1e6)

function gpt3Series(task: '2D+' | '2Dx' | '3D+' | '1DC', length: number | null = null): Series {
  return seriesOf(
    PARAMS,
    gpt3.few[task].y.map(v => v / 100),
    2000,
    { length },
  )
}

const GOLDEN = golden.map(row => ({
  ...row,
  series: seriesOf(row.x, row.y, row.n[0] ?? 0, { chance: row.g, metric: row.g > 0 ? 'mc' : 'em' }),
}))

describe('outcomes', () => {
  test.each(GOLDEN)('$name', ({ series, verdict }) => {
    expect(assess(evidenceOf(series)).outcome).toBe(verdict)
  })

  test('a smooth per-token curve goes away per token, derived and measured', () => {
    const em = seriesOf(
      MIRAGE_SCALES,
      MIRAGE_TOKENS.map(p => p ** 5),
      1000,
      { length: 5 },
    )
    const derived = assess(evidenceOf(em))
    expect(derived.outcome).toBe('metric-dependent')
    expect(derived.decidedBy).toMatchObject({ yScale: 'per-token', basis: 'derived' })
    expect(derived.decidedBy?.assumption).toMatch(/independent/)

    const distance = seriesOf(
      MIRAGE_SCALES,
      MIRAGE_TOKENS.map(p => 5 * (1 - p)),
      1000,
      { metric: 'ted', length: 5, column: 'TED' },
    )
    const measured = assess(evidenceOf(em, [distance]))
    expect(measured.outcome).toBe('metric-dependent')
    expect(measured.decidedBy).toMatchObject({ metric: 'ted', basis: 'measured', assumption: null })
    expect(measured.reasons[0]).toMatch(/TED/)
  })

  test('percolation: the 3-core steps under any metric', () => {
    const degree = [2.5, 3, 3.3, 3.34, 3.35, 3.36, 3.4, 3.6, 4, 5]
    const core = [0, 0, 0, 0, 0, 0.3089, 0.3682, 0.5097, 0.6647, 0.8528]
    const assessment = assess(evidenceOf(seriesOf(degree, core, 1000)))
    expect(assessment.outcome).toBe('jump-survives')
    expect(assessment.jump).toEqual({ form: 'step', at: 5 })
  })

  test('incrementer: all bytes right steps, the share of bytes right does not', () => {
    const bits = [1, 2, 3, 4, 5, 6, 7, 8]
    const all = seriesOf(bits, [0, 0, 0, 0, 0, 0, 0, 1], 256)
    const share = seriesOf(
      bits,
      bits.map(j => (j < 8 ? 1 - 2 ** -j : 1)),
      256,
      { metric: 'acc1', column: 'bytes right' },
    )
    expect(assess(evidenceOf(all, [share]))).toMatchObject({
      outcome: 'metric-dependent',
      decidedBy: { metric: 'acc1', basis: 'measured' },
    })
  })

  test('thresholded reconstruction: the error itself falls smoothly', () => {
    const sizes = [1e4, 3e4, 1e5, 3e5, 1e6, 3e6]
    const share = seriesOf(sizes, [0, 0, 0.0002, 1, 1, 1], 1000, { metric: 'thresholded' })
    const error = seriesOf(sizes, [0.08, 0.0545, 0.0357, 0.0243, 0.016, 0.0109], 0, { metric: 'nll', column: 'MSE' })
    expect(assess(evidenceOf(share, [error])).outcome).toBe('metric-dependent')
  })

  test('a curve that falls before it rises is not one rise', () => {
    const fall = seriesOf([1e8, 1e9, 1e10, 1e11, 1e12], [0.6, 0.3, 0.1, 0.4, 0.7], 500)
    expect(assess(evidenceOf(fall)).outcome).toBe('non-monotone')
  })

  test('a smooth loss column decides against a step, a jumping one bears it out', () => {
    const step = GOLDEN.find(row => row.name === 'toy step')?.series
    if (step === undefined) throw new Error('golden series missing')
    const x = step.points.map(p => p.x)
    const smooth = seriesOf(
      x,
      x.map((v, i) => 3 * v ** -0.1 * (1 + 0.01 * (i % 2))),
      0,
      { metric: 'nll', column: 'nll' },
    )
    const jumps = seriesOf(
      x,
      x.map((_, i) => (i < 3 ? 3 : 0.5) * (1 + 0.02 * (i % 2))),
      0,
      { metric: 'nll', column: 'nll' },
    )
    expect(assess(evidenceOf(step, [smooth])).outcome).toBe('metric-dependent')
    const borneOut = assess(evidenceOf(step, [jumps]))
    expect(borneOut.outcome).toBe('jump-survives')
    expect(borneOut.decidedBy).toMatchObject({ metric: 'nll', basis: 'measured' })
  })

  test('a measured jump outranks a conversion without one', () => {
    const claimed = gpt3Series('2Dx')
    expect(assess(evidenceOf(claimed)).outcome).toBe('metric-dependent')
    const jumps = seriesOf(
      PARAMS,
      PARAMS.map((_, i) => (i < 6 ? 2.5 : 0.4) * (1 + 0.02 * (i % 2))),
      0,
      { metric: 'nll' },
    )
    const contested = assess(evidenceOf(claimed, [jumps]))
    expect(contested.outcome).toBe('under-resolved')
    expect(contested.reasons[0]).toMatch(/measured one counts more/)
  })

  test('columns with the claimed metric, unnamed ones and training columns are no other views', () => {
    const claimed = gpt3Series('2D+')
    const unnamed = { ...gpt3Series('2Dx'), y: { ...claimed.y, metric: 'score' as const, named: false } }
    const train = seriesOf(
      PARAMS,
      PARAMS.map(v => v ** -0.1),
      0,
      { metric: 'nll', column: 'Train loss' },
    )
    const alone = assess(evidenceOf(claimed))
    expect(assess(evidenceOf(claimed, [gpt3Series('2Dx'), unnamed, train])).views).toEqual(alone.views)
  })

  test('a loss claimed to jump is judged by its own scatter', () => {
    const x = [1, 3, 10, 30, 100, 300, 1000, 3000]
    const noise = [1, 1.01, 0.99, 1.005, 0.995, 1.01, 1, 0.99]
    const smooth = seriesOf(
      x,
      x.map((v, i) => 4 * v ** -0.12 * (noise[i] ?? 1)),
      0,
      { metric: 'nll' },
    )
    const step = seriesOf(
      x,
      x.map((_, i) => (i < 5 ? 4 : 1) * (noise[i] ?? 1)),
      0,
      { metric: 'nll' },
    )
    expect(['no-jump-as-claimed', 'metric-dependent']).toContain(assess(evidenceOf(smooth)).outcome)
    const survives = assess(evidenceOf(step))
    expect(survives.outcome).toBe('jump-survives')
    expect(survives.jump).toEqual({ form: 'step', at: 5 })
  })
})

describe('views', () => {
  test('ids are stable, unique, and say what they are', () => {
    const em = gpt3Series('3D+', 3)
    const axes = [
      seriesOf(
        gpt3.flops,
        em.points.map(p => p.y),
        2000,
        { axis: 'compute', length: 3 },
      ),
    ]
    const { views, claimed } = assess(
      evidenceOf(
        em,
        [
          seriesOf(
            PARAMS,
            PARAMS.map(v => v ** -0.1),
            0,
            { metric: 'nll' },
          ),
        ],
        axes,
      ),
    )
    expect(views.map(view => view.id)).toEqual([
      'em:raw|params|log',
      'em:raw|params|linear',
      'em:per-token|params|log',
      'em:gumbel|params|log',
      'em:logit|params|log',
      'nll:neg-log|params|log',
      'nll:neg-log|params|linear',
      'em:raw|compute|log',
      'em:raw|compute|linear',
    ])
    expect(claimed).toBe(views[0])
    for (const view of views) {
      expect(view.assumption === null).toBe(view.basis !== 'derived')
      expect(view.share === null || view.share.low <= view.share.estimate).toBe(true)
      expect(view.share === null || view.share.high >= view.share.estimate).toBe(true)
    }
  })

  test('a multiple-choice grade has no per-token view', () => {
    const series = seriesOf(
      PARAMS,
      gpt3.few.HellaSwag.y.map(v => v / 100),
      10042,
      { metric: 'mc', chance: 0.25 },
    )
    expect(assess(evidenceOf(series)).views.some(view => view.yScale === 'per-token')).toBe(false)
  })

  test('two columns of one metric keep apart', () => {
    const loss = (column: string) =>
      seriesOf(
        PARAMS,
        PARAMS.map(v => v ** -0.1),
        0,
        { metric: 'nll', column },
      )
    const { views } = assess(evidenceOf(gpt3Series('2D+'), [loss('a'), loss('b'), loss('b')]))
    expect(new Set(views.map(view => view.id)).size).toBe(views.length)
  })

  test('an axis drawn linearly swaps the claimed view and the other', () => {
    const { claimed, views } = assess(evidenceOf(gpt3Series('2Dx'), [], [], 'linear'))
    expect(claimed.id).toBe('em:raw|params|linear')
    expect(views[1]?.id).toBe('em:raw|params|log')
  })
})

describe('bad input is an outcome with a sentence', () => {
  const cases: readonly (readonly [string, Series])[] = [
    ['empty', seriesOf([], [], 100)],
    ['one point', seriesOf([1], [0.5], 100)],
    ['three points', seriesOf([1, 2, 3], [0, 0, 1], 100)],
    ['no numbers', seriesOf([1, 2, 3, 4], [Number.NaN, Number.NaN, Number.NaN, Number.NaN], 100)],
    ['infinite scales', seriesOf([1, 2, Number.POSITIVE_INFINITY, 4, 5], [0.1, 0.2, 0.3, 0.4, 0.5], 100)],
    ['one scale four times', seriesOf([5, 5, 5, 5], [0.1, 0.2, 0.3, 0.4], 100)],
    ['all zero', seriesOf([1, 2, 4, 8, 16], [0, 0, 0, 0, 0], 100)],
    ['all one', seriesOf([1, 2, 4, 8, 16], [1, 1, 1, 1, 1], 100)],
    ['no items', seriesOf([1, 2, 4, 8, 16], [0, 0, 0, 0, 1], 0)],
    ['zero scale', seriesOf([0, 1, 10, 100, 1000], [0, 0.1, 0.2, 0.5, 0.9], 100, { axis: 'steps' })],
    ['negative scores', seriesOf([1, 2, 4, 8, 16], [-5, -4, -3, 2, 6], 100, { metric: 'norm' })],
    ['zero losses', seriesOf([1, 2, 4, 8, 16, 32], [1, 1, 0, 0, 0, 0], 0, { metric: 'nll' })],
    ['constant loss', seriesOf([1, 2, 4, 8, 16, 32], [2, 2, 2, 2, 2, 2], 0, { metric: 'nll' })],
    ['chance of 1', seriesOf([1, 2, 4, 8, 16], [0.1, 0.2, 0.3, 0.4, 0.5], 100, { chance: 1 })],
    ['chance above every score', seriesOf([1, 2, 4, 8, 16], [0.1, 0.2, 0.15, 0.2, 0.21], 100, { chance: 0.5 })],
  ]
  test.each(cases)('%s', (_, series) => {
    const evidence = evidenceOf(series)
    const assessment = assess(evidence)
    expect(assessment.reasons.length).toBeGreaterThan(0)
    expect(assessment.reasons.every(reason => !/NaN|Infinity|null|undefined(?! \(median)/.test(reason))).toBe(true)
    for (const drawing of drawViews(evidence, assessment)) {
      for (const p of drawing.points) expect([p.x, p.y, p.low, p.high].every(Number.isFinite)).toBe(true)
    }
  })

  test('fewer than four scales are not enough, however many points', () => {
    expect(assess(evidenceOf(seriesOf([5, 5, 5, 5], [0.1, 0.2, 0.3, 0.4], 100))).outcome).toBe('not-enough-data')
    expect(assess(evidenceOf(seriesOf([], [], 100))).observations).toBeNull()
  })

  test('a scorer that gives 0 everywhere shows nothing, neither a jump nor its absence', () => {
    const { outcome, reasons } = assess(evidenceOf(seriesOf([1, 2, 4, 8, 16], [0, 0, 0, 0, 0], 100)))
    expect(outcome).toBe('under-resolved')
    expect(reasons[0]).toMatch(/^Every score is exactly 0: a broken scorer/)
  })

  test('a point at 0 is left out of log views alone, and that is said', () => {
    const series = seriesOf([0, 1, 10, 100, 1000], [0, 0.1, 0.2, 0.5, 0.9], 100, { axis: 'steps' })
    const evidence = evidenceOf(series, [], [], 'linear')
    const assessment = assess(evidence)
    const drawings = drawViews(evidence, assessment)
    expect(drawings.find(d => d.id === 'em:raw|steps|linear')?.points).toHaveLength(5)
    expect(drawings.find(d => d.id === 'em:raw|steps|log')?.points).toHaveLength(4)
    expect(assessment.reasons.join('\n')).toMatch(/no place on a logarithmic axis/)
  })

  test('any numbers at all', () => {
    const number = fc.oneof(fc.double({ noNaN: false }), fc.double({ min: 0, max: 1 }), fc.constantFrom(0, 1))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number), { maxLength: 12 }),
        fc.constantFrom('em', 'mc', 'nll', 'ted', 'norm', 'ppl', 'score'),
        fc.constantFrom('params', 'loss', 'steps'),
        fc.integer({ min: -1, max: 5000 }),
        (pairs, metric, axis, n) => {
          const series = seriesOf(
            pairs.map(p => p[0]),
            pairs.map(p => p[1]),
            n,
            { metric, axis },
          )
          const evidence = evidenceOf(series)
          const assessment = assess(evidence)
          drawViews(evidence, assessment)
          return assessment.reasons.length > 0
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })
})

describe('what must not change an outcome', () => {
  const rows = GOLDEN.filter(row => row.g === 0)
  const some = fc.constantFrom(...rows)

  test('the unit of the scale', () => {
    fc.assert(
      fc.property(some, fc.double({ min: 1e-6, max: 1e12, noNaN: true }), ({ x, y, n, verdict }, unit) => {
        const scaled = seriesOf(
          x.map(v => v * unit),
          y,
          n[0] ?? 0,
        )
        return assess(evidenceOf(scaled)).outcome === verdict
      }),
      { numRuns: 40, seed: 1 },
    )
  })

  test('the order of the rows', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.double({ noNaN: true })), ({ x, y, n, verdict }, keys) => {
        const order = x.map((_, i) => ({ i, key: keys.next().value })).sort((a, b) => a.key - b.key)
        const shuffled = seriesOf(
          order.map(o => x[o.i] ?? 0),
          order.map(o => y[o.i] ?? 0),
          n[0] ?? 0,
        )
        return assess(evidenceOf(shuffled)).outcome === verdict
      }),
      { numRuns: 40, seed: 2 },
    )
  })

  test('percent or fraction', () => {
    for (const { x, y, n, verdict } of rows.filter(row => Math.max(...row.y) > 0.1)) {
      const series = seriesOf(
        x,
        y.map(v => v * 100),
        n[0] ?? 0,
      )
      expect(assess(evidenceOf(series)).outcome).toBe(verdict)
    }
  })
})

describe('drawings', () => {
  const zeros = seriesOf(
    PARAMS,
    gpt3.few['5D+'].y.map(v => v / 100),
    2000,
    { length: 5 },
  )

  test('zeros are bounds where the coordinate has no zero', () => {
    const evidence = evidenceOf(zeros)
    const assessment = assess(evidence)
    const raw = drawingOf(evidence, assessment, assessment.claimed)
    expect(raw?.points[0]).toMatchObject({ y: 0, low: 0, bound: false })
    expect(raw?.points[0]?.high).toBeCloseTo(zeroBound(2000), 12)
    const gumbel = drawViews(evidence, assessment).find(d => d.id === 'em:gumbel|params|log')
    expect(gumbel?.points.slice(0, 6).every(p => p.bound && p.y < p.high)).toBe(true)
    expect(gumbel?.points.slice(6).some(p => p.bound)).toBe(false)
    expect(gumbel?.points[0]?.high).toBeCloseTo(-Math.log(-Math.log(zeroBound(2000))), 10)
  })

  test('the smooth curve spans the points and is straight on its own scale', () => {
    const evidence = evidenceOf(gpt3Series('1DC', 4))
    const assessment = assess(evidence)
    const gumbel = drawViews(evidence, assessment).find(d => d.id === 'em:gumbel|params|log')
    const curve = gumbel?.smooth ?? []
    expect(curve).toHaveLength(40)
    expect(curve[0]?.x).toBeCloseTo(125e6, 0)
    expect(curve.at(-1)?.x).toBeCloseTo(174.6e9, -3)
    const rises = curve.slice(1).map((p, i) => p.y - (curve[i]?.y ?? 0))
    expect(Math.max(...rises) - Math.min(...rises)).toBeLessThan(1e-9)
  })

  test('jump, prediction, rows, and floor', () => {
    const evidence = evidenceOf(gpt3Series('2D+'))
    const assessment = assess(evidence)
    const drawing = drawingOf(evidence, assessment, assessment.claimed)
    expect(drawing?.jump).not.toBeNull()
    expect(drawing?.predicted?.x).toBe(PARAMS[7])
    expect(drawing?.points.map(p => p.rows)).toEqual(PARAMS.map((_, i) => [i]))
    expect(drawing?.floor).toBeCloseTo(1 / 2000, 12)
    expect(drawing?.chance).toBeNull()
    expect(drawing?.fraction).toBe(true)
    expect(drawingOf(evidence, assessment, { ...assessment.claimed, id: 'none' })).toBeUndefined()
  })

  test('an edit distance is drawn as it was measured', () => {
    const em = seriesOf(
      MIRAGE_SCALES,
      MIRAGE_TOKENS.map(p => p ** 5),
      1000,
      { length: 5 },
    )
    const ted = seriesOf(
      MIRAGE_SCALES,
      MIRAGE_TOKENS.map(p => 5 * (1 - p)),
      1000,
      { metric: 'ted', length: 5 },
    )
    const evidence = evidenceOf(em, [ted])
    const drawing = drawViews(evidence, assess(evidence)).find(d => d.id === 'ted:raw|params|log')
    expect(drawing?.points[0]?.y).toBeCloseTo(5 * (1 - (MIRAGE_TOKENS[0] ?? 0)), 10)
    expect(drawing?.fraction).toBe(false)
    expect(drawing?.points.every(p => p.low <= p.y && p.y <= p.high)).toBe(true)
  })
})

describe('a chance level that nobody declared', () => {
  const scales = [1, 2, 4, 8, 16, 32, 64, 128].map(k => k * 1e8)
  // .25 + .75·exp(−exp(3 − 1.2 i)), rounded.
  const scores = [0.252, 0.249, 0.375, 0.679, 0.888, 0.964, 0.989, 0.997]
  const undeclared = assess(evidenceOf(seriesOf(scales, scores, 2000, { metric: 'mc' })))

  test('leaves a rise above it open, and names the level', () => {
    expect(undeclared.outcome).toBe('under-resolved')
    expect(undeclared.reasons.join(' ')).toMatch(/above a chance level of 25 % still fits/)
  })

  test('is not supposed where answers are written out', () => {
    expect(assess(evidenceOf(seriesOf(scales, scores, 2000, { metric: 'em' }))).outcome).toBe('jump-survives')
  })

  test('once declared the smooth rise is seen', () => {
    const declared = assess(evidenceOf(seriesOf(scales, scores, 2000, { metric: 'mc', chance: 0.25 })))
    expect(declared.outcome).not.toBe('jump-survives')
    expect(declared.reasons.join(' ')).not.toMatch(/no chance level is declared/)
  })
})

test('no jump survives a view that shows mostly a smooth rise, though no smooth curve fits it to the letter', () => {
  const scales = [250, 500, 1000, 2000, 3000, 4000, 5000, 10000]
  // Logistic in .55·ln(x/2800) + .45·(x − 2800)/2800, slope 2.4, rounded to four digits.
  const scores = [0.0152, 0.0407, 0.1137, 0.3202, 0.542, 0.7178, 0.834, 0.9885]
  const { outcome, reasons } = assess(evidenceOf(seriesOf(scales, scores, 10_000, { axis: 'data' })))
  expect(outcome).toBe('under-resolved')
  expect(reasons[0]).toMatch(/log-odds .* only 25 % \(95 % interval 13 to 25 %\)/)
})
