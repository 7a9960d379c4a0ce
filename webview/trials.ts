import { scoreLabel } from '../src/plot/ticks.ts'
import type { TrialState } from '../src/protocol.ts'
import type { Trial } from '../src/trial.ts'

/** Whether two trials try the same. */
export function sameTrial(one: Trial, other: Trial): boolean {
  return one.curve === other.curve && one.targetLength === other.targetLength && one.chance === other.chance
}

/** A trial as it is to be asked for: what is already so is not tried. */
export function plainTrial({ curve, targetLength, chance }: Trial, offered: TrialState): Trial {
  return {
    curve: curve === offered.curves[0] ? null : curve,
    targetLength: targetLength === offered.targetLength?.given ? null : targetLength,
    chance: chance === offered.chance?.given ? null : chance,
  }
}

/** What is tried, in words: "the curve 3-digit addition, answers of 4 tokens, a chance level of 25 %". */
export function trialWords({ curve, targetLength, chance }: Trial): string {
  return [
    curve === null ? null : `the curve “${curve}”`,
    targetLength === null ? null : `answers of ${targetLength} ${targetLength === 1 ? 'token' : 'tokens'}`,
    chance === null ? null : `a chance level of ${scoreLabel(chance, true)}`,
  ]
    .filter(part => part !== null)
    .join(', ')
}

/** What of a trial is on offer, behind "Try another …": "series, answer length or chance level"; null where nothing is. */
export function offeredNames({ curves, targetLength, chance }: TrialState): string | null {
  const names = [
    ...(curves.length > 1 ? ['series'] : []),
    ...(targetLength === null ? [] : ['answer length']),
    ...(chance === null ? [] : ['chance level']),
  ]
  const last = names.pop()
  if (last === undefined) return null
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`
}
