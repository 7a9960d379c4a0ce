import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import type { Picture } from '../src/plot/picture.ts'
import { axisName } from '../src/plot/words.ts'
import type { PanelState, ToPanel } from '../src/protocol.ts'
import { isNoTrial, type Trial } from '../src/trial.ts'
import { chosenPicture, chosenView, judgedOn } from './chosen.ts'
import { type EveryView, nothingChosen, type Remembered } from './remembered.ts'
import { sameTrial } from './trials.ts'

/** What the page shows. */
export type PageState =
  | { readonly view: 'waiting'; readonly remembered: Remembered | null }
  | { readonly view: 'gone'; readonly message: string; readonly remembered: Remembered | null }
  | {
      readonly view: 'claim'
      readonly panel: PanelState
      readonly remembered: Remembered
      /** Says so where what was asked for does not exist and something near it is shown. */
      readonly note: string | null
      /** The claim asked for, until it comes. */
      readonly asked: string | null
      /** The trial asked for, until its verdict comes. */
      readonly trying: Trying | null
      /** Row of the table at the editor's cursor. */
      readonly cursor: number | null
      /** What came of the last wish to take something along; each a message of its own, also where the words are the same. */
      readonly told: { readonly message: string } | null
    }

/**
 * A trial that was asked for. A snapshot that was on its way may come before its verdict; after `patience` of them it is
 * no longer awaited, since the extension does not try what the table no longer has.
 */
export type Trying = { readonly trial: Trial; readonly patience: number }

const PATIENCE = 2

/** What can happen to the page. */
export type Action =
  | { readonly type: 'received'; readonly message: ToPanel }
  | { readonly type: 'chose-claim'; readonly claimId: string }
  | { readonly type: 'tried'; readonly trial: Trial }
  | { readonly type: 'chose-metric'; readonly metric: string }
  | { readonly type: 'chose-axis'; readonly axis: ScaleAxis }
  | { readonly type: 'chose-x-scale'; readonly scale: AxisScale }
  | { readonly type: 'chose-y-scale'; readonly scale: AxisScale }
  | { readonly type: 'chose-picture'; readonly id: string }
  | { readonly type: 'showed-curves'; readonly curves: boolean }
  | { readonly type: 'chose-pair'; readonly pair: boolean }
  | { readonly type: 'showed-trials'; readonly trials: boolean }
  | { readonly type: 'showed-every'; readonly every: EveryView }
  | { readonly type: 'told'; readonly message: string }

/** The page's state after something happened. */
export function reduce(state: PageState, action: Action): PageState {
  if (action.type === 'received') return receive(state, action.message)
  if (state.view !== 'claim') return state
  switch (action.type) {
    case 'chose-claim':
      return action.claimId !== state.panel.claimId && state.panel.claims.some(({ id }) => id === action.claimId)
        ? { ...state, asked: action.claimId }
        : state
    case 'tried':
      return { ...remember(state, { trial: action.trial }), trying: { trial: action.trial, patience: PATIENCE } }
    case 'showed-curves':
      return remember(state, { curves: action.curves })
    case 'chose-pair':
      return remember(state, { pair: action.pair })
    case 'showed-trials':
      return remember(state, { trials: action.trials })
    case 'showed-every':
      return remember(state, { every: action.every })
    case 'told':
      return { ...state, told: { message: action.message } }
    case 'chose-picture':
      return state.panel.pictures.some(({ id }) => id === action.id)
        ? { ...remember(state, { picture: action.id, xScale: null }), note: null, told: null }
        : state
    case 'chose-metric':
      return chooseNearest(state, { metricLabel: action.metric })
    case 'chose-axis':
      return chooseNearest(state, { axis: action.axis })
    case 'chose-x-scale':
      return chooseXScale(state, action.scale)
    case 'chose-y-scale':
      return { ...remember(state, { yScale: action.scale }), note: null, told: null }
  }
}

type Shown = Extract<PageState, { view: 'claim' }>

function remember(state: Shown, changes: Partial<Remembered>): Shown {
  return { ...state, remembered: { ...state.remembered, ...changes } }
}

