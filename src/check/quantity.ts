import type { ScaleAxis } from '../claims/claim.ts'
import { fQuantile } from '../metrics/distributions.ts'
import type { AxisScale, JumpForm, JumpOutcome } from './assessment.ts'
import { otherScale, unitCoordinates } from './coordinates.ts'
import type { Ground } from './decision.ts'
import { FEWEST_SCALES, shift } from './decision.ts'
import { weightedLine } from './identity.ts'
import { blocks, type Cuts, deniesJump, explains, type JumpProfile, jumpy, mainForm, profileOf } from './profile.ts'

/** Fewest points at which a quantity without items shows its own noise well enough to be judged (section 4.4). */
export const FEWEST_FOR_QUANTITY = 6

/** A series of losses or other quantities, and their transforms, higher being better. */
export type Quantity = {
  readonly x: readonly number[]
  readonly value: readonly number[]
  readonly better: 'higher' | 'lower'
  readonly axis: ScaleAxis
}

/** Values so that higher is better: the value itself, its negative, or −ln of a loss; null where that does not exist. */
export function oriented(quantity: Quantity, onLogScale: boolean): readonly number[] | null {
  if (!onLogScale) return quantity.value.map(v => (quantity.better === 'lower' ? -v : v))
  if (quantity.better === 'higher' || quantity.value.some(v => !(v > 0))) return null
  return quantity.value.map(v => -Math.log(v))
}

/**
 * Jump-share profile by least squares: the residual sum of squares stands for the deviance, its smallest value over m − 4
 * for the noise, F quantiles for the cuts (specification section 4.4). Null with fewer than 6 points on the axis.
 */
export function quantityProfile(quantity: Quantity, onLogScale: boolean, scale: AxisScale): JumpProfile | null {
  const values = oriented(quantity, onLogScale)
  if (values === null) return null
  const skipped = skippedOn(quantity, scale)
  const z = values.slice(skipped)
  const m = z.length
  if (m < FEWEST_FOR_QUANTITY) return null
  const t = unitCoordinates(quantity.x.slice(skipped), quantity.axis, scale)
  const ones = z.map(() => 1)
  const mean = z.reduce((a, b) => a + b, 0) / m
  const total = z.reduce((sum, v) => sum + (v - mean) ** 2, 0)
  const cuts: Cuts = {
    // Numbers exactly on a curve have no scatter; rounding of the arithmetic must not stand for it.
    scale: least => Math.max(least, 1e-10 * total, Number.MIN_VALUE) / (m - 4),
    strict: fQuantile(0.95, 1, m - 4),
    mild: fQuantile(0.9, 1, m - 4),
    fits: Number.POSITIVE_INFINITY,
  }
  return profileOf(
    t,
    (covariate, slope) => {
      const [a, b] = weightedLine(covariate, z, ones, slope === 'rising')
      const fitted = covariate.map(c => a + b * c)
      return { fitted, deviance: fitted.reduce((sum, f, i) => sum + ((z[i] ?? 0) - f) ** 2, 0) }
    },
    cuts,
  )
}

/** Points in front that have no place on the axis. */
export function skippedOn(quantity: Pick<Quantity, 'x'>, scale: AxisScale): number {
  return scale === 'log' ? quantity.x.filter(x => !(x > 0)).length : 0
}

/** What a quantity's numbers say by themselves: the rules of section 4.3 as far as they need no items. */
export function decideQuantity(
  quantity: Quantity,
  claimedScale: AxisScale,
): { readonly outcome: JumpOutcome; readonly ground: Ground; readonly jump: JumpForm } {
  const line: JumpForm = { form: 'line' }
  const m = quantity.x.length
  if (m < FEWEST_SCALES) {
    return { outcome: 'not-enough-data', ground: { kind: 'few-scales', scales: m }, jump: line }
  }
  const raw = quantityProfile(quantity, false, claimedScale)
  const values = oriented(quantity, false) ?? []
  const range = Math.max(...values) - Math.min(...values)
  const falls = largestFall(values)
  if (range > 0 && falls >= 0.35 * range) {
    return { outcome: 'non-monotone', ground: { kind: 'falls', size: null }, jump: line }
  }
  if (raw === null) return { outcome: 'under-resolved', ground: { kind: 'few-scales', scales: m }, jump: line }
  if (!(range > 0)) return { outcome: 'no-jump-as-claimed', ground: { kind: 'no-rise' }, jump: line }
  const other = quantityProfile(quantity, false, otherScale(claimedScale))
  const onLog = quantityProfile(quantity, true, 'log')
  const jump = shift(mainForm(raw), skippedOn(quantity, claimedScale))
  if (deniesJump(raw)) return { outcome: 'no-jump-as-claimed', ground: { kind: 'smooth-as-plotted' }, jump }
  if (onLog !== null && explains(onLog)) {
    return { outcome: 'metric-dependent', ground: { kind: 'smooth-per-token' }, jump }
  }
  if (other !== null && explains(other)) {
    return { outcome: 'axis-dependent', ground: { kind: 'straight-on-other-axis' }, jump }
  }
  const everywhere = [raw, ...(onLog === null ? [] : [onLog])].every(jumpy)
  if (everywhere && other !== null && !blocks(other)) {
    return { outcome: 'jump-survives', ground: { kind: 'jump-everywhere' }, jump }
  }
  return { outcome: 'under-resolved', ground: { kind: everywhere ? 'other-axis' : 'both-fit' }, jump }
}

function largestFall(values: readonly number[]): number {
  let highest = Number.NEGATIVE_INFINITY
  let fall = 0
  for (const value of values) {
    highest = Math.max(highest, value)
    fall = Math.max(fall, highest - value)
  }
  return fall
}
