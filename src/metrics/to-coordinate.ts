import { METRICS, type MetricId } from './catalogue.ts'
import { type ConversionContext, type ConversionResult, clipped, legitimate, refused } from './conversion-result.ts'
import { GUESSING_FLOOR } from './to-probability.ts'

const WHOLE_ANSWER: ReadonlySet<MetricId> = new Set(['em', 'pass^k', 'score'])

/** Metrics that have no link to a probability at all: judged as they are reported (specification section 2). */
const RAW_ONLY: ReadonlySet<MetricId> = new Set(['auc', 'mcc', 'preference'])

/** Whether a metric counts an answer right only as a whole, so that it behaves like p^L; a plain score may. */
export function isWholeAnswer(metric: MetricId): boolean {
  return WHOLE_ANSWER.has(metric)
}

/** −ln(−ln y) of a score above chance. */
export function gumbel(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) return outside(metric, '−ln(−ln score)')
  const whole = isWholeAnswer(metric) && context.chance <= GUESSING_FLOOR
  return legitimate(
    value => -Math.log(-Math.log(aboveChance(value, context.chance))),
    whole
      ? 'Assumes independent, equally hard tokens; then −ln(−ln score) is a straight line in log scale, whatever the answer length.'
      : 'A smooth curve above chance that is straight on −ln(−ln score); a statement about shape, not a token probability.',
  )
}

/** Log-odds of a score above chance. */
export function logit(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) return outside(metric, 'log-odds')
  return legitimate(value => {
    const inner = aboveChance(value, context.chance)
    return Math.log(inner / (1 - inner))
  }, 'A smooth sigmoid above chance, straight in log-odds; no other metric was reported.')
}

/** −ln of a loss (of a log-likelihood without its sign): straight in log scale where the loss falls as a power of scale. */
export function negLog(metric: MetricId): ConversionResult {
  if (metric === 'ppl') return legitimate(value => -Math.log(Math.log(Math.max(value, 1))), null)
  if (metric === 'logprob') return legitimate(value => -Math.log(Math.max(-value, 0)), null)
  if (METRICS[metric].better === 'lower') return legitimate(value => -Math.log(Math.max(value, 0)), null)
  return refused('Only losses are drawn as −ln.')
}

/** The score with chance taken to 0: (y − g)/(1 − g). */
export function chanceCorrected(metric: MetricId, context: ConversionContext): ConversionResult {
  if (!isProportion(metric)) {
    return RAW_ONLY.has(metric)
      ? outside(metric, 'a scale above chance')
      : refused('Only scores from 0 to 1 have a chance level.', metric === 'error' ? METRICS[metric].instead : null)
  }
  const { chance } = context
  return legitimate(
    value => (value - chance) / (1 - chance),
    chance > 0
      ? `Takes guessing to give ${Number((chance * 100).toPrecision(3))} % right; the shape of the curve stays as it is.`
      : null,
  )
}

function outside(metric: MetricId, coordinate: string): ConversionResult {
  const { name, instead } = METRICS[metric]
  return RAW_ONLY.has(metric)
    ? refused(
        `The ${name} is judged as it is reported: it has no link to a probability, so none to ${coordinate}.`,
        instead,
      )
    : refused(
        `Only scores from 0 to 1 have a place on ${coordinate}.`,
        metric === 'error' ? METRICS[metric].instead : null,
      )
}

function isProportion(metric: MetricId): boolean {
  const { better, range } = METRICS[metric]
  return better === 'higher' && range[1] === 1 && !RAW_ONLY.has(metric)
}

/** From 0 at chance to 1; what guessing could give as well counts as 0. */
function aboveChance(value: number, chance: number): number {
  return clipped((value - chance) / (1 - chance))
}
