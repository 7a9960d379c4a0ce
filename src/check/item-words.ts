import { zeroBound } from '../metrics/interval.ts'
import type { ItemSummary } from './prepare.ts'
import type { Sheet } from './views.ts'
import { digits, percent } from './words.ts'

/** "2000 test items a point", "99 to 200 test items a point". */
export function itemCount({ least, most }: ItemSummary): string {
  const n = least === most ? digits(most, 6) : `${digits(least, 6)} to ${digits(most, 6)}`
  return `${n} test items a point`
}

/**
 * How many items stand behind a point and how that is known, the chance level, and what scores of 0 still allow; `said` is
 * the sentence before, which may have given the number or the level.
 */
export function itemWords({ prepared, series }: Sheet, said: string): readonly string[] {
  if (prepared.kind === 'nothing') return []
  if (prepared.kind === 'quantity') {
    return ['The metric comes without a number of items; the scatter around the curve stands for its noise.']
  }
  const { y, n, chance } = prepared.observations
  const origin = originWords(prepared.items.origin)
  const count = itemCount(prepared.items)
  const items = said.includes(count) ? `The number of test items is ${origin}` : `${count}, ${origin}`
  const length = series.targetLength === null ? '' : `, answers of ${digits(series.targetLength, 3)} tokens`
  const zeros = y.flatMap((score, i) => (score === 0 ? [n[i] ?? 0] : []))
  const fewest = Math.min(...zeros)
  const bound =
    zeros.length === 0 ? '' : `; 0 of ${digits(Math.round(fewest), 6)} still allows ${percent(zeroBound(fewest))}`
  const known = said.includes('chance level (')
  const level = known ? '' : chance > 0 ? `; chance level ${percent(chance)}` : '; chance level taken as 0 %'
  return [`${items}${level}${length}${bound}.`]
}

function originWords(origin: ItemSummary['origin']): string {
  switch (origin) {
    case 'given':
      return 'as given'
    case 'standard-error':
      return 'taken from the standard errors'
    case 'inferred':
      return 'inferred from the rounding of the scores'
    case 'assumed':
      return 'assumed, for the table does not give it'
  }
}
