import type { Reading } from './assessment.ts'
import type { Book } from './book.ts'
import { withoutRise } from './decision.ts'
import { type JumpProfile, profileReading } from './profile.ts'

/**
 * What a view says by itself. Shares of a rise mean nothing where there is none: scores that hardly change read as flat,
 * and of scores that turn back, or change no more than noise may, no view can tell.
 */
export function readingOf(profile: JumpProfile | null, book: Book | null): Reading {
  if (profile === null) return 'unjudged'
  const nothing = book === null ? null : withoutRise(book, book.profile('gumbel', 'log'))
  if (nothing === null) return profileReading(profile)
  const [outcome] = nothing
  return outcome === 'no-jump-as-claimed' ? 'flat' : 'open'
}
