import type { Prose, Section } from '../paper/paper.ts'
import type { ReadingCache } from './cache.ts'
import { STRONG_WORDS } from './field.ts'
import type { ScalePhrase } from './scale.ts'

/** How much the words around say that trained models are meant; 1 is enough for a cue that is otherwise complete. */
export type Setting = {
  /** From the whole document. */
  readonly document: number
  /** From the paragraph and its heading. */
  readonly paragraph: number
  /** True where paragraph, heading or the document as a whole speak of scale or of emergence. */
  readonly speaksOfScale: boolean
}

const MIDDLING =
  /\b(?:LMs?|transformers?|tokens|checkpoints?|embeddings|epochs|Adam|ICL|CoT|memori[sz]ation|overfit\w{0,4}|generali[sz]\w{2,7}|attention heads?|hyperparameters?|RNNs?|CNNs?|MLPs?|MLM|autoregressive|pre-?train(?:ed|ing)|fine-?tun(?:ed|ing)|few-shot|zero-shot|(?:training|test|validation)\s(?:loss|accuracy|set)|AI)\b/g
const WEAK =
  /\b(?:models?|training|trained|accuracy|datasets?|networks?|loss|learning|parameters|benchmarks?|capabilit(?:y|ies)|scale|tasks?|compute|steps|reasoning|prompt(?:s|ing)?)\b/gi
const OTHER_FIELD =
  /\b(?:Ising|ferromagnet\w{0,5}|superconduct\w{0,7}|magneti[sz]ation|crystal\w{0,6}|boiling|freezing|thermodynamic\w{0,2}|epidemi\w{0,8}|infect\w{0,6}|outbreaks?|patients?|clinical|hospital\w{0,8}|species|ecolog\w{0,6}|climate|earthquakes?|traffic|inflation|stock markets?|GDP|economic growth|voters?|refugees?|storms?|emergency|blood|cancer|genes?|protein folding|galax(?:y|ies)|fluid|turbulen\w{0,3}|agents? communicat\w{0,5}|sender|receiver|reproduction number|incidence)\b/gi
const MODEL_SCALE = /\b(?:param(?:eter)?s?|FLOPs?)\b/i
const SCALE_TABLE = 2
/** Pieces of prose, and one in so many of them, that must speak of scale before all of a document does. */
const LEAST_SPOKEN = 3
const SPOKEN_SHARE = 6
const SCALE_TALK =
  /\b(?:scal(?:e|es|ing|ed)|emergen(?:ce|t)|emerge[sd]?|phase (?:transition|change)|grokk\w{1,4}|model sizes?|larger models|parameters|training dynamics|checkpoints|training steps|over training|during training|into training|\d{1,6} ?[kK]? steps|\d{1,4}B\b|epochs)\b/i
const EMERGENT_OTHER =
  /\bemerg(?:ent|ing) (?:communication|languages?|protocols?|misalign\w{1,6}|markets?|technolog\w{1,4}|trends?|fields?|threats?|pathogens?|diseases?|econom\w{1,4}|areas?|standards?|artists?|literacy|gameplay|deceptions?|coordination|complexity|design|narratives?|curriculum)\b/gi

/** How much a text by itself speaks of trained models: words of the field, less words of other fields. */
export function weigh(text: string): number {
  return weighField(text) - 1.2 * count(text, OTHER_FIELD)
}

