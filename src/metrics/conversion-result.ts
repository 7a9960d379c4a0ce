import { METRICS, type MetricId } from './catalogue.ts'

/**
 * What scores can be taken to. Coordinates: `gumbel` −ln(−ln y), `logit` ln(y/(1 − y)), `neg-log` −ln of a loss,
 * `chance-corrected` (y − g)/(1 − g). Probabilities: `per-token`, `per-attempt` and `pass@1` of success in one of several
 * attempts, `p-correct` of the right answer. Other metrics: `nll` in nats, `accuracy`, and the raw score by
 * `undo-normalisation`.
 */
export type Conversion =
  | 'per-token'
  | 'gumbel'
  | 'logit'
  | 'neg-log'
  | 'chance-corrected'
  | 'pass@1'
  | 'per-attempt'
  | 'p-correct'
  | 'nll'
  | 'accuracy'
  | 'undo-normalisation'

/** What is known beside the scores. */
export type ConversionContext = {
  /** Chance level, 0 to 1. */
  readonly chance: number
  /** Target length in tokens; null where not known. */
  readonly targetLength: number | null
  /** How far target lengths stray from that length, as a fraction of it (.3 for ±30 %); null where not known. */
  readonly lengthSpread?: number | null
  /** Attempts behind pass@k, or all of k right; null where not known. */
  readonly attempts?: number | null
  /** Bytes (or characters) per token, for bits per byte; null where not known. */
  readonly bytesPerToken?: number | null
  /** How a Brier score is taken: summed over the options, or of the right answer alone; null where not known. */
  readonly brierForm?: 'sum' | 'binary' | null
  /** Raw scores that a normalised aggregate takes to 0 and to 1; null where not known. */
  readonly normalised?: { readonly low: number; readonly high: number } | null
}

/** A conversion that may be made, with what must be true for it, or the reason why it may not. */
export type ConversionResult =
  | {
      readonly state: 'legitimate'
      /** Monotone, infinite where the coordinate has no end: ends of an interval map to the ends of its image. */
      readonly convert: (value: number) => number
      /**
       * The place of a score itself: null where it has none. None right of n is no probability of 0: it bounds the image
       * from above, and a score that guessing gives says as little.
       */
      readonly point: (value: number) => number | null
      /** In words a reader sees, with the direction of the bias where it is known; null where nothing is assumed. */
      readonly assumption: string | null
    }
  | { readonly state: 'refused'; readonly reason: string }

/** A conversion that may be made. Values at or below `floor` have an image as the end of an interval, but no place. */
export function legitimate(
  convert: (value: number) => number,
  assumption: string | null,
  floor = Number.NEGATIVE_INFINITY,
): ConversionResult {
  const point = (value: number) => {
    if (!(value > floor)) return null
    const image = convert(value)
    return Number.isFinite(image) ? image : null
  }
  return { state: 'legitimate', convert, point, assumption }
}

/** A conversion that may not be made: why, and what would help, where the metric says. */
export function refused(reason: string, help: string | null = null): ConversionResult {
  return { state: 'refused', reason: help === null ? reason : `${reason} ${help}` }
}

/** Refused for want of a formula. */
export function noClosedForm(metric: MetricId, to: string): ConversionResult {
  const { name, instead } = METRICS[metric]
  return refused(
    metric === 'mc'
      ? `A multiple-choice grade depends on the wrong options too; it cannot be turned into ${to}.`
      : `There is no closed form from ${name} to ${to}.`,
    instead,
  )
}

/** The value if it is a number above 0; else null. */
export function positive(value: number | null | undefined): number | null {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : null
}

/** The value, brought to the nearer end where it lies outside 0 to 1. */
export function clipped(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}
