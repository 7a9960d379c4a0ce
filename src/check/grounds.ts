import { METRICS } from '../metrics/catalogue.ts'
import { otherScale } from './coordinates.ts'
import type { Ground } from './decision.ts'
import { FEWEST_FOR_QUANTITY } from './quantity.ts'
import type { Sheet } from './views.ts'
import { axisPhrase, digits, percent } from './words.ts'

/** Why the outcome is what it is, in a sentence or two; for an open outcome also what would decide it. */
export function groundWords(ground: Ground, sheet: Sheet): string {
  const name = METRICS[sheet.series.y.metric].name
  switch (ground.kind) {
    case 'few-scales':
      return sheet.quantity !== null && ground.scales >= 4
        ? `${name} has no number of items, so at least ${FEWEST_FOR_QUANTITY} scales are needed to see its scatter; there are ${ground.scales}.`
        : `A jump can be told from a line with 4 scales or more; there ${ground.scales === 1 ? 'is 1' : `are ${ground.scales}`}.`
    case 'falls':
      return ground.size === null
        ? 'The curve falls more than it may for a single rise.'
        : `The score falls by ${digits(ground.size * 100, 3)} points on the way, more than noise explains; splitting the items by difficulty may part the curves.`
    case 'no-rise':
      return 'The rise cannot be told from noise. More items per point would decide it.'
    case 'small-range':
      return `The score changes by ${percent(ground.range)} in all.`
    case 'smooth-as-plotted':
      return `On ${axisPhrase(sheet.series.x.axis, sheet.scale)} a straight line accounts for most of the rise of ${name}, and a jump of three quarters of it is excluded.`
    case 'smooth-per-token':
      return sheet.quantity !== null
        ? `A power law of scale accounts for ${name}: it is straight on a log scale.`
        : 'A smooth curve, straight on −ln(−ln score), accounts for the points, and a jump of three quarters of the rise is excluded there.'
    case 'smooth-log-odds':
      return 'A smooth sigmoid accounts for the points: straight in log-odds, with a jump of three quarters of the rise excluded. No other metric was needed.'
    case 'straight-on-other-axis':
      return `On ${axisPhrase(sheet.series.x.axis, otherScale(sheet.scale))} a straight line accounts for most of the rise; the bend comes from the axis.`
    case 'jump-everywhere':
      return 'No smooth curve fits: not on −ln(−ln score), with or without a guessing floor, not in log-odds, and not on the other axis.'
    case 'predicted':
      return 'A smooth curve and a jump both fit, and the smaller scales predict the next one.'
    case 'both-fit':
      return 'A smooth curve and a jump both fit. More scales around the rise, more items, or a per-token metric on the same outputs would decide it.'
    case 'scales-disagree':
      return 'Smooth scales disagree: a jump on −ln(−ln score), but a smooth sigmoid in log-odds still fits. A per-token metric on the same outputs would decide it.'
    case 'guessing-floor':
      return 'It depends on a guessing floor that is not declared: with 1 % or less guessed right, a smooth curve still fits. The score of guessing, or a per-token metric, would decide it.'
    case 'other-axis':
      return `A straight line on ${axisPhrase(sheet.series.x.axis, otherScale(sheet.scale))} still fits. More scales inside the gap would decide it.`
    case 'irregular':
      return `The points scatter too much around every curve (${digits(ground.overdispersion, 2)} times what the items explain). Repeated runs per scale would decide it.`
  }
}
