import type { Concept } from './concepts.ts'

/** Ideas one of which is enough to look closer at a sentence. */
export const TRIGGERS: readonly Concept[] = [
  'sudden',
  'leap',
  'phase',
  'grok',
  'emerge',
  'unpredictable',
  'predictable',
  'smooth',
  'mirage',
]

/** Ideas that need a place on a scale beside them. */
export const PLACED_TRIGGERS: readonly Concept[] = ['absent', 'only', 'until', 'enough', 'need', 'appear']
