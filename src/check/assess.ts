import type { Series } from '../tables/series/series.ts'
import type { Assessment, AxisScale, Observations, View } from './assessment.ts'
import { baseOf } from './base.ts'
import { readColumn } from './column.ts'
import { indicesOf } from './indices.ts'
import { reasonsFor } from './reasons.ts'
import { refusalsOf } from './refusals.ts'
import { besideOf, rule } from './ruling.ts'
import { allViews, planViews, type Sheet } from './views.ts'

/** A series with the company it needs for the other views. */
export type Evidence = {
  /** The curve the claim speaks of. */
  readonly claimed: Series
  /** How the author plots the axis: log unless the claim or the table says otherwise (steps: linear). */
  readonly claimedScale: AxisScale
  /** Other metrics measured on the same models, same x column. */
  readonly otherMetrics: readonly Series[]
  /** The same score against other scale columns of the table. */
  readonly otherAxes: readonly Series[]
  /** The same curve of other runs (seeds) of one training, where averaging them would blur a jump. */
  readonly otherRuns: readonly Series[]
}

/**
 * Puts the numbers of a series under every view and says what they show (specification section 4). Deterministic, and
 * without exception for any input: what cannot be judged says why.
 */
export function assess(evidence: Evidence): Assessment {
  const plan = planViews(evidence)
  const views = allViews(plan).map(planned => planned.view)
  const base = baseOf(plan.claimed, evidence.otherRuns)
  const columns = plan.metrics.map(({ sheet, views: own }) => readColumn(sheet, own, besideOf(plan, base)))
  const ruling = rule(plan, base, columns)
  const observations = observationsOf(plan.claimed)
  return {
    direction: base.direction,
    observations,
    outcome: ruling.outcome,
    decidedBy: ruling.decidedBy,
    claimed: views[0] ?? emptyView(evidence),
    views,
    jump: base.jump,
    extrapolation: base.extrapolation,
    indices: indicesOf(observations?.y ?? []),
    refused: refusalsOf(evidence.claimed),
    spread: plan.claimed.prepared.kind === 'nothing' ? [] : plan.claimed.prepared.spread,
    reasons: reasonsFor(plan, base, ruling, columns),
  }
}

function observationsOf(sheet: Sheet): Observations | null {
  if (sheet.book !== null) return sheet.book.observations
  if (sheet.quantity === null) return null
  const { x, value } = sheet.quantity
  return { x, y: value, n: value.map(() => 0), chance: 0 }
}

function emptyView(evidence: Evidence): View {
  const { x, y } = evidence.claimed
  return {
    id: `${y.metric}:raw|${x.axis}|${evidence.claimedScale}`,
    metric: y.metric,
    axis: x.axis,
    xScale: evidence.claimedScale,
    yScale: 'raw',
    basis: 'claimed',
    assumption: null,
    share: null,
    best: { form: 'line' },
    reading: 'unjudged',
  }
}
