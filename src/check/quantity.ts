import type { ScaleAxis } from '../claims/claim.ts'
import type { MetricId } from '../metrics/catalogue.ts'
import { fQuantile } from '../metrics/distributions.ts'
import type { AxisScale, Direction, JumpForm, JumpOutcome } from './assessment.ts'
import { curveHalfWidth, type HalfWidth, lineHalfWidth } from './band.ts'
import { otherScale, unitCoordinates } from './coordinates.ts'
import type { Ground } from './decision.ts'
import { FEWEST_SCALES, shift } from './decision.ts'
import type { Fitter } from './fitter.ts'
import { weightedLine } from './identity.ts'
import { gradientOf, type LevellingLoss, levellingLoss, lossAt } from './irreducible.ts'
import { STEEPEST } from './levelling.ts'
import { lossBehind } from './loss.ts'
import {
  blocks,
  type Cuts,
  deniesJump,
  envelope,
  explains,
  type JumpProfile,
  jumpy,
  mainForm,
  mostlyJump,
  profileOf,
  SHARES,
} from './profile.ts'
import { setback, turnsBackFirmly } from './scatter.ts'
import { touch } from './span.ts'
import { jumpSpan } from './words.ts'

/** Fewest points at which a quantity without items shows its own noise well enough to be judged (section 4.4). */
export const FEWEST_FOR_QUANTITY = 6

/** A series of losses or other quantities without items, in the order of progress. */
export type Quantity = {
  readonly metric: MetricId
  readonly x: readonly number[]
  readonly value: readonly number[]
  readonly better: 'higher' | 'lower'
  readonly axis: ScaleAxis
}

/** A quantity that turns back by this part of its range does not go one way. */
const LARGE_SETBACK = 0.35

/** Smallest part of its larger end by which a quantity changes if it is to be called a change. */
const SMALLEST_CHANGE = 0.05

/**
 * A quantity gets worse with progress where it turns back when read as rising, and does not when read as falling; on the
 * scale of −ln(loss) where it has one.
 */
export function quantityDirection(quantity: Quantity): Direction {
  const values = levelled(quantity)
  const most = LARGE_SETBACK * range(values)
  return setback(values, 'rising') >= most && setback(values, 'falling') < most ? 'falling' : 'rising'
}

/** Values so that higher is better: the value itself, its negative, or −ln of the loss behind it; null where it has none. */
export function oriented(quantity: Quantity, onLogScale: boolean): readonly number[] | null {
  if (!onLogScale) return quantity.value.map(v => (quantity.better === 'lower' ? -v : v))
  return lossesOf(quantity)?.map(loss => -Math.log(loss)) ?? null
}

/** Whether there is a loss behind the values of such a metric, so that −ln(loss) is the scale on which a smooth curve is straight. */
export function isLossLike({ metric, better }: Pick<Quantity, 'metric' | 'better'>): boolean {
  return lossBehind(metric, better) !== null
}

/** The values on the scale of a loss; null where they have none, or one is not above 0. */
function lossesOf({ metric, better, value }: Quantity): readonly number[] | null {
  const convert = lossBehind(metric, better)
  if (convert === null) return null
  const losses = value.map(convert)
  return losses.every(loss => loss > 0) ? losses : null
}

/** The values on the scale on which noise is alike everywhere: −ln(loss), else as they are. */
function levelled(quantity: Quantity): readonly number[] {
  return oriented(quantity, true) ?? oriented(quantity, false) ?? []
}

/**
 * The part of its larger end, 0 to 1, by which a quantity changes in all; null where it passes through 0, so that it has no
 * size to compare with.
 */
export function changeOf(value: readonly number[]): number | null {
  const sizes = value.map(Math.abs)
  const oneSign = value.every(v => v > 0) || value.every(v => v < 0)
  return oneSign ? 1 - Math.min(...sizes) / Math.max(...sizes) : null
}

/** Whether a quantity changes by less than 5 % of itself (|ln| of the ratio of its ends below .05). */
export function hardlyDiffers(value: readonly number[]): boolean {
  const change = changeOf(value)
  return change !== null && -Math.log1p(-change) < SMALLEST_CHANGE
}

/**
 * Jump-share profile by least squares: the residual sum of squares stands for the deviance, its smallest value over m − 4
 * for the noise, F quantiles for the cuts (specification section 4.4). Null with fewer than 6 points on the axis.
 *
 * On −ln(loss) against a log axis, share 0 is the better of two smooth curves: a power law, which is straight there, and one
 * that falls towards an irreducible loss L∞ > 0. Without the second every loss that levels off passes for a step in the
 * first gap. L∞ is granted to the smooth curve alone, as a guessing floor is to the smooth curves of scores: minimised at
 * every share, it would lend the jump a coordinate, −ln(L − L∞), in which the last point before L∞ always lies far off.
 * Residuals are of ln L in both cases, so that their sums of squares compare.
 */
