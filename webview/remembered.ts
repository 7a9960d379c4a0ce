import * as v from 'valibot'
import type { AxisScale } from '../src/check/assessment.ts'
import { NO_TRIAL, type Trial } from '../src/trial.ts'

/** What outlives the page: whose claim it shows and what the reader chose. The data are asked for anew. */
export type Remembered = {
  readonly documentUri: string
  readonly claimId: string
  /** Null while the reader has not chosen: then the picture that decides is shown. */
  readonly picture: string | null
  /** Scale on which x is to be drawn; null: the one on which the picture was judged. */
  readonly xScale: AxisScale | null
  readonly yScale: AxisScale
  readonly trial: Trial
  /** Whether the other curves of the table are shown. */
  readonly curves: boolean
  /** Whether a view that is taken along has the view as claimed beside it. */
  readonly pair: boolean
  /** Whether the controls of trials are unfolded. */
  readonly trials: boolean
  /** How all views are shown. */
  readonly every: EveryView
}

/** All views as small plots, or as a table. */
export type EveryView = 'plots' | 'table'

/** What is remembered of a claim at which nothing was chosen yet. */
export function nothingChosen(documentUri: string, claimId: string): Remembered {
  return {
    documentUri,
    claimId,
    picture: null,
    xScale: null,
    yScale: 'linear',
    trial: NO_TRIAL,
    curves: false,
    pair: false,
    trials: false,
    every: 'plots',
  }
}

/** Reads what an earlier page left behind, also a page that remembered less; null where that is nothing of ours. */
export function readRemembered(value: unknown): Remembered | null {
  const read = v.safeParse(REMEMBERED, value)
  return read.success ? read.output : null
}

const scale = v.picklist(['log', 'linear'])

const REMEMBERED: v.GenericSchema<unknown, Remembered> = v.object({
  documentUri: v.string(),
  claimId: v.string(),
  picture: v.nullable(v.string()),
  xScale: v.optional(v.nullable(scale), null),
  yScale: scale,
  trial: v.optional(
    v.object({
      curve: v.nullable(v.string()),
      targetLength: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(1))),
      chance: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.ltValue(1))),
    }),
    NO_TRIAL,
  ),
  curves: v.optional(v.boolean(), false),
  pair: v.optional(v.boolean(), false),
  trials: v.optional(v.boolean(), false),
  every: v.optional(v.picklist(['plots', 'table']), 'plots'),
})
