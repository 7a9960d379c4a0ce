import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import type { Assessment, JumpShare, View } from '../../src/check/assessment.ts'
import { headlineOf, smoothWhere } from '../../src/check/headline.ts'
import { turnOf } from '../../src/check/turns.ts'
import type { ScaleAxis } from '../../src/claims/claim.ts'
import type { MetricId } from '../../src/metrics/catalogue.ts'
import { evidenceOf, seriesOf } from './samples.ts'

const SCALES = [1e8, 1e9, 1e10, 1e11, 1e12]

function assessed(axis: ScaleAxis, metric: MetricId = 'em', y = [0.02, 0.03, 0.05, 0.6, 0.7], x = SCALES): Assessment {
  return assess(evidenceOf(seriesOf(x, y, 500, { axis, metric })))
}

function viewOf(assessment: Assessment, more: Partial<View>): View {
  return { ...assessment.claimed, ...more }
}

/** The assessment with another outcome, the view that decides it and the share as plotted. */
function ruled(base: Assessment, outcome: Assessment['outcome'], deciding: Partial<View>, share: JumpShare | null) {
  return { ...base, outcome, decidedBy: viewOf(base, deciding), claimed: { ...base.claimed, share } }
}

const JUMP: JumpShare = { estimate: 0.75, low: 0.5, high: 1 }
const WEAK: JumpShare = { estimate: 0.375, low: 0.25, high: 0.75 }
const OPEN: JumpShare = { estimate: 1, low: 0, high: 1 }

describe('a jump that goes away', () => {
  const base = assessed('params')
  const derived: Partial<View> = { yScale: 'per-token', basis: 'derived' }
  const measured: Partial<View> = { metric: 'ted', yScale: 'raw', basis: 'measured' }
  const linear: Partial<View> = { xScale: 'linear', basis: 'measured' }

  test.each([
    ['metric-dependent', derived, JUMP, 'The jump goes away under per-token accuracy (derived).'],
    ['metric-dependent', measured, JUMP, 'The jump goes away under token edit distance (measured).'],
    ['axis-dependent', linear, JUMP, 'The jump goes away on a linear parameter axis (measured).'],
  ] as const)('%s: says where, and whether that was measured', (outcome, deciding, share, headline) => {
    expect(headlineOf(outcome, ruled(base, outcome, deciding, share))).toBe(headline)
  })

  test.each([
    ['less than half the rise', WEAK],
    ['an interval that reaches a smooth curve', OPEN],
    ['nothing that could be judged', null],
  ])('does not go away where the plot shows %s', (_, share) => {
    expect(headlineOf('metric-dependent', ruled(base, 'metric-dependent', derived, share))).toBe(
      'No jump is needed: under per-token accuracy (derived) the rise is smooth.',
    )
    expect(headlineOf('axis-dependent', ruled(base, 'axis-dependent', linear, share))).toBe(
      'No jump is needed: on a linear parameter axis (measured) a straight line accounts for the rise.',
    )
  })

  test('a loss changes, it does not rise', () => {
    const loss = assessed('params', 'nll', [3, 2.8, 2.6, 2.4, 2.2])
    expect(headlineOf('axis-dependent', ruled(loss, 'axis-dependent', linear, WEAK))).toMatch(/for the change\.$/)
  })

  test('the place stands inside a sentence', () => {
    expect(smoothWhere(ruled(base, 'axis-dependent', linear, JUMP))).toBe('on a linear parameter axis (measured)')
    expect(smoothWhere({ ...base, outcome: 'metric-dependent', decidedBy: null })).toBe('under another metric')
  })
})

