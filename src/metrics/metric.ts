/** Names of the metrics the catalogue knows; `score` is a score of unknown kind. */
export type MetricId =
  | 'em'
  | 'acc1'
  | 'mc'
  | 'error'
  | 'p-correct'
  | 'thresholded'
  | 'score'
  | 'nll'
  | 'logprob'
  | 'ppl'
  | 'bpb'
  | 'brier'
  | 'mse'
  | 'logit'
  | 'ted'
  | 'wer'
  | 'f1'
  | 'rouge'
  | 'bleu'
  | 'chrf'
  | 'meteor'
  | 'bertscore'
  | 'bleurt'
  | 'pass@k'
  | 'pass^k'
  | 'maj@k'
  | 'norm'
  | 'auc'
  | 'mcc'
  | 'preference'

/**
 * Where the noise of a value comes from. `share`: a share of items right or wrong, binomial over n items. `mean`: a mean
 * over items of values from 0 to 1, for which the binomial variance y(1 − y)/n is an upper bound. `quantity`: no number of
 * items tells the noise; it shows in the scatter of the points alone.
 */
export type Noise = 'share' | 'mean' | 'quantity'

/** What guessing gives. C options, V tokens in the vocabulary, L tokens in the answer, g the chance of a single guess. */
export type Chance =
  /** Not known, or there is no such thing as a guess. */
  | { readonly kind: 'unknown' }
  /** One number whatever is asked. */
  | { readonly kind: 'fixed'; readonly level: number }
  /** 1/C. */
  | { readonly kind: 'one-option' }
  /** 1 − 1/C. */
  | { readonly kind: 'other-options' }
  /** 1/V. */
  | { readonly kind: 'one-token' }
  /** V^−L: about 0. 1/C where the answer is one of C words. */
  | { readonly kind: 'whole-answer' }
  /** Brier score of equal probabilities, summed over options: (C − 1)/C; of the right option alone: (1 − 1/C)². */
  | { readonly kind: 'even-squares' }
  /** L(1 − 1/V). */
  | { readonly kind: 'wrong-tokens' }
  /** 1 − 1/V: the same for each token. */
  | { readonly kind: 'wrong-token-share' }
  /** ln V over the vocabulary, else ln C over options. */
  | { readonly kind: 'even-loss' }
  /** The same, below zero. */
  | { readonly kind: 'even-log' }
  /** V, else C. */
  | { readonly kind: 'even-count' }
  /** ln(g/(1 − g)) with g = 1/C. */
  | { readonly kind: 'log-odds' }
  /** 1 − (1 − g)^k. */
  | { readonly kind: 'any-of-k' }
  /** g^k. */
  | { readonly kind: 'all-of-k' }

/**
 * How a metric hangs on a probability p: of the right token, of the right answer, or of success in a single attempt.
 * `count` of a closed form is what the metric counts: target tokens L, attempts k, or bytes per token; 1 where it counts nothing.
 */
export type Link =
  | {
      readonly form: 'closed'
      readonly of: 'token' | 'answer' | 'attempt'
      readonly score: (p: number, count: number) => number
      /** For a reader, with the formula. */
      readonly words: string
    }
  | {
      readonly form: 'none'
      /** Why there is none, for a reader. */
      readonly words: string
    }

/** An entry of the catalogue. */
export type Metric = {
  readonly id: MetricId
  /** As it is written in a sentence: "exact match". */
  readonly name: string
  /** Other spellings, lower case, as papers and tools write them; `_` and `-` count as spaces. */
  readonly aliases: readonly string[]
  /** Least and greatest value; null where unbounded. */
  readonly range: readonly [number | null, number | null]
  readonly better: 'higher' | 'lower'
  /** How the metric hangs on the probability of its link: straight, bent, or by a cut; unknown for a score of unknown kind. */
  readonly shape: 'linear' | 'nonlinear' | 'discontinuous' | 'unknown'
  readonly noise: Noise
  /**
   * Whether what one item is expected to add moves little when the model's probabilities move little. A metric whose kind
   * is not known is taken for discontinuous: it must not pass for the smooth view that takes a jump away.
   */
  readonly continuity: 'continuous' | 'discontinuous'
  readonly chance: Chance
  readonly link: Link
  /** What to ask the author for where a conversion is refused, as a sentence; null where the metric is as good as any. */
  readonly instead: string | null
  /** Headers and phrases that must be recognised as this metric; a test runs them. */
  readonly examples: readonly string[]
}

/** Entries by id: each key holds the entry with that id. */
export type Family<Ids extends MetricId> = { readonly [Id in Ids]: Metric & { readonly id: Id } }
