import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { decide } from '../../src/check/decision.ts'
import { extrapolationSentence, reasonsFor } from '../../src/check/reasons.ts'
import { planViews } from '../../src/check/views.ts'
import type { Series } from '../../src/tables/series/series.ts'
import gpt3 from './golden/gpt3_table_h1.json'
import { evidenceOf, MIRAGE_SCALES, MIRAGE_TOKENS, seriesOf } from './samples.ts'

const PARAMS = gpt3.params_M.map(m => m * 1e6)

function few(task: '2D+' | '2Dx' | '3D+', length: number | null = null): Series {
  return seriesOf(
    PARAMS,
    gpt3.few[task].y.map(v => v / 100),
    2000,
    { length },
  )
}

function reasonsOf(series: Series, metrics: readonly Series[] = [], axes: readonly Series[] = []) {
  return assess(evidenceOf(series, metrics, axes)).reasons
}

const MATCH = seriesOf(
  MIRAGE_SCALES,
  MIRAGE_TOKENS.map(p => p ** 5),
  1000,
  { length: 5 },
)
const DISTANCE = seriesOf(
  MIRAGE_SCALES,
  MIRAGE_TOKENS.map(p => 5 * (1 - p)),
  1000,
  { metric: 'ted', length: 5, column: 'TED' },
)
const STEP_X = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10, 1e11, 3e11]
const STEP = seriesOf(STEP_X, [0.02, 0.03, 0.02, 0.03, 0.81, 0.8, 0.82, 0.81], 2000)

describe('what a report must print', () => {
  const all = reasonsOf(few('3D+', 3)).join('\n')
  test.each([
    ['jump share with interval', /jump is 100 %[;.]/],
    ['gap and its share of each axis', /36 % of the logarithmic axis and 93 % of the linear axis/],
    ['extrapolated interval against observed', /7 smaller scales predict .* at 175B; observed 80.4 %/],
    [
      'items with origin, chance, length',
      /2000 test items a point, as given; chance level taken as 0 %, answers of 3 /,
    ],
    [
      'indices beside those of a line',
      /Emergence score \(BIG-bench breakthroughness\) 321, linearity 2.93 \(7 for a straight line of 8 points\)/,
    ],
    ['slope', /slope on −ln\(−ln score\) 0\.\d+ per e-fold of scale/],
    ['floor', /guessing floor/],
    ['seeds', /One run per scale: variation between seeds was not measured/],
  ])('%s', (_, pattern) => {
    expect(all).toMatch(pattern)
  })

  test('what a firm verdict would be if models scattered twice as far', () => {
    expect(reasonsOf(few('2Dx')).join('\n')).toMatch(/0.1 instead of 0.05 .* would be “axis-dependent”/)
  })

  test('zeros with what they still allow', () => {
    const zeros = seriesOf([1, 2, 4, 8, 16], [0, 0, 0, 0.1, 0.6], 20)
    expect(reasonsOf(zeros).join('\n')).toMatch(/0 of 20 still allows 14 %/)
  })

  test('no more than a reader takes in', () => {
    for (const series of [few('2D+'), few('2Dx'), few('3D+', 3), MATCH, STEP]) {
      const reasons = reasonsOf(series)
      expect(reasons.length).toBeLessThanOrEqual(9)
      expect(new Set(reasons).size).toBe(reasons.length)
      for (const reason of reasons) expect(reason).toMatch(/^[A-Z0-9].*\.$/)
    }
  })
})

