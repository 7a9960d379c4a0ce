import type { Prose } from '../paper/paper.ts'
import type { Claim, ClaimKind, Stance } from './claim.ts'
import { isAboutModels, mayBeAboutModels, type Setting } from './context.ts'
import type { CueHit } from './cue.ts'
import { findCues } from './cue-search.ts'
import { holdsTrigger, isCandidate } from './evidence/candidate.ts'
import { confidenceOf, isSure } from './evidence/confidence.ts'
import type { Evidence, Gather } from './evidence/evidence.ts'
import { featuresOf } from './evidence/features.ts'
import { mainWord } from './evidence/main-word.ts'
import { metricOf, scaleOf, taskOf } from './facets.ts'
import { familyOf } from './family.ts'
import { flatten } from './flatten.ts'
import { decisiveCue } from './kind.ts'
import type { Sensitivity } from './options.ts'
import { axisOf, findScalePhrases, type ScalePhrase } from './scale.ts'
import { isDenied, stanceOf } from './stance.ts'
import type { Terms } from './terms.ts'
import { conditionOf } from './topic.ts'
import { statedValues } from './values.ts'

/** Longer sentences are lists or data that lost their shape, not claims. */
const LONGEST_SENTENCE = 2000
const SHORTEST_SENTENCE = 12
/** Below this weight of the document the words alone make no claim; the rules do not need it. */
const LEAST_DOCUMENT = 1.5

/** Least probability of a sentence with amounts and no word of change, unless broad: a list of runs and files looks much the same. */
const LEAST_OF_AMOUNTS = 0.9

/** What a sentence claims, before it has a place in the document. */
export type Reading = {
  readonly kind: ClaimKind
  readonly stance: Stance
  readonly denied: boolean
  readonly axis: Claim['axis']
  readonly scale: Claim['scale']
  readonly task: string | null
  readonly metric: string | null
  readonly model: string | null
  /** Their spans are in the sentence. */
  readonly values: Claim['values']
  readonly cues: readonly string[]
}

/** How sentences are to be read. */
export type ReadingManner = { readonly sensitivity: Sensitivity; readonly terms: Terms; readonly gather: Gather }

/**
 * Reads one sentence; null when it claims nothing about scale. The rules read it first, by cues, frames and what speaks
 * against a claim; then all of its words are weighed, which overrules the rules only where they speak strongly.
 */
