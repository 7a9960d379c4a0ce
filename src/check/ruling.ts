import type { JumpOutcome, View } from './assessment.ts'
import type { Base } from './base.ts'
import type { Beside, Column, Standing } from './column.ts'
import type { Ground } from './decision.ts'
import { pointsOf } from './gap-words.ts'
import { explainsFirmly, jumpy } from './profile.ts'
import type { Plan } from './views.ts'
import { jumpSpan } from './words.ts'

/** What settles the outcome once the other columns are heard. */
export type Ruling = {
  readonly outcome: JumpOutcome
  readonly decidedBy: View | null
  /** The measured column that settles it, if one does. */
  readonly column: Column | null
}

/**
 * Measured columns count more than conversions (section 4.4): one that is smooth makes the jump a matter of the metric;
 * a jump survives only if no measured column is open, and a conversion that a measured column gainsays settles nothing.
 */
export function rule(plan: Plan, base: Base, columns: readonly Column[]): Ruling {
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
      const { kind } = base.ground
      if (kind === 'no-rise' || kind === 'constant' || kind === 'scatter' || kind === 'runs-apart') return settled
      const smooth = columns.find(column => column.standing === 'smooth')
      if (smooth !== undefined) return { outcome: 'metric-dependent', decidedBy: smooth.view, column: smooth }
      if (base.outcome === 'metric-dependent') {
        const against = columns.find(column => column.standing === 'jump')
        if (against !== undefined) return { outcome: 'under-resolved', decidedBy: null, column: against }
      }
      if (base.outcome === 'under-resolved' && canBeSettled(plan, base)) {
        const jumping = columns.find(column => column.standing === 'jump')
        if (jumping !== undefined && !columns.some(({ standing }) => LEAVES_OPEN.has(standing))) {
          return { outcome: 'jump-survives', decidedBy: jumping.view, column: jumping }
        }
      }
      if (base.outcome === 'jump-survives') {
        const axis = plan.axes
          .flatMap(other => other.views)
          .find(({ profile }) => profile !== null && explainsFirmly(profile))
        if (axis !== undefined) return { outcome: 'axis-dependent', decidedBy: axis.view, column: null }
        const open = columns.find(({ standing }) => LEAVES_OPEN.has(standing))
        if (open !== undefined) return { outcome: 'under-resolved', decidedBy: null, column: open }
        const jumping = columns.find(column => column.standing === 'jump')
        if (jumping !== undefined) return { ...settled, decidedBy: jumping.view, column: jumping }
      }
      return settled
    }
  }
}

/** Columns beside which a jump cannot be said to show under every metric measured. */
const LEAVES_OPEN: ReadonlySet<Standing> = new Set(['open', 'elsewhere', 'harsher'])

/** What the other columns are set beside: the jump that they may show too is the one found, or the one as plotted. */
export function besideOf(plan: Plan, base: Base): Beside {
  const x = pointsOf(plan.claimed)
  const forms = [base.jump, ...plan.own.slice(0, 1).map(({ view }) => view.best)]
  const spans = forms.flatMap(form => jumpSpan(form, x) ?? [])
  return { metric: plan.claimed.series.y.metric, direction: base.direction, spans }
}

/**
 * A score that is all or nothing fits a steep curve as well as a jump and settles nothing by itself; as plotted it does jump, and a
 * finer column measured on the same outputs may say whether the jump is there too (section 4.4).
 */
function canBeSettled(plan: Plan, base: Base): boolean {
  const plotted = plan.own[0]?.profile ?? null
  return SETTLED_BY_COLUMNS.has(base.ground.kind) && plotted !== null && jumpy(plotted)
}

/** Grounds on which a column measured on the same outputs may say more than the score itself. */
const SETTLED_BY_COLUMNS: ReadonlySet<Ground['kind']> = new Set([
  'both-fit',
  'scales-disagree',
  'guessing-floor',
  'levels-off',
  'levels-off-at',
  'one-before',
] as const)

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
