import type { Series } from '../tables/series.ts'
import type {
  Assessment,
  AxisScale,
  Direction,
  Extrapolation,
  JumpForm,
  JumpOutcome,
  Observations,
  View,
} from './assessment.ts'
import { type Beside, type Column, readColumn, type Standing } from './column.ts'
import { decide, type Ground, isFirm } from './decision.ts'
import { pointsOf } from './gap-words.ts'
import { indicesOf } from './indices.ts'
import { explainsFirmly, jumpy } from './profile.ts'
import { decideQuantity, quantityDirection } from './quantity.ts'
import { reasonsFor } from './reasons.ts'
import { refusalsOf } from './refusals.ts'
import { FEWEST_SEEDS } from './seeds.ts'
import { allViews, openSheet, type Plan, planViews, type Sheet } from './views.ts'
import { jumpSpan } from './words.ts'

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

/** What the claimed series says by itself. */
export type Base = {
  readonly outcome: JumpOutcome
  readonly ground: Ground
  readonly direction: Direction
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
  /** Outcomes of the other runs of the same training, where they are curves of their own. */
  readonly others: readonly JumpOutcome[]
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

/** The claimed series alone, beside its other runs, and in the light of how far runs at one scale lie apart. */
function baseOf(sheet: Sheet, runs: readonly Series[]): Base {
  const alone = outcomeOf(sheet)
  const others = runs.map(other => outcomeOf(openSheet(other, sheet.scale)).outcome)
  if (!isFirm(alone.outcome)) return { ...alone, others }
  const contrary = others.filter(outcome => isFirm(outcome) && survives(outcome) !== survives(alone.outcome)).length
  if (contrary > 0) {
    const ground: Ground = { kind: 'runs-disagree', runs: others.length + 1, contrary }
    return { ...alone, outcome: 'under-resolved', ground, others }
  }
  const apart = runsApart(sheet, alone)
  return apart === null ? { ...alone, others } : { ...alone, outcome: 'under-resolved', ground: apart, others }
}

/** Runs beside a jump that lie apart by this part of the whole change (standard deviation) vary as much as the jump itself. */
const APART = 0.3

/**
 * Scores at one scale that differ as much as the change along the axis. Where seeds split in two, a mean that changes smoothly says
 * nothing of any run. Where a few rows beside a jump lie far apart, something other than scale makes the jump; with many, their
 * mean has an error that the test knows.
 */
function runsApart({ prepared }: Sheet, { outcome, jump }: Alone): Ground | null {
  if (prepared.kind === 'nothing') return null
  const [x, y] =
    prepared.kind === 'proportion' ? [prepared.observations.x, prepared.observations.y] : [prepared.x, prepared.value]
  const change = Math.max(...y) - Math.min(...y)
  if (!survives(outcome)) {
    if (outcome === 'no-jump-as-claimed' && !(change > 0)) return null
    const split = prepared.spread.filter(({ bimodal, sd }) => bimodal && sd >= APART * change)
    const widest = split.toSorted((a, b) => b.sd - a.sd)[0]
    return widest === undefined ? null : { kind: 'runs-apart', x: widest.x, sd: widest.sd, split: true }
  }
  const gap = jumpSpan(jump, x)
  const beside = prepared.spread.find(
    ({ x: at, sd, runs }) => (at === gap?.from || at === gap?.to) && runs < FEWEST_SEEDS && sd >= APART * change,
  )
  return beside === undefined ? null : { kind: 'runs-apart', x: beside.x, sd: beside.sd, split: false }
}

function survives(outcome: JumpOutcome): boolean {
  return outcome === 'jump-survives'
}

/** What a series says without a look at other runs. */
type Alone = Omit<Base, 'others'>

function outcomeOf(sheet: Sheet): Alone {
  const { prepared } = sheet
  const constant = prepared.kind === 'nothing' ? null : prepared.constant
  if (constant !== null && (constant.noneRight || constant.errorZero)) {
    const ground: Ground = { kind: 'constant' }
    return { outcome: 'under-resolved', ground, direction: 'rising', jump: { form: 'line' }, extrapolation: null }
  }
  if (sheet.book !== null) return { ...decide(sheet.book, sheet.scale), direction: sheet.book.direction }
  if (sheet.quantity !== null) {
    const direction = quantityDirection(sheet.quantity)
    return { ...decideQuantity(sheet.quantity, sheet.scale), direction, extrapolation: null }
  }
  return {
    outcome: 'not-enough-data',
    ground: { kind: 'few-scales', scales: 0 },
    direction: 'rising',
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
function besideOf(plan: Plan, base: Base): Beside {
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
  switch (base.ground.kind) {
    case 'both-fit':
    case 'scales-disagree':
    case 'guessing-floor':
    case 'levels-off':
    case 'levels-off-at':
    case 'one-before':
      return plotted !== null && jumpy(plotted)
    default:
      return false
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
