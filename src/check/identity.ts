import { binomialDeviance, type Counts, pooledRate } from './deviance.ts'
import type { Fit, Fitter } from './fit.ts'

const PASSES = 4

/**
 * Straight lines through the scores themselves: four passes of reweighted least squares (specification section 4.2).
 * Fitted scores are clipped to [.1/(n+1), 1 − .1/(n+1)], n the effective items; the first weights are those of the
 * shrunk scores (k + ½)/(n + 1); the pass with the least deviance is kept. The text leaves the last two open; read so,
 * it reproduces the golden deviances to 1e-11.
 */
export function identityFitter(counts: Counts): Fitter {
  const y = counts.n.map((n, i) => (counts.k[i] ?? 0) / n)
  const first = counts.n.map((n, i) => {
    const shrunk = ((counts.k[i] ?? 0) + 0.5) / (n + 1)
    return n / (shrunk * (1 - shrunk))
  })
  const edge = counts.n.map(n => 0.1 / (n + 1))
  return (z, slope) => {
    let weights = first
    let best: Fit | null = null
    for (let pass = 0; pass < PASSES; pass++) {
      const [a, b] = weightedLine(z, y, weights, slope === 'rising')
      const fitted = z.map((zi, i) => Math.min(Math.max(a + b * zi, edge[i] ?? 0), 1 - (edge[i] ?? 0)))
      const deviance = binomialDeviance(counts, fitted)
      if (best === null || deviance < best.deviance) best = { intercept: a, slope: b, fitted, deviance }
      weights = fitted.map((p, i) => (counts.n[i] ?? 0) / (p * (1 - p)))
    }
    const rate = pooledRate(counts)
    return best ?? { intercept: rate, slope: 0, fitted: y.map(() => rate), deviance: Number.POSITIVE_INFINITY }
  }
}

/** Intercept and slope of the weighted least-squares line; flat where the line would fall and must not. */
export function weightedLine(
  z: readonly number[],
  y: readonly number[],
  weights: readonly number[],
  rising: boolean,
): readonly [number, number] {
  let sw = 0
  let sz = 0
  let sy = 0
  let szz = 0
  let szy = 0
  for (let i = 0; i < z.length; i++) {
    const w = weights[i] ?? 0
    const zi = z[i] ?? 0
    const yi = y[i] ?? 0
    sw += w
    sz += w * zi
    sy += w * yi
    szz += w * zi * zi
    szy += w * zi * yi
  }
  if (!(sw > 0)) return [0, 0]
  const det = sw * szz - sz * sz
  const slope = det > 1e-14 * sw * sw ? (sw * szy - sz * sy) / det : 0
  const kept = rising && slope < 0 ? 0 : slope
  return [(sy - kept * sz) / sw, kept]
}
