import { chiSquareQuantile } from '../metrics/distributions.ts'
import type { Point } from '../tables/series/series.ts'
import { FEWEST_SEEDS, TWO_PEAKS } from './two-peaks.ts'

/** The runs at one scale and how far they lie apart. */
export type ScaleSpread = {
  readonly x: number
  /** Runs, two or more. */
  readonly runs: number
  /** Names of the models where several share the scale; else empty. */
  readonly models: readonly string[]
  /** Mean and standard deviation of the runs, in the unit of the score. */
  readonly mean: number
  readonly sd: number
  /** Sarle's coefficient; null with fewer than 8 runs or runs that all agree. */
  readonly bimodality: number | null
  /** True where the runs split in two groups, by that coefficient and by more than the noise of items explains. */
  readonly bimodal: boolean
  /** Runs above the middle between the least and the most. */
  readonly upper: number
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Variance with n − 1; 0 for fewer than two values. */
export function varianceOf(values: readonly number[]): number {
  if (values.length < 2 || values.every(value => value === values[0])) return 0
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

/**
 * Sarle's bimodality coefficient of a sample, (g² + 1)/(k + 3(s − 1)²/((s − 2)(s − 3))) with the bias-corrected skewness g and
 * excess kurtosis k of s values; null for fewer than four or equal values.
 */
export function bimodalityCoefficient(values: readonly number[]): number | null {
  const s = values.length
  const variance = varianceOf(values)
  if (s < 4 || !(variance > 0)) return null
  const mean = meanOf(values)
  const moment = (power: number) => meanOf(values.map(value => (value - mean) ** power))
  const m2 = moment(2)
  const skewness = (moment(3) / m2 ** 1.5) * (Math.sqrt(s * (s - 1)) / (s - 2))
  const kurtosis = ((s - 1) / ((s - 2) * (s - 3))) * ((s + 1) * (moment(4) / m2 ** 2 - 3) + 6)
  const coefficient = (skewness ** 2 + 1) / (kurtosis + (3 * (s - 1) ** 2) / ((s - 2) * (s - 3)))
  return Number.isFinite(coefficient) ? coefficient : null
}

/**
 * How runs spread at every scale that has two or more. `items` counts the items behind a point; where it gives some,
 * runs that differ by no more than these explain are not called two groups, whatever their skewness.
 */
export function spreadOf(points: readonly Point[], items: ((point: Point) => number) | null): readonly ScaleSpread[] {
  const scales = new Map<number, Point[]>()
  for (const point of points) scales.set(point.x, [...(scales.get(point.x) ?? []), point])
  return [...scales.values()].filter(runs => runs.length > 1).map(runs => spreadAt(runs, items))
}

function spreadAt(runs: readonly Point[], items: ((point: Point) => number) | null): ScaleSpread {
  const scores = runs.map(run => run.y)
  const mean = meanOf(scores)
  const variance = varianceOf(scores)
  const bimodality = runs.length >= FEWEST_SEEDS ? bimodalityCoefficient(scores) : null
  const noise = items === null ? 0 : (mean * (1 - mean)) / meanOf(runs.map(items))
  const freedom = runs.length - 1
  const beyondNoise = items === null || freedom * variance > noise * chiSquareQuantile(0.99, freedom)
  const middle = (Math.min(...scores) + Math.max(...scores)) / 2
  const models = [...new Set(runs.map(run => run.model ?? null).filter(model => model !== null))]
  return {
    x: runs[0]?.x ?? Number.NaN,
    runs: runs.length,
    models: models.length > 1 ? models : [],
    mean,
    sd: Math.sqrt(variance),
    bimodality,
    bimodal: bimodality !== null && bimodality > TWO_PEAKS && beyondNoise,
    upper: scores.filter(score => score > middle).length,
  }
}
