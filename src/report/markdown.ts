import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { isKnown } from '../audit/baseline.ts'
import { filed } from '../audit/filed.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { pairOf } from '../plot/pair.ts'
import { shareText } from '../plot/words.ts'
import { counted } from '../text/counted.ts'
import { VERDICTS } from '../verdicts.ts'
import { ClaimRemarks, knownBefore, type Remarks } from './claim-remarks.ts'
import { dataWords } from './data-words.ts'
import { type FirstClaim, FirstLook } from './first-look.ts'
import { shortClaim } from './hover-text.ts'
import { indexText } from './indices.ts'
import { TONE_SIGNS } from './mark-words.ts'
import { htmlWords, markdownWords, placeWords, tableRow } from './markdown-words.ts'
import { overviewPoints, SideTally } from './overview.ts'
import { overviewSentence } from './overview-words.ts'
import { MARKDOWN_TITLE, type ReportOptions } from './report.ts'
import { foundWords, missingWords, uncheckedWords, verdictsFound, warningWords } from './summary-words.ts'
import { SharedTables, type TableIndices } from './table-indices.ts'
import { WarningTally } from './warnings.ts'

/** So many claims stand in the table at the top; a comment that is longer is not read. */
const MOST_FIRST = 30

/** The audit as Markdown, for a comment on a pull request, a job's summary or a wiki. */
export function* markdownReport(audit: Audit, options: ReportOptions): Iterable<string> {
  const sides = new SideTally()
  const warnings = new WarningTally(options.baseline)
  const look = new FirstLook(MOST_FIRST)
  const tables = new SharedTables()
  for (const file of audit.files) {
    sides.add(overviewPoints(file))
    warnings.add(file)
    look.add(file)
    tables.add(file)
  }
  yield `${MARKDOWN_TITLE}\n${summaryParagraph(audit, warnings)}\n`
  if (audit.summary.claims > 0) {
    yield verdictTable(audit)
    yield sidesParagraph(sides)
    yield firstTable(look, options)
    yield '\n## Claims\n'
    for (const file of audit.files) yield fileSection(file, options)
    yield* indicesSection(tables.indices(audit.files), options)
  }
  if (audit.summary.failed > 0) {
    yield '\n## Not audited\n\n'
    for (const file of audit.files) {
      if (file.state === 'failed') yield `- **${markdownWords(file.path)}**: ${markdownWords(file.problem)}\n`
    }
  }
  yield `\n---\n\nEmergence Check ${version}\n`
}

function summaryParagraph({ summary, complete }: Audit, warnings: WarningTally): string {
  const unchecked = uncheckedWords(summary)
  const { told, silenced } = warnings.counts
  const parts = [
    `**${foundWords(summary)}**`,
    ...(unchecked === null ? [] : [unchecked]),
    ...(summary.claims > 0 || told + silenced > 0 ? [warningWords(warnings.counts)] : []),
    ...missingWords(summary.failed, complete).map(words => `**${words}**`),
  ]
  return parts.join(' ')
}

function verdictTable({ summary }: Audit): string {
  const rows = verdictsFound(summary).map(({ label, tone, count }) =>
    tableRow([TONE_SIGNS[tone], label, String(count)]),
  )
  return `\n${tableRow(['', 'Verdict', 'Claims'])}| :-: | :-- | --: |\n${rows.join('')}`
}

function sidesParagraph(sides: SideTally): string {
  const sentence = overviewSentence(sides.counts)
  return sentence === '' ? '' : `\n${sentence}\n`
}

function firstTable(look: FirstLook, options: ReportOptions): string {
  const { first, more } = look.claims
  if (first.length === 0) return ''
  const rows = first.map(claim => firstRow(claim, options))
  const rest = more === 0 ? '' : `\n${counted(more, 'claim')} more of this kind below.\n`
  return `\n## To look at first\n\n${tableRow(['', 'Claim', 'Verdict', 'Jump share as claimed → re-plotted', 'Place'])}| :-: | :-- | :-- | :-- | :-- |\n${rows.join('')}${rest}`
}