function receive(state: PageState, message: ToPanel): PageState {
  switch (message.type) {
    case 'cursor':
      return state.view === 'claim' && state.cursor !== message.row ? { ...state, cursor: message.row } : state
    case 'told':
      return state.view === 'claim' ? { ...state, told: { message: message.message } } : state
    case 'gone':
      return { view: 'gone', message: message.message, remembered: state.remembered }
    case 'state':
      return receivePanel(state, message.state)
  }
}

function receivePanel(state: PageState, panel: PanelState): PageState {
  const { documentUri, claimId, pictures } = panel
  const shown = state.view === 'claim' ? state : null
  const came = shown?.asked === claimId
  // A claim whose words were edited has a new id in the same document; the reader's choice stays. Another claim that the
  // reader asked for begins anew.
  const before = state.remembered?.documentUri === documentUri && !came ? state.remembered : null
  // A page that was closed asks again for what was tried on it.
  const again = before === null || isNoTrial(before.trial) ? null : { trial: before.trial, patience: PATIENCE }
  const trying = came ? null : shown === null ? again : shown.trying
  const pending = stillTrying(trying, panel.trial.applied)
  const { curves = false, pair = false, trials = false, every = 'plots' } = state.remembered ?? {}
  const kept = before ?? { ...nothingChosen(documentUri, claimId), curves, pair, trials, every }
  // While a trial is on its way, a picture that only it has is waited for.
  const exists = pictures.some(({ id }) => id === kept.picture)
  const picture = exists || pending !== null ? kept.picture : null
  const remembered: Remembered = {
    ...kept,
    claimId,
    picture,
    xScale: picture === kept.picture ? kept.xScale : null,
    trial: pending?.trial ?? panel.trial.applied,
  }
  return {
    view: 'claim',
    panel,
    remembered,
    note: shown !== null && !came && picture === shown.remembered.picture ? shown.note : null,
    asked: panel.claims.some(({ id }) => id === shown?.asked) && !came ? (shown?.asked ?? null) : null,
    trying: pending,
    cursor: came ? null : (shown?.cursor ?? null),
    told: came ? null : (shown?.told ?? null),
  }
}

function stillTrying(trying: Trying | null, applied: Trial): Trying | null {
  if (trying === null || trying.patience <= 1 || sameTrial(trying.trial, applied)) return null
  return { ...trying, patience: trying.patience - 1 }
}

/** Chooses the picture most like the one at hand with the change wanted, and says so where more had to change. */
function chooseNearest(state: Shown, change: Partial<Pick<Picture, 'metricLabel' | 'axis'>>): PageState {
  const shown = chosenView(state)
  if (shown === null) return state
  const wanted = { ...shown.picture, ...change }
  const candidates = state.panel.pictures.filter(
    ({ metricLabel, axis }) => metricLabel === (change.metricLabel ?? metricLabel) && axis === (change.axis ?? axis),
  )
  const likeness = (picture: Picture): number =>
    (picture.metricLabel === wanted.metricLabel ? 4 : 0) +
    (picture.axis === wanted.axis ? 2 : 0) +
    (picture.xScale === wanted.xScale ? 1 : 0)
  const [first, ...rest] = candidates
  if (first === undefined) return state
  const nearest = rest.reduce((best, picture) => (likeness(picture) > likeness(best) ? picture : best), first)
  const asWanted = nearest.metricLabel === wanted.metricLabel && nearest.axis === wanted.axis
  // The same axis is drawn on the scale at hand; another one on its own.
  const xScale =
    asWanted && nearest.axis === shown.judged.axis && nearest.xScale !== wanted.xScale ? wanted.xScale : null
  const note = asWanted ? null : `There is no ${nameOf(wanted)}. Shown instead: ${nameOf(nearest)}.`
  return { ...remember(state, { picture: nearest.id, xScale }), note, told: null }
}

function chooseXScale(state: Shown, scale: AxisScale): PageState {
  const chosen = chosenPicture(state)
  if (chosen === null) return state
  const judged = judgedOn(state.panel.pictures, chosen, scale)
  const choice = judged === null ? { picture: chosen.id, xScale: scale } : { picture: judged.id, xScale: null }
  return { ...remember(state, choice), note: null, told: null }
}

function nameOf({ metricLabel, axis }: Picture): string {
  return `${metricLabel} against ${axisName(axis)}`
}
