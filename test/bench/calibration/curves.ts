import type { Random } from './random.ts'

/** Expected score, 0 to 1, at `t`: 0 at the least scale, 1 at the greatest, even in ln x. */
export type Truth = (t: number) => number

/** What a truth may depend on besides chance. */
export type Setting = {
  /** Width of the axis in e-folds: ln of greatest over least scale. */
  readonly width: number
  /** Where the models stand, 0 to 1. */
  readonly t: readonly number[]
  /** Tokens of a target; all must be right. */
  readonly length: number
}

/** Chance level of the multiple-choice families: four choices. */
export const FOUR_CHOICES = 0.25

/** The Gumbel distribution function: the scale on which a power law in the loss is straight. */
export function gumbel(eta: number): number {
  return Math.exp(-Math.exp(-eta))
}

/** Inverse of {@link gumbel}. */
export function gumbelInverse(score: number): number {
  return -Math.log(-Math.log(score))
}

/** The logistic distribution function. */
export function logistic(eta: number): number {
  return 1 / (1 + Math.exp(-eta))
}

/** A share of the range above chance as a score. */
export function above(chance: number, share: number): number {
  return chance + (1 - chance) * share
}

/**
 * Mirage model (Schaeffer et al. 2023): loss per token (N/c)^−α, so p = exp(−(N/c)^−α), and all L tokens right p^L.
 * α from .1 to .8 (GPT-3's smooth tasks: .05 to .4; what is called a jump is steep); c such that the largest model gets
 * 60 to 99 % of its tokens right, and ten in a row with probability .006 to .9.
 */
export function drawLoss(random: Random, { width }: Setting, least = 0.6, most = 0.99): (t: number) => number {
  const exponent = random.between(0.1, 0.8)
  const last = -Math.log(random.between(least, most))
  return t => last * Math.exp(exponent * width * (1 - t))
}

/**
 * Ruan et al. 2024: log-odds straight in ln x, .3 to 1.5 an e-fold; the largest model reaches 30 to 98 % of the range.
 */
export function drawSigmoid(random: Random, { width }: Setting): Truth {
  const slope = random.between(0.3, 1.5)
  const last = random.between(0.3, 0.98)
  const end = Math.log(last / (1 - last))
  return t => logistic(end - slope * width * (1 - t))
}

/** A place with at least one model before it and two beyond. */
export function drawWellInside(random: Random, { t }: Setting): number {
  return random.between(0, t.at(-2) ?? 1)
}

/** A place that the last model alone has passed: no test can tell such a step from a break (section 8, risk 2). */
export function drawInLastGap(random: Random, { t }: Setting): number {
  return random.between(t.at(-2) ?? 0, 1)
}

/**
 * Two levels of whole answers right, 1 to 20 % and 50 to 98 %; every second step on a smooth slope of the Gumbel scale that
 * makes up 10 to 30 % of the whole rise.
 */
export function drawStep(random: Random, at: number): Truth {
  const low = random.between(0.01, 0.2)
  const high = random.between(0.5, 0.98)
  if (random.unit() < 0.5) return t => (t < at ? low : high)
  const background = random.between(0.1, 0.3)
  const start = gumbelInverse(low)
  const rise = gumbelInverse(high) - start
  return t => gumbel(start + rise * (background * t + (t < at ? 0 : 1 - background)))
}

/** From chance to 50 to 98 %. */
export function drawChoiceStep(random: Random, at: number): Truth {
  const high = random.between(0.5, 0.98)
  return t => (t < at ? FOUR_CHOICES : high)
}
