import { assess } from './check/assess.ts'
import { isTrainColumn, probeGrokking } from './check/grokking.ts'
import { judge } from './check/judge.ts'
import { compareStated, type StatedCheck } from './check/stated.ts'
import { statedReason } from './check/stated-words.ts'
import type { Claim } from './claims/claim.ts'
import type { Link } from './finding.ts'
import type { Tie } from './link/link.ts'
import { picturesOf } from './plot/pictures.ts'
import type { FindingCore } from './rules/rule.ts'

/** What a claim and its tie amount to: verdict, reasons and pictures. Holds no place but those of the stated numbers. */
export type Conclusion = Omit<FindingCore, 'claim' | 'range' | 'link'>

/** A tie to data. */
export type Tied = Extract<Tie, { readonly link: { readonly state: 'linked' } }>

/** The data of a tie: what the claim is put to. */
export type TiedData = Pick<Tied, 'evidence' | 'companions'>

/** Puts the tied data under every view, and the claim beside what they show. The costly part of an analysis. */
export function conclude(claim: Claim, tie: TiedData): Conclusion {
  const assessment = assess(tie.evidence)
  const series = tie.evidence.claimed
  const train = tie.companions.find(({ y }) => isTrainColumn(y.column)) ?? null
  const probe = claim.kind === 'grokking' ? probeGrokking(train, series) : null
  const judgement = judge(claim, series, assessment, probe)
  const stated = compareStated(claim.values, series)
  const reasons = withStated(judgement.reasons, stated, statedReason(stated, series))
  return {
    assessment,
    ...judgement,
    reasons,
    stated,
    ...picturesOf(claim.kind, tie.evidence, assessment, tie.companions),
  }
}

/** What is said of a claim that has no data. */
export function concludeWithoutData(link: Exclude<Link, { state: 'linked' }>): Conclusion {
  return {
    assessment: null,
    verdict: 'no-data',
    headline: withoutData(link),
    reasons: [],
    pictures: [],
    deciding: null,
    stated: [],
  }
}

/** A disagreement comes second, behind what the verdict rests on; agreement comes last. */
function withStated(reasons: readonly string[], stated: readonly StatedCheck[], reason: string | null) {
  if (reason === null) return reasons
  return stated.some(({ state }) => state === 'disagrees')
    ? [...reasons.slice(0, 1), reason, ...reasons.slice(1)]
    : [...reasons, reason]
}

function withoutData(link: Exclude<Link, { state: 'linked' }>): string {
  switch (link.state) {
    case 'none':
      return 'Not checked: no data is linked to this claim.'
    case 'ambiguous':
      return 'Not checked: more than one table or series could be meant.'
    case 'broken':
      return 'Not checked: the linked data cannot be used.'
  }
}
