import type { Cue } from './cue.ts'
import { JUMP_CUES } from './cues/jump.ts'
import { GROKKING_CUES, PHASE_CUES, SMOOTHNESS_CUES, UNPREDICTABILITY_CUES } from './cues/rest.ts'
import { THRESHOLD_CUES } from './cues/threshold.ts'

/** Every cue, each a row of data. */
export const LEXICON: readonly Cue[] = [
  ...GROKKING_CUES,
  ...PHASE_CUES,
  ...JUMP_CUES,
  ...UNPREDICTABILITY_CUES,
  ...THRESHOLD_CUES,
  ...SMOOTHNESS_CUES,
]
