/**
 * What a reader tries on a claim: another curve of its table, another length of answers, another chance level. Null leaves
 * what the link and the table say.
 */
export type Trial = {
  /** Name of the curve, as its table tells it apart from the others. */
  readonly curve: string | null
  /** Tokens of an answer, 1 or more. */
  readonly targetLength: number | null
  /** Share that guessing gets right, 0 up to but not including 1. */
  readonly chance: number | null
}

/** The claim as it is linked. */
export const NO_TRIAL: Trial = { curve: null, targetLength: null, chance: null }

/** Whether a trial leaves everything as it is linked. */
export function isNoTrial({ curve, targetLength, chance }: Trial): boolean {
  return curve === null && targetLength === null && chance === null
}
