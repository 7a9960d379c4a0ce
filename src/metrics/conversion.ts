import type { MetricId } from './catalogue.ts'
import {
  type Conversion,
  type ConversionContext,
  type ConversionResult,
  legitimate,
  refused,
} from './conversion-result.ts'
import { chanceCorrected, gumbel, logit, negLog } from './to-coordinate.ts'
import { crossEntropy, passOnce, perAttempt, perToken, rightAnswer } from './to-probability.ts'

export type { Conversion, ConversionContext, ConversionResult } from './conversion-result.ts'
export { isWholeAnswer } from './to-coordinate.ts'

/**
 * The conversion of a metric (specification section 2, "Legitimacy and bias of conversions"). Refused where no closed form
 * holds: multiple choice, majority votes, F1 and its kin; where answers can be guessed; and where a length or a count is
 * needed but not known.
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
    case 'per-attempt':
      return perAttempt(metric, context)
    case 'p-correct':
      return rightAnswer(metric, context)
    case 'nll':
      return crossEntropy(metric, context)
    case 'accuracy':
      return accuracy(metric)
    case 'undo-normalisation':
      return undoNormalisation(metric, context)
  }
}

const SCALES: readonly Conversion[] = ['chance-corrected', 'gumbel', 'logit']

/** The conversions a reader may ask for: probabilities first, then other metrics, then coordinates. */
const ASKED: Readonly<Record<MetricId, readonly Conversion[]>> = {
  em: ['per-token', ...SCALES],
  acc1: SCALES,
  mc: ['per-token', 'p-correct', ...SCALES],
  error: ['per-token', 'accuracy', 'neg-log'],
  'p-correct': ['per-token', 'nll', ...SCALES],
  thresholded: ['per-token', ...SCALES],
  score: ['per-token', ...SCALES],
  nll: ['p-correct', 'neg-log'],
  logprob: ['p-correct', 'nll', 'neg-log'],
  ppl: ['p-correct', 'nll', 'neg-log'],
  bpb: ['p-correct', 'nll', 'neg-log'],
  brier: ['p-correct', 'neg-log'],
  mse: ['neg-log'],
  logit: ['p-correct'],
  ted: ['per-token', 'neg-log'],
  wer: ['per-token', 'neg-log'],
  f1: ['per-token', ...SCALES],
  rouge: ['per-token', ...SCALES],
  bleu: ['per-token', ...SCALES],
  chrf: ['per-token', ...SCALES],
  meteor: ['per-token', ...SCALES],
  bertscore: ['per-token', ...SCALES],
  bleurt: ['per-token'],
  'pass@k': ['per-token', 'pass@1', ...SCALES],
  'pass^k': ['per-attempt', ...SCALES],
  'maj@k': ['per-token', 'pass@1', ...SCALES],
  norm: ['per-token', 'undo-normalisation', ...SCALES],
  auc: ['per-token', ...SCALES],
  mcc: ['per-token', ...SCALES],
  preference: ['per-token', ...SCALES],
}

/** Every conversion that a reader may ask of a metric, the refused ones with their reason. */
export function conversionsOf(
  metric: MetricId,
  context: ConversionContext,
): readonly { readonly to: Conversion; readonly result: ConversionResult }[] {
  return ASKED[metric].map(to => ({ to, result: conversion(metric, to, context) }))
}

function accuracy(metric: MetricId): ConversionResult {
  return metric === 'error'
    ? legitimate(value => 1 - value, null)
    : refused('Only an error rate is one less an accuracy.')
}

function undoNormalisation(metric: MetricId, { normalised }: ConversionContext): ConversionResult {
  if (metric !== 'norm') return refused('Only a normalised score has a normalisation to undo.')
  if (normalised === null || normalised === undefined || !(normalised.high > normalised.low)) {
    return refused('The raw scores that count as 0 and as 1 are not known.', 'Ask for them, or for the raw score.')
  }
  const { low, high } = normalised
  return legitimate(
    value => low + value * (high - low),
    `Takes ${low} as the raw score of 0 and ${high} as that of 1, for every task alike.`,
  )
}
