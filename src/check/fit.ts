import { binomialDeviance, type Counts, pooledRate, TINY } from './deviance.ts'
import { identityFitter } from './identity.ts'

/** How a straight line in the covariate becomes a score: the scales on which a smooth rise is straight. */
export type Link = 'gumbel' | 'logistic' | 'identity'

/** Whether the curve may fall with the covariate. */
export type Slope = 'rising' | 'free'

/** A fitted curve: intercept and slope on the link's scale, scores at the points, and the deviance. */
export type Fit = {
  readonly intercept: number
  readonly slope: number
  readonly fitted: readonly number[]
  readonly deviance: number
}

/** Fits curves of one kind to one set of points; the covariate says what shape the rise has. */
export type Fitter = (z: readonly number[], slope: Slope) => Fit

const MOST_ITERATIONS = 80
const MOST_HALVINGS = 30
const LONGEST_STEP = 20
const CONVERGED = 1e-9

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

type Sigmoid = 'gumbel' | 'logistic'

/** Log-likelihood with its gradient and expected information at one pair of parameters. */
type State = { logLikelihood: number; ga: number; gb: number; iaa: number; iab: number; ibb: number }

/**
 * Fisher scoring with halved steps. Without chance level the likelihood is concave and one start is enough; with one it
 * is not, so a second, steep start is tried and the better fit kept.
 */
function sigmoidFitter(link: Sigmoid, counts: Counts): Fitter {
  const g = counts.chance
  const k = Float64Array.from(counts.k)
  const n = Float64Array.from(counts.n)
  const saturated = saturatedLogLikelihood(counts)
  const shrunk = startingValues(link, counts)

  const finish = (a: number, b: number, z: readonly number[], logLikelihood: number): Fit => ({
    intercept: a,
    slope: b,
    fitted: z.map(zi => g + (1 - g) * response(link, a + b * zi)),
    deviance: 2 * (saturated - logLikelihood),
  })

  const climb = (z: readonly number[], startA: number, startB: number): Fit => {
    let a = startA
    let b = startB
    let state = evaluate(link, k, n, g, z, a, b)
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      // A little ridge keeps the step finite where the information vanishes (all points on one side of the curve).
      const ridge = 1e-9 * (state.iaa + state.ibb) + 1e-12
      const det = (state.iaa + ridge) * (state.ibb + ridge) - state.iab * state.iab
      if (!(det > 0)) break
      const da = ((state.ibb + ridge) * state.ga - state.iab * state.gb) / det
      const db = ((state.iaa + ridge) * state.gb - state.iab * state.ga) / det
      const longest = Math.max(Math.abs(da), Math.abs(db))
      let step = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1
      let gained = 0
      for (let halving = 0; halving < MOST_HALVINGS; halving++) {
        const next = evaluate(link, k, n, g, z, a + step * da, b + step * db)
        if (next.logLikelihood > state.logLikelihood) {
          gained = next.logLikelihood - state.logLikelihood
          a += step * da
          b += step * db
          state = next
          break
        }
        // What even the full gradient could still gain at this step is below the tolerance: stop early.
        if (step * (da * state.ga + db * state.gb) < CONVERGED) break
        step /= 2
      }
      if (gained < CONVERGED) break
    }
    return finish(a, b, z, state.logLikelihood)
  }

  return (z, slope) => {
    if (slope === 'rising' && isTwoLevel(z)) return twoLevelFit(link, counts, z)
    const [a, b] = regression(shrunk, z)
    let best = climb(z, a, b)
    if (g > 0) {
      const steep = climb(z, -2, 6)
      if (steep.deviance < best.deviance) best = steep
    }
    return slope === 'rising' && best.slope < 0 ? flatFit(link, counts) : best
  }
}

function evaluate(
  link: Sigmoid,
  k: Float64Array,
  n: Float64Array,
  g: number,
  z: readonly number[],
  a: number,
  b: number,
): State {
  let logLikelihood = 0
  let ga = 0
  let gb = 0
  let iaa = 0
  let iab = 0
  let ibb = 0
  for (let i = 0; i < z.length; i++) {
    const zi = z[i] ?? 0
    const ni = n[i] ?? 0
    const ki = k[i] ?? 0
    const e = Math.exp(-(a + b * zi))
    const inner = link === 'gumbel' ? Math.exp(-e) : 1 / (1 + e)
    // One minus the response, without loss of digits near 1.
    const outer = link === 'gumbel' ? -Math.expm1(-e) : e === Number.POSITIVE_INFINITY ? 1 : e / (1 + e)
    const p = Math.max(g + (1 - g) * inner, TINY)
    const q = Math.max((1 - g) * outer, TINY)
    const d = (1 - g) * (link === 'gumbel' ? (inner > 0 ? e * inner : 0) : inner * outer)
    // d/p stays finite where p runs off to 0; k/p alone would not.
    const overP = g > 0 ? d / p : link === 'gumbel' ? Math.min(e, 1e12) : outer
    const overQ = d / q
    if (ki > 0) logLikelihood += ki * (g === 0 && link === 'gumbel' ? Math.max(-e, -690) : Math.log(p))
    if (ki < ni) logLikelihood += (ni - ki) * Math.log(q)
    const u = ki * overP - (ni - ki) * overQ
    const w = ni * overP * overQ
    ga += u
    gb += u * zi
    iaa += w
    iab += w * zi
    ibb += w * zi * zi
  }
  return { logLikelihood, ga, gb, iaa, iab, ibb }
}

