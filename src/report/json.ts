import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import type { Refusal, View } from '../check/assessment.ts'
import type { ScaleSpread } from '../check/seeds.ts'
import type { StatedCheck } from '../check/stated.ts'
import type { TableNumber } from '../check/stated-table.ts'
import { disagreementWords } from '../check/stated-words.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding, Link } from '../finding.ts'
import type { ReportOptions } from './report.ts'

/** The audit as JSON text, in the form that other programs rely on (paths relative, ranges from 0 in UTF-16 units). */
export function* jsonReport(audit: Audit, _options: ReportOptions): Iterable<string> {
  const { files, filesWithClaims, claims, verdicts, failed, paragraphs } = audit.summary
  const summary = { files, filesWithClaims, claims, verdicts, failed, paragraphs, complete: audit.complete }
  yield `{\n"tool": ${JSON.stringify({ name: 'emergence-check', version })},\n"summary": ${JSON.stringify(summary)},\n"files": [`
  let separator = '\n'
  for (const file of audit.files) {
    yield `${separator}${JSON.stringify(fileEntry(file), null, 1)}`
    separator = ',\n'
  }
  yield '\n]\n}\n'
}

function fileEntry(file: AuditedFile) {
  if (file.state === 'failed') return { path: file.path, problem: file.problem, claims: [] }
  return {
    path: file.path,
    claims: file.findings.map(claimEntry),
    comments: file.comments.map(({ rule, severity, message, range }) => ({ rule, severity, message, range })),
  }
}

function claimEntry(finding: Finding) {
  const { claim, range, verdict, headline, reasons, assessment, diagnostics } = finding
  return {
    id: claim.id,
    text: shownText(claim.text),
    range,
    kind: claim.kind,
    stance: claim.stance,
    denied: claim.denied,
    axis: claim.axis,
    scale: claim.scale?.text ?? null,
    task: claim.task,
    metric: claim.metric,
    model: claim.model,
    link: linkEntry(finding),
    verdict,
    headline,
    views: assessment?.views.map(viewEntry) ?? [],
    indices: assessment?.indices ?? null,
    refused: assessment?.refused.map(refusalEntry) ?? [],
    spread: assessment?.spread.map(spreadEntry) ?? [],
    stated: finding.stated.map(check => statedEntry(check, finding.link)),
    reasons: [...reasons, finding.link.reason],
    diagnostics: diagnostics.map(({ rule, severity, message }) => ({ rule, severity, message })),
  }
}

/** A conversion that was not made, and why. */
function refusalEntry({ to, reason }: Refusal) {
  return { to, reason }
}

/** The runs at one scale; mean and standard deviation are in the unit in which the score is judged (fractions for shares). */
function spreadEntry({ x, runs, models, mean, sd, bimodality, bimodal, upper }: ScaleSpread) {
  return { x, runs, models, mean, sd, bimodality, bimodal, upper }
}

/** A number that the claim states and what the table says to it; `value` and `halfWidth` are fractions. */
function statedEntry(check: StatedCheck, link: Link) {
  const { text, value, halfWidth, relation, role, scale } = check.value
  const entry = { text, state: check.state, value, halfWidth, relation, role, scale: scale?.text ?? null }
  switch (check.state) {
    case 'not-comparable':
      return { ...entry, table: [], reason: check.reason }
    case 'agrees':
      return { ...entry, table: check.table.map(numberEntry), reason: null }
    case 'disagrees': {
      const reason = link.state === 'linked' ? disagreementWords(check, link.series) : null
      return { ...entry, table: check.table.map(numberEntry), gross: check.gross, reason }
    }
  }
}

function numberEntry({ row, x, value, halfWidth }: TableNumber) {
  return { row, x, value, halfWidth }
}

function linkEntry({ link, assessment }: Finding) {
  if (link.state !== 'linked') return null
  const { table, x, y, name } = link.series
  return {
    how: link.how,
    confidence: link.confidence,
    table: { path: table.uri, line: table.range.start.line, caption: table.caption },
    x: { column: x.column, axis: x.axis, scale: assessment?.claimed.xScale ?? null },
    y: { column: y.column, metric: y.metric },
    series: name,
  }
}

function viewEntry({ metric, axis, xScale, yScale, basis, assumption, share }: View) {
  return {
    metric,
    axis,
    xScale,
    yScale,
    basis,
    assumption,
    jumpShare: share?.estimate ?? null,
    interval: share === null ? null : [share.low, share.high],
  }
}
