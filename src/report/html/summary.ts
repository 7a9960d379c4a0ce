import type { Audit } from '../../audit/audit.ts'
import type { AuditSummary } from '../../audit/summary.ts'
import { listed } from '../../check/words.ts'
import { counted, grouped } from '../../text/counted.ts'
import { GRAVEST_FIRST, VERDICT_ORDER, VERDICTS, type VerdictTone } from '../../verdicts.ts'
import { foundCounts } from '../summary-words.ts'
import { signHtml } from './signs.ts'

/** The head of the report: what was read, what was found, and what is missing. */
export function headHtml({ summary, complete }: Audit): string {
  return `<header>
<h1>Emergence claims</h1>
${warnings(summary, complete)}<p class="lead${summary.claims === 0 ? ' nothing' : ''}">${summaryWords(summary)}</p>
</header>
${verdictBar(summary)}`
}

function warnings({ failed }: AuditSummary, complete: boolean): string {
  const lines = [
    ...(complete
      ? []
      : [
          '<strong>This audit is not complete.</strong> It was stopped, or a part of it is missing: what follows is all that was read.',
        ]),
    ...(failed === 0
      ? []
      : [
          `<a href="#not-audited"><strong>${counted(failed, 'file')}</strong> could not be audited</a>; the counts are without ${failed === 1 ? 'it' : 'them'}.`,
        ]),
  ]
  return lines.map(line => `<p class="warning">${line}</p>\n`).join('')
}

/** One sentence on what was read, and one on what came of it. Nothing found is another thing than nothing to complain of. */
function summaryWords(summary: AuditSummary): string {
  if (summary.files === 0) return 'No Markdown file was found, so nothing was read.'
  const found = `${foundCounts(summary)}.`
  if (summary.claims === 0)
    return `${found} No sentence was recognised as a claim of emergence, so nothing was checked: that is not the same as fine.`
  return `${found} ${toneWords(summary)}`
}

function toneWords(summary: AuditSummary): string {
  const counts = toneCounts(summary)
  const say: Readonly<Record<VerdictTone, readonly [string, string]>> = {
    gone: ['goes away', 'go away'],
    open: ['cannot be decided', 'cannot be decided'],
    stands: ['stands', 'stand'],
    none: ['has no data', 'have no data'],
  }
  const parts = GRAVEST_FIRST.flatMap(tone => {
    const count = counts[tone]
    return count === 0 ? [] : [`${grouped(count)} ${say[tone][count === 1 ? 0 : 1]}`]
  })
  return `${listed(parts)}.`
}

function toneCounts({ verdicts }: AuditSummary): Readonly<Record<VerdictTone, number>> {
  const counts: Record<VerdictTone, number> = { gone: 0, open: 0, stands: 0, none: 0 }
  for (const verdict of VERDICT_ORDER) counts[VERDICTS[verdict].tone] += verdicts[verdict] ?? 0
  return counts
}

/** The verdicts as a bar, and as a list that the script turns into filters. */
function verdictBar(summary: AuditSummary): string {
  if (summary.claims === 0) return ''
  const counts = toneCounts(summary)
  let at = 0
  const parts = GRAVEST_FIRST.flatMap(tone => {
    const width = (100 * counts[tone]) / summary.claims
    const x = at
    at += width
    return width === 0 ? [] : [`<rect class="${tone}" x="${short(x)}" width="${short(width)}" height="1"/>`]
  })
  const verdicts = VERDICT_ORDER.flatMap(verdict => {
    const count = summary.verdicts[verdict]
    const { label, tone } = VERDICTS[verdict]
    return count === undefined
      ? []
      : [`<li data-v="${verdict}">${signHtml(tone)} <b>${grouped(count)}</b> ${label}</li>`]
  })
  return `<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>
<ul class="verdicts" aria-label="Verdicts">${verdicts.join('')}</ul>`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
