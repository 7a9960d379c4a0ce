/** Names of the metrics the catalogue knows; `score` is a score of unknown kind. */
export type MetricId =
  | 'em'
  | 'acc1'
  | 'mc'
  | 'brier'
  | 'ted'
  | 'nll'
  | 'ppl'
  | 'bpb'
  | 'pass@k'
  | 'pass^k'
  | 'maj@k'
  | 'f1'
  | 'norm'
  | 'thresholded'
  | 'auc'
  | 'score'

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
  /** How the metric hangs on the per-token probability. */
  readonly shape: 'linear' | 'nonlinear' | 'discontinuous' | 'unknown'
  /** Headers and phrases that must be recognised as this metric; a test runs them. */
  readonly examples: readonly string[]
}

/** All metrics, by id (specification section 2). */
export const METRICS: Readonly<Record<MetricId, Metric>> = {
  em: {
    id: 'em',
    name: 'exact match',
    aliases: [
      'exact match',
      'exact matches',
      'exact match accuracy',
      'exact str match',
      'exact string match',
      'em',
      'em score',
      'strict match',
      'flexible extract',
      'solve rate',
      'success rate',
      'full string accuracy',
      'sequence accuracy',
      'percent correct',
      'fraction correct',
      'answers correct',
      '% correct',
    ],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    examples: ['Exact match (%)', 'exact_str_match', 'EM', 'exact_match,strict-match', 'solve rate', '% correct'],
  },
  acc1: {
    id: 'acc1',
    name: 'per-token accuracy',
    aliases: [
      'per token accuracy',
      'token accuracy',
      'next token accuracy',
      'token level accuracy',
      'top 1',
      'top 1 accuracy',
      'top1',
      'character accuracy',
      'digit accuracy',
      'per digit accuracy',
      'per token probability',
      'p correct',
    ],
    range: [0, 1],
    better: 'higher',
    shape: 'linear',
    examples: ['Token accuracy', 'next-token accuracy', 'top-1 (%)', 'per-token accuracy'],
  },
  mc: {
    id: 'mc',
    name: 'multiple-choice grade',
    aliases: [
      'multiple choice grade',
      'multiple choice accuracy',
      'multiple choice',
      'mc grade',
      'mc accuracy',
      'mc1',
      'mc2',
      'acc norm',
      'acc,none',
      'acc norm,none',
      'normalised accuracy',
      'normalized accuracy',
    ],
    range: [0, 1],
    better: 'higher',
    shape: 'discontinuous',
    examples: ['multiple_choice_grade', 'acc_norm', 'acc,none', 'Multiple choice grade'],
  },
  brier: {
    id: 'brier',
    name: 'Brier score',
    aliases: ['brier', 'brier score'],
    range: [0, 2],
    better: 'lower',
    shape: 'nonlinear',
    examples: ['Brier score', 'brier'],
  },
  ted: {
    id: 'ted',
    name: 'token edit distance',
    aliases: [
      'token edit distance',
      'edit distance',
      'levenshtein',
      'levenshtein distance',
      'ted',
      'character edit distance',
    ],
    range: [0, null],
    better: 'lower',
    shape: 'linear',
    examples: ['token edit distance', 'TED', 'Token Edit Distance ↓', 'edit distance'],
  },
  nll: {
    id: 'nll',
    name: 'cross-entropy',
    aliases: [
      'cross entropy',
      'cross entropy loss',
      'negative log likelihood',
      'nll',
      'loss',
      'val loss',
      'validation loss',
      'test loss',
      'train loss',
      'training loss',
      'pre training loss',
      'pretraining loss',
      'eval loss',
      'lm loss',
      'ce loss',
      'ce',
      'restricted loss',
      'excluded loss',
    ],
    range: [0, null],
    better: 'lower',
    shape: 'nonlinear',
    examples: ['val loss', 'cross-entropy', 'NLL', 'Loss (nats)', 'validation_loss'],
  },
  ppl: {
    id: 'ppl',
    name: 'perplexity',
    aliases: ['perplexity', 'ppl', 'word perplexity', 'byte perplexity'],
    range: [1, null],
    better: 'lower',
    shape: 'nonlinear',
    examples: ['Perplexity', 'PPL ↓', 'word_perplexity,none'],
  },
  bpb: {
    id: 'bpb',
    name: 'bits per byte',
    aliases: [
      'bits per byte',
      'bits per character',
      'bits per char',
      'bits per token',
      'bits per word',
      'bpb',
      'bpc',
      'bpt',
    ],
    range: [0, null],
    better: 'lower',
    shape: 'nonlinear',
    examples: ['bits_per_byte', 'BPB', 'bpc'],
  },
  'pass@k': {
    id: 'pass@k',
    name: 'pass@k',
    aliases: ['pass@k', 'pass at k', 'pass rate'],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    examples: ['pass@1', 'pass@100 (%)', 'pass_at_10'],
  },
  'pass^k': {
    id: 'pass^k',
    name: 'all of k right',
    aliases: ['pass^k', 'all of k', 'all k correct', 'subset accuracy', 'all correct'],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    examples: ['pass^8', 'subset accuracy'],
  },
  'maj@k': {
    id: 'maj@k',
    name: 'majority vote',
    aliases: ['maj@k', 'cons@k', 'maj at k', 'majority vote', 'majority voting', 'self consistency'],
    range: [0, 1],
    better: 'higher',
    shape: 'discontinuous',
    examples: ['maj@8', 'cons@64', 'self-consistency'],
  },
  f1: {
    id: 'f1',
    name: 'token F1, ROUGE or BLEU',
    aliases: [
      'f1',
      'f1 score',
      'token f1',
      'macro f1',
      'micro f1',
      'rouge',
      'rouge 1',
      'rouge 2',
      'rouge l',
      'rougel',
      'rougelsum',
      'bleu',
      'sacrebleu',
      'chrf',
      'meteor',
    ],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    examples: ['F1', 'ROUGE-L', 'BLEU', 'macro_f1'],
  },
  norm: {
    id: 'norm',
    name: 'normalised aggregate score',
    aliases: [
      'normalized aggregate score',
      'normalised aggregate score',
      'normalized aggregate performance',
      'normalized preferred metric',
      'normalized score',
      'normalised score',
      'aggregate score',
    ],
    range: [null, 1],
    better: 'higher',
    shape: 'unknown',
    examples: ['normalized_aggregate_score', 'Normalized score'],
  },
  thresholded: {
    id: 'thresholded',
    name: 'share below a threshold',
    aliases: [
      'thresholded',
      'share reconstructed',
      'fraction reconstructed',
      'reconstructed',
      'reconstruction success',
      'fraction below threshold',
      'share below threshold',
    ],
    range: [0, 1],
    better: 'higher',
    shape: 'discontinuous',
    examples: ['fraction below threshold', 'Reconstructed (%)'],
  },
  auc: {
    id: 'auc',
    name: 'AUC, MCC or preference',
    aliases: [
      'auc',
      'auroc',
      'roc auc',
      'mcc',
      'matthews correlation',
      'f measure',
      'win rate',
      'human preference',
      'preference',
    ],
    range: [null, 1],
    better: 'higher',
    shape: 'unknown',
    examples: ['AUROC', 'MCC', 'win rate'],
  },
  score: {
    id: 'score',
    name: 'score',
    aliases: ['accuracy', 'acc', 'score', 'performance', 'correct', 'test accuracy', 'val accuracy', 'test acc'],
    range: [0, 1],
    better: 'higher',
    shape: 'unknown',
    examples: ['Accuracy', 'accuracy (%)', 'Acc.', 'score', 'few-shot accuracy', 'test_acc'],
  },
}

