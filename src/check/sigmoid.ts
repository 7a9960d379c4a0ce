import { Climber, etaOf, isBounded, type Sigmoid, type Start } from './climb.ts'
import { binomialDeviance, type Counts, pooledRate } from './deviance.ts'
import { type Fit, type Fitter, type Hint, mayHave, type Slope } from './fitter.ts'

const NO_HINT: Hint = { near: null, enough: Number.POSITIVE_INFINITY, thorough: true }

/**
 * Maximum likelihood by Newton's method with halved steps; where the likelihood is not concave (with a chance level) the
 * expected information takes the place of the observed one, and a second, steep start is tried and the better fit kept.
 */
export function sigmoidFitter(link: Sigmoid, counts: Counts): Fitter {
  const bounded = isBounded(counts)
  const climber = new Climber(link, counts)
  return (z, slope, hint = NO_HINT) => {
    if (slope !== 'free' && isTwoLevel(z)) return twoLevelFit(link, counts, z, slope)
    let best = climber.climb(z, hint.near, hint.enough)
    if (bounded && hint.thorough) {
      for (const start of hint.near === null ? [steepStart(slope)] : [steepStart(slope), null]) {
        const other = climber.climb(z, start, Math.min(hint.enough, best.deviance))
        if (other.deviance < best.deviance) best = other
      }
    }
    return mayHave(slope, best.slope) ? best : flatFit(link, counts)
  }
}

function steepStart(slope: Slope): Start {
  return { intercept: -2, slope: slope === 'falling' ? -6 : 6 }
}

function isTwoLevel(z: ArrayLike<number>): boolean {
  for (let i = 0; i < z.length; i++) if (z[i] !== 0 && z[i] !== 1) return false
  return true
}

/** A pure step needs no iteration: on its sides stand the pooled rates, not below chance, in the wanted order. */
function twoLevelFit(link: Sigmoid, counts: Counts, z: ArrayLike<number>, slope: Slope): Fit {
  const part = (level: number): Counts => ({
    k: counts.k.filter((_, i) => z[i] === level),
    n: counts.n.filter((_, i) => z[i] === level),
    chance: counts.chance,
  })
  const before = Math.max(pooledRate(part(0)), counts.chance)
  const after = Math.max(pooledRate(part(1)), counts.chance)
  if (before === after || !mayHave(slope, after - before)) return flatFit(link, counts)
  const a = etaOf(link, withinOpen((before - counts.chance) / (1 - counts.chance)))
  const b = etaOf(link, withinOpen((after - counts.chance) / (1 - counts.chance))) - a
  const fitted = counts.n.map((_, i) => (z[i] === 1 ? after : before))
  return { intercept: a, slope: b, deviance: binomialDeviance(counts, fitted) }
}

/** The flat curve, held above the chance level as every curve of the family is. */
function flatFit(link: Sigmoid, counts: Counts): Fit {
  const rate = Math.max(pooledRate(counts), counts.chance)
  const intercept = etaOf(link, withinOpen((rate - counts.chance) / (1 - counts.chance)))
  return {
    intercept,
    slope: 0,
    deviance: binomialDeviance(
      counts,
      counts.n.map(() => rate),
    ),
  }
}

function withinOpen(value: number): number {
  return Math.min(Math.max(value, 1e-9), 1 - 1e-9)
}
