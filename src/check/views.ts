import { METRICS, type MetricId } from '../metrics/catalogue.ts'
import { conversion } from '../metrics/conversion.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import type { Series } from '../tables/series/series.ts'
import type { Evidence } from './assess.ts'
import type { AxisScale, Basis, ScoreScale, View } from './assessment.ts'
import { singleAttempts } from './attempts.ts'
import { type Book, openBook } from './book.ts'
import { contextOf } from './context.ts'
import { otherScale } from './coordinates.ts'
import { FEWEST_SCALES, shift } from './decision.ts'
import { isTrainColumn } from './grokking.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type JumpProfile, mainForm } from './profile.ts'
import { isLossLike, type Quantity, quantityProfile, skippedOn, smoothQuantity } from './quantity.ts'
import { readingOf } from './reading.ts'
import { digits, upperFirst } from './words.ts'

/** A series made ready, with its fits. */
export type Sheet = {
  readonly series: Series
  readonly prepared: Prepared
  /** Null for anything but scores from 0 to 1. */
  readonly book: Book | null
  /** Null for anything but quantities without items. */
  readonly quantity: Quantity | null
  /** The scale on which the axis is drawn first. */
  readonly scale: AxisScale
}

/** A view together with the data it draws. */
export type PlannedView = { readonly view: View; readonly sheet: Sheet; readonly profile: JumpProfile | null }

/** Every view of the evidence, grouped by where its numbers come from. The first claimed view is the author's plot. */
export type Plan = {
  readonly claimed: Sheet
  readonly own: readonly PlannedView[]
  readonly metrics: readonly { readonly sheet: Sheet; readonly views: readonly PlannedView[] }[]
  readonly axes: readonly { readonly sheet: Sheet; readonly views: readonly PlannedView[] }[]
}

/** Makes a series ready; `scale` is how its axis is drawn first. */
export function openSheet(series: Series, scale: AxisScale): Sheet {
  const prepared = prepare(series)
  return {
    series,
    prepared,
    scale,
    book: prepared.kind === 'proportion' ? openBook(prepared.observations, prepared.axis) : null,
    quantity: prepared.kind === 'quantity' ? quantityOf(prepared, series) : null,
  }
}

function quantityOf({ axis, x, value, better }: Prepared & { readonly kind: 'quantity' }, { y }: Series): Quantity {
  return { metric: y.metric, x, value, better, axis }
}

const plans = new WeakMap<Evidence, Plan>()

/** Lists and judges all views; the same evidence is read once. */
export function planViews(evidence: Evidence): Plan {
  const known = plans.get(evidence)
  if (known !== undefined) return known
  const made = makePlan(evidence)
  plans.set(evidence, made)
  return made
}

function makePlan(evidence: Evidence): Plan {
  const { claimed: series, claimedScale } = evidence
  const taken = new Set<string>()
  const claimed = openSheet(series, claimedScale)
  const own = ownViews(claimed, 'claimed', taken)
  const metrics = evidence.otherMetrics
    .filter(other => isOtherView(other, series))
    .map(other => {
      const sheet = openSheet(other, claimedScale)
      return { sheet, views: columnViews(sheet, taken) }
    })
  const axes = evidence.otherAxes.map(other => {
    const sheet = openSheet(other, other.x.axis === 'steps' ? 'linear' : 'log')
    const views = [sheet.scale, otherScale(sheet.scale)].map(scale =>
      plan(sheet, 'raw', scale, 'measured', null, taken),
    )
    return { sheet, views }
  })
  return { claimed, own, metrics, axes }
}

/**
 * Another column is another view of the same behaviour if its header names another metric: a second column with the claimed
 * metric is another task, and what is measured on the training set says nothing of the test set.
 */
function isOtherView(other: Series, claimed: Series): boolean {
  return (
    other.y.named &&
    other.y.metric !== claimed.y.metric &&
    isTrainColumn(other.y.column) === isTrainColumn(claimed.y.column)
  )
}

/** All views of a plan in the order in which they are offered. */
export function allViews(planned: Plan): readonly PlannedView[] {
  return [...planned.own, ...planned.metrics.flatMap(m => m.views), ...planned.axes.flatMap(a => a.views)]
}

/** The claimed series: as plotted, on the other axis scale, and converted as far as its metric allows. */
function ownViews(sheet: Sheet, basis: Basis, taken: Set<string>): readonly PlannedView[] {
  const { series } = sheet
  const views = [
    plan(sheet, 'raw', sheet.scale, basis, null, taken, basis === 'claimed'),
    plan(sheet, 'raw', otherScale(sheet.scale), 'measured', null, taken),
  ]
  if (sheet.quantity !== null) {
    if (isLossLike(sheet.quantity)) {
      views.push(plan(sheet, 'neg-log', 'log', 'derived', lossAssumption(sheet.quantity), taken))
    }
    return views
  }
  if (sheet.book === null) return views
  for (const yScale of ['per-token', 'per-attempt', 'pass@1', 'gumbel', 'logit'] as const) {
    const made = conversion(judgedAs(series), yScale, contextOf(series))
    // A token score (edit distance, per-token accuracy) is on the per-token scale already.
    if (yScale === 'per-token' && METRICS[series.y.metric].shape === 'linear') continue
    if (made.state === 'legitimate') views.push(plan(sheet, yScale, 'log', 'derived', made.assumption, taken))
  }
  return views
}