/** What a text's words of the field weigh, whatever else it speaks of. */
export function weighField(text: string): number {
  return count(text, STRONG_WORDS) + 0.6 * count(text, MIDDLING) + 0.3 * count(text, WEAK)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** True where the sentence's words of emergence all belong to another sense: emergent communication, emerging markets. */
export function isOtherSense(sentence: string): boolean {
  const other = count(sentence, EMERGENT_OTHER)
  return other > 0 && other >= count(sentence, /\bemerg\w{1,5}\b/gi)
}

/**
 * The document's own weight: words of the field per 40 words, so that one stray "GPT" does not make a cook book a
 * paper. A table whose head names parameters or compute says as much as two strong words. In steps of a quarter, so that a keystroke seldom changes it.
 */
function documentWeight(
  prose: readonly Prose[],
  sections: readonly Section[],
  heads: readonly string[],
  cache: ReadingCache,
): number {
  let weight = 0
  let words = 0
  for (const { text } of prose) {
    weight += cache.traitsOf(text).weight
    words += text.length / 6
  }
  for (const { heading } of sections) weight += cache.traitsOf(heading).weight
  if (words === 0) return 0
  return weightOf(weight, words, heads.some(namesModelScale))
}

/** A document's weight from that of all its words of the field. `inTable`: the head of a table names parameters or compute. */
export function weightOf(weight: number, words: number, inTable: boolean): number {
  const spoken = (40 * weight) / Math.max(words, 40)
  return Math.round(Math.min(3, spoken + (inTable ? SCALE_TABLE : 0)) * 4) / 4
}

/** True where a text names the size of a model or the compute of its training. */
export function namesModelScale(text: string): boolean {
  return MODEL_SCALE.test(text)
}

/** True where a text speaks of scale, of training as it goes on, or of emergence. */
export function speaksOfScale(text: string): boolean {
  return SCALE_TALK.test(text)
}

/** What a document is by itself, whatever paragraph is read. */
export type Topic = { readonly weight: number; readonly speaksOfScale: boolean }

/** The document's weight, and whether scale is a matter of it throughout: at least one piece of prose in six. */
export function topicOf(
  prose: readonly Prose[],
  sections: readonly Section[],
  heads: readonly string[],
  cache: ReadingCache,
): Topic {
  // Rows of numbers say nothing of what a document is about.
  const running = prose.filter(({ form }) => form !== 'table-row')
  const spoken = running.filter(({ text }) => cache.traitsOf(text).speaksOfScale).length
  return {
    weight: documentWeight(running, sections, heads, cache),
    speaksOfScale: spoken >= LEAST_SPOKEN && spoken * SPOKEN_SHARE >= running.length,
  }
}

/** The setting of one paragraph. */
export function settingOf(prose: Prose, heading: string, topic: Topic): Setting {
  const around = `${heading}\n${prose.text}`
  return {
    document: topic.weight,
    paragraph: Math.min(3, weigh(around)),
    speaksOfScale: topic.speaksOfScale || speaksOfScale(around),
  }
}

/** True when sentence, paragraph and document together speak of trained models. */
export function isAboutModels(sentence: string, setting: Setting, phrases: readonly ScalePhrase[]): boolean {
  const own = weigh(sentence)
  return own > -1 && isEnough(own, isMeasured(phrases), setting)
}

/** False for a flat sentence of which `isAboutModels` is so whatever phrases it holds; found many times as fast as those. */
export function mayBeAboutModels(sentence: string, setting: Setting): boolean {
  if (isEnough(0, false, setting)) return true
  const own = weighField(sentence)
  return isEnough(own, false, setting) || (isEnough(own, true, setting) && mayBeMeasured(sentence))
}

/** True where a sentence names an amount on an axis of scale. */
export function isMeasured(phrases: readonly ScalePhrase[]): boolean {
  return phrases.some(({ quantity, axis }) => quantity !== null && axis !== null)
}

/** False for a text in which no number stands, in figures or in words. */
export function mayBeMeasured(text: string): boolean {
  return /\p{N}|thousand|illion|epochs/iu.test(text)
}

/** Whether weights of sentence, paragraph and document are enough together. Grows with each of them. */
export function isEnough(
  own: number,
  measured: boolean,
  { paragraph, document }: Pick<Setting, 'paragraph' | 'document'>,
): boolean {
  return own + (measured ? 0.7 : 0) + 0.5 * paragraph + 0.5 * document >= 1
}
