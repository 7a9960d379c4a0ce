import { chiSquareQuantile } from '../metrics/distributions.ts'
import type { Direction } from './assessment.ts'
import { binomialDeviance, type Counts } from './deviance.ts'

/** Pool-adjacent-violators: the best never-falling curve through weighted scores. */
export function poolAdjacentViolators(y: readonly number[], weight: readonly number[]): readonly number[] {
  const blocks: { sum: number; weight: number; count: number }[] = []
  for (let i = 0; i < y.length; i++) {
    const w = weight[i] ?? 0
    let block = { sum: (y[i] ?? 0) * w, weight: w, count: 1 }
    for (;;) {
      const last = blocks.at(-1)
      if (last === undefined || last.sum * block.weight < block.sum * last.weight) break
      blocks.pop()
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count }
    }
    blocks.push(block)
  }
  return blocks.flatMap(block => new Array<number>(block.count).fill(block.weight > 0 ? block.sum / block.weight : 0))
}

/** Deviance of the best curve that never turns back: what it costs to say that the score only rises, or only falls. */
export function monotoneDeviance(counts: Counts, direction: Direction = 'rising'): number {
  const sign = direction === 'rising' ? 1 : -1
  const y = counts.k.map((k, i) => (sign * k) / (counts.n[i] ?? 1))
  return binomialDeviance(
    counts,
    poolAdjacentViolators(y, counts.n).map(value => sign * value),
  )
}

/** Whether a curve that only goes this way is excluded by the scores at 99 % (section 4.3, rule 2). */
export function turnsBack(counts: Counts, direction: Direction): boolean {
  return monotoneDeviance(counts, direction) > chiSquareQuantile(0.99, counts.n.length - 1)
}

/** A series falls where the scores exclude a curve that only rises and fit one that only falls better. */
export function directionOf(counts: Counts): Direction {
  if (counts.n.length < 2 || !turnsBack(counts, 'rising')) return 'rising'
  return monotoneDeviance(counts, 'falling') < monotoneDeviance(counts, 'rising') ? 'falling' : 'rising'
}

/** A change against the way of the series, from an earlier point to a later one; `size` is above 0. */
export type Setback = { readonly from: number; readonly to: number; readonly size: number }

/** The largest setback between any earlier and later point that noise does not explain (z of `least` or more), or null. */
export function largestSetback(counts: Counts, least: number, direction: Direction): Setback | null {
  const sign = direction === 'rising' ? 1 : -1
  let worst: Setback | null = null
  const rate = (i: number) => (counts.k[i] ?? 0) / (counts.n[i] ?? 1)
  const variance = (i: number) => {
    const n = counts.n[i] ?? 1
    const p = ((counts.k[i] ?? 0) + 0.5) / (n + 1)
    return (p * (1 - p)) / n
  }
  for (let i = 0; i < counts.n.length; i++) {
    for (let j = i + 1; j < counts.n.length; j++) {
      const size = sign * (rate(i) - rate(j))
      if (size <= (worst?.size ?? 0)) continue
      if (size / Math.sqrt(variance(i) + variance(j)) >= least) worst = { from: i, to: j, size }
    }
  }
  return worst
}
