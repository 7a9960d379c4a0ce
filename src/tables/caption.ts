import { type MetricId, metricOf } from '../metrics/catalogue.ts'

/** What the words around a table tell about its scores; null where they are silent. */
export type CaptionFacts = {
  readonly metric: MetricId | null
  /** Test items behind every score. */
  readonly n: number | null
  /** Chance level, 0 to 1. */
  readonly chance: number | null
  readonly percent: boolean
  /** Runs that every score is the mean of. */
  readonly runs: number | null
}

/** Captions and what they tell. The tests run them. */
export const CAPTION_EXAMPLES: readonly { readonly caption: string; readonly facts: CaptionFacts }[] = [
  {
    caption: 'Table 1: Few-shot exact match (%) by model size, n = 2,000 per task',
    facts: { metric: 'em', n: 2000, chance: null, percent: true, runs: null },
  },
  {
    caption: 'Table 2: Accuracy in percent on 500 test items; chance is 25 %.',
    facts: { metric: 'score', n: 500, chance: 0.25, percent: true, runs: null },
  },
  {
    caption: 'Table 3: Validation results',
    facts: { metric: null, n: null, chance: null, percent: false, runs: null },
  },
  {
    caption: 'Table 4: Exact match, mean ± standard error over five random seeds',
    facts: { metric: 'em', n: null, chance: null, percent: false, runs: 5 },
  },
]

const ITEMS = [
  /\bn\s*=\s*(\d[\d,]*)/i,
  /\b(\d[\d,]*)\s+(?:test\s+|held-out\s+)?(?:items|examples|questions|problems|instances|samples)\b/i,
]
const CHANCE =
  /\b(?:chance|random(?:\s+guessing)?)(?:\s+(?:level|performance|baseline|accuracy))?\s*(?:is|of|=|:|at)?\s*(\d*\.?\d+)\s*(%|percent)?/i

const RUNS =
  /\b(?:over|of|across)\s+(?:the\s+)?(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:random|different|independent|training)\s+){0,2}(?:seeds|runs|replicates|trials|restarts|initiali[sz]ations)\b/i
const COUNTS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Reads metric, item count, chance level, percent and runs from a caption or a sentence beside a table. */
export function captionFacts(caption: string): CaptionFacts {
  const items = ITEMS.map(pattern => pattern.exec(caption)?.[1]).find(digits => digits !== undefined)
  const [, chance, sign] = CHANCE.exec(caption) ?? []
  const level = chance === undefined ? null : Number(chance) * (sign !== undefined || Number(chance) >= 1 ? 0.01 : 1)
  const runs = RUNS.exec(caption)?.[1]?.toLowerCase()
  return {
    metric: metricOf(caption)?.id ?? null,
    n: items === undefined ? null : Number(items.replaceAll(',', '')),
    chance: level !== null && level >= 0 && level < 1 ? level : null,
    percent: /%|\bpercent(?:age)?\b/i.test(caption.replace(CHANCE, '')),
    runs: runs === undefined ? null : COUNTS.includes(runs) ? COUNTS.indexOf(runs) + 2 : Number(runs),
  }
}
