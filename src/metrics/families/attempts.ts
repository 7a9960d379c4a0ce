import type { Family } from '../metric.ts'

/** Scores of several attempts at one problem. */
export const ATTEMPTS: Family<'pass@k' | 'pass^k' | 'maj@k'> = {
  'pass@k': {
    id: 'pass@k',
    name: 'pass@k',
    aliases: ['pass@k', 'pass at k', 'pass rate'],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    // Estimated from more than k attempts it is a mean over problems of values between 0 and 1.
    noise: 'mean',
    continuity: 'continuous',
    chance: { kind: 'any-of-k' },
    link: {
      form: 'closed',
      of: 'attempt',
      score: (q, attempts) => 1 - (1 - q) ** attempts,
      words: '1 − (1 − q)^k, q being the share of single attempts that succeed.',
    },
    instead: 'Ask for pass@1.',
    examples: ['pass@1', 'pass@100 (%)', 'pass_at_10'],
  },
  'pass^k': {
    id: 'pass^k',
    name: 'all of k right',
    aliases: ['pass^k', 'all of k', 'all k correct', 'subset accuracy', 'all correct'],
    range: [0, 1],
    better: 'higher',
    shape: 'nonlinear',
    noise: 'share',
    continuity: 'continuous',
    chance: { kind: 'all-of-k' },
    link: {
      form: 'closed',
      of: 'attempt',
      score: (q, attempts) => q ** attempts,
      words: 'q^k, q being the share of single attempts (or parts) that are right.',
    },
    instead: 'Ask for the share of single attempts that are right.',
    examples: ['pass^8', 'subset accuracy'],
  },
  'maj@k': {
    id: 'maj@k',
    name: 'majority vote',
    aliases: ['maj@k', 'cons@k', 'maj at k', 'majority vote', 'majority voting', 'self consistency'],
    range: [0, 1],
    better: 'higher',
    shape: 'discontinuous',
    noise: 'share',
    continuity: 'discontinuous',
    chance: { kind: 'unknown' },
    link: {
      form: 'none',
      words:
        'A problem counts as soon as the right answer is the most frequent one, so it depends on how the wrong answers spread.',
    },
    instead: 'Ask for pass@1, the share of single attempts that are right.',
    examples: ['maj@8', 'cons@64', 'self-consistency'],
  },
}
