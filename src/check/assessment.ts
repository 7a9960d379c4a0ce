import type { ScaleAxis } from '../claims/claim.ts'
import type { MetricId } from '../metrics/catalogue.ts'
import type { Conversion } from '../metrics/conversion.ts'
import type { ScaleSpread } from './seeds.ts'

/** What the checker says of a claim, one word for every surface. */
export type Verdict =
  | 'metric-dependent'
  | 'axis-dependent'
  | 'no-jump-as-claimed'
  | 'contradicted'
  | 'predictable-by-extrapolation'
  | 'under-resolved'
  | 'non-monotone'
  | 'not-enough-data'
  | 'no-data'
  | 'jump-survives'
  | 'holds'

/** What the jump test alone can say of a series, before a claim's kind and stance are asked. */
export type JumpOutcome = Exclude<Verdict, 'contradicted' | 'no-data' | 'holds'>

/**
 * The numbers the jump test works on: x in the order of progress (ascending; descending for loss), one entry a scale
 * (runs at one scale pooled), y a fraction where higher is better, n items a point.
 */
export type Observations = {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly n: readonly number[]
  /** Chance level, 0 to 1. */
  readonly chance: number
  /** Whether answers may have been guessed though no chance level is declared: a multiple-choice grade, a score of unknown kind. */
  readonly guessable?: boolean
  /** Whether the number of items is assumed at every point, for the table gives none. */
  readonly assumed?: boolean
}

/** Whether a score gets better or worse with progress (inverse scaling); a jump goes the same way. */
export type Direction = 'rising' | 'falling'

export type AxisScale = 'log' | 'linear'

/** Share of the whole rise that is a jump beyond a straight trend, 0 to 1, with its 95 % interval. */
export type JumpShare = { readonly estimate: number; readonly low: number; readonly high: number }

/** Where a jump sits: a step in the gap before point `at`, or a break (acceleration) that starts at point `at`. */
export type JumpForm =
  | { readonly form: 'line' }
  | { readonly form: 'step'; readonly at: number }
  | { readonly form: 'break'; readonly at: number }

/** A jump-share profile under one coordinate and link (SCIENCE 4.2). */
export type Profile = {
  /** Deviance at each share of {@link SHARES}. */
  readonly deviance: readonly number[]
  readonly share: JumpShare
  /** Best form among shares above 0, and among all. */
  readonly best: JumpForm
}

/** Prediction of the first point after the largest increment from those before it (SCIENCE 4.6). */
export type Extrapolation = {
  /** Index of the predicted point. */
  readonly at: number
  readonly low: number
  readonly high: number
  readonly observed: number
  /** Deviance increase when the point is added. */
  readonly statistic: number
  readonly predicted: boolean
  /** The curve that predicts, by its numbers. */
  readonly curve: ExtrapolatedCurve
}

/**
 * A curve through the points before the largest increment: chance + (1 − chance)·exp(−exp(−(intercept + slope·t))), t from 0 at the first
 * point that has a place on a log axis to 1 at the last of all.
 */
export type ExtrapolatedCurve = { readonly chance: number; readonly intercept: number; readonly slope: number }

/** Indices that papers report; shown, never decisive. */
export type Indices = {
  /** Schaeffer's emergence score; null when the median squared increment is 0 (undefined). */
  readonly emergenceScore: number | null
  /** BIG-bench's breakthroughness: by its formula the same number under its older name. */
  readonly breakthroughness: number | null
  /** BIG-bench linearity; null when there is no increment. */
  readonly linearity: number | null
}

/** The basis of a view: as the author plotted it, another measured column or axis, or a conversion under an assumption. */
export type Basis = 'claimed' | 'measured' | 'derived'

/** The coordinate on which a view draws its scores. */
export type ScoreScale = 'raw' | 'per-token' | 'per-attempt' | 'pass@1' | 'gumbel' | 'logit' | 'neg-log'

/**
 * What a view says by itself: half the rise or more is a jump and nearly smooth curves are excluded (`jump`); most of the rise
 * is smooth and a jump of three quarters is excluded (`smooth`); neither (`open`); the scores hardly change, so that there is
 * no rise to divide (`flat`); it cannot be judged (`unjudged`).
 * The verdict weighs all views; no single one need agree with it.
 */
export type Reading = 'jump' | 'smooth' | 'open' | 'flat' | 'unjudged'

/** A metric and an axis with their scales, with what the numbers say under it. */
export type View = {
  readonly id: string
  readonly metric: MetricId
  readonly axis: ScaleAxis
  readonly xScale: AxisScale
  readonly yScale: ScoreScale
  readonly basis: Basis
  /** In words a reader sees; null for measured views. */
  readonly assumption: string | null
  /** Null where the view cannot be judged (too few points, fit impossible). */
  readonly share: JumpShare | null
  readonly best: JumpForm
  readonly reading: Reading
}

/** A conversion that was not made, and why, as a sentence. */
export type Refusal = { readonly to: Conversion; readonly reason: string }

/** What the numbers of one series say. */
export type Assessment = {
  /** The way the score goes over the whole axis. */
  readonly direction: Direction
  /** The points judged; positions in {@link JumpForm} and {@link Extrapolation} count these. Null without usable points. */
  readonly observations: Observations | null
  readonly outcome: JumpOutcome
  /** For firm outcomes the view that decides; null where none does. */
  readonly decidedBy: View | null
  /** The view the author plotted. */
  readonly claimed: View
  readonly views: readonly View[]
  /** Jump as found by the test: form and position among the points. */
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
  readonly indices: Indices
  /** Views that a reader may miss, with the reason why they would mislead. */
  readonly refused: readonly Refusal[]
  /** Scales with several runs: how far these lie apart, and whether they split in two. */
  readonly spread: readonly ScaleSpread[]
  /** What the verdict rests on, in sentences with numbers; the first is the most important. */
  readonly reasons: readonly string[]
}
