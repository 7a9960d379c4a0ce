import { type Adjustables, adjustablesOf } from './adjustables.ts'
import type { Evidence } from './check/assess.ts'
import { digits, finePercent } from './check/words.ts'
import type { Claim } from './claims/claim.ts'
import { type Conclusion, conclude, type Tied, type TiedData } from './conclusion.ts'
import type { Alternative } from './link/alternatives.ts'
import { isChanceNote } from './tables/series/guessing.ts'
import type { Series } from './tables/series/series.ts'
import { cut } from './text/cut.ts'
import { NO_TRIAL, type Trial } from './trial.ts'

/** What a trial came to: a conclusion like that of the claim as it is linked, and the data it rests on. */
export type Tried = Conclusion & {
  readonly link: Tied['link']
  /** What was tried in truth: a curve that is not there was not. */
  readonly trial: Trial
}

/** What can be tried on a claim, beside what a trial has changed already. */
export type Offer = Adjustables & {
  /** Names of curves, the linked one first. */
  readonly curves: readonly string[]
}

/** So many names are offered: a long table holds curves by the thousand. */
const MOST_CURVES = 60

/**
 * The claim put to another curve of its table, or to its own under another length of answers or another chance level, by the
 * same rules. The first reasons say what was tried. A curve that is not there is not tried, and the first reason says so.
 */
export function tryOut(claim: Claim, tie: Tied, trial: Trial): Tried {
  const curve = curveOf(tie, trial)
  const given = curve.data.evidence
  const data = { companions: curve.data.companions, evidence: withAssumptions(given, trial) }
  const conclusion = conclude(asTried(claim, curve.name), data)
  const reasons = [...curve.reasons, ...assumptionWords(given, trial), ...conclusion.reasons]
  const link = curve.name === null ? tie.link : { ...tie.link, series: given.claimed, reason: curve.source }
  return { ...conclusion, reasons, link, trial: { ...trial, curve: curve.name } }
}

/** What can be tried. A control that a trial has made useless stays, so that the trial can be taken back. */
export function offerOf(tie: Tied, trial: Trial): Offer {
  const given = curveOf(tie, trial).data.evidence
  const before = adjustablesOf(given)
  const after = adjustablesOf(withAssumptions(given, { ...trial, targetLength: null }))
  const { targetLength, chance } = given.claimed
  const names = tie.alternatives.map(({ name }) => name)
  const offered = names.slice(0, MOST_CURVES - 1)
  const tried = trial.curve !== null && names.includes(trial.curve) && !offered.includes(trial.curve)
  return {
    curves: [linkedName(tie), ...offered, ...(tried ? [trial.curve] : [])],
    targetLength:
      before.targetLength ?? after.targetLength ?? (trial.targetLength === null ? null : { given: targetLength }),
    chance: before.chance ?? (trial.chance === null ? null : { given: chance > 0 ? chance : null }),
  }
}

/** The curve that a trial means. */
type Meant = {
  readonly data: TiedData
  /** Null for the linked one. */
  readonly name: string | null
  /** What is to be said of the choice. */
  readonly reasons: readonly string[]
  /** Where the data come from, in sentences. */
  readonly source: string
}

function curveOf(tie: Tied, { curve }: Trial): Meant {
  const linked = linkedName(tie)
  const own = (...reasons: readonly string[]): Meant => ({ data: tie, name: null, reasons, source: tie.link.reason })
  if (curve === null || curve === linked) return own()
  const other = tie.alternatives.find(({ name }) => name === curve)
  if (other === undefined) {
    return own(
      `The table has no curve "${cut(curve)}" any more; shown is "${cut(linked)}", which the claim is linked to.`,
    )
  }
  const { problem } = other
  if (problem !== null) {
    return own(`"${cut(curve)}" was not tried: ${problem} Shown is "${cut(linked)}", which the claim is linked to.`)
  }
  return {
    data: other,
    name: curve,
    reasons: [triedOn(other, linked)],
    source: `Tried on "${cut(curve)}" against ${other.evidence.claimed.x.column}. As linked: ${tie.link.reason}`,
  }
}

function linkedName({ evidence: { claimed } }: Tied): string {
  return claimed.name === '' ? claimed.y.column || 'the linked curve' : claimed.name
}

function triedOn({ name, note }: Alternative, linked: string): string {
  const first = `Tried on "${cut(name)}", not on the curve that the claim is linked to ("${cut(linked)}").`
  return note === null ? first : `${first} ${note}`
}

/** The numbers that a claim states are of its own curve: another one is not held against them. */
function asTried(claim: Claim, curve: string | null): Claim {
  return curve === null ? claim : { ...claim, values: [] }
}

/**
 * A length of answers holds for every metric, since the answers are the same. A chance level holds for the claimed score, on
 * every axis and in every run: another metric of the same answers is guessed in another way.
 */
function withAssumptions(evidence: Evidence, { targetLength, chance }: Trial): Evidence {
  if (targetLength === null && chance === null) return evidence
  const answered = (series: Series) => (targetLength === null ? series : { ...series, targetLength })
  const guessed = (series: Series) => (chance === null ? answered(series) : guessedBy(answered(series), chance))
  return {
    claimed: guessed(evidence.claimed),
    claimedScale: evidence.claimedScale,
    otherMetrics: evidence.otherMetrics.map(answered),
    otherAxes: evidence.otherAxes.map(guessed),
    otherRuns: evidence.otherRuns.map(guessed),
  }
}

/** How the level was found that is put aside is no longer worth telling. */
function guessedBy(series: Series, chance: number): Series {
  return { ...series, chance, notes: (series.notes ?? []).filter(note => !isChanceNote(note)) }
}

/** What was assumed, beside what is given; nothing where both are the same. */
function assumptionWords(given: Evidence, { targetLength, chance }: Trial): readonly string[] {
  const { claimed } = given
  const uses = adjustablesOf(withAssumptions(given, { ...NO_TRIAL, chance }))
  const words: string[] = []
  if (chance !== null && chance !== claimed.chance) {
    const before = claimed.chance > 0 ? finePercent(claimed.chance) : null
    const none = uses.chance === null ? 'no view of this score uses one' : null
    words.push(assumed(`chance level ${finePercent(chance)}`, before, 'the table gives none', none))
  }
  if (targetLength !== null && targetLength !== claimed.targetLength) {
    const before = claimed.targetLength === null ? null : digits(claimed.targetLength, 4)
    const silent = 'the table does not say how long they are'
    const none = uses.targetLength === null ? 'no view of this score uses a length' : null
    words.push(assumed(`answers of ${lengthWords(targetLength)}`, before, silent, none))
  }
  return words
}

/** "Tried: answers of 5 tokens instead of 4.", or why there is nothing it could stand for. */
function assumed(what: string, before: string | null, silent: string, unused: string | null): string {
  if (unused !== null) return `Tried: ${what}; ${unused}.`
  return before === null ? `Tried: ${what}; ${silent}.` : `Tried: ${what} instead of ${before}.`
}

function lengthWords(length: number): string {
  return length === 1 ? '1 token' : `${digits(length, 4)} tokens`
}
