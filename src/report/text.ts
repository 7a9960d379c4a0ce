import type { Audit, AuditedFile } from '../audit/audit.ts'
import { isKnown } from '../audit/baseline.ts'
import type { Filed, FiledDiagnostic } from '../audit/filed.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { visibleControls } from '../text/visible-controls.ts'
import { VERDICTS, type VerdictTone } from '../verdicts.ts'
import { ClaimRemarks } from './claim-remarks.ts'
import { dataWords } from './data-words.ts'
import { TONE_SIGNS } from './mark-words.ts'
import type { Paint, ReportOptions } from './report.ts'
import {
  foundWords,
  missingWords,
  uncheckedWords,
  verdictsFound,
  type WarningCounts,
  warningWords,
} from './summary-words.ts'
import { isWarning, WarningTally } from './warnings.ts'

/** The audit as text for a terminal: each claim with its verdict, what it rests on and how it was tied to its data. */
export function* textReport(audit: Audit, options: ReportOptions): Iterable<string> {
  const tally = new WarningTally(options.baseline)
  for (const file of audit.files) {
    const text = fileText(file, tally.add(file), options)
    if (text !== '') yield `${text}\n`
  }
  yield closingText(audit, tally.counts, options.paint)
}

function fileText(file: AuditedFile, filed: Filed, options: ReportOptions): string {
  const { paint } = options
  if (file.state === 'failed') {
    return `${paint.strong(visibleControls(file.path))}\n${wrap(`could not be audited: ${file.problem}`, '  ').map(paint.gone).join('\n')}\n`
  }
  const remarks = new ClaimRemarks(file, filed)
  const claims = file.findings.map(finding => claimText(file.path, finding, remarks, options))
  const comments = remarks.ofComments.map(diagnostic => {
    const { range, severity, message } = diagnostic
    const place = paint.strong(`${visibleControls(file.path)}:${range.start.line + 1}`)
    return `${place}  ${severity}: ${visibleControls(message)} (${diagnostic.rule})${knownMark(diagnostic, file.path, options)}\n`
  })
  return [...claims, ...comments].join('\n')
}

function claimText(path: string, finding: Finding, remarks: ClaimRemarks, options: ReportOptions): string {
  const { paint } = options
  const { told, tables, silenced } = remarks.of(finding)
  const { label, tone } = VERDICTS[finding.verdict]
  const { start } = finding.range
  const place = `${visibleControls(path)}:${start.line + 1}:${start.character + 1}`
  const marks = [...new Map(told.map(one => [markText(one, path, options), one]))]
  const head = `${TONE_SIGNS[tone]} ${place}  ${label}`
  const tail = marks.map(([mark]) => mark).join(' ')
  const break_ = head.length + tail.length + 2 > WIDTH ? '\n    ' : '  '
  const painted = marks.map(([mark, one]) => markPaint(one, path, options)(mark)).join(' ')
  const sign = tonePaint(tone, paint)
  const lines = [
    `${sign(TONE_SIGNS[tone])} ${paint.strong(place)}  ${sign(label)}${tail === '' ? '' : `${break_}${painted}`}`,
    ...wrap(`“${shownText(finding.claim.text)}”`, '  '),
    ...wrap(finding.headline, '  ').map(paint.strong),
    ...finding.reasons.flatMap(reason => wrap(`- ${reason}`, '  ', '    ')),
    ...wrap(`- Data: ${dataWords(finding.link)}`, '  ', '    ').map(paint.faint),
    ...tables.flatMap(({ message }) => wrap(`- ${message}`, '  ', '    ')).map(paint.faint),
    ...silenced
      .flatMap(({ rule, justification }) =>
        wrap(`- Silenced by a comment: ${rule}${justification === null ? '' : ` – ${justification}`}`, '  ', '    '),
      )
      .map(paint.faint),
  ]
  return `${lines.join('\n')}\n`
}

function markText(diagnostic: FiledDiagnostic, path: string, options: ReportOptions): string {
  return `[${diagnostic.severity} ${diagnostic.rule}]${knownMark(diagnostic, path, options)}`
}

function knownMark(diagnostic: FiledDiagnostic, path: string, { baseline }: ReportOptions): string {
  return isKnown(baseline, path, diagnostic) ? ' (known)' : ''
}

function markPaint(diagnostic: FiledDiagnostic, path: string, { baseline, paint }: ReportOptions): Paint['strong'] {
  return isWarning(diagnostic.severity) && !isKnown(baseline, path, diagnostic) ? paint.gone : paint.faint
}

function tonePaint(tone: VerdictTone, paint: Paint): Paint['strong'] {
  return tone === 'none' ? paint.faint : paint[tone]
}

/** The closing lines: how much was read, how many claims were found, which verdicts they have, and whether anything is to be done. */
function closingText({ summary, complete }: Audit, warnings: WarningCounts, paint: Paint): string {
  const counts = verdictsFound(summary).map(({ label, tone, count }) => {
    return `  ${tonePaint(tone, paint)(TONE_SIGNS[tone])} ${String(count).padStart(3)}  ${label}`
  })
  const unchecked = uncheckedWords(summary)
  const { told, silenced } = warnings
  return [
    paint.strong(foundWords(summary)),
    ...counts,
    ...missingWords(summary.failed, complete),
    ...(unchecked === null ? [] : [unchecked]),
    // Where no claim was found, "no warnings" would say more than was looked at.
    ...(summary.claims > 0 || told + silenced > 0 ? [warningWords(warnings)] : []),
    '',
  ].join('\n')
}

const WIDTH = 100

/** Breaks a text at spaces so that lines stay within 100 characters. */
function wrap(text: string, indent: string, hanging = indent): readonly string[] {
  const lines: string[] = []
  let line = indent
  // A number and its percent sign stay on one line.
  for (const word of text
    .replaceAll(/(\d) %/g, '$1\u00A0%')
    .split(/[ \t\n]+/)
    .map(visibleControls)) {
    const next = line.trim() === '' ? line + word : `${line} ${word}`
    if (next.length > WIDTH && line.trim() !== '') {
      lines.push(line)
      line = hanging + word
    } else line = next
  }
  return [...lines, line]
}
