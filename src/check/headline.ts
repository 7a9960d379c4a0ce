import { zeroBound } from '../metrics/interval.ts'
import type { Assessment, JumpOutcome } from './assessment.ts'
import { axisPhrase, digits, formWords, percent, viewLabel } from './words.ts'

/** An outcome of the jump test in one plain sentence. */
export function headlineOf(outcome: JumpOutcome, assessment: Assessment): string {
  switch (outcome) {
    case 'metric-dependent':
      return assessment.decidedBy === null
        ? 'The jump goes away under another metric.'
        : `The jump goes away under ${viewLabel(assessment.decidedBy)}.`
    case 'axis-dependent':
      return assessment.decidedBy === null
        ? 'The jump goes away on another axis.'
        : `The jump goes away on ${axisPhrase(assessment.decidedBy.axis, assessment.decidedBy.xScale)}.`
    case 'no-jump-as-claimed':
      return 'The linked data show no jump, even as plotted.'
    case 'predictable-by-extrapolation':
      return 'The smaller models predict the larger one.'
    case 'under-resolved':
      return `The data cannot decide: ${zeroWords(assessment) ?? firstReason(assessment)}`
    case 'non-monotone':
      return 'Falls before it rises; no single jump to test.'
    case 'not-enough-data':
      return `Too few scales to tell: ${scalesOf(assessment)} of at least 4.`
    case 'jump-survives': {
      const { observations, jump, claimed } = assessment
      const words = observations === null ? null : formWords(jump, observations.x, claimed.axis)
      return `Survives every view tried${words === null ? '' : `: ${words}`}.`
    }
  }
}

/** Zeros at few items are the plainest reason: "0 of 20 still allows 14 %." */
function zeroWords(assessment: Assessment): string | null {
  const { observations } = assessment
  if (observations === null) return null
  const zeros = observations.y.flatMap((y, i) =>
    y === 0 && (observations.n[i] ?? 0) > 0 ? [observations.n[i] ?? 0] : [],
  )
  if (zeros.length === 0) return null
  const n = Math.min(...zeros)
  const bound = zeroBound(n)
  const range = Math.max(...observations.y) - Math.min(...observations.y)
  return bound >= Math.max(0.02, 0.05 * range)
    ? `0 of ${digits(Math.round(n), 6)} still allows ${percent(bound)}.`
    : null
}

function firstReason(assessment: Assessment): string {
  const first = (assessment.reasons[0] ?? 'no usable numbers').split(/(?<=[.])\s/)[0] ?? ''
  const text = first.charAt(0).toLowerCase() + first.slice(1)
  return text.endsWith('.') ? text : `${text}.`
}

/** Scales that have a place on a log axis: the jump test needs one. */
function scalesOf(assessment: Assessment): number {
  return assessment.observations?.x.filter(value => value > 0).length ?? 0
}
