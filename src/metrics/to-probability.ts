import { METRICS, type MetricId } from './catalogue.ts'
import {
  type ConversionContext,
  type ConversionResult,
  clipped,
  legitimate,
  noClosedForm,
  positive,
  refused,
} from './conversion-result.ts'

/** Highest chance level at which a whole answer's score is still taken for a product of token probabilities. */
export const GUESSING_FLOOR = 0.01

/** Lengths that stray further than this, as a fraction of their mean, have no common root (specification section 2). */
const MOST_LENGTH_SPREAD = 0.2

const LENGTH_UNKNOWN = 'The answer length in tokens is not known.'
const BYTES_UNKNOWN =
  'The bytes per token are not known. Say how many bytes a token has on average, or ask for the loss in nats per token.'

/** The probability of a right token. */
export function perToken(metric: MetricId, context: ConversionContext): ConversionResult {
  const length = positive(context.targetLength)
  const { name, instead } = METRICS[metric]
  switch (metric) {
    case 'acc1':
      return legitimate(value => value, null)
    case 'em':
    case 'score':
      return rootOfLength(metric, context)
    case 'ted':
      // A mean of edits over a mean of tokens is the share of all tokens, so lengths may vary.
      if (length === null) return refused(LENGTH_UNKNOWN, instead)
      return legitimate(
        value => clipped(1 - value / length),
        `Share of the ${length} target tokens that need no edit: about p. Surplus tokens count as edits and lower it, a shift of the answer costs a single edit and raises it.`,
      )
    case 'wer':
      return legitimate(
        value => clipped(1 - value),
        'Share of the words (or characters) of the reference that need no edit, the rate being a fraction; surplus words lower it.',
      )
    case 'nll':
    case 'logprob':
    case 'ppl':
    case 'bpb':
      return refused(
        `${capital(name)} gives the probability of what it is averaged over, tokens or whole answers: ask for the probability of the right answer.`,
      )
    case 'p-correct':
      return refused(
        'The probability of a whole answer may be shared out over the options, so it has no root that is a token probability.',
        instead,
      )
    case 'error':
    case 'pass@k':
    case 'pass^k':
      return refused(`${capital(name)} does not count tokens.`, instead)
    case 'mc':
    case 'thresholded':
    case 'brier':
    case 'mse':
    case 'logit':
    case 'f1':
    case 'rouge':
    case 'bleu':
    case 'chrf':
    case 'meteor':
    case 'bertscore':
    case 'bleurt':
    case 'maj@k':
    case 'norm':
    case 'auc':
    case 'mcc':
    case 'preference':
      return noClosedForm(metric, 'a token probability')
  }
}

function rootOfLength(metric: 'em' | 'score', context: ConversionContext): ConversionResult {
  const { instead } = METRICS[metric]
  const length = positive(context.targetLength)
  const spread = context.lengthSpread ?? 0
  if (length === null) return refused(LENGTH_UNKNOWN, instead)
  if (context.chance > GUESSING_FLOOR) {
    return refused('Answers can be guessed, so the score is not a product of token probabilities.', instead)
  }
  if (spread > MOST_LENGTH_SPREAD) {
    return refused(
      `Answer lengths vary by ±${percent(spread)}, more than ±${percent(MOST_LENGTH_SPREAD)}, so no single root takes all answers to a token probability.`,
      'Ask for token-level accuracy, or for the scores of answers of one length.',
    )
  }
  const whole = metric === 'score' ? ' The score must count whole answers.' : ''
  return legitimate(
    value => Math.max(value, 0) ** (1 / length),
    `Assumes ${length} independent, equally hard tokens per answer: p = score^(1/${length}); an upper bound on the mean token accuracy, for answers of unequal difficulty overstate it.${whole}`,
    Math.max(context.chance, 0),
  )
}

/** The share of single attempts that are right, from all of k right. */
export function perAttempt(metric: MetricId, context: ConversionContext): ConversionResult {
  if (metric !== 'pass^k') return refused('Only a score of all k right can be turned into a share of single attempts.')
  const k = positive(context.attempts) ?? positive(context.targetLength)
  if (k === null) return refused('The number k of attempts (or parts) is not known.', METRICS[metric].instead)
  return legitimate(
    value => Math.max(value, 0) ** (1 / k),
    `Assumes ${k} independent, equally hard attempts: q = score^(1/${k}); an upper bound on the mean share, for problems of unequal difficulty overstate it.`,
    Math.max(context.chance, 0),
  )
}