describe('what a verdict rests on comes first', () => {
  test('a conversion, with its assumption', () => {
    const [first, second] = reasonsOf(MATCH)
    expect(first).toMatch(
      /^This rests on a conversion, not on a measured column: assumes 5 independent, equally hard tokens per answer/,
    )
    expect(second).toBe(
      'On −ln(−ln score) a straight line accounts for the points, and a jump of three quarters of the rise is excluded there.',
    )
  })

  test('a measured column', () => {
    expect(reasonsOf(MATCH, [DISTANCE])[0]).toBe(
      'This rests on the measured column “TED”, taken to be measured on the same outputs: token edit distance changes without a jump.',
    )
  })

  test('a column of the same run, as an evaluation tool writes it', () => {
    const graded = { ...DISTANCE, table: { ...DISTANCE.table, source: 'evaluation' as const } }
    expect(reasonsOf(MATCH, [graded])[0]).toBe(
      'This rests on the measured column “TED”, measured on the same outputs: token edit distance changes without a jump.',
    )
  })

  test('the measured points on another axis', () => {
    const zero = seriesOf(
      PARAMS,
      gpt3.zero['2D+'].y.map(v => v / 100),
      2000,
    )
    expect(reasonsOf(zero)[0]).toBe(
      'This rests on the measured points as they are, drawn on a linear parameter axis: there a straight line accounts for most of the rise; the bend comes from the axis.',
    )
  })

  test('another scale column, with what must be known of it', () => {
    const loss = {
      ...seriesOf(
        [4, 3.9, 3.8, 3.7, 2.2, 2.15, 2.1, 2.05],
        STEP.points.map(({ y }) => y),
        2000,
        { axis: 'loss' },
      ),
      notes: ['Only models of one corpus compare.'],
    }
    const plan = planViews(evidenceOf(STEP, [], [loss]))
    const { book } = plan.claimed
    const decidedBy = plan.axes[0]?.views[0]?.view ?? null
    if (book === null || decidedBy === null) throw new Error('no views')
    const base = { ...decide(book, 'log'), direction: book.direction, others: [] }
    expect(base.outcome).toBe('jump-survives')
    const reasons = reasonsFor(plan, base, { outcome: 'axis-dependent', decidedBy, column: null }, [])
    expect(reasons[0]).toBe(
      'This rests on the measured column “Scale”: on a logarithmic loss axis a straight line accounts for most of the rise.',
    )
    expect(reasons).toContain('Only models of one corpus compare.')
    expect(reasons.join('\n')).not.toMatch(/No smooth curve fits/)
    expect(reasonsOf(STEP, [], [loss])).not.toContain('Only models of one corpus compare.')
  })
})

describe('other columns', () => {
  const loss = (y: readonly number[], column: string) => seriesOf(STEP_X, y, 0, { metric: 'nll', column })
  const jumping = [3, 3.05, 2.98, 3.02, 0.5, 0.51, 0.49, 0.505]

  test('a column that jumps says where', () => {
    expect(reasonsOf(STEP, [loss(jumping, 'nll')])[0]).toMatch(
      /^The measured column for cross-entropy jumps too, between 3B and 10B\. .* \(column “nll”\)\.$/,
    )
  })

  test('several of one kind share a sentence', () => {
    const short = (column: string) => ({ ...loss(jumping, column), points: loss(jumping, column).points.slice(0, 3) })
    expect(reasonsOf(STEP, [short('a'), short('b')])).toContain(
      'Columns “a” and “b” could not be judged: they have scores at 3 scales, and 4 are needed.',
    )
  })

  test('a column that was not judged says why', () => {
    const ofFive = { ...loss(jumping, 'TED'), points: loss(jumping, 'TED').points.slice(0, 5) }
    const flat = loss(
      jumping.map(() => 2),
      'flat',
    )
    expect(reasonsOf(STEP, [ofFive, flat])).toEqual(
      expect.arrayContaining([
        'Column “TED” could not be judged: it has values at 5 scales, and 6 are needed of a measure that is no share of items.',
        'Column “flat” could not be judged: it does not change.',
      ]),
    )
  })
})

describe('the gap that holds the rise', () => {
  test('a point at 0 leaves the others their share of the log axis', () => {
    const series = seriesOf([0, 1, 10, 100, 1000], [0, 0.02, 0.05, 0.5, 0.55], 500, { axis: 'steps' })
    expect(reasonsOf(series).join('\n')).toMatch(
      /between step 10 and step 100, a gap that takes 33 % of the logarithmic axis and 9 % of the linear axis\./,
    )
    const first = reasonsOf(seriesOf([0, 1, 10, 100, 1000], [0, 0.4, 0.5, 0.6, 0.7], 500, { axis: 'steps' }))
    expect(first.join('\n')).toMatch(/between step 0 and step 1, a gap that takes 0.1 % of the linear axis\./)
  })

  test('a rise from a point at 0 is not called noise', () => {
    const first = reasonsOf(seriesOf([0, 1, 10, 100, 1000], [0, 0.61, 0.62, 0.63, 0.62], 500, { axis: 'steps' }))
    expect(first[0]).toBe(
      'Without the point at 0, which has no place on a logarithmic axis, the rise cannot be told from noise; more items per point would decide it.',
    )
  })

  test('a wide gap is only called empty where the table has nothing inside it', () => {
    const wide = seriesOf([1, 2, 4, 8, 160, 320], [0.01, 0.02, 0.01, 0.02, 0.6, 0.62], 500)
    expect(reasonsOf(wide).join('\n')).toMatch(/No scale was measured inside it, so the rise cannot be called sharp\./)
    const steps = Array.from({ length: 200 }, (_, i) => 2 ** (i / 12))
    const scores = steps.map(x => 1 / (1 + (200 / x) ** 6))
    const pooled = seriesOf(steps, scores, 200, { axis: 'steps' })
    expect(reasonsOf(pooled).join('\n')).toMatch(/200 points pooled to/)
    expect(reasonsOf(pooled).join('\n')).not.toMatch(/was measured inside it/)
  })
})

