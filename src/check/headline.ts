import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { zeroBound } from '../metrics/interval.ts'
import type { Assessment, JumpOutcome } from './assessment.ts'
import { turnOf } from './turns.ts'
import {
  type AmountOf,
  axisPhrase,
  digits,
  formWords,
  isWide,
  jumpSpan,
  listed,
  lowerFirst,
  measuredAlong,
  percent,
  viewLabel,
} from './words.ts'

/** An outcome of the jump test in one plain sentence; the series' column says what its amounts of scale count. */
export function headlineOf(
  outcome: JumpOutcome,
  assessment: Assessment,
  of: AmountOf = assessment.claimed.axis,
): string {
  switch (outcome) {
    case 'metric-dependent':
      return jumpsAsPlotted(assessment)
        ? `The jump goes away ${smoothWhere(assessment)}.`
        : `No jump is needed: ${smoothWhere(assessment)} the ${changeOf(assessment)} is smooth.`
    case 'axis-dependent':
      return jumpsAsPlotted(assessment)
        ? `The jump goes away ${smoothWhere(assessment)}.`
        : `No jump is needed: ${smoothWhere(assessment)} a straight line accounts for the ${changeOf(assessment)}.`
    case 'no-jump-as-claimed':
      return 'The linked data show no jump, even as plotted.'
    case 'predictable-by-extrapolation':
      return predictableWords(assessment.claimed.axis)
    case 'under-resolved':
      return `The data cannot decide: ${constantReason(assessment) ?? zeroWords(assessment) ?? firstReason(assessment)}`
    case 'non-monotone':
      return `${turnWords(assessment)}; no single jump to test.`
    case 'not-enough-data':
      return tooFewWords(assessment)
    case 'jump-survives': {
      const { observations, jump, claimed, direction } = assessment
      const { better } = METRICS[claimed.metric]
      const words = observations === null ? null : formWords(jump, observations.x, of, direction, better)
      return `Survives every view tried${words === null ? '' : `: ${words}`}${limits(assessment)}.`
    }
  }
}

/** What a survival cannot say: how sharp a jump is inside an empty gap, or what came before when one point did. */
export function limits({ observations, jump, claimed: { axis } }: Assessment): string {
  const span = observations === null ? null : jumpSpan(jump, observations.x)
  if (span === null || jump.form !== 'step') return ''
  const point = measuredAlong(axis)
  const parts = [
    ...(isWide(span) ? ['how sharply across so wide a gap is not known'] : []),
    ...(jump.at === 1 ? [`only one ${point} lies before it`] : []),
  ]
  return parts.length === 0 ? '' : `; ${listed(parts)}`
}

/**
 * The view under which there is no jump, with its basis, inside a sentence: "under token edit distance (measured)", "on a
 * linear parameter axis (measured)". For the outcomes metric-dependent and axis-dependent.
 */
export function smoothWhere({ outcome, decidedBy }: Assessment): string {
  if (outcome === 'axis-dependent') {
    return decidedBy === null
      ? 'on another axis'
      : `on ${axisPhrase(decidedBy.axis, decidedBy.xScale)} (${decidedBy.basis})`
  }
  return decidedBy === null ? 'under another metric' : `under ${viewLabel(decidedBy)}`
}

/** Models are smaller and larger; the points of one run come earlier and later. */
export function predictableWords(axis: ScaleAxis): string {
  return measuredAlong(axis) === 'scale'
    ? 'The smaller models predict the larger one.'
    : 'The earlier points predict the later one.'
}

/** Least share that the interval of a jump as plotted must leave out: nearly smooth curves. */
const NEARLY_SMOOTH = 0.25

/** Whether the author's own plot shows a jump that could go away: half the rise or more, and not nearly smooth. */
export function jumpsAsPlotted({ claimed }: Assessment): boolean {
  return claimed.share !== null && claimed.share.estimate >= 0.5 && claimed.share.low >= NEARLY_SMOOTH
}

function changeOf({ direction, claimed }: Assessment): string {
  if (METRICS[claimed.metric].better === 'lower') return 'change'
  return direction === 'falling' ? 'fall' : 'rise'
}

/** "Falls before it rises" for one fall and one rise; a loss gets worse and better, which is the same either way round. */
function turnWords({ observations, claimed }: Assessment): string {
  const [y, n] = [observations?.y ?? [], observations?.n ?? []]
  const loss = METRICS[claimed.metric].better === 'lower'
  // Errors that are shares of the items are judged as the share that is right; other losses stand as they are.
  const inverted = loss && n.every(items => !(items > 0))
  const better = inverted ? y.map(value => -value) : y
  switch (turnOf(better, n)) {
    case 'falls-rises':
      return loss ? 'Gets worse before it gets better' : 'Falls before it rises'
    case 'rises-falls':
      return loss ? 'Gets better before it gets worse' : 'Rises before it falls'
    case 'up-and-down':
      return 'Goes up and down more than noise explains'
  }
}

/** Scores that never differ say nothing of resolution: what they are is the first reason. */
function constantReason(assessment: Assessment): string | null {
  const y = assessment.observations?.y ?? []
  return y.length > 1 && y.every(value => value === y[0]) ? firstReason(assessment) : null
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
    ? `0 of ${observations.assumed === true ? 'an assumed ' : ''}${digits(Math.round(n), 6)} still allows ${percent(bound)}.`
    : null
}

function firstReason(assessment: Assessment): string {
  const first = (assessment.reasons[0] ?? 'no usable numbers').split(/(?<=[.])\s/)[0] ?? ''
  const text = lowerFirst(first)
  return text.endsWith('.') ? text : `${text}.`
}

/** Scales count that have a place on a log axis: the jump test needs one. */
function tooFewWords({ observations, claimed }: Assessment): string {
  if (observations === null || observations.x.length === 0) return 'No usable numbers.'
  const scales = observations.x.filter(value => value > 0).length
  return `Too few ${measuredAlong(claimed.axis)}s to tell: ${scales} of at least 4.`
}
