import { type Counts, pooledRate, saturatedLogLikelihood } from './deviance.ts'
import { type Fitter, mayHave, type Slope } from './fitter.ts'

const PASSES = 4

/** A line that fits this many times as badly as what is wanted after two passes does not get there in the others. */
const HOPELESS = 10

/**
 * Straight lines through the scores themselves: four passes of reweighted least squares (specification section 4.2).
 * Fitted scores are clipped to [.1/(n+1), 1 − .1/(n+1)], n the effective items; the first weights are those of the
 * shrunk scores (k + ½)/(n + 1); the pass with the least deviance is kept. The text leaves the last two open; read so,
 * it reproduces the golden deviances to 1e-11.
 */
export function identityFitter(counts: Counts): Fitter {
  const points = counts.n.length
  const k = Float64Array.from(counts.k)
  const n = Float64Array.from(counts.n)
  const y = k.map((right, i) => right / (n[i] ?? 0))
  const first = n.map((items, i) => {
    const shrunk = ((k[i] ?? 0) + 0.5) / (items + 1)
    return items / (shrunk * (1 - shrunk))
  })
  const edge = n.map(items => 0.1 / (items + 1))
  const saturated = saturatedLogLikelihood(counts)
  const weights = new Float64Array(points)
  return (z, slope, hint) => {
    const enough = hint?.enough ?? Number.POSITIVE_INFINITY
    let best = { intercept: pooledRate(counts), slope: 0, deviance: Number.POSITIVE_INFINITY }
    for (let pass = 0; pass < PASSES; pass++) {
      const [a, b] = weightedLine(z, y, pass === 0 ? first : weights, slope)
      let logLikelihood = 0
      for (let i = 0; i < points; i++) {
        const least = edge[i] ?? 0
        const p = Math.min(Math.max(a + b * (z[i] ?? 0), least), 1 - least)
        const right = k[i] ?? 0
        const items = n[i] ?? 0
        if (right > 0) logLikelihood += right * Math.log(p)
        if (right < items) logLikelihood += (items - right) * Math.log(1 - p)
        weights[i] = items / (p * (1 - p))
      }
      const deviance = 2 * (saturated - logLikelihood)
      if (deviance < best.deviance) best = { intercept: a, slope: b, deviance }
      if (pass === 1 && best.deviance > HOPELESS * enough) break
    }
    return best
  }
}

/** Intercept and slope of the weighted least-squares line; flat where the line would go the way it must not. */
export function weightedLine(
  z: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  slope: Slope,
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
  const best = det > 1e-14 * sw * sw ? (sw * szy - sz * sy) / det : 0
  const kept = mayHave(slope, best) ? best : 0
  return [(sy - kept * sz) / sw, kept]
}
