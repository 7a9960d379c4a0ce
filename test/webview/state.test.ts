import { describe, expect, test } from 'vitest'
import type { PanelState } from '../../src/protocol.ts'
import { NO_TRIAL, type Trial } from '../../src/trial.ts'
import { chosenPicture, chosenView, claimedPicture, redrawnNote } from '../../webview/chosen.ts'
import { offersOf } from '../../webview/offers.ts'
import { nothingChosen, type Remembered } from '../../webview/remembered.ts'
import { type Action, type PageState, reduce } from '../../webview/state.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'
import { COMPUTE, LINEAR, LOG_ODDS, PANEL } from './panel.ts'

const START: PageState = { view: 'waiting', remembered: null }
const FIVE_TOKENS: Trial = { curve: null, targetLength: 5, chance: null }

function run(...actions: readonly Action[]): PageState {
  return actions.reduce(reduce, START)
}

function received(changes: Partial<PanelState> = {}): Action {
  return { type: 'received', message: { type: 'state', state: { ...PANEL, ...changes } } }
}

function tried(applied: Trial): Action {
  return received({ trial: { ...PANEL.trial, applied } })
}

/** The page of a claim; fails the test where it shows none. */
function shown(state: PageState): Extract<PageState, { view: 'claim' }> {
  if (state.view !== 'claim') throw new Error(`The page shows no claim: ${state.view}`)
  return state
}

function restored(remembered: Remembered, ...actions: readonly Action[]): PageState {
  return actions.reduce(reduce, { view: 'waiting', remembered })
}

const REMEMBERED: Remembered = { ...nothingChosen('file:///paper.md', 'c1'), picture: 'linear', yScale: 'log' }

describe('what is shown', () => {
  test('at first the deciding picture beside the claimed one', () => {
    const state = run(received())
    expect(claimedPicture(PANEL)).toBe(CLAIMED)
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
    expect(state.remembered).toEqual(nothingChosen('file:///paper.md', 'c1'))
  })

  test('without a deciding one any other, without any other the claimed one, without data nothing', () => {
    expect(chosenPicture(run(received({ deciding: null })))?.id).toBe('linear')
    expect(chosenPicture(run(received({ deciding: null, pictures: [CLAIMED] })))?.id).toBe(CLAIMED.id)
    const empty = run(received({ pictures: [], claimed: null, deciding: null }))
    expect(chosenPicture(empty)).toBeNull()
    expect(chosenView(empty)).toBeNull()
    expect(chosenView(START)).toBeNull()
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
    expect(chosenPicture(restored(REMEMBERED, received()))?.id).toBe('linear')
    expect(restored(REMEMBERED, received({ claimId: 'c9' })).remembered).toEqual({ ...REMEMBERED, claimId: 'c9' })
    const other = restored(REMEMBERED, received({ documentUri: 'file:///other.md' })).remembered
    expect(other).toEqual(nothingChosen('file:///other.md', 'c1'))
  })

  test('a claim that is gone says so and comes back as it was', () => {
    const gone: Action = { type: 'received', message: { type: 'gone', message: 'Gone.' } }
    const state = run(received(), { type: 'chose-picture', id: 'linear' }, gone)
    expect(state).toMatchObject({ view: 'gone', message: 'Gone.' })
    expect(chosenPicture(reduce(state, received()))?.id).toBe('linear')
  })
})

