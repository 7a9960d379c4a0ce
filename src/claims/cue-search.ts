import { matchesOf } from '../text/matches.ts'
import type { Span } from '../text/range.ts'
import { ABILITY, type Cue, type CueHit, type ScaleNeed } from './cue.ts'
import { findFrames } from './frames.ts'
import { LEXICON } from './lexicon.ts'
import type { ScalePhrase } from './scale.ts'

/** Matches of one cue that are looked at in one sentence: real sentences hold one or two. */
const MOST_HITS = 6
const REGION_REACH = 90

/** The cues of a sentence whose companions stand where the lexicon wants them; `most`: matches of one cue that are looked at. */
export function findCues(
  sentence: string,
  phrases: readonly ScalePhrase[],
  scaleAround: boolean,
  most = MOST_HITS,
): readonly CueHit[] {
  const hits: CueHit[] = []
  const met = needsMet(phrases, scaleAround)
  for (const cue of LEXICON) {
    if (!met[cue.scale]) continue
    for (const match of matchesOf(cue.pattern, sentence, most)) {
      const hit = { cue, start: match.index, end: match.index + match[0].length, text: match[0] }
      if (hasCompanion(sentence, cue, hit) && hasPlace(cue, hit, phrases)) hits.push(hit)
    }
  }
  return [...hits, ...findFrames(sentence, phrases)]
}

function hasCompanion(sentence: string, cue: Cue, { start, end }: Span): boolean {
  if (cue.near === null) return true
  const before = sentence.slice(Math.max(0, start - cue.reach), start)
  const after = sentence.slice(end, end + cue.reach)
  if (cue.near === ABILITY) return ABILITY.test(`${before} ${sentence.slice(start, end)} ${after}`)
  return (
    cue.near.test(before) || cue.near.test(after) || (end - start > 12 && cue.near.test(sentence.slice(start, end)))
  )
}

/** Which needs the sentence's words of scale can meet at all: a cue that needs more is not looked for. */
function needsMet(phrases: readonly ScalePhrase[], scaleAround: boolean): Readonly<Record<ScaleNeed, boolean>> {
  const region = phrases.some(({ form }) => form === 'region')
  return {
    none: true,
    around: scaleAround || phrases.length > 0,
    sentence: phrases.some(
      ({ form, axis, quantity }) => form !== 'bare' || quantity !== null || (axis !== null && axis !== 'steps'),
    ),
    growth: region || phrases.some(({ form, axis }) => form === 'course' && axis !== 'steps'),
    amount: phrases.some(({ quantity }) => quantity !== null),
    region,
    'region-after': region,
  }
}

/** True where no place on a scale is needed close by, or one is there. */
function hasPlace({ scale }: Cue, { start, end }: Span, phrases: readonly ScalePhrase[]): boolean {
  if (scale !== 'region' && scale !== 'region-after') return true
  return phrases.some(phrase => {
    if (phrase.form !== 'region' || phrase.start > end + REGION_REACH) return false
    return scale === 'region' ? phrase.end >= start - REGION_REACH : phrase.end > end
  })
}
