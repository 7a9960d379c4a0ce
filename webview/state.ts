import * as v from 'valibot'
import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import { allowsLogScore } from '../src/plot/frame.ts'
import type { Picture } from '../src/plot/picture.ts'
import { axisName } from '../src/plot/words.ts'
import type { PanelState, ToPanel } from '../src/protocol.ts'

/** What outlives the page: whose claim it shows and which picture the reader chose. The data are asked for anew. */
export type Remembered = {
  readonly documentUri: string
  readonly claimId: string
  /** Null while the reader has not chosen: then the picture that decides is shown. */
  readonly picture: string | null
  readonly yScale: AxisScale
}

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
    }

/** What can happen to the page. */
export type Action =
  | { readonly type: 'received'; readonly message: ToPanel }
  | { readonly type: 'chose-metric'; readonly metric: string }
  | { readonly type: 'chose-axis'; readonly axis: ScaleAxis }
  | { readonly type: 'chose-x-scale'; readonly scale: AxisScale }
  | { readonly type: 'chose-y-scale'; readonly scale: AxisScale }
  | { readonly type: 'chose-picture'; readonly id: string }

/** The page's state after something happened. */
export function reduce(state: PageState, action: Action): PageState {
  if (action.type === 'received') return receive(state, action.message)
  if (state.view !== 'claim') return state
  const shown = chosenPicture(state)
  if (shown === null) return state
  const { pictures } = state.panel
  switch (action.type) {
    case 'chose-picture':
      return pictures.some(({ id }) => id === action.id) ? choose(state, action.id, null) : state
    case 'chose-metric': {
      const wanted = { ...shown, metricLabel: action.metric }
      return chooseNearest(
        state,
        pictures.filter(({ metricLabel }) => metricLabel === action.metric),
        wanted,
      )
    }
    case 'chose-axis': {
      const wanted = { ...shown, axis: action.axis }
      return chooseNearest(
        state,
        pictures.filter(({ axis }) => axis === action.axis),
        wanted,
      )
    }
    case 'chose-x-scale': {
      const wanted = { ...shown, xScale: action.scale }
      return chooseNearest(
        state,
        pictures.filter(({ xScale }) => xScale === action.scale),
        wanted,
      )
    }
    case 'chose-y-scale':
      return { ...state, remembered: { ...state.remembered, yScale: action.scale }, note: null }
  }
}

/** The picture the author drew; null without data. */
export function claimedPicture({ claimed, pictures }: PanelState): Picture | null {
  return pictures.find(({ id }) => id === claimed) ?? pictures[0] ?? null
}

/** The picture the reader chose, else the one that decides, else any but the claimed one. */
export function chosenPicture(state: PageState): Picture | null {
  if (state.view !== 'claim') return null
  const { pictures, deciding } = state.panel
  const claimed = claimedPicture(state.panel)
  return (
    pictures.find(({ id }) => id === state.remembered.picture) ??
    pictures.find(({ id }) => id === deciding) ??
    pictures.find(({ id }) => id !== claimed?.id) ??
    claimed
  )
}

/** The scale on which the chosen picture's scores are drawn. */
export function chosenYScale(state: PageState): AxisScale {
  const picture = chosenPicture(state)
  if (state.view !== 'claim' || picture === null) return 'linear'
  return allowsLogScore(picture) ? state.remembered.yScale : 'linear'
}

/** One thing a picker offers. */
export type Option<Value extends string> = { readonly value: Value; readonly enabled: boolean }

/** What the pickers offer beside the chosen picture. Metrics are always on offer; the rest only where it exists. */
export type Offers = {
  readonly metrics: readonly string[]
  readonly axes: readonly Option<ScaleAxis>[]
  readonly xScales: readonly Option<AxisScale>[]
  readonly yScales: readonly Option<AxisScale>[]
}

/** What can be chosen from here. */
export function offersOf(pictures: readonly Picture[], chosen: Picture): Offers {
  const same = pictures.filter(({ metricLabel }) => metricLabel === chosen.metricLabel)
  const onAxis = same.filter(({ axis }) => axis === chosen.axis)
  return {
    metrics: [...new Set(pictures.map(({ metricLabel }) => metricLabel))],
    axes: [...new Set(pictures.map(({ axis }) => axis))].map(value => ({
      value,
      enabled: same.some(({ axis }) => axis === value),
    })),
    xScales: SCALES.map(value => ({ value, enabled: onAxis.some(({ xScale }) => xScale === value) })),
    yScales: SCALES.map(value => ({ value, enabled: value === 'linear' || allowsLogScore(chosen) })),
  }
}

/** Reads what an earlier page left behind; null where that is nothing of ours. */
export function readRemembered(value: unknown): Remembered | null {
  const read = v.safeParse(REMEMBERED, value)
  return read.success ? read.output : null
}

const SCALES = ['log', 'linear'] as const satisfies readonly AxisScale[]

const REMEMBERED: v.GenericSchema<unknown, Remembered> = v.object({
  documentUri: v.string(),
  claimId: v.string(),
  picture: v.nullable(v.string()),
  yScale: v.picklist(SCALES),
})

type Shown = Extract<PageState, { view: 'claim' }>

function receive(state: PageState, message: ToPanel): PageState {
  switch (message.type) {
    case 'cursor':
    case 'told':
      return state
    case 'gone':
      return { view: 'gone', message: message.message, remembered: state.remembered }
    case 'state': {
      const { documentUri, claimId, pictures } = message.state
      const before = state.remembered
      // A claim whose words were edited has a new id in the same document; the reader's choice stays.
      const kept = before?.documentUri === documentUri ? before : null
      const picture = pictures.some(({ id }) => id === kept?.picture) ? (kept?.picture ?? null) : null
      const remembered: Remembered = { documentUri, claimId, picture, yScale: kept?.yScale ?? 'linear' }
      const note = state.view === 'claim' && picture === before?.picture ? state.note : null
      return { view: 'claim', panel: message.state, remembered, note }
    }
  }
}

function choose(state: Shown, picture: string, note: string | null): Shown {
  return { ...state, remembered: { ...state.remembered, picture }, note }
}

/** Chooses the candidate most like what is wanted, and says so where it is not quite that. */
function chooseNearest(state: Shown, candidates: readonly Picture[], wanted: Picture): Shown {
  const likeness = (picture: Picture): number =>
    (picture.metricLabel === wanted.metricLabel ? 4 : 0) +
    (picture.axis === wanted.axis ? 2 : 0) +
    (picture.xScale === wanted.xScale ? 1 : 0)
  const [first, ...rest] = candidates
  if (first === undefined) return state
  const nearest = rest.reduce((best, picture) => (likeness(picture) > likeness(best) ? picture : best), first)
  const exact = likeness(nearest) === 7
  return choose(state, nearest.id, exact ? null : `There is no ${nameOf(wanted)}. Shown instead: ${nameOf(nearest)}.`)
}

function nameOf({ metricLabel, axis, xScale }: Picture): string {
  return `${metricLabel} on a ${xScale} axis of ${axisName(axis)}`
}
