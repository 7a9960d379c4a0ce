import type { Counts } from './deviance.ts'
import type { Fit, Fitter } from './fitter.ts'
import { identityFitter } from './identity.ts'
import { sigmoidFitter } from './sigmoid.ts'

/** How a straight line in the covariate becomes a score: the scales on which a smooth rise is straight. */
export type Link = 'gumbel' | 'logistic' | 'identity'

/**
 * Fits π = g + (1 − g)·S(a + s·z) to the counts by maximum likelihood, S the Gumbel distribution function
 * exp(−exp(−η)) or the logistic one; with the identity link π = a + s·z (specification section 4.2).
 */
export function curveFitter(link: Link, counts: Counts): Fitter {
  return link === 'identity' ? identityFitter(counts) : sigmoidFitter(link, counts)
}

/** The share of the range above chance that a link gives at `eta`; for the identity link `eta` itself. */
export function response(link: Link, eta: number): number {
  switch (link) {
    case 'gumbel':
      return Math.exp(-Math.exp(-eta))
    case 'logistic':
      return 1 / (1 + Math.exp(-eta))
    case 'identity':
      return eta
  }
}

/** Score (0 to 1) of the curve with this intercept and slope at covariate `z`. */
export function scoreAt(link: Link, chance: number, fit: Pick<Fit, 'intercept' | 'slope'>, z: number): number {
  const eta = fit.intercept + fit.slope * z
  return link === 'identity' ? Math.min(Math.max(eta, 0), 1) : chance + (1 - chance) * response(link, eta)
}
