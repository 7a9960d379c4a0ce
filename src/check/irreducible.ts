/** A loss that falls towards a level it never passes: L(t) = floor + excess·exp(−rate·t), t the unit coordinate. */
export type LevellingLoss = {
  /** L∞, in the unit of the loss. */
  readonly floor: number
  readonly excess: number
  readonly rate: number
  /** True where the rate is the greatest that is granted, and not one that the points tell. */
  readonly held: boolean
  /** Sum of squared residuals of ln L. */
  readonly deviance: number
}

/** Rates that are tried first: e-folds over the whole axis, from nearly straight to done within the first gap. */
const RATES = [0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128] as const

const REFINEMENTS = 16

/**
 * The best power law of scale with an irreducible loss (on a log axis; on a linear one a decay). Residuals are taken of
 * ln L, so that their sum of squares compares with that of a straight line on −ln L, which is the case floor = 0. Between
 * the rates of a grid the best one is sought; floor and excess follow from the rate by least squares, weighted so that
 * residuals of L count as those of ln L do. The floor may lie above single points: these scatter. `steepest` is the greatest
 * rate that is granted; with any rate a step in the first gap would pass for a loss that levels off there. Null where no such
 * curve falls, or where none with a floor above 0 fits best.
 */
export function levellingLoss(losses: readonly number[], t: readonly number[], steepest: number): LevellingLoss | null {
  if (losses.length < 3 || losses.some(loss => !(loss > 0))) return null
  const at = (rate: number) => {
    const found = withRate(losses, t, Math.min(rate, steepest))
    return found === null ? null : { ...found, held: rate >= steepest }
  }
  let best: LevellingLoss | null = null
  let place = 0
  for (const [i, rate] of RATES.entries()) {
    const found = at(rate)
    if (found === null || (best !== null && found.deviance >= best.deviance)) continue
    best = found
    place = i
  }
  if (best === null) return null
  // Golden-section search between the neighbours of the best rate.
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = Math.log(RATES[place - 1] ?? RATES[0] / 2)
  let high = Math.log(RATES[place + 1] ?? 2 * best.rate)
  for (let i = 0; i < REFINEMENTS; i++) {
    const left = at(Math.exp(high - ratio * (high - low)))
    const right = at(Math.exp(low + ratio * (high - low)))
    for (const found of [left, right]) if (found !== null && found.deviance < best.deviance) best = found
    if ((left?.deviance ?? Infinity) < (right?.deviance ?? Infinity)) high = low + ratio * (high - low)
    else low = high - ratio * (high - low)
  }
  return best
}

/** The loss of the curve at unit coordinate t. */
export function lossAt({ floor, excess, rate }: Pick<LevellingLoss, 'floor' | 'excess' | 'rate'>, t: number): number {
  return floor + excess * Math.exp(-rate * t)
}

/**
 * Derivatives of −ln L at unit coordinate t by the numbers of the curve that the points tell: floor, excess, and the rate unless it is
 * held.
 */
export function gradientOf(curve: LevellingLoss): (t: number) => readonly number[] {
  const { excess, rate, held } = curve
  return t => {
    const loss = lossAt(curve, t)
    const decay = Math.exp(-rate * t)
    const both = [-1 / loss, -decay / loss]
    return held ? both : [...both, (excess * t * decay) / loss]
  }
}

const PASSES = 2

function withRate(losses: readonly number[], t: readonly number[], rate: number): Omit<LevellingLoss, 'held'> | null {
  const decay = t.map(ti => Math.exp(-rate * ti))
  let weights = losses.map(loss => loss ** -2)
  let best: Omit<LevellingLoss, 'held'> | null = null
  for (let pass = 0; pass < PASSES; pass++) {
    let sw = 0
    let sd = 0
    let sl = 0
    let sdd = 0
    let sdl = 0
    for (const [i, loss] of losses.entries()) {
      const w = weights[i] ?? 0
      const d = decay[i] ?? 0
      sw += w
      sd += w * d
      sl += w * loss
      sdd += w * d * d
      sdl += w * d * loss
    }
    const det = sw * sdd - sd * sd
    if (!(det > 1e-14 * sw * sdd)) break
    const excess = (sw * sdl - sd * sl) / det
    const floor = (sl - excess * sd) / sw
    if (!(excess > 0) || !(floor > 0)) break
    const curve = { floor, excess, rate }
    const deviance = losses.reduce((sum, loss, i) => sum + Math.log(loss / (floor + excess * (decay[i] ?? 0))) ** 2, 0)
    if (best === null || deviance < best.deviance) best = { ...curve, deviance }
    // The slope of the chord between ln L and ln of the curve turns a residual of L into one of ln L exactly.
    weights = losses.map((loss, i) => {
      const fitted = floor + excess * (decay[i] ?? 0)
      return Math.abs(loss - fitted) < 1e-9 * loss ? loss ** -2 : (Math.log(loss / fitted) / (loss - fitted)) ** 2
    })
  }
  return best
}