function saturatedLogLikelihood(counts: Counts): number {
  return counts.k.reduce((sum, k, i) => {
    const n = counts.n[i] ?? 0
    const y = n > 0 ? k / n : 0
    return sum + (k > 0 ? k * Math.log(y) : 0) + (k < n ? (n - k) * Math.log(1 - y) : 0)
  }, 0)
}

/** Inverse of the response, for starting values. */
function etaOf(link: Sigmoid, value: number): number {
  return link === 'gumbel' ? -Math.log(-Math.log(value)) : Math.log(value / (1 - value))
}

/** Points on the link's scale, slightly shrunk so that 0 and 1 have a place there, with their weights. */
type Starts = { readonly eta: readonly number[]; readonly weight: readonly number[] }

function startingValues(link: Sigmoid, counts: Counts): Starts {
  const eta: number[] = []
  const weight: number[] = []
  for (let i = 0; i < counts.n.length; i++) {
    const n = counts.n[i] ?? 0
    const y = ((counts.k[i] ?? 0) + 0.5) / (n + 1)
    const edge = 0.5 / (n + 1)
    const inner = Math.min(Math.max((y - counts.chance) / (1 - counts.chance), edge), 1 - edge)
    const d = (1 - counts.chance) * (link === 'gumbel' ? -Math.log(inner) * inner : inner * (1 - inner))
    eta.push(etaOf(link, inner))
    weight.push((n * d * d) / (y * (1 - y)))
  }
  return { eta, weight }
}

function regression(starts: Starts, z: readonly number[]): readonly [number, number] {
  let sw = 0
  let sz = 0
  let se = 0
  let szz = 0
  let sze = 0
  for (let i = 0; i < z.length; i++) {
    const zi = z[i] ?? 0
    const w = starts.weight[i] ?? 0
    const eta = starts.eta[i] ?? 0
    sw += w
    sz += w * zi
    se += w * eta
    szz += w * zi * zi
    sze += w * zi * eta
  }
  const det = sw * szz - sz * sz
  if (!(det > 1e-12 * sw * sw)) return [sw > 0 ? se / sw : 0, 0]
  const b = (sw * sze - sz * se) / det
  return [(se - b * sz) / sw, b]
}

function isTwoLevel(z: readonly number[]): boolean {
  return z.every(value => value === 0 || value === 1)
}

/** A pure step needs no iteration: below and above stand the pooled rates, not below chance, not falling. */
function twoLevelFit(link: Sigmoid, counts: Counts, z: readonly number[]): Fit {
  const part = (level: number): Counts => ({
    k: counts.k.filter((_, i) => z[i] === level),
    n: counts.n.filter((_, i) => z[i] === level),
    chance: counts.chance,
  })
  const before = Math.max(pooledRate(part(0)), counts.chance)
  const after = Math.max(pooledRate(part(1)), counts.chance)
  if (after <= before) return flatFit(link, counts)
  const fitted = z.map(level => (level === 1 ? after : before))
  const a = etaOf(link, withinOpen((before - counts.chance) / (1 - counts.chance)))
  const b = etaOf(link, withinOpen((after - counts.chance) / (1 - counts.chance))) - a
  return { intercept: a, slope: b, fitted, deviance: binomialDeviance(counts, fitted) }
}

/** The flat curve, held above the chance level as every curve of the family is. */
function flatFit(link: Sigmoid, counts: Counts): Fit {
  const rate = Math.max(pooledRate(counts), counts.chance)
  const fitted = counts.n.map(() => rate)
  const intercept = etaOf(link, withinOpen((rate - counts.chance) / (1 - counts.chance)))
  return { intercept, slope: 0, fitted, deviance: binomialDeviance(counts, fitted) }
}

function withinOpen(value: number): number {
  return Math.min(Math.max(value, 1e-9), 1 - 1e-9)
}
