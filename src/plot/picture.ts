import type { AxisScale, Basis, JumpShare } from '../check/assessment.ts'
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
  readonly yTitle: string
  /** True when y is a fraction to be shown as percent. */
  readonly percent: boolean
  readonly basis: Basis
  readonly assumption: string | null
  readonly share: JumpShare | null
  readonly points: readonly PicturePoint[]
  /** Best curve without a jump, through the range of the points; null where none was fitted. */
  readonly smooth: readonly { readonly x: number; readonly y: number }[] | null
  /** Gap that holds the jump, on x; null where there is none. */
  readonly jump: { readonly from: number; readonly to: number } | null
  /** Interval that the points before the largest rise predict for the one after it. */
  readonly predicted: { readonly x: number; readonly low: number; readonly high: number } | null
  /** Chance level on y; null where there is none or it is 0. */
  readonly chance: number | null
  /** One right answer among n, on y: below it the test cannot see; null where n is not known. */
  readonly floor: number | null
}
