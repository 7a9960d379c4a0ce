import type { Claim } from '../claims/claim.ts'
import type { Series } from '../tables/series.ts'
import type { Assessment, Verdict } from './assessment.ts'
import type { GrokkingProbe } from './grokking.ts'
import { headlineOf } from './headline.ts'
import { extrapolationSentence } from './reasons.ts'
import { probeThreshold } from './threshold.ts'
import { digits, formWords, viewLabel } from './words.ts'

/** A verdict in one word, in one plain sentence, and what it rests on. */
export type Judgement = {
  readonly verdict: Verdict
  readonly headline: string
  /** Sentences with numbers, most important first. */
  readonly reasons: readonly string[]
}

/** T above which an extrapolated point is excluded at 95 %. */
const EXCLUDED = 3.84

/** A test score this many times as late as the training score lags far behind it; below the second, it does not lag. */
const LONG_DELAY = 3
const NO_DELAY = 1.5

/**
 * Turns what the numbers say into a verdict on a claim of this kind and stance. A denial, and a claim of smoothness, are
 * judged the other way round; a denied smoothness is a jump. Hedged and attributed claims are judged as asserted: how
 * loudly that is said is a matter of the rules.
 */
export function judge(
  claim: Pick<Claim, 'kind' | 'stance' | 'scale' | 'metric'>,
  series: Series,
  assessment: Assessment,
  grokking: GrokkingProbe | null = null,
): Judgement {
  const denied = claim.stance === 'negated'
  switch (claim.kind) {
    case 'jump':
    case 'phase-transition':
      return denied ? judgeDenial(claim, assessment) : plain(assessment)
    case 'smoothness':
      return denied ? plain(assessment) : judgeDenial(claim, assessment)
    case 'threshold':
      return denied ? judgeDenial(claim, assessment) : judgeThreshold(claim, series, assessment)
    case 'unpredictability':
      return judgeUnpredictability(assessment, denied)
    case 'grokking':
      return judgeGrokking(assessment, grokking, denied)
  }
}

/** The outcome of the jump test as it stands. */
function plain(assessment: Assessment): Judgement {
  return {
    verdict: assessment.outcome,
    headline: headlineOf(assessment.outcome, assessment),
    reasons: assessment.reasons,
  }
}

function speak(verdict: Verdict, headline: string, assessment: Assessment, first: readonly string[] = []): Judgement {
  return { verdict, headline, reasons: [...first, ...assessment.reasons] }
}

/**
 * A denied jump or claimed smoothness: gainsaid by a jump that survives, borne out by a rise that is smooth under some
 * legitimate view. If the claim names the very metric in which the curve as plotted does jump, it depends on the metric.
 */
function judgeDenial(claim: Pick<Claim, 'kind' | 'metric'>, assessment: Assessment): Judgement {
  const { outcome, decidedBy } = assessment
  switch (outcome) {
    case 'jump-survives': {
      const where = jumpWords(assessment)
      return speak('contradicted', `The data gainsay it: the jump survives every view tried${where}.`, assessment)
    }
    case 'no-jump-as-claimed':
      if (claim.kind === 'smoothness' && hardlyChanges(assessment)) {
        return speak('under-resolved', 'The data cannot decide: the score hardly changes.', assessment)
      }
      return speak('holds', 'Holds: the linked data show no jump.', assessment)
    case 'metric-dependent': {
      const label = decidedBy === null ? 'another metric' : viewLabel(decidedBy)
      if (claim.metric !== null) {
        return speak('metric-dependent', `Smooth under ${label}, but not as plotted.`, assessment)
      }
      return speak('holds', `Holds: no jump under ${label}.`, assessment)
    }
    case 'axis-dependent':
      return speak(
        'holds',
        headlineOf('axis-dependent', assessment).replace('The jump goes away', 'Holds: no jump'),
        assessment,
      )
    case 'predictable-by-extrapolation':
      return speak('holds', 'Holds: the smaller models predict the larger one.', assessment)
    case 'under-resolved':
    case 'non-monotone':
    case 'not-enough-data':
      return plain(assessment)
  }
}