describe('other outcomes', () => {
  test('models are smaller and larger, checkpoints earlier and later', () => {
    const words = (axis: ScaleAxis) => headlineOf('predictable-by-extrapolation', assessed(axis))
    for (const axis of ['params', 'compute'] as const)
      expect(words(axis)).toBe('The smaller models predict the larger one.')
    for (const axis of ['steps', 'data', 'loss'] as const) {
      expect(words(axis)).toBe('The earlier points predict the later one.')
    }
  })

  test('a survival names the gap in the words of its axis and column', () => {
    const jump = { form: 'step', at: 3 } as const
    const x = [1000, 2000, 4000, 8000, 16000]
    const survives = (axis: ScaleAxis) => ({ ...assessed(axis, 'em', undefined, x), jump })
    expect(headlineOf('jump-survives', survives('steps'))).toBe(
      'Survives every view tried: jumps between step 4k and step 8k.',
    )
    expect(headlineOf('jump-survives', survives('data'), { column: 'num_train_samples', axis: 'data' })).toBe(
      'Survives every view tried: steps between 4k and 8k examples.',
    )
    const worse = { ...assessed('params', 'brier', [0.2, 0.2, 0.2, 0.6, 0.6]), jump, direction: 'falling' } as const
    expect(headlineOf('jump-survives', worse)).toMatch(
      /: gets worse somewhere between 10B and 100B; how sharply across so wide a gap is not known\.$/,
    )
  })

  test('a survival says that one scale lies before it, and that a wide gap hides how sharp it is', () => {
    const first = { form: 'step', at: 1 } as const
    const near = { ...assessed('params', 'em', undefined, [1e8, 2e8, 4e8, 8e8, 1.6e9]), jump: first }
    expect(headlineOf('jump-survives', near)).toBe(
      'Survives every view tried: steps between 100M and 200M; only one scale lies before it.',
    )
    const far = { ...assessed('params', 'em', undefined, [1e8, 1e9, 2e9, 4e9, 8e9]), jump: first }
    expect(headlineOf('jump-survives', far)).toMatch(
      /somewhere between 100M and 1B; how sharply across so wide a gap is not known and only one scale lies before it\.$/,
    )
  })

  test('a broken scorer is named before its resolution, and assumed items are said to be so', () => {
    const zero = seriesOf([1, 2, 3, 4, 5], [0, 0, 0, 0, 0], 0, { origin: 'assumed' })
    const broken = assess(evidenceOf({ ...zero, points: zero.points.map(point => ({ ...point, se: 0 })) }))
    expect(headlineOf(broken.outcome, broken)).toMatch(/every score is exactly 0 with an error of 0/)
    const few = assess(evidenceOf(seriesOf([1, 2, 3, 4, 5], [0, 0, 0, 0, 0.2], 0, { origin: 'assumed' })))
    expect(headlineOf('under-resolved', few)).toBe('The data cannot decide: 0 of an assumed 100 still allows 3 %.')
  })

  test('too few scales are counted, no numbers are none', () => {
    const few = (axis: ScaleAxis) => assess(evidenceOf(seriesOf([1, 10, 100], [0, 0.1, 0.5], 100, { axis })))
    expect(headlineOf('not-enough-data', few('params'))).toBe('Too few scales to tell: 3 of at least 4.')
    expect(headlineOf('not-enough-data', few('steps'))).toBe('Too few points to tell: 3 of at least 4.')
    const none = assess(evidenceOf(seriesOf([1, 2, 3, 4], [Number.NaN, Number.NaN, Number.NaN, Number.NaN], 100)))
    expect(headlineOf(none.outcome, none)).toBe('No usable numbers.')
  })
})

describe('curves that turn back', () => {
  const words = (y: readonly number[], metric: MetricId = 'em') =>
    headlineOf('non-monotone', assessed('params', metric, [...y]))

  test.each([
    ['a U', [0.6, 0.3, 0.1, 0.4, 0.7], 'Falls before it rises'],
    ['a hill', [0.1, 0.4, 0.7, 0.5, 0.2], 'Rises before it falls'],
    ['a dip on the way up', [0.176, 0.352, 0.231, 0.636, 0.663], 'Goes up and down more than noise explains'],
    ['up and down again', [0, 0.498, 0, 0.497, 0.5], 'Goes up and down more than noise explains'],
  ])('%s', (_, y, start) => {
    expect(words(y)).toBe(`${start}; no single jump to test.`)
  })

  test('a loss gets better and worse', () => {
    expect(words([3, 2, 1.5, 2.4, 3.1], 'nll')).toMatch(/^Gets better before it gets worse;/)
    expect(words([1.5, 2, 3, 2.4, 1.2], 'nll')).toMatch(/^Gets worse before it gets better;/)
  })

  test('an error rate is turned round before it is judged, and named all the same', () => {
    expect(words([0.4, 0.7, 0.9, 0.6, 0.3], 'error')).toMatch(/^Gets worse before it gets better;/)
  })

  test('swings within the noise of the items do not count', () => {
    const y = [0.5, 0.3, 0.36, 0.3, 0.6]
    expect(turnOf(y, [60, 60, 60, 60, 60])).toBe('falls-rises')
    expect(turnOf(y, [4000, 4000, 4000, 4000, 4000])).toBe('up-and-down')
    expect(turnOf([], [])).toBe('up-and-down')
  })
})
