import type { Evidence } from './check/assess.ts'
import { contextOf } from './check/context.ts'
import { judgedAs } from './check/views.ts'
import { METRICS } from './metrics/catalogue.ts'
import { type ConversionResult, conversion, conversionsOf } from './metrics/conversion.ts'
import type { Series } from './tables/series/series.ts'

/** What a conversion takes for granted and a reader may change. */
export type Adjustable = {
  /** As the table, its caption or a comment gives it; null where none does. */
  readonly given: number | null
}

/** What can be adjusted on the views of some evidence; null for what no view of it uses. */
export type Adjustables = {
  /** Tokens of an answer. */
  readonly targetLength: Adjustable | null
  /** Chance level, 0 to 1. */
  readonly chance: Adjustable | null
}

/** Whether any view of the evidence is converted with a length of answers or a chance level, and what is given of these. */
export function adjustablesOf({ claimed, otherMetrics }: Evidence): Adjustables {
  return {
    targetLength: [claimed, ...otherMetrics].some(usesLength) ? { given: claimed.targetLength } : null,
    chance: usesChance(claimed) ? { given: claimed.chance > 0 ? claimed.chance : null } : null,
  }
}

/** Whether a length makes the per-token view of a score possible, or that of the edits it counts. */
function usesLength(series: Series): boolean {
  const context = contextOf(series)
  return [series.y.metric, judgedAs(series)].some(metric => {
    const without = conversion(metric, 'per-token', { ...context, targetLength: null })
    const withOne = conversion(metric, 'per-token', { ...context, targetLength: 1 })
    return without.state === 'refused' && withOne.state === 'legitimate'
  })
}

/** A level of chance that tells conversions apart from none at all; any above what a whole answer may be guessed with. */
const SOME = 0.25

/** Whether the score can be guessed, or is said to be, and some conversion of it comes out otherwise for that. */
function usesChance(series: Series): boolean {
  const metric = judgedAs(series)
  if (METRICS[metric].chance.kind === 'unknown' && !(series.chance > 0)) return false
  const context = contextOf(series)
  const guessed = conversionsOf(metric, { ...context, chance: SOME })
  return conversionsOf(metric, { ...context, chance: 0 }).some(
    ({ result }, at) => !isAlike(result, guessed[at]?.result ?? result),
  )
}

function isAlike(one: ConversionResult, other: ConversionResult): boolean {
  if (one.state === 'refused' || other.state === 'refused') return one.state === other.state
  return one.convert(0.5) === other.convert(0.5)
}