describe('what does not rise', () => {
  const flat = seriesOf([1e8, 1e9, 1e10, 1e11, 1e12], [0.26, 0.24, 0.25, 0.27, 0.26], 99, { metric: 'mc' })

  test('has no share, gap or prediction, and gives its number of items once', () => {
    const all = reasonsOf(flat).join('\n')
    expect(all).not.toMatch(/that is a jump|largest rise|predict/)
    expect(all.match(/99 test items/g)).toHaveLength(1)
    expect(all).toMatch(/^No rise beyond noise: .*\nThe number of test items is as given; chance level taken as 0 %\./)
  })

  test('gives the chance level once', () => {
    const reasons = reasonsOf({ ...flat, chance: 0.25 })
    expect(reasons.slice(0, 2)).toEqual([
      'The score stays at chance level (25 %) at every scale.',
      '99 test items a point, as given.',
    ])
  })

  test('says that a constant score is suspect, once', () => {
    const zeros = reasonsOf(seriesOf([1, 2, 4, 8, 16], [0, 0, 0, 0, 0], 100))
    expect(zeros[0]).toMatch(/^Every score is exactly 0/)
    expect(zeros.filter(reason => reason.startsWith('Every score'))).toHaveLength(1)
    expect(zeros.join('\n')).not.toMatch(/Emergence score|slope/)
  })

  test('a falling series is set beside a falling line', () => {
    const falling = reasonsOf(seriesOf([1, 10, 100, 1000, 10000], [0.6, 0.58, 0.4, 0.2, 0.1], 1000))
    expect(falling.join('\n')).toMatch(/linearity −\d\.\d+ \(−4 for a straight line of 5 points\)/)
    expect(falling.join('\n')).toMatch(/The largest fall lies between/)
  })
})

describe('a per-token view that was refused', () => {
  test('is explained where the outcome stays open or the jump survives', () => {
    const open = reasonsOf(few('3D+')).find(reason => reason.startsWith('Per-token accuracy'))
    expect(open).toMatch(/^Per-token accuracy was not computed: the answer length in tokens is not known\./)
    const choice = seriesOf(STEP_X, [0.25, 0.26, 0.25, 0.26, 0.81, 0.8, 0.82, 0.81], 2000, {
      metric: 'mc',
      chance: 0.25,
    })
    expect(assess(evidenceOf(choice)).outcome).toBe('jump-survives')
    expect(reasonsOf(choice).join('\n')).toMatch(
      /was not computed: a multiple-choice grade depends on the wrong options/,
    )
  })

  test('goes unsaid where there is one, or where the verdict does not need it', () => {
    expect(reasonsOf(few('3D+', 3)).join('\n')).not.toMatch(/not computed/)
    expect(assess(evidenceOf(few('2Dx'))).outcome).toBe('metric-dependent')
    expect(reasonsOf(few('2Dx')).join('\n')).not.toMatch(/not computed/)
  })
})

describe('predictions', () => {
  const prediction = { at: 3, low: 0.1, high: 0.3, observed: 0.5, statistic: 9, predicted: false }
  const x = [1000, 2000, 4000, 13000]

  test.each([
    ['params', 'The 3 smaller scales predict 10 % to 30 % at 13k; observed 50 %'],
    ['steps', 'The 3 earlier points predict 10 % to 30 % at step 13k; observed 50 %'],
    ['loss', 'The 3 earlier points predict 10 % to 30 % at 13000 nats; observed 50 %'],
  ] as const)('speak the language of the axis: %s', (axis, sentence) => {
    expect(extrapolationSentence(prediction, x, axis)).toBe(sentence)
  })

  test('and of the column', () => {
    const of = { column: 'training examples', axis: 'data' } as const
    expect(extrapolationSentence(prediction, x, of)).toMatch(/at 13k examples;/)
  })
})

