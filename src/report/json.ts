import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import type { View } from '../check/assessment.ts'
import type { Finding } from '../finding.ts'

/** The audit as JSON text, in the form that other programs rely on (paths relative, ranges from 0 in UTF-16 units). */
export function jsonReport(audit: Audit): string {
  const { files, filesWithClaims, claims, verdicts, failed, paragraphs } = audit.summary
  const report = {
    tool: { name: 'emergence-check', version },
    summary: { files, filesWithClaims, claims, verdicts, failed, paragraphs, complete: audit.complete },
    files: audit.files.map(fileEntry),
  }
  return `${JSON.stringify(report, null, 2)}\n`
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
    text: claim.text,
    range,
    kind: claim.kind,
    stance: claim.stance,
    axis: claim.axis,
    scale: claim.scale?.text ?? null,
    task: claim.task,
    metric: claim.metric,
    link: linkEntry(finding),
    verdict,
    headline,
    views: assessment?.views.map(viewEntry) ?? [],
    indices: assessment?.indices ?? null,
    reasons: [...reasons, finding.link.reason],
    diagnostics: diagnostics.map(({ rule, severity, message }) => ({ rule, severity, message })),
  }
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