describe('pickers', () => {
  test('lead to the picture that fits exactly, without a note', () => {
    const state = run(received(), { type: 'chose-metric', metric: 'exact match' })
    expect(chosenPicture(state)?.id).toBe(CLAIMED.id)
    expect(shown(state).note).toBeNull()
    const linear = reduce(state, { type: 'chose-x-scale', scale: 'linear' })
    expect(chosenView(linear)).toEqual({ judged: LINEAR, picture: LINEAR, yScale: 'linear' })
    expect(chosenPicture(reduce(state, { type: 'chose-axis', axis: 'compute' }))?.id).toBe('compute')
  })

  test('draw a view on a scale on which it was not judged, and say where its share is from', () => {
    const state = run(received(), { type: 'chose-x-scale', scale: 'linear' })
    const view = chosenView(state)
    expect(view?.judged).toBe(DERIVED)
    expect(view?.picture).toMatchObject({ id: DERIVED.id, xScale: 'linear', points: DERIVED.points })
    expect(view === null ? null : redrawnNote(view)).toBe(
      'Drawn here on a linear axis of parameters. Its jump share and its reading were judged on the log axis.',
    )
    const back = chosenView(reduce(state, { type: 'chose-x-scale', scale: 'log' }))
    expect(back?.picture).toBe(DERIVED)
    expect(back === null ? '' : redrawnNote(back)).toBeNull()
  })

  test('keep the scale at hand when the metric changes', () => {
    const state = run(
      received(),
      { type: 'chose-picture', id: 'linear' },
      { type: 'chose-metric', metric: DERIVED.metricLabel },
    )
    expect(chosenView(state)).toMatchObject({ judged: { id: DERIVED.id }, picture: { xScale: 'linear' } })
    expect(shown(state).note).toBeNull()
    const again = reduce(state, { type: 'chose-metric', metric: 'exact match' })
    expect(chosenView(again)).toMatchObject({ judged: { id: 'linear' }, picture: { id: 'linear' } })
  })

  test('fall to the nearest picture where the metric has no such axis, and say so', () => {
    const state = run(
      received(),
      { type: 'chose-picture', id: 'compute' },
      { type: 'chose-metric', metric: DERIVED.metricLabel },
    )
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
    expect(shown(state).note).toBe(
      'There is no per-token accuracy (derived) against training compute. ' +
        'Shown instead: per-token accuracy (derived) against parameters.',
    )
    expect(shown(reduce(state, received())).note).not.toBeNull()
    expect(shown(reduce(state, { type: 'chose-picture', id: 'linear' })).note).toBeNull()
  })

  test('what does not exist changes nothing', () => {
    const state = run(received())
    for (const action of [
      { type: 'chose-picture', id: 'nonsense' },
      { type: 'chose-metric', metric: 'nonsense' },
      { type: 'chose-axis', axis: 'loss' },
      { type: 'chose-claim', claimId: 'nonsense' },
      { type: 'chose-claim', claimId: 'c1' },
    ] as const satisfies readonly Action[])
      expect(reduce(state, action)).toBe(state)
    expect(reduce(START, { type: 'chose-picture', id: 'linear' })).toBe(START)
  })

  test('offer what can be drawn beside the chosen picture, the author’s metric first', () => {
    const offers = offersOf(PANEL.pictures, DERIVED)
    expect(offers.metrics).toEqual([
      { value: 'exact match', label: 'exact match (as claimed)' },
      { value: 'per-token accuracy (derived)', label: 'per-token accuracy (derived)' },
      { value: 'log-odds', label: 'log-odds (derived)' },
    ])
    const measured = { ...LINEAR, id: 'edits', metricLabel: 'token edit distance' }
    expect(offersOf([DERIVED, measured, CLAIMED], CLAIMED).metrics.map(({ label }) => label)).toEqual([
      'exact match (as claimed)',
      'token edit distance (measured)',
      'per-token accuracy (derived)',
    ])
    expect(offers.axes).toEqual([
      { value: 'params', enabled: true },
      { value: 'compute', enabled: false },
    ])
    expect(offers.xScales).toEqual([
      { value: 'log', enabled: true },
      { value: 'linear', enabled: true },
    ])
  })

  test('a log axis needs scales above 0', () => {
    const steps = { ...LINEAR, id: 'steps', axis: 'steps' as const, points: CLAIMED.points.map(p => ({ ...p, x: 0 })) }
    expect(offersOf([steps], steps).xScales).toContainEqual({ value: 'log', enabled: false })
    const state = run(received({ pictures: [steps], claimed: 'steps', deciding: null }), {
      type: 'chose-x-scale',
      scale: 'log',
    })
    expect(chosenView(state)?.picture.xScale).toBe('linear')
  })

  test('a logarithmic score axis is for positive scores alone, and comes back with them', () => {
    const state = run(received(), { type: 'chose-y-scale', scale: 'log' })
    expect(chosenView(state)?.yScale).toBe('log')
    const odds = reduce(state, { type: 'chose-picture', id: 'odds' })
    expect(chosenView(odds)?.yScale).toBe('linear')
    expect(offersOf(PANEL.pictures, LOG_ODDS).yScales).toContainEqual({ value: 'log', enabled: false })
    expect(chosenView(reduce(odds, { type: 'chose-picture', id: 'linear' }))?.yScale).toBe('log')
  })

  test('switches are remembered', () => {
    const state = run(
      received(),
      { type: 'showed-curves', curves: true },
      { type: 'chose-pair', pair: true },
      { type: 'showed-trials', trials: true },
      { type: 'showed-every', every: 'table' },
      received(),
    )
    expect(state.remembered).toMatchObject({ curves: true, pair: true, trials: true, every: 'table' })
  })
})

