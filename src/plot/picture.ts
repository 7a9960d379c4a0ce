import type { AxisScale, Basis, JumpShare, Reading } from '../check/assessment.ts'
import type { ScaleAxis } from '../claims/claim.ts'

/** A point as drawn: value and interval are on the picture's own y scale. */
export type PicturePoint = {
  readonly x: number
  readonly y: number
  /** Ends of the 95 % interval; equal to `y` where nothing is known. */
  readonly low: number
  readonly high: number
  /** True for a score of zero on a scale that has no zero: only the bar down from `high` is drawn, no mark. */
  readonly bound: boolean
  /** Row of the table, from 0. */
  readonly row: number
  /** Header and cell text of the row, for a tooltip. */
  readonly cells: readonly { readonly name: string; readonly value: string }[]
}

/** A place on a fitted curve, with the ends of its pointwise 95 % band; both equal to `y` where no band is known. */
export type CurvePlace = { readonly x: number; readonly y: number; readonly low: number; readonly high: number }

/** What the points before the largest rise predict for the one after it. */
export type Predicted = {
  /** Place of the predicted point, and the 95 % interval for it. */
  readonly x: number
  readonly low: number
  readonly high: number
  /** The curve fitted to the points before, from the first of them to `x`; empty where it cannot be drawn. */
  readonly curve: readonly { readonly x: number; readonly y: number }[]
}

/** Another curve shown for comparison; it is never judged in this picture. */
export type Companion = {
  /** As a legend names it: "training accuracy", "seed 2", "3-digit addition". */
  readonly name: string
  /** The same training seen on its training set, another run of it, or another curve of the same table. */
  readonly kind: 'training' | 'run' | 'curve'
  readonly points: readonly { readonly x: number; readonly y: number; readonly row: number }[]
}

/** Everything a plot of one view needs, as plain data: no functions, ready for a message or a file. */
export type Picture = {
  /** Id of the view. */
  readonly id: string
  /** Name of the metric and coordinate for a picker: "exact match", "per-token accuracy (derived)". */
  readonly metricLabel: string
  readonly axis: ScaleAxis
  /** "Parameters", "Training compute (FLOPs)". */
  readonly xTitle: string
  readonly xScale: AxisScale
  /** Only where a picture is redrawn on the other scale of its axis: the one on which it was judged. */
  readonly judgedOn?: AxisScale
  readonly yTitle: string
  /** True when y is a fraction to be shown as percent. */
  readonly percent: boolean
  readonly basis: Basis
  readonly assumption: string | null
  readonly share: JumpShare | null
  /** What this view says by itself. */
  readonly reading: Reading
  readonly points: readonly PicturePoint[]
  /** Best curve without a jump, through the range of the points; null where none was fitted. */
  readonly smooth: readonly CurvePlace[] | null
  /** Gap that holds the jump, on x; with `accelerates` no gap does, but the change is faster from `from` on. Null where there is none. */
  readonly jump: { readonly from: number; readonly to: number; readonly accelerates?: true } | null
  /** What the points before the largest rise predict; null where nothing was predicted. */
  readonly predicted: Predicted | null
  /** Chance level on y; null where there is none or it is 0. */
  readonly chance: number | null
  /** One right answer among n, on y: below it the test cannot see; null where n is not known. */
  readonly floor: number | null
  /** Curves to set beside the picture's own; pictures of converted scores have none. */
  readonly companions: readonly Companion[]
}
