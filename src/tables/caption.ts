import { type MetricId, metricOf } from '../metrics/catalogue.ts'

/** What the words around a table tell about its scores; null where they are silent. */
export type CaptionFacts = {
  readonly metric: MetricId | null
  /** Test items behind every score. */
  readonly n: number | null
  /** Chance level, 0 to 1. */
  readonly chance: number | null
  /** Answers to choose from, of which one is right. */
  readonly options: number | null
  readonly percent: boolean
  /** Runs that every score is the mean of. */
  readonly runs: number | null
}

/** Captions and what they tell. The tests run them. */
export const CAPTION_EXAMPLES: readonly { readonly caption: string; readonly facts: CaptionFacts }[] = [
  {
    caption: 'Table 1: Few-shot exact match (%) by model size, n = 2,000 per task',
    facts: { metric: 'em', n: 2000, chance: null, options: null, percent: true, runs: null },
  },
  {
    caption: 'Table 2: Accuracy in percent on 500 test items; chance is 25 %.',
    facts: { metric: 'score', n: 500, chance: 0.25, options: null, percent: true, runs: null },
  },
  {
    caption: 'Table 3: Validation results',
    facts: { metric: null, n: null, chance: null, options: null, percent: false, runs: null },
  },
  {
    caption: 'Table 4: Exact match, mean ± standard error over five random seeds',
    facts: { metric: 'em', n: null, chance: null, options: null, percent: false, runs: 5 },
  },
  {
    caption: 'Table 5: Accuracy on 4-way multiple choice (%)',
    facts: { metric: 'mc', n: null, chance: null, options: 4, percent: true, runs: null },
  },
  {
    caption: 'Table 6: Accuracy; each question has five answer options',
    facts: { metric: 'score', n: null, chance: null, options: 5, percent: false, runs: null },
  },
]

const ITEMS = [
  /\bn\s*=\s*(\d[\d,]{0,15})/i,
  /\b(\d[\d,]{0,15})\s+(?:test\s+|held-out\s+)?(?:items|examples|questions|problems|instances|samples)\b/i,
]
const CHANCE =
  /\b(?:chance|random(?:\s+guessing)?)(?:\s+(?:level|performance|baseline|accuracy))?\s*(?:is|of|=|:|at)?\s*(\d*\.?\d+)\s*(%|percent)?/i

/** "4-way multiple choice", "four-choice questions", "five answer options"; a two-way table and a three-way split are neither. */
const OPTIONS =
  /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?:-(?:choice|option)\b|-way(?=\s?(?:[),;.]|$|(?:multiple|forced|choices?|classification|questions?|tasks?|problems?|accuracy)\b))|\s(?:answer|response|candidate)\s(?:choices|options)\b)/i
/** Plain options may be those of a method, so the caption must speak of questions too. */
const PLAIN_OPTIONS =
  /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s(?:choices|options)\b(?!\s(?:of|for)\b)/i
const QUESTIONS = /\bquestions?\b|\bmultiple[- ]choice\b|\bMCQs?\b/i
const RUNS =
  /\b(?:over|of|across)\s+(?:the\s+)?(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:random|different|independent|training)\s+){0,2}(?:seeds|runs|replicates|trials|restarts|initiali[sz]ations)\b/i
const COUNTS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Reads metric, item count, chance level, options, percent and runs from a caption or a sentence beside a table. */
export function captionFacts(caption: string): CaptionFacts {
  const items = ITEMS.map(pattern => pattern.exec(caption)?.[1]).find(digits => digits !== undefined)
  const [, chance, sign] = CHANCE.exec(caption) ?? []
  const level = chance === undefined ? null : Number(chance) * (sign !== undefined || Number(chance) >= 1 ? 0.01 : 1)
  return {
    metric: metricOf(caption)?.id ?? null,
    n: items === undefined ? null : Number(items.replaceAll(',', '')),
    chance: level !== null && level >= 0 && level < 1 ? level : null,
    percent: /%|\bpercent(?:age)?\b/i.test(caption.replace(CHANCE, '')),
    options: atLeastTwo(
      countOf(OPTIONS, caption) ?? (QUESTIONS.test(caption) ? countOf(PLAIN_OPTIONS, caption) : null),
    ),
    runs: countOf(RUNS, caption),
  }
}

/** The count in a phrase, in digits or in a word; null where the phrase is not there. */
function countOf(phrase: RegExp, caption: string): number | null {
  const count = phrase.exec(caption)?.[1]?.toLowerCase()
  if (count === undefined) return null
  return COUNTS.includes(count) ? COUNTS.indexOf(count) + 2 : Number(count)
}

/** Who has one option does not choose. */
function atLeastTwo(count: number | null): number | null {
  return count !== null && count >= 2 ? count : null
}
