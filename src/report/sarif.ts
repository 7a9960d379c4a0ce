import type { Invocation, Location, Notification, Result, Suppression, ToolComponent } from 'sarif'
import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { isKnown } from '../audit/baseline.ts'
import { type FiledDiagnostic, type FiledSilenced, filed } from '../audit/filed.ts'
import type { JumpShare } from '../check/assessment.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding, RelatedPlace } from '../finding.ts'
import { pairOf } from '../plot/pair.ts'
import { FILE_START, type Range, type Span } from '../text/range.ts'
import { type NameOf, namesBeside } from './file-names.ts'
import { jsonItems } from './json-items.ts'
import type { ReportOptions } from './report.ts'
import { artifact, fixOf, locationOf, ROOT, region } from './sarif-places.ts'
import { levelOf, placeOfRule, sarifRules } from './sarif-rules.ts'
import { missingWords } from './summary-words.ts'

/**
 * The audit as SARIF 2.1.0 with one run: a result for each thing that a rule says, also for what a comment silences, and a notification
 * for each file that failed. Addresses are relative to the audited folder.
 */
export function* sarifReport(audit: Audit, options: ReportOptions): Iterable<string> {
  const root = { [ROOT]: { description: { text: 'The folder that was audited.' } } }
  yield `{
"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
"version": "2.1.0",
"runs": [{
"tool": ${JSON.stringify({ driver: driver() }, null, 1)},
"automationDetails": {"id": "emergence-check/"},
"columnKind": "utf16CodeUnits",
"originalUriBaseIds": ${JSON.stringify(root)},
"results": [`
  yield* jsonItems(resultsOf(audit.files, options), 0)
  const { failed } = audit.summary
  const invocation: Invocation = { executionSuccessful: audit.complete && failed === 0 }
  yield `\n],\n"invocations": [{"executionSuccessful": ${invocation.executionSuccessful}, "toolExecutionNotifications": [`
  yield* jsonItems(notificationsOf(audit), 0)
  yield '\n]}]\n}]\n}\n'
}

function driver(): ToolComponent {
  // No place on the web is named before there is one.
  return {
    name: 'Emergence Check',
    fullName: `Emergence Check ${version}`,
    version,
    semanticVersion: version,
    rules: [...sarifRules()],
  }
}

function* resultsOf(files: Iterable<AuditedFile>, options: ReportOptions): Iterable<Result> {
  for (const file of files) {
    const { told, silenced } = filed(file)
    const nameOf = namesBeside(file)
    for (const diagnostic of told) yield resultOf(file.path, diagnostic, nameOf, options)
    for (const one of silenced)
      yield { ...resultOf(file.path, one, nameOf, options), suppressions: [suppressionOf(file.path, one)] }
  }
}

function resultOf(
  path: string,
  diagnostic: FiledDiagnostic | FiledSilenced,
  nameOf: NameOf,
  { baseline }: ReportOptions,
): Result {
  const { rule, severity, range, related, fixes, fingerprint, finding } = diagnostic
  const ranges = [range, ...(finding === null ? [] : [finding.range])]
  return {
    ruleId: rule,
    ruleIndex: placeOfRule(rule),
    level: levelOf(severity),
    message: { text: messageOf(diagnostic) },
    locations: [locationOf(path, range, wordsAt(range, finding))],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, at) => relatedOf(place, at, nameOf)) }),
    partialFingerprints: { 'emergenceClaim/v1': fingerprint },
    ...(baseline === null ? {} : { baselineState: isKnown(baseline, path, diagnostic) ? 'unchanged' : 'new' }),
    // What is silenced already needs no other answer.
    ...(fixes.length === 0 || 'comment' in diagnostic ? {} : { fixes: fixes.map(fix => fixOf(fix, path, ranges)) }),
    ...(finding === null ? {} : { properties: propertiesOf(finding) }),
  }
}

/** The words of a claim, or of a number that it states, where a range is theirs; else null. */
function wordsAt({ start, end }: Range, finding: Finding | null): string | null {
  if (finding === null) return null
  const { claim } = finding
  if (start.offset === claim.span.start && end.offset === claim.span.end) return shownText(claim.text)
  const isHere = ({ span }: { readonly span: Span }) => span.start === start.offset && span.end === end.offset
  return claim.values.find(isHere)?.text ?? null
}

/** What is said, and where it is the verdict that is said, its first reason: read apart from the text it must stand alone. */
function messageOf({ message, finding }: FiledDiagnostic): string {
  const [reason] = finding?.reasons ?? []
  return finding === null || message !== finding.headline || reason === undefined ? message : `${message} ${reason}`
}

function relatedOf({ uri, range, message }: RelatedPlace, at: number, nameOf: NameOf): Location {
  return { id: at, ...locationOf(nameOf(uri), range), message: { text: message } }
}

function suppressionOf(path: string, { justification, comment }: FiledSilenced): Suppression {
  return {
    kind: 'inSource',
    status: 'accepted',
    ...(justification === null ? {} : { justification }),
    location: locationOf(path, comment),
  }
}

/** The verdict, and the share of the rise that is a jump as claimed and in the deciding view. */
function propertiesOf(finding: Finding): { readonly [name: string]: unknown } {
  const pair = pairOf(finding)
  const shares = {
    ...shareProperty('jumpShareAsClaimed', pair?.claimed.share ?? null),
    ...shareProperty('jumpShareReplotted', pair?.deciding?.share ?? null),
  }
  return { verdict: finding.verdict, claimId: finding.claim.id, claimKind: finding.claim.kind, ...shares }
}

function shareProperty(name: string, share: JumpShare | null): { readonly [name: string]: JumpShare } {
  return share === null ? {} : { [name]: { estimate: share.estimate, low: share.low, high: share.high } }
}

function* notificationsOf({ files, summary, complete }: Audit): Iterable<Notification> {
  for (const text of missingWords(0, complete)) yield { level: 'error', message: { text } }
  // Gone through again only where something is to be found.
  if (summary.failed === 0) return
  for (const file of files) {
    if (file.state === 'read') continue
    const physicalLocation = { artifactLocation: artifact(file.path), region: region(FILE_START) }
    const text = `${file.path} could not be audited: ${file.problem}`
    yield { level: 'error', message: { text }, locations: [{ physicalLocation }] }
  }
}