/** The share of single attempts that succeed, from pass@k. */
export function passOnce(metric: MetricId, context: ConversionContext): ConversionResult {
  const k = context.attempts ?? null
  if (metric === 'maj@k') return noClosedForm(metric, 'pass@1')
  if (metric !== 'pass@k') return refused('Only pass@k can be turned into pass@1.')
  if (k === null || !(k >= 1)) return refused('The number of attempts k is not known.', METRICS[metric].instead)
  return legitimate(
    value => 1 - (1 - clipped(value)) ** (1 / k),
    `Assumes that all problems are equally hard: pass@1 = 1 − (1 − pass@${k})^(1/${k}); a lower bound on the mean, for problems of unequal difficulty understate it.`,
    Math.max(context.chance, 0),
  )
}

/**
 * The probability of the right answer (or token: of what a loss is averaged over). By Jensen's inequality exp(−mean loss) is the
 * geometric mean, which is no more than the mean; and as a mean square is no less than the square of the mean,
 * 1 − √Brier is no more than it either.
 */
export function rightAnswer(metric: MetricId, context: ConversionContext): ConversionResult {
  const geometric = 'the geometric mean over the tokens or answers that it is averaged over; a lower bound on the mean.'
  switch (metric) {
    case 'p-correct':
      return legitimate(value => value, null)
    case 'nll':
      return legitimate(value => Math.exp(-value), `Takes the loss in nats: p = exp(−loss), ${geometric}`)
    case 'logprob':
      return legitimate(
        value => Math.exp(value),
        `Takes the logarithm as natural: p = exp(log-likelihood), ${geometric}`,
      )
    case 'ppl':
      return legitimate(value => 1 / Math.max(value, 1), `p = 1/perplexity, ${geometric}`)
    case 'bpb': {
      const bytes = positive(context.bytesPerToken)
      if (bytes === null) return refused(BYTES_UNKNOWN)
      return legitimate(
        value => Math.exp(-value * Math.LN2 * bytes),
        `Takes ${bytes} bytes per token: p = 2^(−${bytes}·bits), the geometric mean over tokens; a lower bound on the mean.`,
      )
    }
    case 'brier':
      if (context.brierForm === 'binary') {
        return legitimate(
          value => 1 - Math.sqrt(clipped(value)),
          'Takes the score as (1 − p)² of the right answer alone: p = 1 − √score; a lower bound on the mean.',
        )
      }
      return refused(
        context.brierForm === 'sum'
          ? 'A Brier score summed over the options depends on how the wrong ones share the rest.'
          : 'It is not known whether the Brier score is summed over the options or is (1 − p)² of the right answer alone.',
        METRICS[metric].instead,
      )
    case 'logit':
      return legitimate(
        value => 1 / (1 + Math.exp(-value)),
        'Takes natural log-odds: p = 1/(1 + exp(−log-odds)); it may lie above or below the mean.',
      )
    case 'em':
    case 'acc1':
    case 'mc':
    case 'error':
    case 'thresholded':
    case 'score':
    case 'mse':
    case 'ted':
    case 'wer':
    case 'f1':
    case 'rouge':
    case 'bleu':
    case 'chrf':
    case 'meteor':
    case 'bertscore':
    case 'bleurt':
    case 'pass@k':
    case 'pass^k':
    case 'maj@k':
    case 'norm':
    case 'auc':
    case 'mcc':
    case 'preference':
      return noClosedForm(metric, 'the probability of the right answer')
  }
}

/** Cross-entropy in nats, per token (or per what the metric is averaged over). */
export function crossEntropy(metric: MetricId, context: ConversionContext): ConversionResult {
  if (metric === 'nll') return legitimate(value => value, null)
  if (metric === 'logprob') {
    return legitimate(value => -value, 'Takes the logarithm as natural: loss = −log-likelihood.')
  }
  if (metric === 'ppl') {
    return legitimate(value => Math.log(Math.max(value, 1)), 'Takes the perplexity as exp(loss): loss = ln perplexity.')
  }
  if (metric === 'bpb') {
    const bytes = positive(context.bytesPerToken)
    if (bytes === null) return refused(BYTES_UNKNOWN)
    return legitimate(
      value => value * Math.LN2 * bytes,
      `Takes ${bytes} bytes per token: loss = bits·${bytes}·ln 2 nats per token.`,
    )
  }
  if (metric === 'p-correct') {
    return refused('A mean of probabilities does not tell the mean of their logarithms. Ask for the cross-entropy.')
  }
  return noClosedForm(metric, 'a cross-entropy')
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
