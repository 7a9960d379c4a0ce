import type { Audit, AuditedFile } from '../audit/audit.ts'
import { isKnown } from '../audit/baseline.ts'
import { type FiledDiagnostic, type FiledSilenced, filed } from '../audit/filed.ts'
import type { Finding } from '../finding.ts'
import { ClaimRemarks } from './claim-remarks.ts'
import { dataWords } from './data-words.ts'
import { shortClaim } from './hover-text.ts'
import type { ReportOptions } from './report.ts'
import { foundWords, missingWords } from './summary-words.ts'
import { isWarning } from './warnings.ts'
import { element } from './xml.ts'

/** A claim, a comment, or a file that failed, as test reporters know it. */
type Case = {
  readonly name: string
  /** From 1; null for a whole file. */
  readonly line: number | null
  readonly outcome:
    | { readonly state: 'passed'; readonly text: string }
    | { readonly state: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
    | { readonly state: 'skipped'; readonly message: string }
}

const TOOL = 'emergence-check'

/**
 * The audit as JUnit XML, as GitLab, Jenkins and GitHub's test reporters read it: a suite a file that says something, a test a claim. A
 * warning or error fails the test; what was known before, what a comment silences, and what has no data is skipped. A last suite says how much was read, so
 * that an audit that found nothing is not an empty report.
 */
export function* junitReport(audit: Audit, options: ReportOptions): Iterable<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${TOOL}">\n`
  for (const file of audit.files) {
    const cases = casesOf(file, options)
    if (cases.length > 0) yield suiteXml(file.path, cases, file.path)
  }
  yield suiteXml(TOOL, [wholeCase(audit)], null)
  yield '</testsuites>\n'
}

/** The whole audit as a test: its name stays the same from run to run. */
function wholeCase({ summary, complete }: Audit): Case {
  const name = 'The audit is complete'
  const [missing, ...more] = missingWords(0, complete)
  const text = foundWords(summary)
  return missing === undefined
    ? { name, line: null, outcome: { state: 'passed', text } }
    : {
        name,
        line: null,
        outcome: { state: 'error', type: 'incomplete', message: missing, text: [text, ...more].join('\n') },
      }
}

function casesOf(file: AuditedFile, options: ReportOptions): readonly Case[] {
  if (file.state === 'failed') {
    const message = `The file could not be audited: ${file.problem}`
    return [{ name: file.path, line: null, outcome: { state: 'error', type: 'not-audited', message, text: message } }]
  }
  const remarks = new ClaimRemarks(file, filed(file))
  const claims = file.findings.map((finding): Case => {
    const { told, tables, silenced } = remarks.of(finding)
    const all = outcomeOf(file.path, [...told, ...tables], silenced, textOf(finding), options)
    const outcome = all.state === 'passed' && finding.verdict === 'no-data' ? uncheckedCase(finding) : all
    return { name: shortClaim(finding), line: finding.range.start.line + 1, outcome }
  })
  // A comment without fault is no test.
  const comments = remarks.ofComments
    .filter(({ severity }) => isWarning(severity))
    .map((comment): Case => {
      const outcome = outcomeOf(file.path, [comment], [], comment.message, options)
      return { name: comment.message, line: comment.range.start.line + 1, outcome }
    })
  return namedApart([...claims, ...comments])
}

/** What nobody has checked has not passed. */
function uncheckedCase({ headline, link }: Finding): Case['outcome'] {
  return { state: 'skipped', message: `${headline} ${link.reason}` }
}

function outcomeOf(
  path: string,
  told: readonly FiledDiagnostic[],
  silenced: readonly FiledSilenced[],
  text: string,
  { baseline }: ReportOptions,
): Case['outcome'] {
  const warnings = told.filter(({ severity }) => isWarning(severity))
  const fresh = warnings.filter(warning => !isKnown(baseline, path, warning))
  const [gravest] = [...fresh.filter(({ severity }) => severity === 'error'), ...fresh]
  if (gravest !== undefined) {
    const others = fresh.filter(other => other !== gravest).map(({ rule, message }) => `${rule}: ${message}`)
    const body = [text, ...others].join('\n')
    return { state: 'failure', type: gravest.rule, message: gravest.message, text: body }
  }
  if (warnings.length > 0) return { state: 'skipped', message: `known: ${rulesOf(warnings)}` }
  const quiet = silenced.filter(({ severity }) => isWarning(severity))
  if (quiet.length === 0) return { state: 'passed', text }
  const reasons = [...new Set(quiet.flatMap(({ justification }) => justification ?? []))]
  const why = reasons.length === 0 ? 'no reason given' : reasons.join('; ')
  return { state: 'skipped', message: `silenced: ${rulesOf(quiet)} (${why})` }
}

function rulesOf(diagnostics: readonly FiledDiagnostic[]): string {
  return [...new Set(diagnostics.map(({ rule }) => rule))].join(', ')
}

function textOf({ headline, reasons, link }: Finding): string {
  return [headline, ...reasons, `Data: ${dataWords(link)}`].join('\n')
}

/** Reporters tell tests apart by name and file. */
function namedApart(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>()
  return cases.map(one => {
    const count = (seen.get(one.name) ?? 0) + 1
    seen.set(one.name, count)
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` }
  })
}

/** A suite; `file` is null where it belongs to none. No time is told: the same audit gives the same report. */
function suiteXml(name: string, cases: readonly Case[], file: string | null): string {
  const count = (state: Case['outcome']['state']) => cases.filter(({ outcome }) => outcome.state === state).length
  const counts = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
  const all = cases.map(one => {
    const attributes = { name: one.name, classname: file ?? TOOL, file, line: one.line, time: 0 }
    return element('testcase', attributes, [outcomeXml(one.outcome)])
  })
  return `${element('testsuite', { name, ...counts, time: 0 }, all)}\n`
}

function outcomeXml(outcome: Case['outcome']): string {
  switch (outcome.state) {
    case 'passed':
      return element('system-out', {}, { text: outcome.text })
    case 'failure':
    case 'error':
      return element(outcome.state, { type: outcome.type, message: outcome.message }, { text: outcome.text })
    case 'skipped':
      return element('skipped', { message: outcome.message })
  }
}
