import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { isKnown } from '../audit/baseline.ts'
import { type FiledDiagnostic, type FiledSilenced, filed } from '../audit/filed.ts'
import type { Refusal, View } from '../check/assessment.ts'
import type { ScaleSpread } from '../check/seeds.ts'
import type { StatedCheck } from '../check/stated.ts'
import type { TableNumber } from '../check/stated-table.ts'
import { disagreementWords } from '../check/stated-words.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding, Link } from '../finding.ts'
import { ClaimRemarks, type Remarks } from './claim-remarks.ts'
import { dataWords } from './data-words.ts'
import { type NameOf, namesBeside } from './file-names.ts'
import { jsonItems } from './json-items.ts'
import { overviewPoints, SideTally } from './overview.ts'
import type { ReportOptions } from './report.ts'
import { SharedTables, type TableIndices } from './table-indices.ts'

/**
 * The audit as JSON text, in the form that other programs rely on: paths relative, ranges and lines from 0 in UTF-16 units. Beside the
 * files stand the indices of every table on which a claim rests, and what becomes of the jumps when they are re-plotted.
 */
export function* jsonReport(audit: Audit, options: ReportOptions): Iterable<string> {
  const { files, filesWithClaims, claims, verdicts, failed, paragraphs, diagnostics } = audit.summary
  const summary = {
    files,
    filesWithClaims,
    claims,
    verdicts,
    failed,
    paragraphs,
    diagnostics,
    complete: audit.complete,
  }
  yield `{\n"tool": ${JSON.stringify({ name: 'emergence-check', version })},\n"summary": ${JSON.stringify(summary)},\n"files": [`
  const sides = new SideTally()
  const tables = new SharedTables()
  yield* jsonItems(audit.files, 1, file => {
    sides.add(overviewPoints(file))
    tables.add(file)
    return fileEntry(file, options)
  })
  yield `\n],\n"overview": ${JSON.stringify(sides.counts)},\n"tables": [`
  yield* jsonItems(tables.indices(audit.files), 1, tableEntry)
  yield '\n]\n}\n'
}

function fileEntry(file: AuditedFile, options: ReportOptions) {
  if (file.state === 'failed') return { path: file.path, problem: file.problem, claims: [] }
  const remarks = new ClaimRemarks(file, filed(file))
  const nameOf = namesBeside(file)
  return {
    path: file.path,
    claims: file.findings.map(finding => claimEntry(file.path, finding, remarks.of(finding), nameOf, options)),
    comments: remarks.ofComments.map(comment => ({
      ...diagnosticEntry(file.path, comment, options),
      range: comment.range,
    })),
  }
}

function claimEntry(path: string, finding: Finding, remarks: Remarks, nameOf: NameOf, options: ReportOptions) {
  const { claim, range, verdict, headline, reasons, assessment } = finding
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
    link: linkEntry(finding, nameOf),
    verdict,
    headline,
    views: assessment?.views.map(viewEntry) ?? [],
    indices: assessment?.indices ?? null,
    refused: assessment?.refused.map(refusalEntry) ?? [],
    spread: assessment?.spread.map(spreadEntry) ?? [],
    stated: finding.stated.map(check => statedEntry(check, finding.link)),
    reasons: [...reasons, dataWords(finding.link)],
    diagnostics: [...remarks.told, ...remarks.tables].map(diagnostic => diagnosticEntry(path, diagnostic, options)),
    silenced: remarks.silenced.map(silencedEntry),
  }
}

/** What a rule says; `known` only where a baseline tells. */
function diagnosticEntry(path: string, diagnostic: FiledDiagnostic, { baseline }: ReportOptions) {
  const { rule, severity, message, fingerprint } = diagnostic
  const known = baseline === null ? {} : { known: isKnown(baseline, path, diagnostic) }
  return { rule, severity, message, fingerprint, ...known }
}

/** What a comment silences, with its reason; `range` is the comment's. */
function silencedEntry({ rule, severity, message, fingerprint, justification, comment }: FiledSilenced) {
  return { rule, severity, message, fingerprint, justification, range: comment }
}

function tableEntry({ range, metric, column, x, claims, ...entry }: TableIndices) {
  return {
    ...entry,
    line: range.start.line,
    x,
    y: { column, metric },
    claims: claims.map(({ path, id }) => ({ path, id })),
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

function linkEntry({ link, assessment }: Finding, nameOf: NameOf) {
  if (link.state !== 'linked') return null
  const { table, x, y, name } = link.series
  return {
    how: link.how,
    confidence: link.confidence,
    table: { path: nameOf(table.uri), line: table.range.start.line, caption: table.caption },
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
