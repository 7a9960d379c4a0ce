import type { AxisScale, Extrapolation, JumpForm, JumpOutcome } from './assessment.ts'
import type { Book } from './book.ts'
import { otherScale } from './coordinates.ts'
import { flatDeviance } from './deviance.ts'
import { extrapolate } from './extrapolation.ts'
import { levelsOff } from './levelling.ts'
import { largestSetback, turnsBack } from './monotone.ts'
import {
  blocks,
  deniesJump,
  explains,
  explainsFirmly,
  type JumpProfile,
  jumpy,
  mainForm,
  mostlyJump,
  mostlySmooth,
  overdispersion,
} from './profile.ts'
import type { Span } from './span.ts'

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
  /** `level`: the rate of guessing among a few options that the low scores would fit; null for a floor of 1 % or less. */
  | { readonly kind: 'guessing-floor'; readonly level: number | null }
  | { readonly kind: 'other-axis' }
  /** Some view that is drawn shows less than half the rise as jump. */
  | { readonly kind: 'not-everywhere' }
  | { readonly kind: 'levels-off' }
  /** Every score is the same, as a broken scorer leaves them. */
  | { readonly kind: 'constant' }
  /** Other runs of the same training say the contrary. */
  | { readonly kind: 'runs-disagree'; readonly runs: number; readonly contrary: number }
  /** Runs or models at one scale lie as far apart (standard deviation) as the change along the axis; `split` in two groups. */
  | { readonly kind: 'runs-apart'; readonly x: number; readonly sd: number; readonly split: boolean }
  | { readonly kind: 'irregular'; readonly overdispersion: number }
  /** Quantities without items: a power law that levels off at an irreducible loss accounts for the points, */
  | { readonly kind: 'smooth-levelling'; readonly irreducible: number }
  /** or cannot be excluded. */
  | { readonly kind: 'levels-off-at'; readonly irreducible: number }
  /** Only one point lies before the step, so that it cannot be told from a curve that levels off. */
  | { readonly kind: 'one-before' }
  /** The jump as plotted and that on a log scale lie apart. */
  | { readonly kind: 'jumps-apart'; readonly asPlotted: Span; readonly onLog: Span }
  /** A quantity turns back by this part of its range and may do so by scatter; null where its change may be scatter itself. */
  | { readonly kind: 'scatter'; readonly back: number | null }

/** What the numbers of one series say by themselves. Positions count all points of the book. */
export type Decision = {
  readonly outcome: JumpOutcome
  readonly ground: Ground
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
}

const FIRM: ReadonlySet<JumpOutcome> = new Set([
  'metric-dependent',
  'axis-dependent',
  'no-jump-as-claimed',
  'jump-survives',
])

/** Whether an outcome speaks for or against a jump. */
export function isFirm(outcome: JumpOutcome): boolean {
  return FIRM.has(outcome)
}

/** Fewest scales at which a jump can be told from a line. */
export const FEWEST_SCALES = 4

/** Smallest range of scores that is called a change. */
const SMALLEST_RANGE = 0.05

/** Evidence, in units of noise, below which a rise is not told from a flat line. */
const NO_RISE = 6

/** .15 − .05 is .1 whatever the arithmetic says. */
const ROUNDING = 1e-9

/** A dip of less than this part of the range leaves one rise, even where noise does not explain it. */
const SMALL_SETBACK = 0.1

/** A series that turns back by this part of its range is not one rise, even where noise may explain it. */
const LARGE_SETBACK = 0.35

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
  const { counts, direction } = book
  const range = rangeOf(book)
  const nothing = withoutRise(book, gumbel)
  if (nothing !== null) return nothing
  if (deniesJump(book.profile('identity', claimedScale))) return ['no-jump-as-claimed', { kind: 'smooth-as-plotted' }]
  const setback = largestSetback(counts, 2, direction)
  if (setback !== null && setback.size >= LARGE_SETBACK * range - ROUNDING) {
    return ['non-monotone', { kind: 'falls', size: setback.size }]
  }

  const logit = book.profile('logistic', 'log')
  const other = book.profile('identity', otherScale(claimedScale))
  if (explains(gumbel) && explains(book.floored())) return ['metric-dependent', { kind: 'smooth-per-token' }]
  if (explains(logit) && !jumpy(gumbel)) return ['metric-dependent', { kind: 'smooth-log-odds' }]
  if (explainsFirmly(other)) return ['axis-dependent', { kind: 'straight-on-other-axis' }]
  if (!jumpy(gumbel)) {
    if (overdispersion(gumbel) > 3 && mostlyJump(gumbel) && levelsOff(book)) return ['open', { kind: 'levels-off' }]
    if (overdispersion(gumbel) > 3) return ['open', { kind: 'irregular', overdispersion: overdispersion(gumbel) }]
    if (predict(book)?.predicted === true) return ['predictable-by-extrapolation', { kind: 'predicted' }]
    return ['open', { kind: 'both-fit' }]
  }
  // The text lists the reasons for an open outcome without their order; in this order they match its golden values.
  if (blocks(logit)) return ['open', { kind: 'scales-disagree' }]
  if (!jumpy(book.floored())) return ['open', { kind: 'guessing-floor', level: book.guessed[0] ?? null }]
  if (blocks(other)) return ['open', { kind: 'other-axis' }]
  const drawn = [book.profile('identity', claimedScale), other]
  if (!drawn.every(mostlyJump) || mostlySmooth(logit)) return ['open', { kind: 'not-everywhere' }]
  if (levelsOff(book)) return ['open', { kind: 'levels-off' }]
  return ['jump-survives', { kind: 'jump-everywhere' }]
}

/** What is said where there is no one rise to speak of: the scores turn back, or hardly change. Null where there is one. */
export function withoutRise(book: Book, gumbel: JumpProfile): readonly [JumpOutcome, Ground] | null {
  const { counts, direction } = book
  const range = rangeOf(book)
  const dip = largestSetback(counts, 0, direction)?.size ?? 0
  // With very many items a dip of a point is beyond noise; it does not make a rise of fifty anything but one rise.
  if (turnsBack(counts, direction) && range >= SMALLEST_RANGE - ROUNDING && dip >= SMALL_SETBACK * range - ROUNDING) {
    return ['non-monotone', { kind: 'falls', size: dip }]
  }
  const rise = (flatDeviance(book.placed('log').counts) - Math.min(...gumbel.deviance)) / overdispersion(gumbel)
  if (rise <= NO_RISE) return [range >= 0.1 - ROUNDING ? 'under-resolved' : 'no-jump-as-claimed', { kind: 'no-rise' }]
  if (range < SMALLEST_RANGE - ROUNDING) return ['no-jump-as-claimed', { kind: 'small-range', range }]
  return null
}

function rangeOf({ observations: { y } }: Book): number {
  return Math.max(...y) - Math.min(...y)
}

const predictions = new WeakMap<Book, Extrapolation | null>()

function predict(book: Book): Extrapolation | null {
  const known = predictions.get(book)
  if (known !== undefined) return known
  const log = book.placed('log')
  const made = extrapolate(log.counts, log.y, log.t, book.direction)
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