describe('another claim', () => {
  const asked = run(received(), { type: 'chose-picture', id: 'linear' }, { type: 'chose-claim', claimId: 'c2' })

  test('is awaited while the one at hand stays as it is', () => {
    expect(shown(asked)).toMatchObject({ asked: 'c2', remembered: { claimId: 'c1', picture: 'linear' } })
    expect(shown(reduce(asked, received()))).toMatchObject({ asked: 'c2', remembered: { picture: 'linear' } })
  })

  test('is no longer awaited when it is gone from the document', () => {
    const claims = PANEL.claims.filter(({ id }) => id === 'c1')
    expect(shown(reduce(asked, received({ claims }))).asked).toBeNull()
  })

  test('begins anew, but for the switches', () => {
    const before = [
      { type: 'showed-curves', curves: true },
      { type: 'tried', trial: FIVE_TOKENS },
    ] as const satisfies readonly Action[]
    const state = [...before, received({ claimId: 'c2' })].reduce(reduce, asked)
    expect(shown(state).asked).toBeNull()
    expect(shown(state).trying).toBeNull()
    expect(state.remembered).toEqual({ ...nothingChosen('file:///paper.md', 'c2'), curves: true })
    expect(chosenPicture(state)?.id).toBe(DERIVED.id)
  })
})

describe('a trial', () => {
  test('is awaited until its verdict comes, and remembered', () => {
    const state = run(received(), { type: 'tried', trial: FIVE_TOKENS })
    expect(shown(state).trying).toMatchObject({ trial: FIVE_TOKENS })
    expect(shown(reduce(state, received())).trying).toMatchObject({ trial: FIVE_TOKENS })
    const done = reduce(state, tried(FIVE_TOKENS))
    expect(shown(done).trying).toBeNull()
    expect(done.remembered?.trial).toEqual(FIVE_TOKENS)
  })

  test('that is not tried, since the table no longer has it, is not awaited for ever', () => {
    const state = run(received(), { type: 'tried', trial: FIVE_TOKENS }, received(), received())
    expect(shown(state).trying).toBeNull()
    expect(state.remembered?.trial).toEqual(NO_TRIAL)
  })

  test('is forgotten with the way back', () => {
    const state = run(received(), tried(FIVE_TOKENS), { type: 'tried', trial: NO_TRIAL }, received())
    expect(state.remembered?.trial).toEqual(NO_TRIAL)
    expect(shown(state).trying).toBeNull()
  })

  test('is remembered as the extension applied it, where the page did not ask', () => {
    expect(run(received(), tried(FIVE_TOKENS)).remembered?.trial).toEqual(FIVE_TOKENS)
    expect(run(tried(FIVE_TOKENS), received()).remembered?.trial).toEqual(NO_TRIAL)
  })

  test('that was on an earlier page is asked for again, and a picture that only it has is waited for', () => {
    const before: Remembered = { ...REMEMBERED, picture: 'only-tried', xScale: 'linear', trial: FIVE_TOKENS }
    const waiting = restored(before, received())
    expect(shown(waiting).trying).toMatchObject({ trial: FIVE_TOKENS })
    expect(waiting.remembered).toEqual(before)
    expect(chosenPicture(waiting)?.id).toBe(DERIVED.id)
    const pictures = [...PANEL.pictures, { ...DERIVED, id: 'only-tried', metricLabel: 'pass@1' }]
    const come = reduce(waiting, received({ pictures, trial: { ...PANEL.trial, applied: FIVE_TOKENS } }))
    expect(chosenView(come)).toMatchObject({ judged: { id: 'only-tried' }, picture: { xScale: 'linear' } })
    expect(restored(before, tried(FIVE_TOKENS)).remembered).toMatchObject({ picture: null, xScale: null })
  })
})

describe('what the extension tells', () => {
  const told = (message: string): Action => ({ type: 'received', message: { type: 'told', message } })

  test('stays through new data, and goes with the next choice', () => {
    const state = run(received(), told('Saved.'), received())
    expect(shown(state).told).toEqual({ message: 'Saved.' })
    expect(shown(reduce(state, { type: 'chose-picture', id: 'linear' })).told).toBeNull()
  })

  test('the same words are told anew', () => {
    const once = shown(run(received(), told('Copied.')))
    const twice = shown(reduce(once, { type: 'told', message: 'Copied.' }))
    expect(twice.told).toEqual(once.told)
    expect(twice.told).not.toBe(once.told)
  })

  test('the row at the cursor is kept until it changes', () => {
    const cursor = (row: number | null): Action => ({ type: 'received', message: { type: 'cursor', row } })
    const state = run(received(), cursor(3), received())
    expect(shown(state).cursor).toBe(3)
    expect(reduce(state, cursor(3))).toBe(state)
    expect(shown(reduce(state, cursor(null))).cursor).toBeNull()
    expect(reduce(START, cursor(3))).toBe(START)
  })
})

test('the other axis of the claim is offered too', () => {
  expect(offersOf(PANEL.pictures, COMPUTE).axes).toContainEqual({ value: 'params', enabled: true })
})