export function readSentence(
  raw: string,
  form: Prose['form'],
  heading: string,
  setting: Setting,
  { sensitivity, terms, gather }: ReadingManner,
): Reading | null {
  if (raw.length > LONGEST_SENTENCE || raw.length < SHORTEST_SENTENCE) return null
  const text = terms.without(raw)
  if (!mayBeAboutModels(flatten(text), setting)) return null
  const evidence = gather(text, form, heading)
  const own = terms.hitsIn(evidence.sentence)
  if (own.length === 0 && !isCandidate(evidence)) return null
  const { sentence, phrases } = evidence
  if (!isAboutModels(sentence, setting, phrases)) return null
  const chosen = own.length > 0 ? byTerm(evidence, own) : byWeight(evidence, setting, sensitivity)
  if (chosen === null) return null
  const reading = describe(sentence, phrases, chosen.main, chosen.said)
  return form === 'quote' && /^["“]/.test(sentence) ? { ...reading, stance: 'attributed' } : reading
}

type Chosen = { readonly main: CueHit; readonly said: readonly CueHit[] }

/** A term that the reader has added makes a claim of any sentence that states something. */
function byTerm({ sentence, exclusion }: Evidence, own: readonly CueHit[]): Chosen | null {
  const main = exclusion === null || exclusion === 'no-statement' ? decisiveCue(sentence, own) : null
  return main === null ? null : { main, said: own }
}

function byWeight(evidence: Evidence, setting: Setting, sensitivity: Sensitivity): Chosen | null {
  const ruled = byRule(evidence, setting.speaksOfScale)
  const features = featuresOf(evidence, readingByRule(evidence))
  const confidence = confidenceOf(features, ruled !== null)
  if (!isSure(confidence, sensitivity)) return null
  if (ruled !== null) return ruled
  if (sensitivity !== 'broad' && confidence < LEAST_OF_AMOUNTS && !holdsTrigger(evidence)) return null
  return setting.document >= LEAST_DOCUMENT && nothingAgainst(evidence) ? byWords(evidence) : null
}

/** What the rules find: a cue that is said, in a sentence that nothing speaks against. */
function byRule(evidence: Evidence, scaleAround: boolean): Chosen | null {
  const { sentence, phrases, uses, exclusion, otherSense, otherAxis } = evidence
  if (exclusion !== null || otherSense || otherAxis) return null
  const scaled = scaleAround || phrases.length > 0
  const said = uses.filter(({ way, cue }) => way === 'said' && (scaled || cue.scale !== 'around'))
  const main = said.some(({ cue }) => cue.settles) ? decisiveCue(sentence, said) : null
  return main === null ? null : { main, said }
}

/** Kind and stance that the rules give the sentence where scale is spoken of: a feature like any other. */
export function readingByRule(evidence: Evidence): readonly [ClaimKind, Stance] | null {
  const ruled = byRule(evidence, true)
  if (ruled === null) return null
  const { kind, stance } = attitudeOf(evidence.sentence, ruled.main)
  return [kind, stance]
}

/** True where no more than the form of the sentence speaks against a claim; its words alone may then make one. */
export function nothingAgainst({ exclusion, otherSense, uses }: Evidence): boolean {
  if (otherSense || (exclusion !== null && exclusion !== 'no-statement')) return false
  return uses.length === 0 || uses.some(({ way }) => way === 'said')
}

function byWords(evidence: Evidence): Chosen | null {
  const said = evidence.uses.filter(({ way }) => way === 'said')
  const main = decisiveCue(evidence.sentence, said) ?? mainWord(evidence)
  return main === null ? null : { main, said }
}

/** Reads a passage that is known to be a claim; null where no cue says of what kind. */
export function readPassage(raw: string): Pick<Reading, 'axis' | 'values'> & { readonly reading: Reading | null } {
  const sentence = flatten(raw)
  const phrases = findScalePhrases(sentence)
  const main = decisiveCue(sentence, findCues(sentence, phrases, true))
  return {
    reading: main === null ? null : describe(sentence, phrases, main, [main]),
    axis: axisOf(phrases, 0, sentence.length),
    values: statedValues(sentence),
  }
}

/** The kind of a claim and the stance to it; a denied smoothness is an affirmed jump. */
function attitudeOf(sentence: string, main: CueHit): Pick<Reading, 'kind' | 'stance' | 'denied'> {
  const denied = isDenied(sentence, main)
  const affirmsJump = main.cue.kind === 'smoothness' && denied
  const stance = stanceOf(sentence, main, conditionOf(sentence, main) === 'after')
  if (!affirmsJump) return { kind: main.cue.kind, stance, denied }
  return { kind: 'jump', stance: stance === 'negated' ? 'asserted' : stance, denied: false }
}

function describe(sentence: string, phrases: readonly ScalePhrase[], main: CueHit, said: readonly CueHit[]): Reading {
  const attitude = attitudeOf(sentence, main)
  const scale = scaleOf(phrases, main.start, main.end)
  return {
    ...attitude,
    axis: axisOf(phrases, main.start, main.end) ?? (attitude.kind === 'grokking' ? 'steps' : null),
    scale,
    task: taskOf(sentence),
    metric: metricOf(sentence),
    model: familyOf(sentence, scale === null ? null : sentence.indexOf(scale.text)),
    values: statedValues(sentence),
    cues: [...new Set([main, ...said].map(hit => hit.text))],
  }
}