describe('runs', () => {
  const again = (y: number) => ({ ...STEP, points: STEP.points.map(p => ({ ...p, y: Math.min(1, p.y + y) })) })
  const smooth = seriesOf(
    STEP_X,
    STEP_X.map((_, i) => 0.1 + 0.1 * i),
    2000,
  )
  const beside = (...runs: readonly Series[]) => assess(evidenceOf(STEP, [], [], 'log', runs))

  test('that agree are counted, and one curve is not said to be the only one', () => {
    const { outcome, reasons } = beside(again(0.005), again(0.01))
    expect(outcome).toBe('jump-survives')
    expect(reasons).toContain('All 3 runs say the same; they are curves of their own and were not averaged.')
    expect(reasons.join('\n')).not.toMatch(/One run per/)
    expect(beside(again(0.005)).reasons).toContain(
      'Both runs say the same; they are curves of their own and were not averaged.',
    )
  })

  test('that disagree', () => {
    const { outcome, reasons } = beside(again(0.005), smooth)
    expect(outcome).toBe('under-resolved')
    expect(reasons[0]).toMatch(/^The runs disagree: 1 of 3 runs/)
    expect(reasons).toContain('The 3 runs of the same training are curves of their own and were not averaged.')
    expect(reasons.join('\n')).not.toMatch(/One run per/)
  })

  const rows = (...runs: readonly (readonly [number, number])[]) => {
    const made = seriesOf(
      runs.map(([x]) => x),
      runs.map(([, y]) => y),
      1000,
    )
    return assess(evidenceOf(made))
  }

  test('a few beside the jump that lie as far apart as the jump itself', () => {
    const { outcome, reasons } = rows(
      [1e9, 0.02],
      [1e9, 0.024],
      [3e9, 0.022],
      [7e9, 0.551],
      [7e9, 0.032],
      [13e9, 0.702],
      [30e9, 0.805],
      [70e9, 0.85],
    )
    expect(outcome).toBe('under-resolved')
    expect(reasons[0]).toMatch(/^At 7B, beside the jump, .* as the jump itself \(standard deviation 37 points\)/)
  })

  test('a few elsewhere, or close together, leave the jump alone', () => {
    const { outcome } = rows(
      [1e9, 0.02],
      [2e9, 0.022],
      [4e9, 0.021],
      [8e9, 0.85],
      [8e9, 0.84],
      [16e9, 0.86],
      [32e9, 0.85],
    )
    expect(outcome).toBe('jump-survives')
  })

  test('that split in two make a smooth mean that is no run’s', () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7].flatMap(size =>
      Array.from({ length: 200 }, (_, seed) => [10 ** (7 + size / 2), seed < 20 * size + 20 ? 0.9 : 0.1] as const),
    )
    const { outcome, reasons } = rows(...seeds)
    expect(outcome).toBe('under-resolved')
    expect(reasons[0]).toMatch(/the runs split in two groups .* is that of no single run/)
  })
})

describe('what the words take for granted', () => {
  test('a column jumps "too" only beside one that jumps', () => {
    const zero = seriesOf(
      STEP_X,
      STEP_X.map(() => 0),
      2000,
    )
    const accuracy = seriesOf(
      STEP_X,
      STEP.points.map(({ y }) => y),
      2000,
      { metric: 'score', column: 'Accuracy' },
    )
    expect(reasonsOf(zero, [accuracy])).toContain('Column “Accuracy” jumps.')
  })

  test('a survival without another measured metric says so', () => {
    expect(reasonsOf(STEP).join('\n')).toMatch(
      /This rests on the claimed column alone, under conversions and on both axis scales; no other metric was measured/,
    )
    const tokens = seriesOf(
      STEP_X,
      STEP.points.map(({ y }) => (y > 0.5 ? 0.96 : 0.4)),
      5000,
      { metric: 'acc1', column: 'Token accuracy' },
    )
    expect(reasonsOf(STEP, [tokens]).join('\n')).not.toMatch(/claimed column alone/)
  })

  test('a change that may be scatter has no share, gap or prediction', () => {
    const noise = seriesOf(STEP_X, [2.9, 3.2, 2.7, 3.1, 2.8, 3.0, 2.6, 2.9], 0, { metric: 'nll' })
    const { reasons } = assess(evidenceOf(noise))
    expect(reasons[0]).toMatch(/scatter/)
    expect(reasons.join('\n')).not.toMatch(/share of the|The largest/)
  })
})
