import { describe, expect, test } from 'vitest'
import type { JumpOutcome, JumpShare, View } from '../../src/check/assessment.ts'
import type { Ground } from '../../src/check/decision.ts'
import { groundWords } from '../../src/check/grounds.ts'
import { openSheet } from '../../src/check/views.ts'
import type { Series } from '../../src/tables/series/series.ts'
import { seriesOf } from './samples.ts'

const X = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]

function words(ground: Ground, series: Series, outcome: JumpOutcome = 'under-resolved', own: readonly View[] = []) {
  return groundWords(ground, openSheet(series, 'log'), outcome, own)
}

describe('no rise', () => {
  const flat = (n: number, chance = 0, y = [0.24, 0.26, 0.25, 0.28, 0.26, 0.25]) =>
    seriesOf(X, y, n, { metric: 'mc', chance })

  test('a verdict of no jump has no undecided reason', () => {
    expect(words({ kind: 'no-rise' }, flat(99), 'no-jump-as-claimed')).toBe(
      'No rise beyond noise: the score changes by 4 points in all, with 99 test items a point.',
    )
  })

  test('an open one says what would decide it', () => {
    expect(words({ kind: 'no-rise' }, flat(99))).toBe(
      'The rise cannot be told from noise; more items per point would decide it.',
    )
    expect(words({ kind: 'no-rise' }, flat(99, 0.25))).toBe(
      'No score can be told from chance; more items per point would decide it.',
    )
  })

  test('scores that guessing explains stay at chance', () => {
    const stays = 'The score stays at chance level (25 %) at every scale.'
    expect(words({ kind: 'no-rise' }, flat(99, 0.25), 'no-jump-as-claimed')).toBe(stays)
    expect(words({ kind: 'small-range', range: 0.04 }, flat(99, 0.25), 'no-jump-as-claimed')).toBe(stays)
    // 28 % of 20,000 answers is more than guessing gives.
    expect(words({ kind: 'small-range', range: 0.04 }, flat(20000, 0.25), 'no-jump-as-claimed')).toBe(
      'The score changes by 4 points in all, too little to speak of a jump.',
    )
    expect(words({ kind: 'no-rise' }, flat(2000, 0.5), 'no-jump-as-claimed')).toBe(
      'The score stays at chance level (50 %) or below it at every scale.',
    )
  })

  test('one score throughout is said to be suspect', () => {
    const constant = flat(99, 0.25, [0.25, 0.25, 0.25, 0.25, 0.25, 0.25])
    expect(words({ kind: 'no-rise' }, constant, 'no-jump-as-claimed')).toMatch(/^Every score is exactly 25 %/)
  })
})

describe('curves that turn back', () => {
  test('only a U is worth splitting by difficulty', () => {
    const u = seriesOf(X, [0.6, 0.4, 0.2, 0.1, 0.5, 0.8], 500)
    expect(words({ kind: 'falls', size: 0.5 }, u)).toBe(
      'On the way the score falls by 50 points, more than noise explains; splitting the items by difficulty may part the curves.',
    )
    const instable = seriesOf(X, [0.1, 0.2, 0.5, 0.9, 1, 0.65], 500)
    expect(words({ kind: 'falls', size: 0.35 }, instable)).toBe(
      'On the way the score falls by 35 points, more than noise explains.',
    )
  })

  test('a loss gets worse on the way', () => {
    const loss = seriesOf(X, [3, 2, 3, 2, 3, 2], 0, { metric: 'nll' })
    expect(words({ kind: 'falls', size: null }, loss)).toBe(
      'On the way the cross-entropy gets worse by more than it may for a single change.',
    )
  })
})

describe('open outcomes', () => {
  test('a clean curve of an untried shape does not scatter', () => {
    const fast = seriesOf(X, [0.004, 0.001, 0.847, 0.95, 0.99, 0.998], 990)
    expect(words({ kind: 'irregular', overdispersion: 34 }, fast)).toBe(
      'None of the curves tried, smooth or with a jump, has the shape of these points (a fast rise, then a slow approach to its end). A per-token metric on the same outputs would decide it.',
    )
    const slow = seriesOf(X, [0.01, 0.2, 0.25, 0.3, 0.4, 0.9], 990)
    expect(words({ kind: 'irregular', overdispersion: 34 }, slow)).toMatch(
      /has the shape of these points\. A per-token/,
    )
  })

  test('points that no rising curve fits do', () => {
    const wild = seriesOf(X, [0.1, 0.3, 0.1, 0.4, 0.2, 0.9], 990)
    expect(words({ kind: 'irregular', overdispersion: 34 }, wild)).toBe(
      'The points scatter too much around every curve (34 times what the items explain). Repeated runs per scale would decide it.',
    )
  })

  test('views that disagree name the one with the least jump, and its share', () => {
    const view = (yScale: View['yScale'], xScale: View['xScale'], share: JumpShare): View => ({
      id: `em:${yScale}|steps|${xScale}`,
      metric: 'em',
      axis: 'steps',
      xScale,
      yScale,
      basis: 'measured',
      assumption: null,
      share,
      best: { form: 'line' },
      reading: 'unjudged',
    })
    const own = [
      view('raw', 'log', { estimate: 1, low: 0.75, high: 1 }),
      view('raw', 'linear', { estimate: 0.125, low: 0, high: 0.25 }),
      view('gumbel', 'log', { estimate: 0.75, low: 0.5, high: 1 }),
    ]
    const series = seriesOf(X, [0, 0, 0, 0.5, 0.9, 1], 500, { axis: 'steps' })
    expect(words({ kind: 'not-everywhere' }, series, 'under-resolved', own)).toBe(
      'On a linear step axis the share of the rise that is a jump is only 13 % (95 % interval 0 to 25 %). More points around the rise would decide it.',
    )
  })

  test('models are scales, the points of one run are points', () => {
    const y = [0, 0, 0.1, 0.5, 0.9, 1]
    expect(words({ kind: 'few-scales', scales: 3 }, seriesOf(X, y, 99))).toMatch(/4 scales or more; there are 3\.$/)
    expect(words({ kind: 'few-scales', scales: 1 }, seriesOf(X, y, 99, { axis: 'steps' }))).toMatch(
      /4 points or more; there is 1\.$/,
    )
    expect(words({ kind: 'predicted' }, seriesOf(X, y, 99))).toMatch(/the smaller scales predict the next one\.$/)
    expect(words({ kind: 'predicted' }, seriesOf(X, y, 99, { axis: 'data' }))).toMatch(/the earlier points predict/)
  })
})

describe('a jump under every view', () => {
  test('says what was tried for scores, with and without a chance level, and for losses', () => {
    const y = [0.3, 0.3, 0.3, 0.9, 0.9, 0.9]
    const tried = (series: Series) => words({ kind: 'jump-everywhere' }, series, 'jump-survives')
    expect(tried(seriesOf(X, y, 99))).toBe(
      'No smooth curve fits: not on −ln(−ln score) with or without a guessing floor, not in log-odds, and not on a linear parameter axis.',
    )
    expect(tried(seriesOf(X, y, 99, { chance: 0.25 }))).toContain('not on −ln(−ln score) above the chance level,')
    expect(tried(seriesOf(X, [3, 3, 3, 1, 1, 1], 0, { metric: 'nll' }))).toBe(
      'No smooth curve fits: not on a log scale of cross-entropy, and not on a linear parameter axis.',
    )
  })
})
