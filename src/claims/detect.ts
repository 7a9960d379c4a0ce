import type { ClaimSettings } from '../paper/directive.ts'
import type { Prose, Section } from '../paper/paper.ts'
import { findQuantities } from '../text/quantity.ts'
import type { Span } from '../text/range.ts'
import { sentences } from '../text/sentences.ts'
import { type PlacedReading, ReadingCache, type Traits } from './cache.ts'
import type { Claim, ClaimKind } from './claim.ts'
import { documentWeight, type Setting, settingOf, weigh } from './context.ts'
import { isBibliographyEntry } from './exclusions.ts'
import { metricOf, taskOf } from './facets.ts'
import { foldText, Identities } from './identity.ts'
import { sourceSpan } from './locate.ts'
import { mayHoldClaim, maySpeakOfModels } from './prefilter.ts'
import { readPassage, readSentence } from './reading.ts'

export { mayHoldClaim, maySpeakOfModels } from './prefilter.ts'

/** A memory for `detectClaims`; keep one for as long as documents are edited. */
export function newReadingCache(limit?: number): ReadingCache {
  return new ReadingCache(traitsOf, limit)
}

function traitsOf(text: string): Traits {
  return { weight: weigh(text), mayHoldClaim: mayHoldClaim(text), maySpeakOfModels: maySpeakOfModels(text) }
}

/**
 * Finds the emergence claims of a document, in the order of its prose. With a `cache` that is kept between calls only
 * the prose that changed is read again. `heads`: the words of the document's table heads, which tell what it is about.
 */
export function detectClaims(
  prose: readonly Prose[],
  sections: readonly Section[] = [],
  cache: ReadingCache = newReadingCache(),
  heads: readonly string[] = [],
): readonly Claim[] {
  const headings = sections.map(({ heading }) => heading)
  const traits = [...prose.map(({ text }) => text), ...headings].map(text => cache.traitsOf(text))
  if (heads.length === 0 && !traits.some(({ maySpeakOfModels }) => maySpeakOfModels)) return []
  const weight = documentWeight(prose, sections, heads, cache)
  const identities = new Identities()
  const claims: Claim[] = []
  for (const [index, piece] of prose.entries()) {
    if (traits[index]?.mayHoldClaim !== true) continue
    const heading = piece.form === 'heading' ? '' : (headings[piece.section] ?? '')
    const key = `${piece.form} ${weight} ${heading}`
    const make = () => readProse(piece, heading, settingOf(piece, heading, weight))
    for (const { span, reading } of cache.readingsOf(piece.text, key, make)) {
      const place = sourceSpan(piece, span)
      if (place === null) continue
      const text = foldText(piece.text.slice(span.start, span.end))
      const values = placeValues(reading.values, piece, span)
      claims.push({ id: identities.idOf(text), text, span: place, ...reading, values, origin: 'detected' })
    }
  }
  return claims
}

/** Values with their places in the source; what has none there (it stands in markup alone) is left out. */
function placeValues(values: Claim['values'], piece: Prose, within: Span): Claim['values'] {
  return values.flatMap(value => {
    const { start, end } = value.span
    const span = sourceSpan(piece, { start: within.start + start, end: within.start + end })
    return span === null ? [] : [{ ...value, span }]
  })
}

function readProse(piece: Prose, heading: string, setting: Setting): readonly PlacedReading[] {
  if (isBibliographyEntry(piece.text)) return []
  return sentences(piece.text).flatMap(span => {
    const reading = readSentence(piece.text.slice(span.start, span.end), piece.form, heading, setting)
    return reading === null ? [] : [{ span, reading }]
  })
}

/**
 * The claim in a passage that the author marked as one. Kind and metric come from the settings where given, else from
 * the words, else a jump is assumed. `passage` is the span of `prose.text` meant, by default all of it.
 */
export function claimOfPassage(prose: Prose, settings: ClaimSettings, passage?: Span): Claim {
  const span = passage ?? { start: 0, end: prose.text.length }
  const raw = prose.text.slice(span.start, span.end)
  const { reading, axis, values } = readPassage(raw)
  const text = foldText(raw)
  return {
    id: new Identities().idOf(text),
    text,
    span: sourceSpan(prose, span) ?? prose.span,
    kind: kindNamed(settings.kind) ?? reading?.kind ?? 'jump',
    stance: reading?.stance ?? 'asserted',
    axis: reading?.axis ?? axis,
    scale: reading?.scale ?? firstAmount(raw),
    task: taskOf(text),
    metric: settings.metric ?? metricOf(text),
    values: placeValues(values, prose, span),
    cues: reading?.cues ?? [],
    origin: 'marked',
  }
}

function firstAmount(text: string): Claim['scale'] {
  for (const quantity of findQuantities(text)) {
    if (quantity.form === 'scale') return { text: quantity.text, value: quantity.value, axis: quantity.axis }
  }
  return null
}

const KINDS: ReadonlyMap<string, ClaimKind> = new Map<string, ClaimKind>([
  ['jump', 'jump'],
  ['threshold', 'threshold'],
  ['unpredictability', 'unpredictability'],
  ['unpredictable', 'unpredictability'],
  ['phase-transition', 'phase-transition'],
  ['phase', 'phase-transition'],
  ['grokking', 'grokking'],
  ['smoothness', 'smoothness'],
  ['smooth', 'smoothness'],
])

/** The kind that an author's word names ("phase transition", "smooth"); null for other words. */
export function kindNamed(name: string | undefined): ClaimKind | null {
  return name === undefined ? null : (KINDS.get(name.trim().toLowerCase().replace(/[ _]/g, '-')) ?? null)
}
