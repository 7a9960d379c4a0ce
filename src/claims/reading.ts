import type { Prose } from '../paper/paper.ts'
import type { Claim, ClaimKind, Stance } from './claim.ts'
import { isAboutModels, isOtherSense, type Setting } from './context.ts'
import type { CueHit } from './cue.ts'
import { findCues } from './cue-search.ts'
import { afterLabel, excludeSentence } from './exclusions.ts'
import { metricOf, scaleOf, taskOf } from './facets.ts'
import { decisiveCue } from './kind.ts'
import { mayHoldClaim } from './prefilter.ts'
import { axisOf, findScalePhrases, namesOtherAxis, type ScalePhrase } from './scale.ts'
import { isDenied, stanceOf } from './stance.ts'
import { conditionOf, isTopic, withoutTitles } from './topic.ts'
import { statedValues } from './values.ts'

/** Longer sentences are lists or data that lost their shape, not claims. */
const LONGEST_SENTENCE = 2000

/** What a sentence claims, before it has a place in the document. */
export type Reading = {
  readonly kind: ClaimKind
  readonly stance: Stance
  readonly axis: Claim['axis']
  readonly scale: Claim['scale']
  readonly task: string | null
  readonly metric: string | null
  /** Their spans are in the sentence. */
  readonly values: Claim['values']
  readonly cues: readonly string[]
}

/** Reads one sentence; null when it claims nothing about scale. */
export function readSentence(raw: string, form: Prose['form'], heading: string, setting: Setting): Reading | null {
  if (raw.length > LONGEST_SENTENCE || raw.length < 12 || !mayHoldClaim(raw)) return null
  const sentence = withoutTitles(flatten(raw))
  const phrases = findScalePhrases(sentence)
  const hits = findCues(sentence, phrases, setting.speaksOfScale)
  if (hits.length === 0) return null
  if (!isAboutModels(sentence, setting, phrases) || isOtherSense(sentence)) return null
  if (excludeSentence(sentence, form, heading) !== null) return null
  if (namesOtherAxis(sentence) && !phrases.some(phrase => phrase.axis !== null)) return null
  const label = sentence.length - afterLabel(sentence).length
  const said = hits.filter(hit => hit.end > label && !isTopic(sentence, hit) && conditionOf(sentence, hit) !== 'inside')
  const main = decisiveCue(sentence, said)
  if (main === null) return null
  const reading = describe(sentence, phrases, main, said)
  return form === 'quote' && /^["“]/.test(sentence) ? { ...reading, stance: 'attributed' } : reading
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

function describe(sentence: string, phrases: readonly ScalePhrase[], main: CueHit, said: readonly CueHit[]): Reading {
  const affirmsJump = main.cue.kind === 'smoothness' && isDenied(sentence, main)
  const stance = stanceOf(sentence, main, conditionOf(sentence, main) === 'after')
  const kind = affirmsJump ? 'jump' : main.cue.kind
  const axis = axisOf(phrases, main.start, main.end) ?? (kind === 'grokking' ? 'steps' : null)
  return {
    kind,
    stance: affirmsJump && stance === 'negated' ? 'asserted' : stance,
    axis,
    scale: scaleOf(phrases, main.start, main.end),
    task: taskOf(sentence),
    metric: metricOf(sentence),
    values: statedValues(sentence),
    cues: [...new Set([main, ...said].map(hit => hit.text))],
  }
}

/** Same length, other characters: line breaks to blanks, typographic apostrophes and hyphens to plain ones. */
function flatten(text: string): string {
  return text
    .replace(/[\s\u00a0\u2009\u202f]/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑]/g, '-')
}
