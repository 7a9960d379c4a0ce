import { METRICS, type MetricId } from './catalogue.ts'
import type { Interval } from './interval.ts'

/** A coordinate to which scores can be taken. */
export type Conversion = 'per-token' | 'gumbel' | 'logit' | 'neg-log' | 'chance-corrected' | 'pass@1'

/** What is known beside the scores. */
export type ConversionContext = {
  /** Chance level, 0 to 1. */
  readonly chance: number
  /** Target length in tokens; null where not known. */
  readonly targetLength: number | null
  /** Attempts behind pass@k; null where not known. */
  readonly attempts?: number | null
}

/** A conversion that may be made, with what must be true for it, or the reason why it may not. */
export type ConversionResult =
  | {
      readonly state: 'legitimate'
      /** Monotone: ends of an interval map to the ends of its image. */
      readonly convert: (value: number) => number
      /** In words a reader sees; null where nothing is assumed. */
      readonly assumption: string | null
    }
  | { readonly state: 'refused'; readonly reason: string }

const WHOLE_ANSWER: ReadonlySet<MetricId> = new Set(['em', 'pass^k', 'score'])

/** Whether a metric counts an answer right only as a whole, so that it behaves like p^L; a plain score may. */
export function isWholeAnswer(metric: MetricId): boolean {
  return WHOLE_ANSWER.has(metric)
}

/**
 * The conversion of a metric to a coordinate (specification section 2, "Legitimacy and bias of conversions").
 * Refused where no closed form holds: multiple choice, majority votes, F1 and its kin, and where the length is needed
 * but not known.
 */
export function conversion(metric: MetricId, to: Conversion, context: ConversionContext): ConversionResult {
  switch (to) {
    case 'per-token':
      return perToken(metric, context)
    case 'gumbel':
      return gumbel(metric, context)
    case 'logit':
      return logit(metric, context)
    case 'neg-log':
      return negLog(metric)
    case 'chance-corrected':
      return chanceCorrected(metric, context)
    case 'pass@1':
      return passOnce(metric, context)
  }
}

/** The image of an interval under a conversion, ends in ascending order. */
export function convertInterval(convert: (value: number) => number, interval: Interval): Interval {
  const a = convert(interval.low)
  const b = convert(interval.high)
  return { low: Math.min(a, b), high: Math.max(a, b) }
}

/** Standard error of p = EM^(1/L) by the delta method: p/(L·EM)·√(EM(1−EM)/n). */
export function perTokenError(em: number, length: number, n: number): number {
  return (em ** (1 / length) / (length * em)) * Math.sqrt((em * (1 - em)) / n)
}

/** Standard error of −ln(−ln EM) by the delta method: √((1−EM)/(n·EM))/(−ln EM). */
export function gumbelError(em: number, n: number): number {
  return Math.sqrt((1 - em) / (n * em)) / -Math.log(em)
}

function refused(reason: string): ConversionResult {
  return { state: 'refused', reason }
}

function noClosedForm(metric: MetricId): ConversionResult {
  return refused(
    metric === 'mc'
      ? 'A multiple-choice grade depends on the wrong options too; it cannot be turned into a token probability.'
      : `There is no closed form from ${METRICS[metric].name} to a token probability.`,
  )
}

function perToken(metric: MetricId, context: ConversionContext): ConversionResult {
  const length = context.targetLength
  if (metric === 'acc1') return { state: 'legitimate', convert: value => value, assumption: null }
  if (metric === 'ted') {
    if (length === null || !(length > 0)) return refused('The answer length in tokens is not known.')
    return {
      state: 'legitimate',
      convert: value => Math.min(Math.max(1 - value / length, 0), 1),
      assumption: `Share of the ${length} target tokens that need no edit.`,
    }
  }
  if (!isWholeAnswer(metric)) return noClosedForm(metric)
  if (length === null || !(length > 0)) return refused('The answer length in tokens is not known.')
  if (context.chance > 0.01) {
    return refused('Answers can be guessed, so the score is not a product of token probabilities.')
  }
  return {
    state: 'legitimate',
    convert: value => Math.max(value, 0) ** (1 / length),
    assumption: `Assumes ${length} independent, equally hard tokens per answer: p = score^(1/${length}); an upper bound on the mean token accuracy.`,
  }
}

function gumbel(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) return noClosedForm(metric)
  const whole = isWholeAnswer(metric) && context.chance <= 0.01
  return {
    state: 'legitimate',
    convert: value => -Math.log(-Math.log(aboveChance(value, context.chance))),
    assumption: whole
      ? 'Assumes independent, equally hard tokens; then −ln(−ln score) is a straight line in log scale, whatever the answer length.'
      : 'A smooth curve above chance that is straight on −ln(−ln score); a statement about shape, not a token probability.',
  }
}

function logit(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) return noClosedForm(metric)
  return {
    state: 'legitimate',
    convert: value => {
      const inner = aboveChance(value, context.chance)
      return Math.log(inner / (1 - inner))
    },
    assumption: 'A smooth sigmoid above chance, straight in log-odds; no other metric was reported.',
  }
}

function negLog(metric: MetricId): ConversionResult {
  if (metric === 'ppl') {
    return {
      state: 'legitimate',
      convert: value => -Math.log(Math.log(value)),
      assumption: null,
    }
  }
  return METRICS[metric].better === 'lower'
    ? { state: 'legitimate', convert: value => -Math.log(value), assumption: null }
    : refused('Only losses are drawn as −ln.')
}

function chanceCorrected(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) return refused('Only scores from 0 to 1 have a chance level.')
  return { state: 'legitimate', convert: value => (value - context.chance) / (1 - context.chance), assumption: null }
}

function passOnce(metric: MetricId, context: ConversionContext): ConversionResult {
  const k = context.attempts ?? null
  if (metric !== 'pass@k') return refused('Only pass@k can be turned into pass@1.')
  if (k === null || !(k >= 1)) return refused('The number of attempts k is not known.')
  return {
    state: 'legitimate',
    convert: value => 1 - (1 - Math.min(Math.max(value, 0), 1)) ** (1 / k),
    assumption: `Assumes that all problems are equally hard: pass@1 = 1 − (1 − pass@${k})^(1/${k}); a lower bound on the mean.`,
  }
}

function isProportion(metric: MetricId): boolean {
  const [low, high] = METRICS[metric].range
  return METRICS[metric].better === 'higher' && high === 1 && (low === 0 || low === null)
}

function aboveChance(value: number, chance: number): number {
  return (value - chance) / (1 - chance)
}
