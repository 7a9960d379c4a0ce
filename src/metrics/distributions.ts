import jStat from 'jstat'

/** The value below which a beta variable falls with this probability; parameters above 0, result 0 to 1. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  return jStat.beta.inv(probability, alpha, beta)
}

/** The value below which a chi-square variable with this many degrees of freedom falls. */
export function chiSquareQuantile(probability: number, freedom: number): number {
  return jStat.chisquare.inv(probability, freedom)
}

/** The value below which an F variable falls. */
export function fQuantile(probability: number, numerator: number, denominator: number): number {
  return jStat.centralF.inv(probability, numerator, denominator)
}
