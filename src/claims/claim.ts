import type { ScaleAxis } from '../text/quantity.ts'
import type { Span } from '../text/range.ts'

export type { ScaleAxis } from '../text/quantity.ts'

/**
 * What kind of dependence on scale a claim asserts.
 *
 * - `jump`: sudden, sharp, discontinuous change.
 * - `threshold`: absent or at chance below some scale, present above it.
 * - `unpredictability`: cannot be extrapolated from smaller scales.
 * - `phase-transition`: named as phase transition, critical point or regime change.
 * - `grokking`: generalisation long after the training set is fitted.
 * - `smoothness`: smooth, gradual, predictable improvement (the counter-claim).
 */
export type ClaimKind = 'jump' | 'threshold' | 'unpredictability' | 'phase-transition' | 'grokking' | 'smoothness'

/**
 * How the author stands to the claim. A denial is `negated`; the kind is then the kind of what is denied. Only a denied
 * smoothness ("no gradual transition") is read as what it affirms: an asserted jump.
 */
export type Stance = 'asserted' | 'negated' | 'hedged' | 'attributed'

/** An amount of scale as the claim states it, e.g. `13B` or `~10^22 FLOPs`. */
export type StatedScale = {
  /** As written. */
  readonly text: string
  /** In base units: parameters, FLOPs, tokens or examples, steps, nats. */
  readonly value: number
  /** Null where the words do not tell what is counted. */
  readonly axis: ScaleAxis | null
}

/** A span of text that asserts or denies emergence. */
export type Claim = {
  /** Stable while the sentence and its place among equal sentences stay the same. */
  readonly id: string
  /** The claim's words without markup, white space folded. */
  readonly text: string
  readonly span: Span
  readonly kind: ClaimKind
  readonly stance: Stance
  readonly axis: ScaleAxis | null
  /** The scale at which the change is said to happen; null when none is stated. */
  readonly scale: StatedScale | null
  /** The task in the author's words ("3-digit addition"); null when none is recognised. */
  readonly task: string | null
  /** The metric in the author's words ("exact match"); null when none is named. */
  readonly metric: string | null
  /** The words that made this a claim, as written. */
  readonly cues: readonly string[]
  /** `marked` when a comment of the author's says that this is a claim. */
  readonly origin: 'detected' | 'marked'
}
