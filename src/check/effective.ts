import type { Observations } from './assessment.ts'
import type { Counts } from './deviance.ts'

/**
 * Scatter between models that the number of items does not explain, as a standard deviation on the Gumbel scale
 * (specification section 4.1; measured on GPT-3's best-behaved tasks). Twice this is printed as a sensitivity run.
 */
export const MODEL_SCATTER = 0.05

/** Items a score is worth once models of one family are allowed to scatter by `scatter` around their curve. */
export function effectiveItems(y: number, n: number, chance: number, scatter: number = MODEL_SCATTER): number {
  const shrunk = (n * y + 0.5) / (n + 1)
  const edge = 0.5 / (n + 1)
  const inner = Math.min(Math.max((shrunk - chance) / (1 - chance), edge), 1 - edge)
  const perUnit = (1 - chance) * inner * -Math.log(inner)
  return n / (1 + (n * scatter * scatter * perUnit * perUnit) / (shrunk * (1 - shrunk)))
}

/** Effective right answers and items of all points. */
export function effectiveCounts(observations: Observations, scatter: number = MODEL_SCATTER): Counts {
  const n = observations.y.map((y, i) => effectiveItems(y, observations.n[i] ?? 0, observations.chance, scatter))
  return { k: observations.y.map((y, i) => y * (n[i] ?? 0)), n, chance: observations.chance }
}