/** Chance below the stated amount, above it beyond, the change at the stated amount; then the jump test. */
function judgeThreshold(claim: Pick<Claim, 'scale'>, series: Series, assessment: Assessment): Judgement {
  switch (assessment.outcome) {
    case 'not-enough-data':
    case 'non-monotone':
      return plain(assessment)
    case 'jump-survives':
    case 'metric-dependent':
    case 'axis-dependent':
    case 'no-jump-as-claimed':
    case 'predictable-by-extrapolation':
    case 'under-resolved':
      break
  }
  const probe = probeThreshold(claim.scale, series, assessment.observations)
  switch (probe.state) {
    case 'contradicted':
      return speak('contradicted', probe.headline, assessment, probe.sentences)
    case 'open':
      return speak('under-resolved', probe.headline, assessment, probe.sentences)
    case 'met':
    case 'not-stated': {
      const jumpTest = plain(assessment)
      return {
        ...jumpTest,
        reasons: [...jumpTest.reasons.slice(0, 1), ...probe.sentences, ...jumpTest.reasons.slice(1)],
      }
    }
  }
}

/** Does extrapolation from below reach the point after the largest rise (Wei's second half)? */
function judgeUnpredictability(assessment: Assessment, denied: boolean): Judgement {
  const { outcome, extrapolation, observations, claimed, decidedBy } = assessment
  switch (outcome) {
    case 'not-enough-data':
    case 'non-monotone':
      return plain(assessment)
    case 'no-jump-as-claimed':
      return denied ? speak('holds', 'Holds: the linked data show no jump to predict.', assessment) : plain(assessment)
    case 'metric-dependent':
      if (decidedBy?.basis !== 'measured' && extrapolation !== null) break
      return denied
        ? speak('holds', `Holds: ${lowerFirst(headlineOf(outcome, assessment))}`, assessment)
        : plain(assessment)
    case 'jump-survives':
    case 'axis-dependent':
    case 'predictable-by-extrapolation':
    case 'under-resolved':
      break
  }
  if (extrapolation === null || observations === null) {
    const why = 'The data cannot decide: too few scales come before the largest rise to extrapolate.'
    return speak('under-resolved', why, assessment)
  }
  const sentence = extrapolationSentence(extrapolation, observations.x, claimed.axis)
  if (extrapolation.predicted) {
    return denied
      ? speak('holds', 'Holds: the smaller models predict the larger one.', assessment, [`${sentence}.`])
      : speak('predictable-by-extrapolation', 'The smaller models predict the larger one.', assessment, [
          `${sentence}.`,
        ])
  }
  if (extrapolation.statistic > EXCLUDED) {
    return denied
      ? speak('contradicted', `The data gainsay it: ${lowerFirst(sentence)}.`, assessment)
      : speak('holds', `Holds: ${lowerFirst(sentence)}.`, assessment)
  }
  return speak('under-resolved', `The data cannot decide: ${lowerFirst(sentence)}.`, assessment)
}

/** Train and test apart by how much, and sharp or gradual; a continuous column that is smooth counts first. */
function judgeGrokking(assessment: Assessment, probe: GrokkingProbe | null, denied: boolean): Judgement {
  if (probe === null || probe.state === 'refused') {
    const why = probe === null ? 'No training curve is linked, so the delay cannot be measured.' : probe.reason
    return speak('under-resolved', `The data cannot decide: ${lowerFirst(why)}`, assessment, [why])
  }
  const factor = digits(probe.delay, 3)
  const [ground, ...others] = assessment.reasons
  const tested = ground === undefined ? [] : [`Tested as a jump, the test score alone: ${lowerFirst(ground)}`]
  const say = (verdict: Verdict, headline: string): Judgement => {
    return { verdict, headline, reasons: [...probe.sentences, ...tested, ...others] }
  }
  const measured = assessment.outcome === 'metric-dependent' && assessment.decidedBy?.basis === 'measured'
  if (probe.delay >= LONG_DELAY) {
    if (denied) {
      return say('contradicted', `The data gainsay it: the test score follows ${factor} times as late.`)
    }
    if (measured) return say('metric-dependent', headlineOf('metric-dependent', assessment))
    return say('holds', `Holds: the test score follows the training score ${factor} times as late.`)
  }
  if (probe.delay < NO_DELAY) {
    return denied
      ? say('holds', `Holds: the test score keeps up with the training score (${factor} times as late).`)
      : say('contradicted', `The test score keeps up with the training score (${factor} times as late).`)
  }
  return say(
    'under-resolved',
    `The data cannot decide: the test score is ${factor} times as late, which is no clear lag.`,
  )
}

function jumpWords(assessment: Assessment): string {
  const { observations, jump, claimed } = assessment
  const words = observations === null ? null : formWords(jump, observations.x, claimed.axis)
  return words === null ? '' : `; it ${words}`
}

function hardlyChanges(assessment: Assessment): boolean {
  const y = assessment.observations?.y ?? []
  return Math.max(...y) - Math.min(...y) < 0.05
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
