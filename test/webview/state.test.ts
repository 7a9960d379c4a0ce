import { describe, expect, test } from 'vitest'
import type { Picture } from '../../src/plot/picture.ts'
import type { PanelState } from '../../src/protocol.ts'
import { NO_TRIAL } from '../../src/trial.ts'
import { type PlacedPoint, pointAt, pointStep } from '../../webview/points.ts'
import {
  type Action,
  chosenPicture,
  chosenYScale,
  claimedPicture,
  offersOf,
  type PageState,
  readRemembered,
  reduce,
} from '../../webview/state.ts'
import { CLAIMED, DERIVED, pictureOf } from '../plot/pictures.ts'

const LINEAR: Picture = { ...CLAIMED, id: 'linear', basis: 'measured', xScale: 'linear' }
const COMPUTE: Picture = { ...CLAIMED, id: 'compute', basis: 'measured', axis: 'compute' }
const LOG_ODDS = pictureOf([1, 2, 3], [-2, 0, 2], {
  id: 'odds',
  metricLabel: 'log-odds',
  percent: false,
  basis: 'derived',
})

const PANEL: PanelState = {
  documentUri: 'file:///paper.md',
  claimId: 'c1',
  claimText: 'Arithmetic emerges at 13B.',
  claims: [{ id: 'c1', text: 'Emerges.', verdict: 'holds', line: 0 }],
  trial: { applied: NO_TRIAL, curves: [], targetLength: null, chance: null, asLinked: null },
  verdict: 'metric-dependent',
  verdictLabel: 'Goes away under another metric',
  headline: 'The jump goes away under per-token accuracy (derived).',
  reasons: [],
  source: 'Table 1',
  pictures: [CLAIMED, LINEAR, COMPUTE, DERIVED, LOG_ODDS],
  claimed: CLAIMED.id,
  deciding: DERIVED.id,
  details: { indices: null, runs: null, notComputed: [] },
}

const START: PageState = { view: 'waiting', remembered: null }

function run(...actions: readonly Action[]): PageState {
  return actions.reduce(reduce, START)
}

function received(changes: Partial<PanelState> = {}): Action {
  return { type: 'received', message: { type: 'state', state: { ...PANEL, ...changes } } }
}

function noteOf(state: PageState): string | null {
  return state.view === 'claim' ? state.note : null
}

describe('what is shown', () => {
  test('at first the deciding picture beside the claimed one', () => {
    const state = run(received())
    expect(claimedPicture(PANEL)).toBe(CLAIMED)
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
    expect(state.remembered).toEqual({
      documentUri: 'file:///paper.md',
      claimId: 'c1',
      picture: null,
      yScale: 'linear',
    })
  })

  test('without a deciding one any other, without any other the claimed one, without data nothing', () => {
    expect(chosenPicture(run(received({ deciding: null })))?.id).toBe('linear')
    expect(chosenPicture(run(received({ deciding: null, pictures: [CLAIMED] })))?.id).toBe(CLAIMED.id)
    expect(chosenPicture(run(received({ pictures: [], claimed: null, deciding: null })))).toBeNull()
  })

  test('a choice stays when new data come, and follows the verdict while none was made', () => {
    const chosen = run(received(), { type: 'chose-picture', id: 'compute' }, received({ deciding: 'linear' }))
    expect(chosenPicture(chosen)?.id).toBe('compute')
    expect(chosenPicture(run(received(), received({ deciding: 'linear' })))?.id).toBe('linear')
  })

  test('a choice that is gone from the data is forgotten', () => {
    const state = run(received(), { type: 'chose-picture', id: 'compute' }, received({ pictures: [CLAIMED, DERIVED] }))
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
    expect(state.remembered?.picture).toBeNull()
  })

  test('a choice outlives the page and an edit of the claim, not a change of document', () => {
    const remembered = { documentUri: 'file:///paper.md', claimId: 'c1', picture: 'linear', yScale: 'log' } as const
    const restored = (changes: Partial<PanelState>): PageState =>
      reduce({ view: 'waiting', remembered }, received(changes))
    expect(chosenPicture(restored({}))?.id).toBe('linear')
    expect(restored({ claimId: 'c2' }).remembered).toEqual({ ...remembered, claimId: 'c2' })
    expect(restored({ documentUri: 'file:///other.md' }).remembered?.picture).toBeNull()
  })

  test('a claim that is gone says so and comes back as it was', () => {
    const gone: Action = { type: 'received', message: { type: 'gone', message: 'Gone.' } }
    const state = run(received(), { type: 'chose-picture', id: 'linear' }, gone)
    expect(state.view).toBe('gone')
    expect(chosenPicture(reduce(state, received()))?.id).toBe('linear')
  })
})

