/** Work to be timed: `prepare` runs before the clock starts and gives what the clock measures. */
export type Work = { readonly prepare: () => () => unknown }

/** Milliseconds over many pieces of work. */
export type Times = { readonly median: number; readonly p95: number; readonly most: number }

/** Rounds over the same work; the last one counts, the earlier ones warm up. */
const ROUNDS = 4

/** Times each piece of work by itself. */
export function timesOf(work: readonly Work[]): Times {
  let times: readonly number[] = []
  for (let round = 0; round < ROUNDS; round++) times = work.map(one => milliseconds(one.prepare()))
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), most: at(1) }
}

/** How long it takes once. */
export function milliseconds(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}
