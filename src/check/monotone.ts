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

/** Deviance of the best never-falling curve: what it costs to say that the score never falls (section 4.3, rule 2). */
export function monotoneDeviance(counts: Counts): number {
  const y = counts.k.map((k, i) => k / (counts.n[i] ?? 1))
  return binomialDeviance(counts, poolAdjacentViolators(y, counts.n))
}

/** A fall from an earlier point to a later one. */
export type Drop = { readonly from: number; readonly to: number; readonly size: number }

/** The largest fall between any earlier and later point that noise does not explain (z of at least `least`), or null. */
export function largestDrop(counts: Counts, least: number): Drop | null {
  let worst: Drop | null = null
  const rate = (i: number) => (counts.k[i] ?? 0) / (counts.n[i] ?? 1)
  const variance = (i: number) => {
    const n = counts.n[i] ?? 1
    const p = ((counts.k[i] ?? 0) + 0.5) / (n + 1)
    return (p * (1 - p)) / n
  }
  for (let i = 0; i < counts.n.length; i++) {
    for (let j = i + 1; j < counts.n.length; j++) {
      const size = rate(i) - rate(j)
      if (size <= (worst?.size ?? 0)) continue
      if (size / Math.sqrt(variance(i) + variance(j)) >= least) worst = { from: i, to: j, size }
    }
  }
  return worst
}
