import { type Book, openBook } from './book.ts'

/** Score within reach of the delta method: half an item from either end. */
const LEAST_ITEMS = 1

/**
 * The book of pass@1 from one of pass@k: y = 1 − (1 − pass@k)^(1/k), each point worth as many single attempts as leave
 * its error what it was (delta method: dy = dpass/(k·(1 − y)^(k−1))).
 */
export function singleAttempts(book: Book, attempts: number): Book {
  const { observations } = book
  const points = observations.y.map((score, i) => {
    const items = observations.n[i] ?? 0
    // None or all right have no error of their own; half an item inside they have.
    const inner = Math.min(Math.max(score, 0.5 / (items + 1)), 1 - 0.5 / (items + 1))
    const once = 1 - (1 - inner) ** (1 / attempts)
    const slope = 1 / (attempts * (1 - once) ** (attempts - 1))
    const variance = ((inner * (1 - inner)) / items) * slope * slope
    return {
      y: 1 - (1 - Math.min(Math.max(score, 0), 1)) ** (1 / attempts),
      n: Math.max(LEAST_ITEMS, (once * (1 - once)) / variance),
    }
  })
  const chance = 1 - (1 - observations.chance) ** (1 / attempts)
  return openBook({ ...observations, y: points.map(p => p.y), n: points.map(p => p.n), chance }, book.axis)
}
