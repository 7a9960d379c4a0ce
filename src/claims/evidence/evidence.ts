import type { ProseForm } from '../../paper/paper.ts'
import { findQuantities } from '../../text/quantity.ts'
import { isOtherSense } from '../context.ts'
import type { CueHit } from '../cue.ts'
import { findCues } from '../cue-search.ts'
import { afterLabel, type Exclusion, excludeSentence } from '../exclusions.ts'
import { flatten } from '../flatten.ts'
import { findScalePhrases, namesOtherAxis, type ScalePhrase } from '../scale.ts'
import { conditionOf, isTopic, withoutTitles } from '../topic.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A cue or frame in a sentence, with how it is used. */
export type Use = CueHit & {
  /** `said`, only talked `about`, or supposed in a `condition`. */
  readonly way: 'said' | 'about' | 'condition'
}

/** All that a sentence by itself offers to the question whether it is a claim. */
export type Evidence = {
  /** Same length as the raw sentence, quoted titles blanked out. */
  readonly sentence: string
  readonly form: ProseForm
  readonly heading: string
  readonly tokens: readonly Token[]
  readonly phrases: readonly ScalePhrase[]
  /** Cues and frames whose companions are there; scale may be told around the sentence. */
  readonly uses: readonly Use[]
  /** What the sentence is instead of a claim; null when nothing says so. */
  readonly exclusion: Exclusion | null
  readonly otherSense: boolean
  readonly otherAxis: boolean
}

/** Looks at a sentence from all sides. */
export type Gather = (raw: string, form: ProseForm, heading: string) => Evidence

/** A look that remembers what it saw, for whoever looks at the same sentences more than once and then drops it. */
export function rememberingGather(): Gather {
  const seen = new Map<string, Evidence>()
  return (raw, form, heading) => {
    const key = `${form}\u0000${heading}\u0000${raw}`
    const known = seen.get(key)
    if (known !== undefined) return known
    const evidence = gather(raw, form, heading)
    seen.set(key, evidence)
    return evidence
  }
}

/** See {@link Gather}. */
export function gather(raw: string, form: ProseForm, heading: string): Evidence {
  const sentence = withoutTitles(flatten(raw))
  const quantities = findQuantities(sentence)
  const phrases = findScalePhrases(sentence, quantities)
  const label = once(() => sentence.length - afterLabel(sentence).length)
  const uses = findCues(sentence, phrases, true).map((hit): Use => {
    const about = hit.end <= label() || isTopic(sentence, hit)
    return { ...hit, way: about ? 'about' : conditionOf(sentence, hit) === 'inside' ? 'condition' : 'said' }
  })
  const exclusion = once(() => excludeSentence(sentence, form, heading))
  const otherSense = once(() => isOtherSense(sentence))
  const otherAxis = once(
    () => namesOtherAxis(sentence) && !phrases.some(({ axis, form }) => axis !== null && form !== 'bare'),
  )
  return {
    sentence,
    form,
    heading,
    tokens: tokensOf(sentence, quantities),
    phrases,
    uses,
    get exclusion() {
      return exclusion()
    },
    get otherSense() {
      return otherSense()
    },
    get otherAxis() {
      return otherAxis()
    },
  }
}

/** Found when first asked for: most sentences have nothing that makes a claim, and then nobody asks. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null
  return () => {
    found ??= { value: find() }
    return found.value
  }
}
