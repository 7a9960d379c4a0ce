/** The three quantile functions of jstat that the checker uses; the package brings no types of its own. */
declare module 'jstat' {
  type Library = {
    readonly beta: { inv(probability: number, alpha: number, beta: number): number }
    readonly chisquare: { inv(probability: number, freedom: number): number }
    readonly centralF: { inv(probability: number, numerator: number, denominator: number): number }
  }
  const jStat: Library
  export default jStat
}
