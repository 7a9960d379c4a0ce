import { stemsOf } from './evidence/concepts.ts'
import { PLACED_TRIGGERS, TRIGGERS } from './evidence/triggers.ts'
import { holdsStrongWord } from './field.ts'
import { STATE_STEMS } from './frames.ts'
import { LEXICON } from './lexicon.ts'
import { SCALE_STEMS } from './scale.ts'

const JOINT = '[\\s>*_~\\u00a0-]{1,8}'

/**
 * Matches any of the stems. One that holds a shorter one is left out, for the shorter one finds it. They are grouped by
 * their first letter, so that at most places of a text one look at a letter is enough.
 */
function anyOf(stems: readonly string[]): RegExp {
  const endings = new Map<string, string[]>()
  for (const stem of new Set(stems)) {
    if (stems.some(other => other.length < stem.length && stem.includes(other))) continue
    const first = stem.charAt(0)
    endings.set(first, [...(endings.get(first) ?? []), spelled(stem.slice(1))])
  }
  return new RegExp([...endings].map(([first, rest]) => `${spelled(first)}(?:${rest.join('|')})`).join('|'), 'i')
}

function spelled(stem: string): string {
  return stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, JOINT)
}

const RARE = anyOf([...LEXICON.filter(cue => !cue.common).flatMap(cue => cue.stems), ...TRIGGERS.flatMap(stemsOf)])
const COMMON = anyOf([
  ...LEXICON.filter(cue => cue.common).flatMap(cue => cue.stems),
  ...STATE_STEMS,
  ...PLACED_TRIGGERS.flatMap(stemsOf),
])
const SCALE = anyOf(SCALE_STEMS)
const AMOUNT = /\d ?(?:[KMBTkmbt]\b|million|billion|trillion|thousand)|10[\\^*{⁰¹²³⁴⁵⁶⁷⁸⁹]|\d[eE]\d/
/**
 * Cheap look at raw Markdown: what it rejects is not read, by any surface. True means little: it is here to spare the
 * parser, not to decide.
 */
export function mayHoldClaim(text: string): boolean {
  return RARE.test(text) || (COMMON.test(text) && (SCALE.test(text) || AMOUNT.test(text)))
}

/** Cheap look at a whole document's raw text: false means that it cannot speak of trained models. */
export function maySpeakOfModels(text: string): boolean {
  return holdsStrongWord(text)
}
