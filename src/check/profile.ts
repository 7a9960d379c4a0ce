import type { Direction, JumpForm, JumpShare, Profile, Reading } from './assessment.ts'
import type { Counts } from './deviance.ts'
import { curveFitter, type Link } from './fit.ts'
import type { Fit, Fitter } from './fitter.ts'

/** The shares of the rise that are tried as jump: 0 is a straight line, 1 a pure step or break (section 4.2). */
export const SHARES = [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1] as const

/** Deviances that differ by less, relative to 1 + deviance, are equal: the fits do not know better. */
const TIE = 1e-7

/** A break must start after this part of the axis, so that a straight line before it can be seen. */
const EARLIEST_BREAK = 0.3

/** Shape of a jump: its form, and its covariate at the points, 0 to 1. */
export type JumpShape = { readonly form: JumpForm; readonly height: readonly number[] }

/** All steps (before point 1 … m−1) and breaks (from an inner point on) for points at unit coordinates `t`. */
export function jumpShapes(t: readonly number[]): readonly JumpShape[] {
  const shapes: JumpShape[] = []
  for (let at = 1; at < t.length; at++) {
    shapes.push({ form: { form: 'step', at }, height: t.map((_, i) => (i >= at ? 1 : 0)) })
  }
  for (let at = 1; at <= t.length - 3; at++) {
    const start = t[at] ?? 0
    if (start < EARLIEST_BREAK || start >= 1) continue
    shapes.push({ form: { form: 'break', at }, height: t.map(ti => Math.max(0, ti - start) / (1 - start)) })
  }
  return shapes
}

/** How a profile's deviances are read: the scale of their noise, and the cuts for 95 % and 90 %. */
export type Cuts = {
  /** Deviance per unit of evidence: ĉ for scores with items, residual variance for least squares. */
  readonly scale: (least: number) => number
  /** Above this a share is excluded at 95 %. */
  readonly strict: number
  /** Above this a share is excluded at 99 %. */
  readonly firm: number
  /** Above this a share is excluded at 90 %. */
  readonly mild: number
  /** Greatest deviance at which a curve is said to fit at all. */
  readonly fits: number
}

/** Cuts for binomial scores at m points: ĉ = max(1, min P/(m−4)), χ²₁ at 95 % and 90 %, fit at 3(m−2). */
export function binomialCuts(points: number): Cuts {
  return {
    scale: least => Math.max(1, least / Math.max(1, points - 4)),
    firm: 6.63,
    strict: 3.84,
    mild: 2.71,
    fits: 3 * (points - 2),
  }
}

/** A profile with the cuts by which it is read. */
export type JumpProfile = Profile & { readonly cuts: Cuts; readonly bestForms: readonly JumpForm[] }

/** Jump-share profile of binomial scores with one link at unit coordinates `t` (specification section 4.2). */
export function binomialProfile(link: Link, counts: Counts, t: readonly number[], direction: Direction): JumpProfile {
  return profileOf(t, curveFitter(link, counts), binomialCuts(t.length), direction)
}

/** Shapes that fitted best at the share before, and are searched from every start. */
const CONTENDERS = 6

/** A shape on trial, with its fit at the share before. */
type Candidate = { readonly shape: JumpShape; readonly rank: number; near: Fit | null; deviance: number }

/**
 * Jump-share profile by any fitter. At share 0 the line may go either way; a jump goes the way of the score. Shapes are
 * tried in the order in which they fitted the share before, so that those that cannot win are given up early.
 */
export function profileOf(t: readonly number[], fitter: Fitter, cuts: Cuts, direction: Direction): JumpProfile {
  const candidates = jumpShapes(t).map((shape, rank): Candidate => ({ shape, rank, near: null, deviance: 0 }))
  const z = new Float64Array(t.length)
  const deviance = [fitter(t, 'free').deviance]
  const bestForms: JumpForm[] = [{ form: 'line' }]
  for (const share of SHARES.slice(1)) {
    let least = Number.POSITIVE_INFINITY
    let form: JumpForm = { form: 'line' }
    for (const [place, candidate] of candidates.entries()) {
      const { height } = candidate.shape
      for (let i = 0; i < z.length; i++) z[i] = (1 - share) * (t[i] ?? 0) + share * (height[i] ?? 0)
      const thorough = candidate.near === null || place < CONTENDERS
      const found = fitter(z, direction, { near: candidate.near, enough: least, thorough })
      candidate.near = found
      candidate.deviance = found.deviance
      if (found.deviance < least) {
        least = found.deviance
        form = candidate.shape.form
      }
    }
    candidates.sort((a, b) => a.deviance - b.deviance || a.rank - b.rank)
    deviance.push(least)
    bestForms.push(form)
  }
  return finish(deviance, bestForms, cuts)
}