/** Another metric's column: as measured on both axis scales, and on the scale where a smooth rise is straight. */
function columnViews(sheet: Sheet, taken: Set<string>): readonly PlannedView[] {
  const scales = [sheet.scale, otherScale(sheet.scale)]
  if (sheet.quantity !== null) {
    const onLog = isLossLike(sheet.quantity)
    return scales.map(scale => plan(sheet, onLog ? 'neg-log' : 'raw', scale, 'measured', null, taken))
  }
  const raw = scales.map(scale => plan(sheet, 'raw', scale, 'measured', null, taken, scale === sheet.scale))
  const onGumbel = conversion(judgedAs(sheet.series), 'gumbel', contextOf(sheet.series)).state === 'legitimate'
  return sheet.book === null || !onGumbel ? raw : [...raw, plan(sheet, 'gumbel', 'log', 'measured', null, taken)]
}

/** The metric that the scores of a book are: errors are judged as the share that is right, edits as the share of tokens right. */
export function judgedAs({ y }: Series): MetricId {
  return isErrorShare(y.metric) ? 'score' : y.metric === 'ted' ? 'acc1' : y.metric
}

/** What the view on −ln(loss) takes for granted, and whether its smooth curve levels off. */
function lossAssumption(quantity: Quantity): string {
  const made = conversion(quantity.metric, 'nll', { chance: 0, targetLength: null })
  const taken = made.state === 'legitimate' && made.assumption !== null ? `${made.assumption} ` : ''
  const irreducible = smoothQuantity(quantity, true, 'log')?.irreducible ?? null
  const law = 'a loss that falls as a power of scale is straight on −ln(loss) against log scale'
  return irreducible === null
    ? `${taken}${upperFirst(law)}.`
    : `${taken}${upperFirst(law)}, and bent where it levels off: here at ${digits(irreducible, 3)}.`
}

function plan(
  sheet: Sheet,
  yScale: ScoreScale,
  xScale: AxisScale,
  basis: Basis,
  assumption: string | null,
  taken: Set<string>,
  asPlotted = false,
): PlannedView {
  const { series } = sheet
  const profile = profileUnder(sheet, yScale, xScale)
  const skipped = skippedPoints(sheet, xScale)
  const view: View = {
    id: freshId(`${series.y.metric}:${yScale}|${series.x.axis}|${xScale}`, series, taken),
    metric: series.y.metric,
    axis: series.x.axis,
    xScale,
    yScale,
    basis,
    assumption,
    share: profile?.share ?? null,
    best: profile === null ? { form: 'line' } : shift(mainForm(profile), skipped),
    reading: readingOf(profile, sheet, asPlotted),
  }
  return { view, sheet, profile }
}

/**
 * The profile that judges a view. Per-token accuracy is judged on the Gumbel scale: −ln(−ln p) differs from −ln(−ln p^L)
 * by the constant ln L alone, so both are straight or neither is (specification section 2); likewise a single attempt of k.
 */
function profileUnder(sheet: Sheet, yScale: ScoreScale, xScale: AxisScale): JumpProfile | null {
  if (sheet.quantity !== null) {
    if (yScale !== 'raw' && yScale !== 'neg-log') return null
    return quantityProfile(sheet.quantity, yScale === 'neg-log', xScale)
  }
  if (sheet.book === null) return null
  if (sheet.book.placed(xScale).t.length < FEWEST_SCALES) return null
  switch (yScale) {
    case 'raw':
      return sheet.book.profile('identity', xScale)
    case 'per-token':
    case 'per-attempt':
    case 'gumbel':
      return sheet.book.profile('gumbel', xScale)
    case 'pass@1':
      return singleAttempts(sheet.book, contextOf(sheet.series).attempts ?? 1).profile('gumbel', xScale)
    case 'logit':
      return sheet.book.profile('logistic', xScale)
    case 'neg-log':
      return null
  }
}

/** Points in front that a view leaves out: those at 0 on a log axis. */
export function skippedPoints(sheet: Sheet, xScale: AxisScale): number {
  if (sheet.book !== null) return sheet.book.placed(xScale).skipped
  return sheet.quantity === null ? 0 : skippedOn(sheet.quantity, xScale)
}

/** Ids stay as short as they can be; a second column of the same kind gets its header, and if need be a number. */
function freshId(base: string, series: Series, taken: Set<string>): string {
  let id = base
  if (taken.has(id)) id = `${base}|${series.y.column || series.x.column}`
  for (let count = 2; taken.has(id); count++) id = `${base}|${series.y.column || series.x.column}|${count}`
  taken.add(id)
  return id
}
