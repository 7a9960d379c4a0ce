import type { ScaleAxis } from '../claims/claim.ts'
import type { JumpForm } from './assessment.ts'
import type { Book } from './book.ts'
import { binomialDeviance, type Counts, head, pooledRate, tail } from './deviance.ts'
import { guessingFloor, largestIncrement } from './extrapolation.ts'
import { curveFitter, scoreAt } from './fit.ts'
import { evidenceAgainst, mainForm } from './profile.ts'

/**
 * Steepest rise on the Gumbel scale, for every factor e in scale, that a smooth curve is granted. Between models of
 * different size .05 to .4 were found (specification section 7), so half as much again; along one training run, on data and steps,
 * up to about 1.6; loss falls with the power .05 to .1 of the others (Kaplan et al. 2020).
 */
export const STEEPEST: Readonly<Record<ScaleAxis, number>> = { params: 0.6, compute: 0.6, data: 2, steps: 2, loss: 16 }

/**
 * With a single point before it the level from which a score rises is hardly known, and the first models of a table are
 * often too small for the task's format: a curve that levels off is granted more steepness there.
 */
const FIRST_GAP = 1.6

function isFirstGap(form: JumpForm): boolean {
  return form.form === 'step' && form.at === 1
}

/**
 * Whether a smooth curve that levels off below 1 (items without a right answer, a skill that is learnt and done) fits as
 * well as the jump does. With a ceiling and any steepness every step could be fitted, so the slope is held to
 * what is seen elsewhere.
 */
export function levelsOff(book: Book): boolean {
  const { counts, y, t, skipped } = book.placed('log')
  const x = book.observations.x.slice(skipped)
  const [first, last] = [x[0], x.at(-1)]
  if (first === undefined || last === undefined || first === last) return false
  const profile = book.profile('gumbel', 'log')
  const steepest =
    STEEPEST[book.axis] * (isFirstGap(mainForm(profile)) ? FIRST_GAP : 1) * Math.abs(Math.log(last / first))
  const floor = guessingFloor(counts, y, book.direction)
  const floors = [counts.chance, ...(floor > 0 ? [floor] : []), ...book.guessed]
  const deviances = ceilings(counts, y, book).flatMap(ceiling =>
    floors
      .filter(chance => chance + LEAST_SPAN < ceiling)
      .map(chance => smoothDeviance({ ...counts, chance, ceiling }, t, steepest)),
  )
  const least = Math.min(...deviances)
  return evidenceAgainst(profile, least) <= profile.cuts.strict && least <= profile.cuts.fits
}

/** A curve rises by at least this much between chance level and ceiling. */
const LEAST_SPAN = 0.01

/** Heights at which the curve may level off: the pooled rate beyond the largest change, and the highest score. */
function ceilings(counts: Counts, y: readonly number[], { direction }: Book): readonly number[] {
  const at = largestIncrement(y, direction)
  const high = direction === 'rising' ? tail(counts, at) : head(counts, at)
  return [pooledRate(high), Math.max(...y)].filter(level => level < 1)
}

const REFINEMENTS = 50

/** Deviance of the best smooth curve that is not steeper than allowed. */
function smoothDeviance(counts: Counts, t: readonly number[], steepest: number): number {
  const free = curveFitter('gumbel', counts)(t, 'free')
  if (Math.abs(free.slope) <= steepest) return free.deviance
  const slope = Math.sign(free.slope) * steepest
  const { chance, ceiling = 1 } = counts
  const deviance = (intercept: number) =>
    binomialDeviance(
      counts,
      t.map(ti => chance + (ceiling - chance) * scoreAt('gumbel', 0, { intercept, slope }, ti)),
    )
  // Golden-section search: with the slope held, the middle of the curve runs from one end of the axis to the other.
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = Math.min(0, -slope) - 4
  let high = Math.max(0, -slope) + 4
  for (let i = 0; i < REFINEMENTS; i++) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (deviance(left) < deviance(right)) high = right
    else low = left
  }
  return deviance((low + high) / 2)
}