/** The lower envelope of profiles: at each share the best of them (a guessing floor that may or may not be there). */
export function envelope(first: JumpProfile, others: readonly JumpProfile[]): JumpProfile {
  const all = [first, ...others]
  const deviance: number[] = []
  const forms: JumpForm[] = []
  for (let s = 0; s < SHARES.length; s++) {
    const best = all.reduce((a, b) => ((b.deviance[s] ?? Infinity) < (a.deviance[s] ?? Infinity) ? b : a))
    deviance.push(best.deviance[s] ?? Number.POSITIVE_INFINITY)
    forms.push(best.bestForms[s] ?? { form: 'line' })
  }
  return finish(deviance, forms, first.cuts)
}

function finish(deviance: readonly number[], bestForms: readonly JumpForm[], cuts: Cuts): JumpProfile {
  const least = Math.min(...deviance)
  // Shares that fit equally well up to rounding: the smallest speaks, so that no jump is found where none is needed.
  const at = Math.max(
    0,
    deviance.findIndex(value => value <= least + TIE * (1 + least)),
  )
  const draft = { deviance, bestForms, cuts }
  const inside = SHARES.filter((_, i) => evidence(draft, i) <= cuts.strict)
  const estimate = SHARES[at] ?? 0
  const share: JumpShare = { estimate, low: Math.min(estimate, ...inside), high: Math.max(estimate, ...inside) }
  return { deviance, bestForms, share, best: bestForms[at] ?? { form: 'line' }, cuts }
}

/** S at share number `i`: deviance above the best, in units of noise. */
function evidence(profile: Pick<JumpProfile, 'deviance' | 'cuts'>, i: number): number {
  const least = Math.min(...profile.deviance)
  const extra = (profile.deviance[i] ?? Number.POSITIVE_INFINITY) - least
  return extra <= 0 ? 0 : extra / profile.cuts.scale(least)
}

/** Evidence, in units of noise, against another curve that has this deviance. */
export function evidenceAgainst(profile: JumpProfile, deviance: number): number {
  const least = Math.min(deviance, ...profile.deviance)
  return (deviance - least) / profile.cuts.scale(least)
}

function leastEvidence(profile: JumpProfile, keep: (share: number) => boolean): number {
  return Math.min(...SHARES.map((share, i) => (keep(share) ? evidence(profile, i) : Number.POSITIVE_INFINITY)))
}

function leastDeviance(profile: JumpProfile, keep: (share: number) => boolean): number {
  return Math.min(...SHARES.map((share, i) => (keep(share) ? (profile.deviance[i] ?? Infinity) : Infinity)))
}

/** ĉ, how much more than item noise the points scatter around the best curve; 1 where they do not. */
export function overdispersion(profile: JumpProfile): number {
  return profile.cuts.scale(Math.min(...profile.deviance))
}

/** The form of the jump where it makes up half the rise or more; else the rise is a line. */
export function mainForm(profile: JumpProfile): JumpForm {
  return mostlyJump(profile) ? profile.best : { form: 'line' }
}

/** Most of the rise is smooth and a jump of three quarters is excluded: "no jump" as far as this scale goes. */
export function deniesJump(profile: JumpProfile): boolean {
  return profile.share.estimate < 0.5 && leastEvidence(profile, share => share >= 0.75) > profile.cuts.mild
}

/** A mostly smooth curve accounts for the points (section 4.2, explains). */
export function explains(profile: JumpProfile): boolean {
  return deniesJump(profile) && fitsSmoothly(profile)
}

/**
 * The same, with a jump of three quarters of the rise excluded at 99 %. On the other axis that is asked: where the last gap
 * takes most of it, one point beyond a step makes the step look straight in one series of ten at 90 %.
 */
export function explainsFirmly(profile: JumpProfile): boolean {
  const { share, cuts } = profile
  return share.estimate < 0.5 && leastEvidence(profile, value => value >= 0.75) > cuts.firm && fitsSmoothly(profile)
}

function fitsSmoothly(profile: JumpProfile): boolean {
  return leastDeviance(profile, share => share < 0.5) <= profile.cuts.fits
}

/** Half the rise or more is jump, and nearly smooth curves are excluded (section 4.2, jumpy). */
export function jumpy(profile: JumpProfile): boolean {
  return mostlyJump(profile) && leastEvidence(profile, share => share < 0.25) > profile.cuts.strict
}

/** What a profile says by itself, apart from all others. */
export function profileReading(profile: JumpProfile): Extract<Reading, 'jump' | 'smooth' | 'open'> {
  if (jumpy(profile)) return 'jump'
  return deniesJump(profile) && fitsSmoothly(profile) ? 'smooth' : 'open'
}

/** Half the rise or more is jump. */
export function mostlyJump(profile: JumpProfile): boolean {
  return profile.share.estimate >= 0.5
}

/** Less than half the rise is jump, with certainty. */
export function mostlySmooth(profile: JumpProfile): boolean {
  return profile.share.high < 0.5
}

/** A nearly smooth curve still fits, so that a jump cannot be called firm (section 4.2, blocks). */
export function blocks(profile: JumpProfile): boolean {
  const small = (share: number) => share < 0.25
  return leastEvidence(profile, small) <= profile.cuts.strict && leastDeviance(profile, small) <= profile.cuts.fits
}
