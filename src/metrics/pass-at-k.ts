/**
 * Unbiased estimate of pass@k for one problem: the chance that k of the `n` attempts made, drawn without putting back, hold one
 * of the `c` right ones, 1 − C(n − c, k)/C(n, k) (Chen et al. 2021, equation 1). Null where the counts make no sense or
 * fewer than k attempts were made. The score of a test set is the mean over its problems.
 */
export function unbiasedPassAtK(n: number, c: number, k: number): number | null {
  if (![n, c, k].every(Number.isInteger) || k < 1 || n < k || c < 0 || c > n) return null
  if (n - c < k) return 1
  // C(n − c, k)/C(n, k) as a product, for the binomials themselves overflow.
  let none = 1
  for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i
  return 1 - none
}