function firstRow({ file, finding }: FirstClaim, options: ReportOptions): string {
  const { label, tone } = VERDICTS[finding.verdict]
  const remarks = new ClaimRemarks(file, filed(file)).of(finding)
  const known = knownBefore(remarks, file.path, options.baseline) === true
  return tableRow([
    TONE_SIGNS[tone],
    markdownWords(shortClaim(finding)),
    known ? `${label} (known)` : label,
    markdownWords(sharesText(finding)),
    placeWords(file.path, finding.range, options),
  ])
}

/** "100 % → 38 % (25–50 %), per-token scale (derived)"; a dash where nothing was judged. */
function sharesText(finding: Finding): string {
  const pair = pairOf(finding)
  if (pair === null) return '—'
  const { claimed, deciding } = pair
  if (deciding === null) return `${shareText(claimed.share)} (no second view)`
  return `${shareText(claimed.share)} → ${shareText(deciding.share)}, ${deciding.metricLabel}, ${deciding.xScale} axis`
}

function fileSection(file: AuditedFile, options: ReportOptions): string {
  if (file.state === 'failed' || (file.findings.length === 0 && file.comments.length === 0)) return ''
  const remarks = new ClaimRemarks(file, filed(file))
  const claims = file.findings.map(finding => claimDetails(file.path, finding, remarks.of(finding), options))
  const comments = remarks.ofComments.map(({ range, message, rule }) => {
    return `- ${placeWords(file.path, range, options)}: ${markdownWords(message)} (${markdownWords(rule)})\n`
  })
  const told = comments.length === 0 ? '' : `\n${comments.join('')}`
  return `\n### ${markdownWords(file.path)}\n${claims.join('')}${told}`
}

function claimDetails(path: string, finding: Finding, remarks: Remarks, options: ReportOptions): string {
  const { label, tone } = VERDICTS[finding.verdict]
  const line = finding.range.start.line + 1
  const marks = remarks.told.map(diagnostic => {
    const known = isKnown(options.baseline, path, diagnostic) ? ' (known)' : ''
    return `${diagnostic.severity}: ${markdownWords(diagnostic.rule)}${known}`
  })
  const points = [
    ...finding.reasons.map(markdownWords),
    `Data: ${markdownWords(dataWords(finding.link))}`,
    ...remarks.tables.map(({ message }) => markdownWords(message)),
    ...remarks.silenced.map(
      ({ rule, justification }) =>
        `Silenced by a comment: ${markdownWords(rule)}${justification === null ? '' : ` – ${markdownWords(justification)}`}`,
    ),
  ]
  const place = [placeWords(path, finding.range, options), ...new Set(marks)].join(' · ')
  return `
<details>
<summary>${TONE_SIGNS[tone]} <b>${label}</b> · line ${line} · ${htmlWords(shortClaim(finding))}</summary>

> ${markdownWords(shownText(finding.claim.text))}

**${markdownWords(finding.headline)}**

${points.map(point => `- ${point}\n`).join('')}
${place}

</details>
`
}

function* indicesSection(indices: Iterable<TableIndices>, options: ReportOptions): Iterable<string> {
  const heads = ['Table', 'Curve', 'Metric', 'Points', 'Emergence score', 'Linearity', 'Breakthroughness', 'Claims']
  let isFirst = true
  for (const entry of indices) {
    if (isFirst) {
      yield '\n## Indices of the tables\n\nShown because papers report them; the verdicts do not use them. A straight line of m points has m − 1.\n\n'
      yield `${tableRow(heads)}| :-- | :-- | :-- | --: | --: | --: | --: | --: |\n`
    }
    isFirst = false
    yield tableRow(indicesCells(entry, options))
  }
}

function indicesCells(entry: TableIndices, options: ReportOptions): readonly string[] {
  const { path, range, series, column, metric, points, emergenceScore, linearity, breakthroughness, claims } = entry
  const index = (value: number | null) => (value === null ? 'undefined' : indexText(value))
  return [
    placeWords(path, range, options),
    markdownWords(series === '' ? column : series),
    METRICS[metric].name,
    String(points),
    ...[emergenceScore, linearity, breakthroughness].map(index),
    String(claims.length),
  ]
}
