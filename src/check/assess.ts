import type { Series } from '../tables/series.ts'
import type { Assessment, AxisScale, Extrapolation, JumpForm, JumpOutcome, Observations, View } from './assessment.ts'
import { type Column, readColumn } from './column.ts'
import { decide, type Ground } from './decision.ts'
import { indicesOf } from './indices.ts'
import { explains } from './profile.ts'
import { decideQuantity } from './quantity.ts'
import { reasonsFor } from './reasons.ts'
import { allViews, type Plan, planViews, type Sheet } from './views.ts'

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
}

/** What the claimed series says by itself. */
export type Base = {
  readonly outcome: JumpOutcome
  readonly ground: Ground
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
}

/** What settles the outcome once the other columns are heard. */
export type Ruling = {
  readonly outcome: JumpOutcome
  readonly decidedBy: View | null
  /** The measured column that settles it, if one does. */
  readonly column: Column | null
}

/**
 * Puts the numbers of a series under every view and says what they show (specification section 4). Deterministic, and
 * without exception for any input: what cannot be judged says why.
 */
export function assess(evidence: Evidence): Assessment {
  const plan = planViews(evidence)
  const views = allViews(plan).map(planned => planned.view)
  const columns = plan.metrics.map(({ sheet, views: own }) => readColumn(sheet, own))
  const base = baseOf(plan.claimed)
  const ruling = rule(plan, base, columns)
  const observations = observationsOf(plan.claimed)
  return {
    observations,
    outcome: ruling.outcome,
    decidedBy: ruling.decidedBy,
    claimed: views[0] ?? emptyView(evidence),
    views,
    jump: base.jump,
    extrapolation: base.extrapolation,
    indices: indicesOf(observations?.y ?? []),
    reasons: reasonsFor(plan, base, ruling, columns),
  }
}

/** The claimed series alone. */
function baseOf(sheet: Sheet): Base {
  if (sheet.book !== null) return decide(sheet.book, sheet.scale)
  if (sheet.quantity !== null) return { ...decideQuantity(sheet.quantity, sheet.scale), extrapolation: null }
  return {
    outcome: 'not-enough-data',
    ground: { kind: 'few-scales', scales: 0 },
    jump: { form: 'line' },
    extrapolation: null,
  }
}

/**
 * Measured columns count more than conversions (section 4.4): one that is smooth makes the jump a matter of the metric;
 * a jump survives only if no measured column is open, and a conversion that a measured column gainsays settles nothing.
 */
function rule(plan: Plan, base: Base, columns: readonly Column[]): Ruling {
  const settled: Ruling = { outcome: base.outcome, decidedBy: decidingView(plan, base), column: null }
  switch (base.outcome) {
    case 'not-enough-data':
    case 'non-monotone':
    case 'no-jump-as-claimed':
      return settled
    case 'metric-dependent':
    case 'axis-dependent':
    case 'predictable-by-extrapolation':
    case 'under-resolved':
    case 'jump-survives': {
      if (base.ground.kind === 'no-rise') return settled
      const smooth = columns.find(column => column.standing === 'smooth')
      if (smooth !== undefined) return { outcome: 'metric-dependent', decidedBy: smooth.view, column: smooth }
      if (base.outcome === 'metric-dependent') {
        const against = columns.find(column => column.standing === 'jump')
        if (against !== undefined) return { outcome: 'under-resolved', decidedBy: null, column: against }
      }
      if (base.outcome === 'jump-survives') {
        const axis = plan.axes
          .flatMap(other => other.views)
          .find(({ profile }) => profile !== null && explains(profile))
        if (axis !== undefined) return { outcome: 'axis-dependent', decidedBy: axis.view, column: null }
        const open = columns.find(column => column.standing === 'open')
        if (open !== undefined) return { outcome: 'under-resolved', decidedBy: null, column: open }
        const jumping = columns.find(column => column.standing === 'jump')
        if (jumping !== undefined) return { ...settled, decidedBy: jumping.view, column: jumping }
      }
      return settled
    }
  }
}

/** The view to set beside the author's: the one under which the jump goes away, or the hardest it survives. */
function decidingView(plan: Plan, base: Base): View | null {
  const own = plan.own.map(planned => planned.view)
  const perToken =
    own.find(view => view.yScale === 'per-token') ??
    own.find(view => view.yScale === 'gumbel') ??
    own.find(view => view.yScale === 'neg-log')
  switch (base.outcome) {
    case 'metric-dependent':
      return (base.ground.kind === 'smooth-log-odds' ? own.find(view => view.yScale === 'logit') : perToken) ?? null
    case 'axis-dependent':
      return own.find(view => view.yScale === 'raw' && view.basis === 'measured') ?? null
    case 'no-jump-as-claimed':
      return own[0] ?? null
    case 'jump-survives':
      return perToken ?? null
    case 'predictable-by-extrapolation':
    case 'under-resolved':
    case 'non-monotone':
    case 'not-enough-data':
      return null
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
  }
}