describe('pickers', () => {
  test('lead to the picture that fits exactly, without a note', () => {
    const state = run(received(), { type: 'chose-metric', metric: 'exact match' })
    expect(chosenPicture(state)?.id).toBe(CLAIMED.id)
    expect(noteOf(state)).toBeNull()
    expect(chosenPicture(reduce(state, { type: 'chose-x-scale', scale: 'linear' }))?.id).toBe('linear')
    expect(chosenPicture(reduce(state, { type: 'chose-axis', axis: 'compute' }))?.id).toBe('compute')
  })

  test('fall to the nearest picture and say so', () => {
    const state = run(
      received(),
      { type: 'chose-picture', id: 'linear' },
      { type: 'chose-metric', metric: DERIVED.metricLabel },
    )
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
    expect(noteOf(state)).toBe(
      'There is no per-token accuracy (derived) on a linear axis of parameters. ' +
        'Shown instead: per-token accuracy (derived) on a log axis of parameters.',
    )
    expect(noteOf(reduce(state, { type: 'chose-picture', id: 'linear' }))).toBeNull()
  })

  test('what does not exist changes nothing', () => {
    const state = run(received())
    expect(reduce(state, { type: 'chose-picture', id: 'nonsense' })).toBe(state)
    expect(reduce(state, { type: 'chose-axis', axis: 'loss' })).toBe(state)
    expect(reduce(START, { type: 'chose-picture', id: 'linear' })).toBe(START)
  })

  test('offer what exists beside the chosen picture', () => {
    const offers = offersOf(PANEL.pictures, DERIVED)
    expect(offers.metrics).toEqual(['exact match', 'per-token accuracy (derived)', 'log-odds'])
    expect(offers.axes).toEqual([
      { value: 'params', enabled: true },
      { value: 'compute', enabled: false },
    ])
    expect(offers.xScales).toEqual([
      { value: 'log', enabled: true },
      { value: 'linear', enabled: false },
    ])
  })

  test('a logarithmic score axis is for positive scores alone, and comes back with them', () => {
    const state = run(received(), { type: 'chose-y-scale', scale: 'log' })
    expect(chosenYScale(state)).toBe('log')
    const odds = reduce(state, { type: 'chose-picture', id: 'odds' })
    expect(chosenYScale(odds)).toBe('linear')
    expect(offersOf(PANEL.pictures, LOG_ODDS).yScales).toContainEqual({ value: 'log', enabled: false })
    expect(chosenYScale(reduce(odds, { type: 'chose-picture', id: 'linear' }))).toBe('log')
  })
})

test('only what an earlier page of ours left is read', () => {
  const good = { documentUri: 'file:///p.md', claimId: 'c', picture: null, yScale: 'linear' }
  expect(readRemembered(good)).toEqual(good)
  for (const bad of [undefined, null, 1, 'x', {}, { ...good, yScale: 'square' }, { ...good, picture: 3 }]) {
    expect(readRemembered(bad)).toBeNull()
  }
})

describe('points', () => {
  const [first, second, third] = CLAIMED.points
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few points')
  const a: PlacedPoint = { point: first, x: 10, y: 10 }
  const b: PlacedPoint = { point: second, x: 40, y: 10 }
  const c: PlacedPoint = { point: third, x: 70, y: 50 }
  const all = [c, a, b]

  test('the nearest within reach answers the pointer', () => {
    expect(pointAt(all, 14, 12)).toBe(a)
    expect(pointAt(all, 30, 10)).toBe(b)
    expect(pointAt(all, 200, 200)).toBeNull()
  })

  test('keys go from left to right', () => {
    expect(pointStep(all, null, 'ArrowRight')).toBe(a)
    expect(pointStep(all, a, 'ArrowRight')).toBe(b)
    expect(pointStep(all, c, 'ArrowRight')).toBe(c)
    expect(pointStep(all, null, 'ArrowLeft')).toBe(c)
    expect(pointStep(all, b, 'Home')).toBe(a)
    expect(pointStep(all, b, 'End')).toBe(c)
    expect(pointStep(all, b, 'Tab')).toBeNull()
    expect(pointStep([], null, 'End')).toBeNull()
  })
})
