import { chiSquareQuantile } from '../metrics/distributions.ts'
import type { AxisScale, Extrapolation, JumpForm, JumpOutcome } from './assessment.ts'
import type { Book } from './book.ts'
import { otherScale } from './coordinates.ts'
import { flatDeviance } from './deviance.ts'
import { extrapolate } from './extrapolation.ts'
import { largestDrop, monotoneDeviance } from './monotone.ts'
import { blocks, deniesJump, explains, type JumpProfile, jumpy, mainForm, overdispersion } from './profile.ts'

/** What settles the outcome, or what keeps it open (specification section 4.3). */
export type Ground =
  | { readonly kind: 'few-scales'; readonly scales: number }
  | { readonly kind: 'falls'; readonly size: number | null }
  | { readonly kind: 'no-rise' }
  | { readonly kind: 'small-range'; readonly range: number }
  | { readonly kind: 'smooth-as-plotted' }
  | { readonly kind: 'smooth-per-token' }
  | { readonly kind: 'smooth-log-odds' }
  | { readonly kind: 'straight-on-other-axis' }
  | { readonly kind: 'jump-everywhere' }
  | { readonly kind: 'predicted' }
  | { readonly kind: 'both-fit' }
  | { readonly kind: 'scales-disagree' }
  | { readonly kind: 'guessing-floor' }
  | { readonly kind: 'other-axis' }
  | { readonly kind: 'irregular'; readonly overdispersion: number }

/** What the numbers of one series say by themselves. Positions count all points of the book. */
export type Decision = {
  readonly outcome: JumpOutcome
  readonly ground: Ground
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
}

/** Fewest scales at which a jump can be told from a line. */
export const FEWEST_SCALES = 4

/** Smallest range of scores that is called a change. */
const SMALLEST_RANGE = 0.05

/** Evidence, in units of noise, below which a rise is not told from a flat line. */
const NO_RISE = 6

/** A series that falls by this part of its range is not one rise. */
const LARGE_DROP = 0.35

/** Applies the rules of specification section 4.3 in their order; the first that matches decides. */
export function decide(book: Book, claimedScale: AxisScale): Decision {
  const { observations } = book
  const log = book.placed('log')
  if (log.t.length < FEWEST_SCALES) {
    const ground: Ground = { kind: 'few-scales', scales: log.t.length }
    return { outcome: 'not-enough-data', ground, jump: { form: 'line' }, extrapolation: null }
  }
  const gumbel = book.profile('gumbel', 'log')
  const [outcome, ground] = rule(book, claimedScale, gumbel)
  return {
    outcome: outcome === 'open' ? 'under-resolved' : outcome,
    ground,
    jump: foundJump(book, claimedScale, gumbel),
    extrapolation: shiftPrediction(predict(book), log.skipped, observations.x.length),
  }
}

/** The jump on the scale where a smooth rise is straight; where there is none, that of the curve as plotted. */
function foundJump(book: Book, claimedScale: AxisScale, gumbel: JumpProfile): JumpForm {
  const strict = mainForm(gumbel)
  if (strict.form !== 'line') return shift(strict, book.placed('log').skipped)
  return shift(mainForm(book.profile('identity', claimedScale)), book.placed(claimedScale).skipped)
}

type Ruling = readonly [JumpOutcome | 'open', Ground]

function rule(book: Book, claimedScale: AxisScale, gumbel: JumpProfile): Ruling {
  const { counts } = book
  const { y } = book.observations
  const range = Math.max(...y) - Math.min(...y)
  if (monotoneDeviance(counts) > chiSquareQuantile(0.99, y.length - 1)) {
    return ['non-monotone', { kind: 'falls', size: largestDrop(counts, 0)?.size ?? null }]
  }
  const rise = (flatDeviance(book.placed('log').counts) - Math.min(...gumbel.deviance)) / overdispersion(gumbel)
  if (rise <= NO_RISE) return [range >= 0.1 ? 'under-resolved' : 'no-jump-as-claimed', { kind: 'no-rise' }]
  if (range < SMALLEST_RANGE) return ['no-jump-as-claimed', { kind: 'small-range', range }]
  if (deniesJump(book.profile('identity', claimedScale))) return ['no-jump-as-claimed', { kind: 'smooth-as-plotted' }]
  const drop = largestDrop(counts, 2)
  if (drop !== null && drop.size >= LARGE_DROP * range) return ['non-monotone', { kind: 'falls', size: drop.size }]

  const floored = book.floored()
  const logit = book.profile('logistic', 'log')
  const other = book.profile('identity', otherScale(claimedScale))
  if (explains(gumbel) && explains(floored)) return ['metric-dependent', { kind: 'smooth-per-token' }]
  if (explains(logit) && !jumpy(gumbel)) return ['metric-dependent', { kind: 'smooth-log-odds' }]
  if (explains(other)) return ['axis-dependent', { kind: 'straight-on-other-axis' }]
  if (jumpy(gumbel) && jumpy(floored) && !blocks(logit) && !blocks(other)) {
    return ['jump-survives', { kind: 'jump-everywhere' }]
  }
  // The text lists the reasons for an open outcome without their order; in this order they match its golden values.
  if (jumpy(gumbel) && blocks(logit)) return ['open', { kind: 'scales-disagree' }]
  if (jumpy(gumbel) && !jumpy(floored)) return ['open', { kind: 'guessing-floor' }]
  if (jumpy(gumbel) && blocks(other)) return ['open', { kind: 'other-axis' }]
  if (overdispersion(gumbel) > 3) return ['open', { kind: 'irregular', overdispersion: overdispersion(gumbel) }]
  if (predict(book)?.predicted === true) return ['predictable-by-extrapolation', { kind: 'predicted' }]
  return ['open', { kind: 'both-fit' }]
}

const predictions = new WeakMap<Book, Extrapolation | null>()

function predict(book: Book): Extrapolation | null {
  const known = predictions.get(book)
  if (known !== undefined) return known
  const log = book.placed('log')
  const made = extrapolate(log.counts, log.y, log.t)
  predictions.set(book, made)
  return made
}

/** Positions among the points of the log axis as positions among all points. */
export function shift(form: JumpForm, by: number): JumpForm {
  return form.form === 'line' ? form : { form: form.form, at: form.at + by }
}

function shiftPrediction(prediction: Extrapolation | null, by: number, points: number): Extrapolation | null {
  return prediction === null || prediction.at + by >= points ? null : { ...prediction, at: prediction.at + by }
}
