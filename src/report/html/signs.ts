import type { Verdict } from '../../check/assessment.ts'
import { VERDICTS, type VerdictTone } from '../../verdicts.ts'
import { TONE_SIGNS } from '../mark-words.ts'

/** The sign that a claim has in the editor; the words beside it say the same. */
export function signHtml(tone: VerdictTone): string {
  return `<span class="t ${tone}" aria-hidden="true">${TONE_SIGNS[tone]}</span>`
}

/** A verdict with its sign. */
export function verdictHtml(verdict: Verdict): string {
  const { label, tone } = VERDICTS[verdict]
  return `${signHtml(tone)} ${label}`
}
