import type { Evidence } from '../../../src/check/assess.ts'
import { MODEL_SCATTER } from '../../../src/check/effective.ts'
import type { MetricId } from '../../../src/metrics/catalogue.ts'
import { evidenceOf, seriesOf } from '../../check/samples.ts'
import { gumbel, gumbelInverse } from './curves.ts'
import type { Family } from './families.ts'
import type { Random } from './random.ts'

/** Tokens of a target. */
export const LENGTHS = [1, 2, 5, 10] as const
/** Test items behind every score. */
export const ITEMS = [20, 100, 1000] as const
/** Models of a series. */
export const POINTS = [4, 5, 6, 7, 8, 9, 10] as const

/** The least scale of every axis, in parameters; only ratios matter. */
const LEAST_SCALE = 1e8

/** Scores are whole items; .15 − .05 is .1 whatever the arithmetic says. */
const ROUNDING = 1e-9

/** One simulated series: the scores a paper would print, and what is behind them. */
export type Sample = {
  readonly x: readonly number[]
  /** Measured scores. */
  readonly y: readonly number[]
  /** Expected scores of these models, scatter included. */
  readonly truth: readonly number[]
  readonly items: number
  readonly length: number
  readonly chance: number
}

/** What the series of a simulation differ in, beside their truth. */
export type Cell = { readonly items: number; readonly points: number; readonly length: number }

/** Draws an axis of 2 to 3.5 decades with uneven gaps: the widest is typically three times the narrowest. */
export function drawAxis(random: Random, points: number): { readonly x: readonly number[]; readonly width: number } {
  const width = random.between(2, 3.5) * Math.LN10
  const gaps = Array.from({ length: points - 1 }, () => Math.exp(0.5 * random.normal()))
  const whole = gaps.reduce((sum, gap) => sum + gap, 0)
  let way = 0
  const x = [0, ...gaps].map(gap => {
    way += gap
    return LEAST_SCALE * Math.exp((width * way) / whole)
  })
  return { x, width }
}

/** Draws a series: an axis, a true curve, the models' scatter around it, and the answers to the items. */
export function drawSample(random: Random, family: Family, cell: Cell, scatter: number = MODEL_SCATTER): Sample {
  const { x, width } = drawAxis(random, cell.points)
  const t = x.map(value => Math.log(value / LEAST_SCALE) / width)
  const curve = family.draw(random, { width, t, length: cell.length })
  const truth = t.map(ti => scattered(curve(ti), family.chance, scatter * random.normal()))
  const y = truth.map(rate => random.binomial(cell.items, rate) / cell.items)
  return { x, y, truth, items: cell.items, length: cell.length, chance: family.chance }
}

/** A model's own deviation from the curve, on the Gumbel scale of the score above chance (section 4.1). */
function scattered(score: number, chance: number, by: number): number {
  const share = (score - chance) / (1 - chance)
  if (share <= 0 || share >= 1) return score
  return chance + (1 - chance) * gumbel(gumbelInverse(share) + by)
}

/** The sample as the linker hands a series to the checker. */
export function evidenceFor(sample: Sample): Evidence {
  const metric: MetricId = sample.chance > 0 ? 'mc' : 'em'
  const length = sample.chance > 0 ? null : sample.length
  return evidenceOf(seriesOf(sample.x, sample.y, sample.items, { metric, chance: sample.chance, length }))
}

/**
 * A series that a reader would call a jump: the largest increment is at least 40 % of the range, the range at least .1,
 * and the increment at least three standard errors (of the answers, both rates shrunk by half an item).
 */
export function looksLikeJump({ y, items }: Pick<Sample, 'y' | 'items'>): boolean {
  const range = Math.max(...y) - Math.min(...y)
  let at = 1
  const rise = (i: number) => (y[i] ?? 0) - (y[i - 1] ?? 0)
  for (let i = 2; i < y.length; i++) if (rise(i) > rise(at)) at = i
  const variance = (i: number) => {
    const shrunk = ((y[i] ?? 0) * items + 0.5) / (items + 1)
    return (shrunk * (1 - shrunk)) / items
  }
  return (
    range >= 0.1 - ROUNDING &&
    rise(at) >= 0.4 * range - ROUNDING &&
    rise(at) >= 3 * Math.sqrt(variance(at) + variance(at - 1))
  )
}
