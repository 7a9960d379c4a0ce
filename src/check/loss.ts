import type { MetricId } from '../metrics/catalogue.ts'
import { conversion } from '../metrics/conversion.ts'

/**
 * The loss behind a metric's value, in nats where the metric has them: ln of a perplexity, minus a log-likelihood, any other
 * measure of error as it is. A loss that falls as a power of scale is straight on −ln(loss) against log scale, its
 * exponential is not, so a perplexity and the cross-entropy of the same outputs are judged and drawn on one coordinate.
 * Null where higher is better and no logarithm is known.
 */
export function lossBehind(metric: MetricId, better: 'higher' | 'lower'): ((value: number) => number) | null {
  const made = conversion(metric, 'nll', { chance: 0, targetLength: null })
  if (made.state === 'legitimate') return made.convert
  return better === 'lower' ? value => value : null
}
