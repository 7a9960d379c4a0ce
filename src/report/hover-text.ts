import { shownText } from '../claims/shown-text.ts'
import type { Finding, QuickFix } from '../finding.ts'
import { describePair, describePicture } from '../plot/describe.ts'
import { type Pair, pairOf } from '../plot/pair.ts'
import { acceptanceOf } from '../rules/accept.ts'
import { behindComments, claimComment } from '../rules/fixes.ts'
import type { Table } from '../tables/table.ts'
import type { Range } from '../text/range.ts'
import { VERDICTS, type VerdictTone } from '../verdicts.ts'

/** What a link of a hover does. */
export type HoverAct =
  | { readonly kind: 'open-replot'; readonly claimId: string }
  | { readonly kind: 'reveal'; readonly uri: string; readonly range: Range }
  | { readonly kind: 'accept'; readonly claimId: string }
  | { readonly kind: 'insert'; readonly insert: QuickFix['insert'] }

/** A link of a hover: its words, and what it does. */
export type HoverLink = { readonly label: string; readonly act: HoverAct }

/** What a hover over a claim says, part by part, in the order in which it is read. */
export type HoverText = {
  readonly tone: VerdictTone
  /** The verdict in a plain sentence. */
  readonly verdict: string
  /** What the picture shows, for those who do not see it; null where there is none. */
  readonly alternative: string | null
  /** At most three sentences, most important first. */
  readonly reasons: readonly string[]
  /** Which table, and how it was linked; or why none is. */
  readonly data: string
  readonly links: readonly HoverLink[]
}

const MOST_REASONS = 3
/** More tables than this to choose from belong into the menu of quick fixes. */
const MOST_CHOICES = 3
const MOST_NAMES = 4
/** Characters of an alternative text, the length of a minute's reading aloud. */
const LONGEST_ALTERNATIVE = 600

/** What a hover over a claim says. `text` is the document that the finding was made from. */
export function hoverText(finding: Finding, text: string): HoverText {
  const pair = pairOf(finding)
  return {
    tone: VERDICTS[finding.verdict].tone,
    verdict: finding.headline,
    alternative: pair === null ? null : alternativeOf(pair),
    reasons: finding.reasons.slice(0, MOST_REASONS),
    data: dataOf(finding, pair),
    links: linksOf(finding, text),
  }
}

/** What a pair of pictures shows, in at most 600 characters, cut behind a sentence. */
export function alternativeOf({ claimed, deciding }: Pair): string {
  const whole = describePair(claimed, deciding)
  if (whole.length <= LONGEST_ALTERNATIVE) return whole
  if (deciding === null) return sentencesWithin(whole, LONGEST_ALTERNATIVE)
  const half = LONGEST_ALTERNATIVE / 2
  const first = sentencesWithin(describePicture(claimed), half)
  return `${first} ${sentencesWithin(describePicture(deciding), LONGEST_ALTERNATIVE - 1 - first.length)}`
}

/** The sentences of a text as far as they fit; the first is cut where it alone is too long. */
function sentencesWithin(text: string, most: number): string {
  let kept = ''
  for (const sentence of text.split(/(?<=[.!?]) (?=\p{Lu})/u)) {
    const longer = kept === '' ? sentence : `${kept} ${sentence}`
    if (longer.length > most) break
    kept = longer
  }
  return kept === '' ? `${text.slice(0, most - 1).trimEnd()}…` : kept
}

function dataOf({ link }: Finding, pair: Pair | null): string {
  switch (link.state) {
    case 'linked': {
      const beside = [
        ...new Set((pair?.claimed.companions ?? []).filter(({ kind }) => kind !== 'curve').map(({ name }) => name)),
      ]
      return beside.length === 0 ? link.reason : `${link.reason} Drawn beside it: ${listed(beside)}.`
    }
    case 'ambiguous':
      return link.reason
    case 'broken':
      return link.problem
    case 'none':
      return `${link.reason} To link one, name it in the sentence (“Table 2”) or write ${claimComment({ table: 'data.csv' })} behind it.`
  }
}

function listed(names: readonly string[]): string {
  return names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`
}

function linksOf(finding: Finding, text: string): readonly HoverLink[] {
  const { claim, link, pictures } = finding
  const { id: claimId } = claim
  const behind = (label: string, comment: string): HoverLink => ({
    label,
    act: { kind: 'insert', insert: { at: behindComments(claim.span.end, text), text: ` ${comment}` } },
  })
  const links: HoverLink[] = []
  if (pictures.length > 0) links.push({ label: 'Open the re-plot', act: { kind: 'open-replot', claimId } })
  if (link.state === 'linked') {
    const act = tablePlace(link.series.table)
    if (act !== null) links.push({ label: 'Go to the table', act })
  }
  if (link.state === 'ambiguous') {
    const choices = link.candidates.slice(0, MOST_CHOICES)
    links.push(...choices.map(({ title, settings }) => behind(`Link to ${title}`, claimComment(settings))))
  }
  if (acceptanceOf(finding) !== null) links.push({ label: 'Accept', act: { kind: 'accept', claimId } })
  return [...links, behind('Not a claim', '<!-- emergence-check-ignore -->')]
}

/** Where a table can be looked at: of a folder the first file; null for a file that no editor shows. */
function tablePlace({ uri, range, rows, source }: Table): HoverAct | null {
  if (source === 'parquet') return null
  const [first] = rows
  return first?.uri === undefined
    ? { kind: 'reveal', uri, range }
    : { kind: 'reveal', uri: first.uri, range: first.range }
}

/** The words of a claim for a list, cut short. */
export function shortClaim({ claim }: Finding): string {
  const words = shownText(claim.text)
  return words.length <= 90 ? words : `${words.slice(0, 89).trimEnd()}…`
}
