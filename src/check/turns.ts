/** How a series that is not one rise turns: one fall and then a rise, the other way round, or any other way. */
export type Turn = 'falls-rises' | 'rises-falls' | 'up-and-down'

/** A swing counts from this part of the range on; where no number of items tells the noise, from the second on. */
const LEAST_SWING = 0.1
const LEAST_SWING_UNKNOWN_NOISE = 0.25

/** Differences of two scores by fewer standard errors are noise. */
const NOISE = 2

/** The turns of scores y with n items each (0 where there is no such number), in the order of progress. */
export function turnOf(y: readonly number[], n: readonly number[]): Turn {
  const found = swings(y, n)
  if (found.length !== 2) return 'up-and-down'
  return found[0] === 'down' ? 'falls-rises' : 'rises-falls'
}

type Swing = 'up' | 'down'

/** The ups and downs that noise does not explain; a swing goes on until one against it. */
function swings(y: readonly number[], n: readonly number[]): readonly Swing[] {
  const range = Math.max(...y) - Math.min(...y)
  const found: Swing[] = []
  let lowest = 0
  let highest = 0
  for (let i = 1; i < y.length; i++) {
    const value = y[i] ?? 0
    const now = found.at(-1)
    if (value < (y[lowest] ?? 0)) {
      lowest = i
      if (now === 'down') highest = i
    }
    if (value > (y[highest] ?? 0)) {
      highest = i
      if (now === 'up') lowest = i
    }
    const turned: Swing | null =
      now !== 'up' && differ(lowest, i) ? 'up' : now !== 'down' && differ(highest, i) ? 'down' : null
    if (turned === null) continue
    found.push(turned)
    lowest = i
    highest = i
  }
  return found

  function differ(a: number, b: number): boolean {
    const items = [n[a] ?? 0, n[b] ?? 0]
    const known = items.every(count => count > 0)
    const size = Math.abs((y[a] ?? 0) - (y[b] ?? 0))
    if (size < (known ? LEAST_SWING : LEAST_SWING_UNKNOWN_NOISE) * range || size === 0) return false
    return !known || size >= NOISE * Math.sqrt(variance(y[a] ?? 0, items[0] ?? 0) + variance(y[b] ?? 0, items[1] ?? 0))
  }
}

/** Of a share of n items, drawn in from 0 and 1 by half an item. */
function variance(y: number, n: number): number {
  const p = (n * y + 0.5) / (n + 1)
  return (p * (1 - p)) / n
}