type Spelling = { readonly words: string; readonly metric: Metric }

/** Longest spelling first, so that "exact match accuracy" is not taken for an accuracy of unknown kind. */
const SPELLINGS: readonly Spelling[] = Object.values(METRICS)
  .flatMap(metric => metric.aliases.map(alias => ({ words: ` ${alias} `, metric })))
  .sort((a, b) => b.words.length - a.words.length || rank(a.metric) - rank(b.metric))

/** A plain accuracy or score only when no other word tells. */
function rank(metric: Metric): number {
  return metric.id === 'score' ? 1 : 0
}

/**
 * Recognises the metric that a column header or the words of a sentence name; null where they name none.
 * A plain "accuracy" (or "acc") is a `score` of unknown kind unless another word tells; the evaluation harness's
 * `acc_norm` and `acc,none` are multiple-choice grades.
 */
export function metricOf(words: string): Metric | null {
  const text = ` ${normalise(words)} `
  let plain: Metric | null = null
  for (const spelling of SPELLINGS) {
    if (!text.includes(spelling.words)) continue
    if (spelling.metric.id !== 'score') return spelling.metric
    plain ??= spelling.metric
  }
  return plain
}

/** Lower case, one space between words, `pass@8` and its like as `pass@k`. */
function normalise(words: string): string {
  const text = words
    .toLowerCase()
    .replace(/\b(pass|maj|cons)(?:@|[_ ]at[_ ])(?:\d+|k)\b/g, '$1@k')
    .replace(/\bpass\^(?:\d+|k)/g, 'pass^k')
    .replace(/%(?=\s*correct)/g, ' % ')
  const kept = text.replace(/[_\-–—()[\]{}:;/|.*`"'’↑↓?!=+]+/g, ' ')
  // A comma parts words, save in the evaluation harness's "acc,none".
  return kept
    .replace(/,(?!none\b)/g, ' ')
    .replace(/(?<!acc|acc norm),none\b/g, ' ')
    .replace(/(?<!\s)%(?!\s*correct)|%(?!\s*correct)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
