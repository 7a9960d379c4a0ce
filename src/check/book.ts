import type { ScaleAxis } from '../claims/claim.ts'
import type { AxisScale, Direction, Observations } from './assessment.ts'
import { unitCoordinates } from './coordinates.ts'
import type { Counts } from './deviance.ts'
import { effectiveCounts, MODEL_SCATTER } from './effective.ts'
import { guessingFloor, undeclaredChance } from './extrapolation.ts'
import type { Link } from './fit.ts'
import { directionOf } from './monotone.ts'
import { binomialProfile, envelope, type JumpProfile } from './profile.ts'

/** The points of a series that have a place on an axis, with their unit coordinates. */
export type Placed = {
  readonly counts: Counts
  readonly y: readonly number[]
  readonly t: readonly number[]
  /** Points left out in front (x of 0 on a log axis): positions are this much later among all points. */
  readonly skipped: number
}

/** Everything fitted to one series, computed when first asked for and kept. */
export type Book = {
  readonly observations: Observations
  readonly axis: ScaleAxis
  readonly direction: Direction
  /** Chance levels that nobody declared and that the low scores would fit. */
  readonly guessed: readonly number[]
  /** Effective counts of all points. */
  readonly counts: Counts
  placed(scale: AxisScale): Placed
  profile(link: Link, scale: AxisScale): JumpProfile
  /** Gumbel profile on the log axis, also minimised over an undeclared guessing floor (Gf of section 4.2). */
  floored(): JumpProfile
}

/** Opens the book of a series; `scatter` is the model-to-model scatter on the Gumbel scale. */
export function openBook(observations: Observations, axis: ScaleAxis, scatter: number = MODEL_SCATTER): Book {
  const counts = effectiveCounts(observations, scatter)
  const direction = directionOf(counts)
  const guessed = observations.guessable === true ? undeclaredChance(counts, direction) : []
  const places = new Map<AxisScale, Placed>()
  const profiles = new Map<string, JumpProfile>()
  let withFloor: JumpProfile | null = null

  const placed = (scale: AxisScale): Placed => {
    const known = places.get(scale)
    if (known !== undefined) return known
    const skipped = scale === 'log' ? observations.x.filter(x => !(x > 0)).length : 0
    const place: Placed = {
      counts: { k: counts.k.slice(skipped), n: counts.n.slice(skipped), chance: counts.chance },
      y: observations.y.slice(skipped),
      t: unitCoordinates(observations.x.slice(skipped), axis, scale),
      skipped,
    }
    places.set(scale, place)
    return place
  }

  const profile = (link: Link, scale: AxisScale): JumpProfile => {
    const key = `${link}|${scale}`
    const known = profiles.get(key)
    if (known !== undefined) return known
    const place = placed(scale)
    const made = binomialProfile(link, place.counts, place.t, direction)
    profiles.set(key, made)
    return made
  }

  const floored = (): JumpProfile => {
    if (withFloor !== null) return withFloor
    const place = placed('log')
    const floor = guessingFloor(place.counts, place.y, direction)
    const floors = [...(floor > 0 ? [floor / 2, floor] : []), ...guessed]
    withFloor = envelope(
      profile('gumbel', 'log'),
      floors.map(chance => binomialProfile('gumbel', { ...place.counts, chance }, place.t, direction)),
    )
    return withFloor
  }

  return { observations, axis, direction, guessed, counts, placed, profile, floored }
}
