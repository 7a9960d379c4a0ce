import type { Assessment } from '../check/assessment.ts'
import type { ScaleSpread } from '../check/seeds.ts'
import { FEWEST_SEEDS, TWO_PEAKS } from '../check/two-peaks.ts'
import { amount, digits, finePercent, listed } from '../check/words.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import type { Series } from '../tables/series/series.ts'
import type { DetailCell, DetailTable } from './details.ts'

/** More names of models than this are cut short. */
const MOST_NAMES = 4

/** The scales with several runs: how many, their mean, how far apart they lie, and whether they split in two groups. */
export function runsTable({ spread, observations }: Assessment, series: Series): DetailTable | null {
  if (spread.length === 0) return null
  // Only scores from 0 to 1 have items; anything else keeps its own unit.
  const share = observations?.n.some(items => items > 0) ?? false
  return {
    title: 'Runs',
    columns: ['Scale', 'Runs', `Mean${share ? scoreTaken(series) : ''}`, 'Standard deviation', 'Bimodality'],
    rows: spread.map(one => [
      cell(amount(one.x, series.x.axis)),
      runsCell(one),
      cell(share ? finePercent(one.mean) : digits(one.mean, 4)),
      cell(share ? `±${digits(100 * one.sd, 2)} points` : `±${digits(one.sd, 2)}`),
      cell(splitWords(one)),
    ]),
    note: `Runs are said to split in two groups where Sarle’s bimodality coefficient is above ${digits(TWO_PEAKS, 2)} and the number of items does not explain their spread. Fewer than ${FEWEST_SEEDS} runs do not tell.`,
  }
}

/** Errors and edits are judged as the share that is right, so that is what is averaged. */
function scoreTaken({ y }: Series): string {
  if (isErrorShare(y.metric)) return ' share right'
  return y.metric === 'ted' ? ' share of tokens right' : ''
}

function runsCell({ runs, models }: ScaleSpread): DetailCell {
  if (models.length === 0) return cell(String(runs))
  const names = models.length > MOST_NAMES ? [...models.slice(0, MOST_NAMES - 1), 'others'] : models
  return {
    text: models.length === runs ? `${runs} models` : `${runs} of ${models.length} models`,
    about: listed(names),
  }
}

function splitWords({ runs, bimodality, bimodal, upper }: ScaleSpread): string {
  if (bimodality === null) return runs < FEWEST_SEEDS ? 'too few runs to tell' : 'all runs agree'
  const coefficient = digits(bimodality, 2)
  if (bimodal) return `${coefficient}: two groups, ${upper} high and ${runs - upper} low`
  return bimodality > TWO_PEAKS
    ? `${coefficient}: no more than the number of items explains`
    : `${coefficient}: two groups not shown`
}

function cell(text: string): DetailCell {
  return { text, about: null }
}