export function quantityProfile(quantity: Quantity, onLogScale: boolean, scale: AxisScale): JumpProfile | null {
  const values = oriented(quantity, onLogScale)
  if (values === null) return null
  const skipped = skippedOn(quantity, scale)
  const z = values.slice(skipped)
  const m = z.length
  if (m < FEWEST_FOR_QUANTITY) return null
  const t = unitCoordinates(quantity.x.slice(skipped), quantity.axis, scale)
  const total = aboutMean(z)
  const cuts: Cuts = {
    // Numbers exactly on a curve have no scatter; rounding of the arithmetic must not stand for it.
    scale: least => Math.max(least, 1e-10 * total, Number.MIN_VALUE) / (m - 4),
    firm: fQuantile(0.99, 1, m - 4),
    strict: fQuantile(0.95, 1, m - 4),
    mild: fQuantile(0.9, 1, m - 4),
    fits: Number.POSITIVE_INFINITY,
  }
  const plain = profileOf(t, leastSquares(z), cuts, quantityDirection(quantity))
  const levelling = onLogScale ? levellingOn(quantity, scale) : null
  if (levelling === null || levelling.deviance >= (plain.deviance[0] ?? 0)) return plain
  const deviance = SHARES.map(share => (share === 0 ? levelling.deviance : Number.POSITIVE_INFINITY))
  return envelope(plain, [{ ...plain, deviance, bestForms: SHARES.map(() => ({ form: 'line' })) }])
}

function leastSquares(z: readonly number[]): Fitter {
  const ones = z.map(() => 1)
  return (covariate, slope) => {
    const [intercept, tilt] = weightedLine(covariate, z, ones, slope)
    let deviance = 0
    for (let i = 0; i < z.length; i++) deviance += ((z[i] ?? 0) - intercept - tilt * (covariate[i] ?? 0)) ** 2
    return { intercept, slope: tilt, deviance }
  }
}

/** The levelling power law through the losses on a log axis; null where the loss does not fall, or the axis is linear. */
function levellingOn(quantity: Quantity, scale: AxisScale): LevellingLoss | null {
  const losses = scale === 'log' ? lossesOf(quantity) : null
  if (losses === null || quantityDirection(quantity) === 'falling') return null
  const skipped = skippedOn(quantity, scale)
  const x = quantity.x.slice(skipped)
  const steepest = STEEPEST[quantity.axis] * Math.abs(Math.log((x.at(-1) ?? 1) / (x[0] ?? 1)))
  return levellingLoss(losses.slice(skipped), unitCoordinates(x, quantity.axis, scale), steepest)
}

/** The smooth curve by which a view is judged, as a function of the unit coordinate. */
export type SmoothQuantity = {
  /** On the coordinate of {@link oriented}. */
  readonly at: (t: number) => number
  /** Its pointwise 95 % band, on the same coordinate; reckoned when asked for. */
  readonly band: () => HalfWidth
  /** L∞ of the curve, in the unit of the loss; null where it is a straight line. */
  readonly irreducible: number | null
}

/**
 * The curve behind share 0 of {@link quantityProfile}: the one that levels off where it fits better by more than chance would
 * have it (F test at 95 %), else the line. Null where the values have no place on the coordinate.
 */
export function smoothQuantity(quantity: Quantity, onLogScale: boolean, scale: AxisScale): SmoothQuantity | null {
  const skipped = skippedOn(quantity, scale)
  const z = oriented(quantity, onLogScale)?.slice(skipped)
  if (z === undefined) return null
  const t = unitCoordinates(quantity.x.slice(skipped), quantity.axis, scale)
  const line = leastSquares(z)(t, 'free')
  const straight: SmoothQuantity = {
    at: ti => line.intercept + line.slope * ti,
    band: () => lineHalfWidth(t, line.deviance),
    irreducible: null,
  }
  const levelling = onLogScale && z.length >= FEWEST_FOR_QUANTITY ? levellingOn(quantity, scale) : null
  if (levelling === null) return straight
  const better = (line.deviance - levelling.deviance) / (levelling.deviance / (z.length - 3))
  return better > fQuantile(0.95, 1, z.length - 3)
    ? {
        at: ti => -Math.log(lossAt(levelling, ti)),
        band: () => curveHalfWidth(t, levelling.deviance, gradientOf(levelling)),
        irreducible: levelling.floor,
      }
    : straight
}

/** Points in front that have no place on the axis. */
export function skippedOn(quantity: Pick<Quantity, 'x'>, scale: AxisScale): number {
  return scale === 'log' ? quantity.x.filter(x => !(x > 0)).length : 0
}

/** What a quantity's numbers say by themselves. */
export type QuantityDecision = { readonly outcome: JumpOutcome; readonly ground: Ground; readonly jump: JumpForm }

