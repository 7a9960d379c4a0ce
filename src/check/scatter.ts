import { fQuantile } from '../metrics/distributions.ts'
import type { Direction } from './assessment.ts'
import { poolAdjacentViolators } from './monotone.ts'

/**
 * Variance of the noise of values that come without items, at unit coordinates t, presuming no more than that the curve
 * beneath is smooth: the lesser of two estimates. One takes each inner point against the straight line between its
 * neighbours (Rice 1984; Gasser, Sroka and Jennen-Steinmetz 1986), the other all points against a parabola, which takes one
 * fall and one rise for a curve and not for scatter. Null with fewer than 4 points.
 */
export function noiseVariance(values: readonly number[], t: readonly number[]): number | null {
  return values.length < 4 ? null : Math.min(againstNeighbours(values, t), againstParabola(values, t))
}

function againstNeighbours(values: readonly number[], t: readonly number[]): number {
  let sum = 0
  for (let i = 1; i + 1 < values.length; i++) {
    const [before, here, after] = [t[i - 1] ?? 0, t[i] ?? 0, t[i + 1] ?? 0]
    const share = after > before ? (here - before) / (after - before) : 0.5
    const off = (values[i] ?? 0) - (1 - share) * (values[i - 1] ?? 0) - share * (values[i + 1] ?? 0)
    sum += off ** 2 / (1 + share ** 2 + (1 - share) ** 2)
  }
  return sum / (values.length - 2)
}

/** Residual variance about the best parabola, by Gram–Schmidt on 1, t and t². */
function againstParabola(values: readonly number[], t: readonly number[]): number {
  const basis: (readonly number[])[] = []
  let residual = values
  for (const power of [0, 1, 2]) {
    let column: readonly number[] = t.map(ti => ti ** power)
    for (const other of basis) column = without(column, other)
    if (squares(column) < 1e-12) continue
    basis.push(column)
    residual = without(residual, column)
  }
  return squares(residual) / (values.length - basis.length)
}

function without(values: readonly number[], direction: readonly number[]): readonly number[] {
  const product = direction.reduce((sum, d, i) => sum + d * (values[i] ?? 0), 0)
  const part = product / squares(direction)
  return values.map((v, i) => v - part * (direction[i] ?? 0))
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v * v, 0)
}

/** Greatest change against the way of the series, from any earlier to any later value; 0 where it never turns back. */
export function setback(values: readonly number[], direction: Direction): number {
  let furthest = Number.NEGATIVE_INFINITY
  let worst = 0
  for (const value of along(values, direction)) {
    furthest = Math.max(furthest, value)
    worst = Math.max(worst, furthest - value)
  }
  return worst
}

function along(values: readonly number[], direction: Direction): readonly number[] {
  return direction === 'rising' ? values : values.map(v => -v)
}

/**
 * Whether noise leaves no doubt that the values turn back: whichever single point is left out, for one outlier is no turn,
 * what the best curve that only goes one way leaves over exceeds the noise at 99 % (F test), or a curve with one turn
 * accounts for nearly all of it.
 */
export function turnsBackFirmly(values: readonly number[], t: readonly number[], direction: Direction): boolean {
  const way = along(values, direction)
  const all: readonly Points[] = [{ values: way, t }, ...way.map((_, i) => ({ values: drop(way, i), t: drop(t, i) }))]
  if (all.every(exceedsNoise)) return true
  const ratio = TURN_RATIO[Math.min(values.length - FEWEST_FOR_TURN, TURN_RATIO.length - 1)]
  return ratio !== undefined && all.every(points => oneWay(points.values) > ratio * oneTurn(points.values))
}

type Points = { readonly values: readonly number[]; readonly t: readonly number[] }

function exceedsNoise({ values, t }: Points): boolean {
  const noise = noiseVariance(values, t)
  const m = values.length
  return noise !== null && oneWay(values) / (m - 1) > noise * fQuantile(0.99, m - 1, m - 2)
}

/**
 * How many times as much of noise a curve that only goes one way leaves over as one that turns once, by the number of points
 * from 8 on: 98 % quantiles of the least such ratio with no point or one left out (6000 simulated series of independent
 * normal values without any curve; rounded up). With fewer points a curve with one turn goes through most noise.
 */
const TURN_RATIO = [63, 20, 11, 8, 6, 5, 4] as const
const FEWEST_FOR_TURN = 8

/** Sum of squares that the best never-falling curve leaves over. */
function oneWay(values: readonly number[]): number {
  const weight = values.map(() => 1)
  const fitted = poolAdjacentViolators(values, weight)
  return values.reduce((sum, v, i) => sum + (v - (fitted[i] ?? 0)) ** 2, 0)
}

/** The same for the best curve that turns once. */
function oneTurn(values: readonly number[]): number {
  const down = values.map(v => -v)
  const sides = values.map((_, at) => {
    const rise = oneWay(values.slice(0, at)) + oneWay(down.slice(at))
    const fall = oneWay(down.slice(0, at)) + oneWay(values.slice(at))
    return Math.min(rise, fall)
  })
  return Math.min(...sides)
}

function drop(values: readonly number[], at: number): readonly number[] {
  return values.filter((_, i) => i !== at)
}
