import type { Reading } from './assessment.ts'
import type { Book } from './book.ts'
import { withoutRise } from './decision.ts'
import { deniesJump, type JumpProfile, profileReading } from './profile.ts'
import { hardlyDiffers, type Quantity, withoutRise as quantityWithoutRise } from './quantity.ts'

/** What a view is drawn from: scores with items, or a quantity without; neither where nothing can be judged. */
export type Numbers = { readonly book: Book | null; readonly quantity: Quantity | null }

/**
 * What a view says by itself. Shares of a rise mean nothing where there is none: scores that hardly change read as flat,
 * and of scores that turn back, or change no more than noise may, no view can tell. Of a metric as it is plotted the verdict asks
 * only that a jump is excluded, though no smooth curve may run through all points; so does its reading (`asPlotted`).
 */
export function readingOf(profile: JumpProfile | null, numbers: Numbers, asPlotted = false): Reading {
  if (profile === null) return 'unjudged'
  const outcome = outcomeWithoutRise(numbers)
  if (outcome !== null) return outcome === 'no-jump-as-claimed' ? 'flat' : 'open'
  return asPlotted && deniesJump(profile) ? 'smooth' : profileReading(profile)
}

function outcomeWithoutRise({ book, quantity }: Numbers) {
  if (book !== null) return withoutRise(book, book.profile('gumbel', 'log'))?.[0] ?? null
  if (quantity === null) return null
  if (hardlyDiffers(quantity.value)) return 'no-jump-as-claimed'
  return quantityWithoutRise(quantity)?.outcome ?? null
}
