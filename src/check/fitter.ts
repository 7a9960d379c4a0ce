/** Which way the curve may go with the covariate. */
export type Slope = 'rising' | 'falling' | 'free'

/** A fitted curve: intercept and slope on the link's scale, and the deviance. */
export type Fit = { readonly intercept: number; readonly slope: number; readonly deviance: number }

/** What the caller knows before a fit: it changes how long the fit takes, not what it finds. */
export type Hint = {
  /** A curve that is near, or null. */
  readonly near: Pick<Fit, 'intercept' | 'slope'> | null
  /** Curves that fit worse than this deviance are of no interest: the search may stop once it cannot get there. */
  readonly enough: number
  /** Whether to look for a higher hill from other starts where the likelihood may have more than one. */
  readonly thorough: boolean
}

/** Fits curves of one kind to one set of points; the covariate says what shape the rise has. */
export type Fitter = (z: ArrayLike<number>, slope: Slope, hint?: Hint) => Fit

/** Whether a slope goes the way it must. */
export function mayHave(slope: Slope, value: number): boolean {
  switch (slope) {
    case 'free':
      return true
    case 'rising':
      return value >= 0
    case 'falling':
      return value <= 0
  }
}
