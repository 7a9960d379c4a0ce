import type { ClaimSettings } from '../paper/directive.ts'
import type { Prose, Section } from '../paper/paper.ts'
import { findQuantities } from '../text/quantity.ts'
import type { Span } from '../text/range.ts'
import { sentences } from '../text/sentences.ts'
import { resolveAnaphora } from './anaphora.ts'
import { type PlacedReading, ReadingCache, type Traits } from './cache.ts'
import type { Claim } from './claim.ts'
import {
  isAboutModels,
  isEnough,
  mayBeMeasured,
  type Setting,
  settingOf,
  speaksOfScale,
  topicOf,
  weigh,
  weighField,
} from './context.ts'
import { gather } from './evidence/evidence.ts'
import { isBibliographyEntry } from './exclusions.ts'
import { metricOf, taskOf } from './facets.ts'
import { familyOf } from './family.ts'
import { flatten } from './flatten.ts'
import { foldText, Identities } from './identity.ts'
import { kindNamed } from './kinds.ts'
import { sourceSpan } from './locate.ts'
import { type ClaimOptions, DEFAULT_OPTIONS } from './options.ts'
import { mayHoldClaim, maySpeakOfModels } from './prefilter.ts'
import { type ReadingManner, readPassage, readSentence } from './reading.ts'
import { readRow } from './rows.ts'
import { Terms } from './terms.ts'

export { mayHoldClaim, maySpeakOfModels } from './prefilter.ts'

/** A memory for `detectClaims`, and how it reads; keep one for as long as documents are edited. `look`: how sentences are looked at. */
export function newReadingCache(options: ClaimOptions = DEFAULT_OPTIONS, limit?: number, look = gather): ReadingCache {
  const terms = new Terms(options)
  const traits = (text: string): Traits => ({
    weight: weigh(text),
    speaksOfScale: speaksOfScale(text),
    mayHoldClaim: mayHoldClaim(text) || terms.foundIn(text),
    maySpeakOfModels: maySpeakOfModels(text),
  })
  return new ReadingCache(options, traits, look, limit)
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
  const topic = topicOf(prose, sections, heads, cache)
  const manner = mannerOf(cache)
  const identities = new Identities()
  const claims: Claim[] = []
  for (const [index, piece] of prose.entries()) {
    if (traits[index]?.mayHoldClaim !== true && piece.row === undefined) continue
    const heading = headingOf(piece, sections)
    const row = piece.row === undefined ? '' : JSON.stringify(piece.row)
    const key = `${piece.form} ${topic.weight} ${topic.speaksOfScale} ${heading} ${row}`
    const make = () => readProse(piece, heading, settingOf(piece, heading, topic), manner)
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

/**
 * False where prose holds no claim of its own in any document of at most the given weight: a sentence that is no claim there is none
 * in a document that speaks less of models.
 */
export function mayClaim(
  prose: readonly Prose[],
  sections: readonly Section[],
  weight: number,
  cache: ReadingCache,
): boolean {
  const manner = mannerOf(cache)
  return prose.some(piece => {
    if (piece.row === undefined && !cache.traitsOf(piece.text).mayHoldClaim) return false
    const heading = headingOf(piece, sections)
    const setting = settingOf(piece, heading, { weight, speaksOfScale: false })
    if (!isEnough(weighField(piece.text), mayBeMeasured(piece.text), setting)) return false
    if (readProse(piece, heading, setting, manner).length > 0) return true
    return !setting.speaksOfScale && readProse(piece, heading, { ...setting, speaksOfScale: true }, manner).length > 0
  })
}

function mannerOf({ options, gather }: ReadingCache): ReadingManner {
  return { sensitivity: options.sensitivity, terms: new Terms(options), gather }
}

function headingOf({ form, section }: Prose, sections: readonly Section[]): string {
  return form === 'heading' ? '' : (sections[section]?.heading ?? '')
}

/** Values with their places in the source; what has none there (it stands in markup alone) is left out. */
function placeValues(values: Claim['values'], piece: Prose, within: Span): Claim['values'] {
  return values.flatMap(value => {
    const { start, end } = value.span
    const span = sourceSpan(piece, { start: within.start + start, end: within.start + end })
    return span === null ? [] : [{ ...value, span }]
  })
}

function readProse(piece: Prose, heading: string, setting: Setting, manner: ReadingManner): readonly PlacedReading[] {
  if (isBibliographyEntry(piece.text)) return []
  const row = piece.row === undefined || !isAboutModels(piece.text, setting, []) ? null : readRow(piece.row, manner)
  if (row !== null) return [{ span: { start: 0, end: piece.text.length }, reading: row }]
  const spans = sentences(piece.text)
  const read = spans.map(span => {
    const raw = piece.text.slice(span.start, span.end)
    const reading = readSentence(raw, piece.form, heading, setting, manner)
    return { text: flatten(manner.terms.without(raw)), form: piece.form, heading, reading }
  })
  return resolveAnaphora(read).flatMap(({ reading }, at) => {
    const span = spans[at]
    return reading === null || span === undefined ? [] : [{ span, reading }]
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
    denied: reading?.denied ?? false,
    axis: reading?.axis ?? axis,
    scale: reading?.scale ?? firstAmount(raw),
    task: taskOf(text),
    metric: settings.metric ?? metricOf(text),
    model: familyOf(text, null),
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
