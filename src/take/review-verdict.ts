import type { Verdict } from '../check/assessment.ts'
import { lowerFirst, upperFirst } from '../check/words.ts'
import type { ClaimKind } from '../claims/claim.ts'

/** What a headline begins with that the sentence around it says already. */
const LEAD = /^(?:The data cannot decide|Holds|The data gainsay it|Survives every view tried|Not checked): /
/** Headlines that leave out what goes up and down. */
const BARE = /^(?:steps|jumps|drops|accelerates|falls|rises|gets|goes)\b/i

/**
 * The verdict in a full sentence, which says no more than its headline does; null without data, where what stands in the way is
 * all there is to say.
 */
export function verdictSentence(verdict: Verdict, headline: string): string | null {
  const rest = restOf(headline)
  switch (verdict) {
    case 'metric-dependent':
      return `Whether these data bear the statement out depends on the metric: ${rest}`
    case 'axis-dependent':
      return `Whether these data bear the statement out depends on the axis: ${rest}`
    case 'no-jump-as-claimed':
      return 'These data do not bear the statement out: they show no jump, even as plotted.'
    case 'contradicted':
      return `These data speak against the statement: ${rest}`
    case 'predictable-by-extrapolation':
      return `What the statement describes can be predicted from the points before it: ${rest}`
    case 'under-resolved':
      return `These data cannot decide whether the statement holds: ${rest}`
    case 'non-monotone':
    case 'not-enough-data':
      return `The statement could not be tested on these data: ${rest}`
    case 'jump-survives':
      return rest === 'survives every view tried.'
        ? 'The jump survives every view tried.'
        : `The jump survives every view tried: ${rest}`
    case 'holds':
      return `These data bear the statement out: ${rest}`
    case 'no-data':
      return null
  }
}

/** The headline as it goes on after a colon. */
export function restOf(headline: string): string {
  const rest = lowerFirst(headline.replace(LEAD, ''))
  return BARE.test(rest) ? `the score ${rest}` : rest
}

const DECIDES = /\b(?:would|could) decide it\b|^Ask for\b/

/** What would decide it, as the reasons have it; else what would help a claim of this kind. Only for open verdicts. */
export function decidingSentences(
  verdict: Verdict,
  kind: ClaimKind,
  headline: string,
  sentences: readonly string[],
): readonly string[] {
  switch (verdict) {
    case 'under-resolved': {
      const told = sentences.filter(sentence => DECIDES.test(sentence) && restOf(sentence) !== restOf(headline))
      return told.length > 0 || DECIDES.test(headline) ? told : [generalHelp(kind)]
    }
    case 'not-enough-data':
      return ['Scores at four scales or more would allow a test.']
    case 'metric-dependent':
    case 'axis-dependent':
    case 'no-jump-as-claimed':
    case 'contradicted':
    case 'predictable-by-extrapolation':
    case 'non-monotone':
    case 'no-data':
    case 'jump-survives':
    case 'holds':
      return []
  }
}

function generalHelp(kind: ClaimKind): string {
  switch (kind) {
    case 'grokking':
      return 'Training and test scores of the same run, with more points between the two rises, could decide it.'
    case 'unpredictability':
      return 'More scales before the largest change, or more test items a point, could decide it.'
    case 'threshold':
      return 'More test items a point, and scales on both sides of the stated amount, could decide it.'
    case 'jump':
    case 'phase-transition':
    case 'smoothness':
      return 'More scales around the change, more test items a point, or a per-token metric on the same outputs could decide it.'
  }
}

/** What the check cannot say, in a sentence. */
export function limitSentence(verdict: Verdict): string {
  switch (verdict) {
    case 'metric-dependent':
    case 'axis-dependent':
      return 'This is said of these scores under these views; it does not say that nothing changes in the models.'
    case 'no-jump-as-claimed':
    case 'contradicted':
      return 'This is said of the linked data alone; other data behind the statement may show what these do not.'
    case 'predictable-by-extrapolation':
      return 'The check cannot say whether the next scale, which nobody has measured, would be predicted as well.'
    case 'under-resolved':
      return 'This speaks neither for nor against the statement: the check cannot say which of the two is the case.'
    case 'non-monotone':
    case 'not-enough-data':
      return 'This speaks neither for nor against the statement.'
    case 'no-data':
      return 'Without data the check says nothing for or against the statement.'
    case 'jump-survives':
      return 'The check cannot rule out that a metric or a scale that these data do not hold would show a smooth change.'
    case 'holds':
      return 'The check cannot say whether another metric or further scales would show the same.'
  }
}

/** A text as its sentences; abbreviations and decimals do not part them. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[\p{Lu}“0-9−])/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
    .map(upperFirst)
}
