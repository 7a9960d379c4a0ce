import type { Evidence } from '../check/assess.ts'
import type { Claim } from '../claims/claim.ts'
import { pretrainingLoss } from '../tables/columns/loss-headers.ts'
import type { Curve } from '../tables/series/curves.ts'
import type { Series } from '../tables/series/series.ts'
import { statedMetric } from './stated-metric.ts'

/** Whether the claim's own metric is a loss; one that happens at some loss is not about it. */
export function isAboutLoss(claim: Claim): boolean {
  return claim.axis !== 'loss' && statedMetric(claim) === 'nll'
}

/** Curves with the same group and task show one thing under several metrics, and in several runs. */
export function subjectOf({ subject, task }: Curve): string {
  return [subject, task].filter(words => words !== '').join(', ')
}

/** A curve as a claim is put to it, with the other metrics, axes and runs of the same thing. */
export function evidenceFor(
  claimed: Curve,
  along: readonly Curve[],
  otherRuns: readonly Curve[],
  claim: Claim,
): Evidence {
  const otherMetrics = along.filter(
    ({ series, group, task }) =>
      group === claimed.group &&
      task === claimed.task &&
      series.y.metric !== claimed.series.y.metric &&
      pretrainingLoss(series.y.column) !== 'sure',
  )
  let otherAxes: readonly Series[] | null = null
  return {
    claimed: claimed.series,
    claimedScale: claimed.series.x.axis === 'steps' ? 'linear' : 'log',
    otherMetrics: otherMetrics.map(({ series }) => series),
    get otherAxes() {
      otherAxes ??= claimed.otherAxes().filter(({ x }) => x.axis !== 'loss' || !isAboutLoss(claim))
      return otherAxes
    },
    otherRuns: otherRuns.map(({ series }) => series),
  }
}

/** So many curves of other rows are read beside the claimed one: a long table holds them by the thousand. */
const MOST_OTHER_ROWS = 6

/**
 * Other columns over the same rows, e.g. the training accuracy beside the test accuracy, and the same column over other rows (another
 * task, model or setting), in the order of the table.
 */
export function companionsOf(claimed: Curve, along: readonly Curve[]): readonly Series[] {
  const otherRows = along
    .filter(({ subject, column }) => subject !== claimed.subject && column === claimed.column)
    .slice(0, MOST_OTHER_ROWS)
  return along
    .filter(curve => curve.group === claimed.group || otherRows.includes(curve))
    .filter(({ series }) => series.x.index === claimed.series.x.index)
    .map(({ series }) => series)
}
