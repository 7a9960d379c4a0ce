import type { Trying } from '../analyze.ts'
import type { Finding, Link } from '../finding.ts'
import type { PanelState, TrialState } from '../protocol.ts'
import { detailsOf } from '../report/details.ts'
import { isNoTrial, NO_TRIAL, type Trial } from '../trial.ts'
import { VERDICTS } from '../verdicts.ts'
import type { TakeSubject } from './takeAlong.ts'

/** What a panel is to show. */
export type PanelSubject = {
  readonly uri: string
  /** The claim as it is linked. */
  readonly finding: Finding
  /** The findings of its document, in the order of the text. */
  readonly all: readonly Finding[]
  readonly trial: Trial
  /** What the trial came to; null where the claim has no data to try anything on. */
  readonly trying: Trying | null
}

/** The finding with verdict, reasons and pictures of what is tried; its diagnostics stay those of the document. */
export function shownFinding({ finding, trying }: Pick<PanelSubject, 'finding' | 'trying'>): Finding {
  if (trying === null) return finding
  const { offer: _, trial: __, ...tried } = trying
  return { ...finding, ...tried }
}

/** What is taken along from the panel: all as it is shown, and what was tried in truth. */
export function taken(subject: PanelSubject): TakeSubject {
  const { uri, trying } = subject
  const finding = shownFinding(subject)
  const trial = trying?.trial ?? NO_TRIAL
  return { uri, finding, pictures: finding.pictures, trial, asLinked: asLinked(subject.finding, trial) }
}

/** The whole of what the page draws. */
export function panelStateOf(subject: PanelSubject): PanelState {
  const { uri, all } = subject
  const shown = shownFinding(subject)
  const { claim, link, verdict, headline, reasons, pictures, deciding } = shown
  return {
    documentUri: uri,
    claimId: claim.id,
    claimText: claim.text,
    claims: all.map(one => ({
      id: one.claim.id,
      text: one.claim.text,
      verdict: one.verdict,
      line: one.range.start.line,
    })),
    trial: trialState(subject),
    verdict,
    verdictLabel: VERDICTS[verdict].label,
    headline,
    reasons,
    source: sourceWords(link),
    pictures,
    claimed: pictures[0]?.id ?? null,
    deciding,
    details: detailsOf(shown),
  }
}

function trialState({ finding, trial, trying }: PanelSubject): TrialState {
  return trying === null
    ? { applied: trial, curves: [], targetLength: null, chance: null, asLinked: null }
    : { applied: trial, ...trying.offer, asLinked: asLinked(finding, trial) }
}

function asLinked({ verdict, headline }: Finding, trial: Trial): TrialState['asLinked'] {
  return isNoTrial(trial) ? null : { verdict, verdictLabel: VERDICTS[verdict].label, headline }
}

function sourceWords(link: Link): string | null {
  switch (link.state) {
    case 'linked':
    case 'ambiguous':
      return link.reason
    case 'broken':
      return link.problem
    case 'none':
      return null
  }
}

/** The title of the panel's tab: the beginning of the claim. */
export function titleOf({ claim: { text } }: Finding): string {
  return `Re-plot: ${text.slice(0, 32)}${text.length > 32 ? '…' : ''}`
}

/** Characters by which a claim may move while its words change and still be followed. */
const FOLLOWED = 80

/** A claim as it was last known, with the ids of all claims that its document made then. */
export type LastKnown = { readonly linked: Finding | null; readonly known: readonly string[] }

/**
 * The same claim; after an edit of its words, the claim that now begins where it began when it was last known. A claim that was
 * there before is another one, so that of two neighbours the one that is left does not pass for the one that is gone.
 */
export function followed(findings: readonly Finding[], claimId: string, { linked, known }: LastKnown): Finding | null {
  const same = findings.find(({ claim }) => claim.id === claimId)
  if (same !== undefined || linked === null) return same ?? null
  const distance = ({ claim }: Finding) => Math.abs(claim.span.start - linked.claim.span.start)
  const fresh = findings.filter(({ claim }) => !known.includes(claim.id))
  const [nearest] = fresh.toSorted((a, b) => distance(a) - distance(b))
  return nearest !== undefined && distance(nearest) <= FOLLOWED ? nearest : null
}
