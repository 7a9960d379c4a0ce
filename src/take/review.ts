import { amount, listed, lowerFirst } from '../check/words.ts'
import type { Stance } from '../claims/claim.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding, Link, LinkHow } from '../finding.ts'
import type { ToldVerdict } from '../protocol.ts'
import type { Series } from '../tables/series/series.ts'
import { ended } from '../text/ended.ts'
import { isNoTrial, NO_TRIAL, type Trial } from '../trial.ts'
import { CHECKED_WITH } from './caption.ts'
import { columnWords, type NameOf, tableName, trialWords } from './data-words.ts'
import { escapeForPaper } from './markdown.ts'
import { decidingSentences, limitSentence, restOf, sentencesOf, verdictSentence } from './review-verdict.ts'
import { assumptionSentence, viewsSentence } from './review-views.ts'

/** A finding to be told to others, with what was tried on it. */
export type Reviewed = {
  /** Address of the document that holds the claim. */
  readonly uri: string
  readonly finding: Finding
  readonly trial?: Trial
  /** The verdict of the claim as it is linked, while something else is tried. */
  readonly asLinked?: ToldVerdict | null
}

const MOST_REASONS = 3
/** Sentences that the paragraph has a place of its own for. */
const SHARES = /^(?:As plotted, the share|On .{3,80} the share|Under .{3,80} the share)/
const ITEMS = /\btest items? a point\b|^The number of test items\b/
/** Indices and remarks on seeds stand in the panel; no verdict rests on them. */
const ASIDE = /^(?:Emergence score|One run per) /
const ELSEWHERE = [SHARES, ITEMS, ASIDE] as const

/**
 * The finding as one paragraph of Markdown for a review: the claim, the data, the verdict with its reasons, the views tried, what
 * was assumed, what would decide it and what the check cannot say. It says no more than the verdict does.
 */
export function reviewParagraph(reviewed: Reviewed, nameOf: NameOf): string {
  const { finding, uri } = reviewed
  const sentences = [
    claimSentence(finding, nameOf(uri)),
    ...dataSentences(finding.link, nameOf),
    ...trialSentences(reviewed),
    ...findingSentences(finding),
    limitSentence(finding.verdict),
    `(Checked with ${CHECKED_WITH}.)`,
  ]
  return escapeForPaper(sentences.join(' '))
}

function claimSentence({ claim, range }: Finding, file: string): string {
  return `Line ${range.start.line + 1} of ${file} ${SAYS[claim.stance]}: “${shownText(claim.text)}”`
}

const SAYS: Readonly<Record<Stance, string>> = {
  asserted: 'states',
  negated: 'states',
  hedged: 'suggests',
  attributed: 'reports',
}

function dataSentences(link: Link, nameOf: NameOf): readonly string[] {
  switch (link.state) {
    case 'linked': {
      const { series } = link
      const data = `This was checked against ${tableName(series.table, nameOf)}, ${columnWords(series)}${extentWords(series)}.`
      const [how = ''] = sentencesOf(link.reason)
      return isNamed(link.how) ? [data] : [data, `That this table is meant is inferred: ${how}`]
    }
    case 'ambiguous': {
      const titles = link.candidates.map(({ title }) => `“${title}”`)
      const meant = titles.length === 0 ? '' : ` (${listed(titles)})`
      return [
        `This was not checked, since more than one table or series could be meant${meant}.`,
        'To name the one that is meant would settle it.',
      ]
    }
    case 'broken':
      return [`This was not checked, since the data it refers to cannot be used: ${lowerFirst(ended(link.problem))}`]
    case 'none':
      return [
        `This was not checked, since no data could be tied to it: ${lowerFirst(ended(link.reason))}`,
        'A table or data file with the scores by scale, named beside the sentence, would allow a check.',
      ]
  }
}

/** Whether the author says which table is meant, so that nothing is inferred. */
function isNamed(how: LinkHow): boolean {
  switch (how) {
    case 'directive':
    case 'reference':
    case 'file-link':
      return true
    case 'image':
    case 'configuration':
    case 'section':
    case 'caption':
    case 'only-table':
      return false
  }
}

/** ", 8 points from 125M to 174.6B". */
function extentWords({ points, x }: Series): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return ', no usable points'
  if (points.length === 1) return `, one point at ${amount(first.x, x)}`
  return `, ${points.length} points from ${amount(first.x, x)} to ${amount(last.x, x)}`
}

function trialSentences({ trial = NO_TRIAL, asLinked, finding }: Reviewed): readonly string[] {
  const words = trialWords(trial)
  if (isNoTrial(trial) || words === null) return []
  const linked = asLinked ?? null
  const same = linked === null || (linked.verdict === finding.verdict && linked.headline === finding.headline)
  return [
    `What follows is a trial with ${words}, not the data as the document gives them.`,
    ...(linked === null
      ? []
      : [same ? 'As linked, the verdict is the same.' : `As linked, the verdict reads: ${ended(linked.headline)}`]),
  ]
}

function findingSentences({ verdict, headline, reasons, assessment, claim }: Finding): readonly string[] {
  const sentence = verdictSentence(verdict, headline)
  if (sentence === null) return []
  const said = restOf(headline)
  const picked = reasons.filter(reason => !ELSEWHERE.some(words => words.test(reason))).slice(0, MOST_REASONS)
  // What stands in the verdict already is not said twice, and what would decide it has its own place.
  const told = picked.flatMap(sentencesOf).filter(reason => restOf(reason) !== said)
  const decides = decidingSentences(verdict, claim.kind, headline, reasons.flatMap(sentencesOf))
  const kept = told.filter(reason => !decides.includes(reason))
  // A curve that turns back has no change of which a part could be a jump.
  const views = assessment === null || verdict === 'non-monotone' ? null : viewsSentence(assessment)
  const assumption = assessment === null || views === null ? null : assumptionSentence(assessment, kept.join(' '))
  const items = reasons.filter(reason => ITEMS.test(reason)).slice(0, 1)
  return [
    sentence,
    ...kept,
    ...(views === null ? [] : [views]),
    ...(assumption === null ? [] : [assumption]),
    ...items.map(words => `Reckoned with: ${words}`),
    ...decides,
  ]
}
