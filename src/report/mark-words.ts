import type { Analysis } from '../analyze.ts'
import type { Finding } from '../finding.ts'
import { pairOf } from '../plot/pair.ts'
import { shareEstimate } from '../plot/words.ts'
import { counted } from '../text/counted.ts'
import { VERDICT_ORDER, VERDICTS, type VerdictTone } from '../verdicts.ts'

/** The sign of each tone where a mark is written: the same shapes as the pictures beside the lines. */
export const TONE_SIGNS: Readonly<Record<VerdictTone, string>> = { gone: '▲', stands: '●', open: '◇', none: '○' }

/** What the status bar says of a document: "3 claims · 1 goes away". */
export function countText({ findings }: Analysis): string {
  const gone = countOf(findings, 'gone')
  const claims = counted(findings.length, 'claim')
  if (gone > 0) return `${claims} · ${gone} ${gone === 1 ? 'goes' : 'go'} away`
  return findings.length > 0 && findings.length === countOf(findings, 'none') ? `${claims} · no data` : claims
}

/** How much was read and found: "0 claims found in 40 paragraphs." Nothing found is not the same as fine. */
export function readText({ findings, paragraphs }: Analysis): string {
  return `${counted(findings.length, 'claim')} found in ${counted(paragraphs, 'paragraph')}.`
}

/** A line for each verdict of a document, in the order in which lists show them: "▲ 2 Goes away under another metric". */
export function verdictCounts({ findings }: Analysis): readonly string[] {
  return VERDICT_ORDER.flatMap(verdict => {
    const count = findings.filter(finding => finding.verdict === verdict).length
    const { label, tone } = VERDICTS[verdict]
    return count === 0 ? [] : [`${TONE_SIGNS[tone]} ${count} ${label}`]
  })
}

/** The verdict of a claim, with the jump's share as claimed and in the view beside it where both are known. */
export function lensText(finding: Finding): string {
  const { label, tone } = VERDICTS[finding.verdict]
  const pair = pairOf(finding)
  const claimed = pair?.claimed.share ?? null
  const beside = pair?.deciding?.share ?? null
  const words = `${TONE_SIGNS[tone]} ${label}`
  if (claimed === null) return words
  const shares = beside === null ? shareEstimate(claimed) : `${shareEstimate(claimed)} → ${shareEstimate(beside)}`
  return `${words} · jump ${shares}`
}

function countOf(findings: readonly Finding[], tone: VerdictTone): number {
  return findings.filter(({ verdict }) => VERDICTS[verdict].tone === tone).length
}
