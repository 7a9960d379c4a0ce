import {
  above,
  drawChoiceStep,
  drawInLastGap,
  drawLoss,
  drawSigmoid,
  drawStep,
  drawWellInside,
  FOUR_CHOICES,
  gumbel,
  gumbelInverse,
  logistic,
  type Setting,
  type Truth,
} from './curves.ts'
import type { Random } from './random.ts'

/**
 * How a family counts in the bars.
 *
 * - `smooth`: no jump on some legitimate metric or axis; "survives" is an error.
 * - `step`: a true jump; "goes away" is an error, "survives" is wanted.
 * - `apart`: neither, or in between (flat, falling, or accelerating curves); shown, and held to no bar.
 */
export type Standing = 'smooth' | 'step' | 'apart'

/** Names of the truths. */
export type FamilyId =
  | 'power'
  | 'power-irreducible'
  | 'power-ceiling'
  | 'power-floor'
  | 'logistic'
  | 'linear-x'
  | 'mc-sigmoid'
  | 'step'
  | 'mc-step'
  | 'last-step'
  | 'last-mc-step'
  | 'plateau'
  | 'u-shape'
  | 'flat'
  | 'sharp-logistic'
  | 'break'
  | 'mc-threshold'

/** A family of true curves, with the ranges its parameters are drawn from. */
export type Family = {
  readonly id: FamilyId
  readonly name: string
  readonly standing: Standing
  /** Declared chance level. */
  readonly chance: number
  draw(random: Random, setting: Setting): Truth
}

/**
 * The 14 families of specification section 4.7, and three that mark the limits of the test: steps that the last model alone
 * has passed, and a ceiling that the curve has reached.
 */
