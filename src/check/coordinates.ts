import type { ScaleAxis } from '../claims/claim.ts'
import type { AxisScale } from './assessment.ts'

/**
 * Coordinate u of an amount of scale, growing with progress: ln x or x; for pre-training loss, which falls with
 * progress, −ln x or −x (specification section 3).
 */
export function coordinate(x: number, axis: ScaleAxis, scale: AxisScale): number {
  const u = scale === 'log' ? Math.log(x) : x
  return axis === 'loss' ? -u : u
}

/** The amount of scale at coordinate `u`: the inverse of {@link coordinate}. */
export function amountAt(u: number, axis: ScaleAxis, scale: AxisScale): number {
  const v = axis === 'loss' ? -u : u
  return scale === 'log' ? Math.exp(v) : v
}

/** Coordinates mapped to 0 (first point) … 1 (last point); all 0 where the points do not differ. */
export function unitCoordinates(x: readonly number[], axis: ScaleAxis, scale: AxisScale): readonly number[] {
  const u = x.map(value => coordinate(value, axis, scale))
  const first = u[0] ?? 0
  const width = (u.at(-1) ?? 0) - first
  return u.map(value => (width > 0 ? (value - first) / width : 0))
}

/** The other way to draw an axis. */
export function otherScale(scale: AxisScale): AxisScale {
  return scale === 'log' ? 'linear' : 'log'
}
