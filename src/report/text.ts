import type { Audit, AuditedFile } from '../audit/audit.ts'
import type { AuditSummary } from '../audit/summary.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { VERDICT_ORDER, VERDICTS } from '../verdicts.ts'
import type { ReportOptions } from './report.ts'

/** The audit as text for a terminal: each claim with its verdict, what it rests on and how it was tied to its data. */
export function* textReport(audit: Audit, _options: ReportOptions): Iterable<string> {
  for (const file of audit.files) {
    const text = fileText(file)
    if (text !== '') yield `${text}\n`
  }
  yield summaryText(audit)
}

function fileText(file: AuditedFile): string {
  if (file.state === 'failed') return `${file.path}\n  could not be audited: ${file.problem}\n`
  if (file.findings.length === 0 && file.comments.length === 0) return ''
  const claims = file.findings.map(finding => claimText(file.path, finding))
  const comments = file.comments.map(
    ({ range, severity, message, rule }) => `${file.path}:${range.start.line + 1}  ${severity}: ${message} (${rule})\n`,
  )
  return [...claims, ...comments].join('\n')
}

function claimText(path: string, finding: Finding): string {
  const { start } = finding.range
  const tables = finding.diagnostics.filter(({ rule }) => rule === 'table-problem').map(({ message }) => message)
  const shown = finding.diagnostics.filter(({ rule }) => rule !== 'table-problem')
  const marks = [...new Set(shown.map(({ severity, rule }) => `[${severity} ${rule}]`))].join(' ')
  const verdict = VERDICTS[finding.verdict].label
  const lines = [
    `${path}:${start.line + 1}:${start.character + 1}  ${verdict}${marks === '' ? '' : `  ${marks}`}`,
    wrap(`“${shownText(finding.claim.text)}”`, '  '),
    wrap(finding.headline, '  '),
    ...finding.reasons.map(reason => wrap(`- ${reason}`, '  ', '    ')),
    wrap(`- Data: ${dataText(finding)}`, '  ', '    '),
    ...tables.map(problem => wrap(`- ${problem}`, '  ', '    ')),
  ]
  return `${lines.join('\n')}\n`
}

function dataText({ link }: Finding): string {
  return link.state === 'broken' ? link.problem : link.reason
}

/** The closing lines: how much was read, how many claims were found, and which verdicts they have. */
export function summaryText({
  summary,
  complete,
}: {
  readonly summary: AuditSummary
  readonly complete: boolean
}): string {
  const { files, claims, paragraphs, failed, verdicts, diagnostics } = summary
  const head = `${claims} claim${claims === 1 ? '' : 's'} found in ${paragraphs} paragraphs of ${files} file${files === 1 ? '' : 's'}.`
  const counts = VERDICT_ORDER.flatMap(verdict => {
    const count = verdicts[verdict]
    return count === undefined ? [] : [`  ${String(count).padStart(3)}  ${VERDICTS[verdict].label}`]
  })
  const warnings = (diagnostics.warning ?? 0) + (diagnostics.error ?? 0)
  const close = [
    ...(failed > 0 ? [`${failed} file${failed === 1 ? '' : 's'} could not be audited.`] : []),
    ...(complete ? [] : ['The audit was cancelled; the files above are all that was read.']),
    `${warnings} warning${warnings === 1 ? '' : 's'}.`,
  ]
  return [head, ...counts, ...close, ''].join('\n')
}

/** Breaks a text at spaces so that lines stay within 100 characters. */
function wrap(text: string, indent: string, hanging = indent): string {
  const lines: string[] = []
  let line = indent
  // A number and its percent sign stay on one line.
  for (const word of text.replaceAll(/(\d) %/g, '$1\u00A0%').split(/[ \n]+/)) {
    const next = line.trim() === '' ? line + word : `${line} ${word}`
    if (next.length > 100 && line.trim() !== '') {
      lines.push(line)
      line = hanging + word
    } else line = next
  }
  return [...lines, line].join('\n')
}