export const FAMILIES: readonly Family[] = [
  {
    // Schaeffer et al. 2023, section 2.
    id: 'power',
    name: 'power law',
    standing: 'smooth',
    chance: 0,
    draw: (random, setting) => {
      const loss = drawLoss(random, setting)
      return t => Math.exp(-setting.length * loss(t))
    },
  },
  {
    // A loss that cannot be learnt away (Kaplan, Hoffmann): .01 to .2 nats a token.
    id: 'power-irreducible',
    name: '+ irreducible loss',
    standing: 'smooth',
    chance: 0,
    draw: (random, setting) => {
      const loss = drawLoss(random, setting)
      const least = random.between(0.01, 0.2)
      return t => Math.exp(-setting.length * (least + loss(t)))
    },
  },
  {
    // Items that no model answers as the key has it: 5 to 50 % of them.
    id: 'power-ceiling',
    name: '+ ceiling',
    standing: 'smooth',
    chance: 0,
    draw: (random, setting) => {
      const loss = drawLoss(random, setting)
      const ceiling = random.between(0.5, 0.95)
      return t => ceiling * Math.exp(-setting.length * loss(t))
    },
  },
  {
    // Guessing that nobody declared: .1 to 1 % of items (section 4.2 allows for 1 %).
    id: 'power-floor',
    name: '+ undeclared floor',
    standing: 'smooth',
    chance: 0,
    draw: (random, setting) => {
      const loss = drawLoss(random, setting)
      const floor = random.between(0.001, 0.01)
      return t => above(floor, Math.exp(-setting.length * loss(t)))
    },
  },
  {
    // Ruan et al. 2024; Meta's and OLMo's ladders have the same shape in the loss.
    id: 'logistic',
    name: 'logistic in ln x',
    standing: 'smooth',
    chance: 0,
    draw: drawSigmoid,
  },
  {
    // A rise in step with scale itself looks like a take-off on a log axis.
    id: 'linear-x',
    name: 'linear in x',
    standing: 'smooth',
    chance: 0,
    draw: (random, { width }) => {
      const low = random.between(0, 0.15)
      const rise = random.between(0.25, 0.8)
      return t => low + rise * Math.exp(width * (t - 1))
    },
  },
  {
    // Four choices; log-odds of knowing the answer straight in ln x, the rest guessed.
    id: 'mc-sigmoid',
    name: 'MC sigmoid',
    standing: 'smooth',
    chance: FOUR_CHOICES,
    draw: (random, setting) => {
      const share = drawSigmoid(random, setting)
      return t => above(FOUR_CHOICES, share(t))
    },
  },
  {
    // Two levels of the whole answer: 3-cores of random graphs and phase changes with a latent heat look so.
    id: 'step',
    name: 'step',
    standing: 'step',
    chance: 0,
    draw: (random, setting) => drawStep(random, drawWellInside(random, setting)),
  },
  {
    // Four choices, guessed up to a scale, then known.
    id: 'mc-step',
    name: 'MC step',
    standing: 'step',
    chance: FOUR_CHOICES,
    draw: (random, setting) => drawChoiceStep(random, drawWellInside(random, setting)),
  },
  {
    // The specification's section 8, risk 2.
    id: 'last-step',
    name: 'step, last model',
    standing: 'apart',
    chance: 0,
    draw: (random, setting) => drawStep(random, drawInLastGap(random, setting)),
  },
  {
    id: 'last-mc-step',
    name: 'MC step, last model',
    standing: 'apart',
    chance: FOUR_CHOICES,
    draw: (random, setting) => drawChoiceStep(random, drawInLastGap(random, setting)),
  },
  {
    // A ceiling that the curve has reached: the largest model gets 95 to 99.9 % of its tokens right, where they can be.
    id: 'plateau',
    name: 'power law, ceiling reached',
    standing: 'apart',
    chance: 0,
    draw: (random, setting) => {
      const loss = drawLoss(random, setting, 0.95, 0.999)
      const ceiling = random.between(0.5, 0.95)
      return t => ceiling * Math.exp(-setting.length * loss(t))
    },
  },
  {
    // Wu & Lo 2024: hard questions fall, here by half or more, before they rise.
    id: 'u-shape',
    name: 'U-shape',
    standing: 'apart',
    chance: 0,
    draw: random => {
      const start = random.between(0.25, 0.6)
      const bottom = start * random.between(0.1, 0.5)
      const end = random.between(0.4, 0.95)
      const turn = random.between(0.35, 0.7)
      return t =>
        t < turn
          ? bottom + (start - bottom) * (1 - t / turn) ** 2
          : bottom + (end - bottom) * ((t - turn) / (1 - turn)) ** 2
    },
  },
  {
    // No dependence on scale; what looks like a rise is noise.
    id: 'flat',
    name: 'flat',
    standing: 'apart',
    chance: 0,
    draw: random => {
      const rate = random.between(0.02, 0.9)
      return () => rate
    },
  },
  {
    // A sigmoid so steep that nearly all of its rise falls into 2 to 10 % of the axis.
    id: 'sharp-logistic',
    name: 'sharp logistic',
    standing: 'apart',
    chance: 0,
    draw: random => {
      const low = random.between(0.01, 0.2)
      const high = random.between(0.5, 0.98)
      const at = random.between(0.15, 0.9)
      const scale = random.between(0.005, 0.025)
      return t => low + (high - low) * logistic((t - at) / scale)
    },
  },
  {
    // The slope on the Gumbel scale grows 3- to 10-fold at one scale ("super-scaling", Hu et al. 2023).
    id: 'break',
    name: 'break',
    standing: 'apart',
    chance: 0,
    draw: random => {
      const start = gumbelInverse(random.between(0.01, 0.2))
      const at = random.between(0.3, 0.75)
      const slope = random.between(0, 0.8)
      const end = gumbelInverse(random.between(0.5, 0.95))
      const later = (end - start - slope * at) / (1 - at)
      return t => gumbel(start + slope * Math.min(t, at) + later * Math.max(0, t - at))
    },
  },
  {
    // Du et al. 2024: chance until the loss falls to η, then a rise in step with the loss still gained.
    id: 'mc-threshold',
    name: 'MC threshold',
    standing: 'apart',
    chance: FOUR_CHOICES,
    draw: (random, { width }) => {
      const exponent = random.between(0.05, 0.3)
      const at = random.between(0.15, 0.75)
      const loss = (t: number) => Math.exp(-exponent * width * t)
      const end = random.between(0.45, 0.95)
      return t =>
        t < at ? FOUR_CHOICES : FOUR_CHOICES + ((end - FOUR_CHOICES) * (loss(at) - loss(t))) / (loss(at) - loss(1))
    },
  },
]
