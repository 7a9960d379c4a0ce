import { listed } from '../check/words.ts'
import { counted, grouped } from '../text/counted.ts'
import { SIDES, type Side, type SideCounts } from './overview.ts'

/** Of one claim and of several. */
const SIDE_WORDS: Readonly<Record<Side, readonly [string, string]>> = {
  fell: [
    'is a jump as claimed and mostly smooth as re-plotted',
    'are a jump as claimed and mostly smooth as re-plotted',
  ],
  stayed: ['is a jump in both views', 'are a jump in both views'],
  'cannot-tell': ['is left open by one of the two views', 'are left open by one of the two views'],
  'no-second-view': ['has no second view', 'have no second view'],
  'small-as-claimed': ['is less than half a jump even as claimed', 'are less than half a jump even as claimed'],
}

/**
 * What becomes of the jumps, from their counts: "Of 11 claims with data, 5 are a jump as claimed and mostly smooth as re-plotted, …".
 * Empty where no claim has data.
 */
export function overviewSentence(counts: SideCounts): string {
  const total = SIDES.reduce((sum, side) => sum + counts[side], 0)
  if (total === 0) return ''
  const parts = SIDES.flatMap(side => {
    const count = counts[side]
    return count === 0 ? [] : [`${grouped(count)} ${SIDE_WORDS[side][count === 1 ? 0 : 1]}`]
  })
  return `Of ${counted(total, 'claim')} with data, ${listed(parts)}.`
}