/** Applies the rules of section 4.3 as far as they need no items; the first that matches decides. */
export function decideQuantity(quantity: Quantity, claimedScale: AxisScale): QuantityDecision {
  const m = quantity.x.length
  if (m < FEWEST_SCALES) return noJump('not-enough-data', { kind: 'few-scales', scales: m })
  if (range(quantity.value) > 0 && hardlyDiffers(quantity.value)) {
    return noJump('no-jump-as-claimed', { kind: 'small-range', range: changeOf(quantity.value) ?? 0 })
  }
  const unlike = withoutRise(quantity)
  if (unlike !== null) return unlike
  const raw = quantityProfile(quantity, false, claimedScale)
  const other = quantityProfile(quantity, false, otherScale(claimedScale))
  const onLog = quantityProfile(quantity, true, 'log')
  if (raw === null) return noJump('under-resolved', { kind: 'few-scales', scales: m })
  const asPlotted = shift(mainForm(raw), skippedOn(quantity, claimedScale))
  const strict = onLog === null ? asPlotted : shift(mainForm(onLog), skippedOn(quantity, 'log'))
  const jump = strict.form === 'line' ? asPlotted : strict
  const say = (outcome: JumpOutcome, ground: Ground): QuantityDecision => ({ outcome, ground, jump })

  if (deniesJump(raw)) return say('no-jump-as-claimed', { kind: 'smooth-as-plotted' })
  const irreducible = smoothQuantity(quantity, true, 'log')?.irreducible ?? null
  if (onLog !== null && explains(onLog)) {
    const ground: Ground =
      irreducible === null ? { kind: 'smooth-per-token' } : { kind: 'smooth-levelling', irreducible }
    return say('metric-dependent', ground)
  }
  if (other !== null && explains(other)) return say('axis-dependent', { kind: 'straight-on-other-axis' })
  if (onLog !== null && irreducible !== null && jumpy(raw) && blocks(onLog)) {
    return say('under-resolved', { kind: 'levels-off-at', irreducible })
  }
  if (![raw, ...(onLog === null ? [] : [onLog])].every(jumpy)) return say('under-resolved', { kind: 'both-fit' })
  if (other === null || blocks(other)) return say('under-resolved', { kind: 'other-axis' })
  if (!mostlyJump(other)) return say('under-resolved', { kind: 'not-everywhere' })
  const [plotted, found] = [jumpSpan(asPlotted, quantity.x), jumpSpan(strict, quantity.x)]
  if (plotted !== null && found !== null && !touch(plotted, found)) {
    return say('under-resolved', { kind: 'jumps-apart', asPlotted: plotted, onLog: found })
  }
  // Points at 0 have no place on a log axis; those before the jump on either axis count.
  if ([asPlotted, strict].some(form => form.form === 'step' && form.at - skippedOn(quantity, 'log') <= 1)) {
    return say('under-resolved', { kind: 'one-before' })
  }
  return say('jump-survives', { kind: 'jump-everywhere' })
}

function noJump(outcome: JumpOutcome, ground: Ground): QuantityDecision {
  return { outcome, ground, jump: { form: 'line' } }
}

/**
 * Series without one rise beyond their own scatter: constant, turning back, or too scattered to tell. Null for all others,
 * and where too few points show their scatter.
 */
export function withoutRise(quantity: Quantity): QuantityDecision | null {
  const values = levelled(quantity)
  const width = range(values)
  if (!(width > 0)) return noJump('no-jump-as-claimed', { kind: 'no-rise' })
  if (values.length < FEWEST_FOR_QUANTITY) return null
  const direction = quantityDirection(quantity)
  const back = setback(values, direction) / width
  if (back >= LARGE_SETBACK) {
    const t = placesOf(quantity)
    return turnsBackFirmly(values, t, direction)
      ? noJump('non-monotone', { kind: 'falls', size: null })
      : noJump('under-resolved', { kind: 'scatter', back })
  }
  return rises(quantity) ? null : noJump('under-resolved', { kind: 'scatter', back: null })
}

/** Unit coordinates of all points, on a log axis where all have a place there. */
function placesOf(quantity: Quantity): readonly number[] {
  const scale = skippedOn(quantity, 'log') === 0 ? 'log' : 'linear'
  return unitCoordinates(quantity.x, quantity.axis, scale)
}

/** Whether a curve, smooth or with a jump, beats a flat line by more than its three or four numbers would (rule 3, by F). */
function rises(quantity: Quantity): boolean {
  const scale = skippedOn(quantity, 'log') === 0 ? 'log' : 'linear'
  const onLog = oriented(quantity, true) !== null
  const profile = quantityProfile(quantity, onLog, scale)
  if (profile === null) return true
  const flat = aboutMean(levelled(quantity))
  const least = Math.min(...profile.deviance)
  return (flat - least) / profile.cuts.scale(least) > 2 * fQuantile(0.95, 2, quantity.x.length - 4)
}

function aboutMean(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0)
}

function range(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}
