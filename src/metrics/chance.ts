import { METRICS, type MetricId } from './catalogue.ts'

/** What is known about guessing; what is not known, or makes no sense, is left out or null. */
export type ChanceFacts = {
  /** Options to choose from, C. */
  readonly options?: number | null
  /** Tokens in the vocabulary, V. */
  readonly vocabulary?: number | null
  /** Attempts, k. */
  readonly attempts?: number | null
  /** Tokens in the answer, L. */
  readonly length?: number | null
  /** How a Brier score is taken. */
  readonly brierForm?: 'sum' | 'binary' | null
}

/**
 * The value of a metric that guessing without knowledge gives (specification section 2): options are guessed with equal
 * chances, tokens evenly from the vocabulary. Null where it is not known. A whole answer in free text is as good as never
 * guessed: 0, unless its options or its vocabulary and length are known.
 */
export function chanceOf(metric: MetricId, facts: ChanceFacts = {}): number | null {
  const { chance } = METRICS[metric]
  const options = counted(facts.options)
  const vocabulary = counted(facts.vocabulary)
  const attempts = counted(facts.attempts)
  const length = counted(facts.length)
  const either = vocabulary ?? options
  switch (chance.kind) {
    case 'unknown':
      return null
    case 'fixed':
      return chance.level
    case 'one-option':
      return options === null ? null : 1 / options
    case 'other-options':
      return options === null ? null : 1 - 1 / options
    case 'one-token':
      return vocabulary === null ? null : 1 / vocabulary
    case 'whole-answer':
      return wholeAnswer(options, vocabulary, length)
    case 'even-squares':
      if (options === null || (facts.brierForm ?? null) === null) return null
      return facts.brierForm === 'sum' ? (options - 1) / options : (1 - 1 / options) ** 2
    case 'wrong-tokens':
      return vocabulary === null || length === null ? null : length * (1 - 1 / vocabulary)
    case 'wrong-token-share':
      return vocabulary === null ? null : 1 - 1 / vocabulary
    case 'even-loss':
      return either === null ? null : Math.log(either)
    case 'even-log':
      return either === null ? null : -Math.log(either)
    case 'even-count':
      return either
    case 'log-odds':
      return options === null || options === 1 ? null : Math.log(1 / (options - 1))
    case 'any-of-k':
    case 'all-of-k': {
      const once = wholeAnswer(options, vocabulary, length)
      if (once === 0) return 0
      if (attempts === null) return null
      return chance.kind === 'any-of-k' ? 1 - (1 - once) ** attempts : once ** attempts
    }
  }
}

function wholeAnswer(options: number | null, vocabulary: number | null, length: number | null): number {
  if (options !== null) return 1 / options
  return vocabulary === null || length === null ? 0 : vocabulary ** -length
}

function counted(count: number | null | undefined): number | null {
  return typeof count === 'number' && Number.isFinite(count) && count >= 1 ? count : null
}
