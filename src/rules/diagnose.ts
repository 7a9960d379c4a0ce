import { amount, jumpSpan } from '../check/words.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Diagnostic, Finding, RelatedPlace, Severity, Silenced } from '../finding.ts'
import type { Directive } from '../paper/directive.ts'
import type { Paper } from '../paper/paper.ts'
import type { Settings } from '../settings.ts'
import type { Series } from '../tables/series/series.ts'
import type { DataPlace } from './data-places.ts'
import { fixesFor } from './fixes.ts'
import { RULE_IDS, type RuleId } from './ids.ts'
import { CLAIM_RULES, NUMBER_RULES, ownSeverity } from './registry.ts'
import { type ClaimRule, type FindingCore, type NumberRule, soften } from './rule.ts'
import { type Silencer, silencerOf } from './silencers.ts'
import { tableRemarks } from './table-remarks.ts'

/** What diagnosing needs of the document around the claims. */
export type Speaking = {
  readonly paper: Paper
  readonly settings: Settings
  readonly silencers: readonly Silencer[]
  readonly dataPlace: DataPlace
}

/** So many rows of a table are pointed to. */
const MOST_ROWS = 10

/** What the rules say of one finding, and apart from it what comments silence. */
export function diagnoseClaim(finding: FindingCore, speaking: Speaking): Finding {
  const claims = CLAIM_RULES.flatMap(rule => claimDiagnostic(rule, finding, speaking))
  const numbers = NUMBER_RULES.flatMap(rule => numberDiagnostics(rule, finding, speaking))
  const tables = tableDiagnostics(finding, speaking)
  const diagnostics: Diagnostic[] = []
  const silenced: Silenced[] = []
  for (const diagnostic of [...claims, ...numbers, ...tables]) {
    // What is said of a number or of the data may stand on another line than the claim; a comment above either silences it.
    const lines = [diagnostic.range.start.line, finding.range.start.line]
    const by = silencerOf(diagnostic.rule, lines, speaking.silencers)
    if (by === null) diagnostics.push(diagnostic)
    else silenced.push(silencedBy(by, diagnostic, speaking.paper))
  }
  return { ...finding, diagnostics, silenced }
}

function silencedBy({ directive }: Silencer, diagnostic: Diagnostic, paper: Paper): Silenced {
  return { ...diagnostic, justification: directive.reason, comment: paper.lines.rangeOf(directive.span) }
}

function claimDiagnostic(rule: ClaimRule, finding: FindingCore, { paper, settings }: Speaking): readonly Diagnostic[] {
  const message = rule.message(finding)
  const level = settings.rules[rule.id] ?? rule.severityOf?.(finding) ?? rule.severity
  if (message === null || level === 'off') return []
  const severity = soften(level, finding.claim.stance)
  const at = rule.placeOf?.(finding) ?? null
  const range = at === null ? finding.range : paper.lines.rangeOf(at)
  return [
    {
      rule: rule.id,
      severity,
      message,
      range,
      related: at === null ? relatedRow(finding) : [claimPlace(finding, paper)],
      fixes: fixesFor(finding, rule.id, paper, range.start.offset),
    },
  ]
}

/** The claim, for a diagnostic that stands elsewhere. */
function claimPlace({ claim, range }: FindingCore, paper: Paper): RelatedPlace {
  return { uri: paper.uri, range, message: `A claim that rests on it: “${shortened(shownText(claim.text))}”` }
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).trimEnd()}…`
}

/** What is said of single numbers: at the number, with its rows of the table as related places. */
function numberDiagnostics(
  rule: NumberRule,
  finding: FindingCore,
  { paper, settings }: Speaking,
): readonly Diagnostic[] {
  const { link, claim } = finding
  const level = severityOf(rule.id, settings)
  if (level === null || link.state !== 'linked') return []
  return rule.remarks(finding).map(({ message, span, rows }): Diagnostic => {
    return {
      rule: rule.id,
      severity: soften(level, claim.stance),
      message,
      range: paper.lines.rangeOf(span),
      related: rows.flatMap(row => placeOfRow(link.series, row)),
      fixes: fixesFor(finding, rule.id, paper),
    }
  })
}

/** The row at which the jump has happened, so that a reader can go and look. */
function relatedRow({ link, assessment }: FindingCore): readonly RelatedPlace[] {
  if (link.state !== 'linked') return []
  const { series } = link
  const span = assessment === null ? null : jumpSpan(assessment.jump, assessment.observations?.x ?? [])
  return placeOfRow(series, nearestRow(series, span?.to ?? series.points.at(-1)?.x ?? 0))
}

function placeOfRow(series: Series, index: number): readonly RelatedPlace[] {
  const row = series.table.rows[index]
  if (row === undefined) return []
  const [scale, score] = [series.x.index, series.y.index].map(column => row.cells[column]?.text ?? '')
  const message = `${series.x.column} ${readable(scale ?? '', index, series)}: ${series.y.column} ${score}`
  return [{ uri: row.uri ?? series.table.uri, range: row.range, message }]
}

/** An amount of scale as its cell has it; one in many digits as people write it: "1.4B" for 1400000000. */
function readable(scale: string, row: number, { x, points }: Series): string {
  const point = points.find(entry => entry.row === row)
  return point !== undefined && /^\d{6,30}(?:\.\d{1,30})?$/.test(scale.trim()) ? amount(point.x, x) : scale
}

/** The row whose scale is nearest; the points judged may be pooled from several rows. */
function nearestRow({ points }: Series, x: number): number {
  const nearest = points.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]
  return nearest?.row ?? -1
}

/** Rows that could not be used: at the first of them in this document, else where it names the data, the rows as related places. */
function tableDiagnostics(finding: FindingCore, { paper, settings, dataPlace }: Speaking): readonly Diagnostic[] {
  const { link } = finding
  const level = severityOf('table-problem', settings)
  if (link.state !== 'linked' || level === null) return []
  const { uri } = link.series.table
  const named = dataPlace(uri)
  const elsewhere = named === null ? finding.range : paper.lines.rangeOf(named)
  return tableRemarks(finding).map(({ message, places }): Diagnostic => {
    const rows = places.map(
      (place): RelatedPlace => ({ uri: place.uri ?? uri, range: place.range, message: place.message }),
    )
    const own = uri === paper.uri ? rows[0] : undefined
    return {
      rule: 'table-problem',
      severity: level,
      message,
      range: own?.range ?? elsewhere,
      related: rows.slice(own === undefined ? 0 : 1, MOST_ROWS),
      fixes: [],
    }
  })
}

/** What the rules say of the document's own comments. */
export function diagnoseComments(
  paper: Paper,
  unusedIgnores: readonly Directive[],
  silencers: readonly Silencer[],
  settings: Settings,
): readonly Diagnostic[] {
  const at = (rule: RuleId, directive: Directive, message: string): readonly Diagnostic[] => {
    const severity = severityOf(rule, settings)
    if (severity === null) return []
    return [{ rule, severity, message, range: paper.lines.rangeOf(directive.span), related: [], fixes: [] }]
  }
  const unused = [...unusedIgnores, ...silencers.filter(({ used }) => !used).map(({ directive }) => directive)]
  return [
    ...paper.directives.flatMap(entry => (entry.form === 'invalid' ? at('invalid-comment', entry, entry.problem) : [])),
    ...unused.flatMap(entry => at('unused-comment', entry, `The comment has no effect here: ${uselessness(entry)}.`)),
  ]
}

/** Why a comment silences nothing, in half a sentence: a slip in the name of a rule is another thing than a rule that is silent. */
function uselessness(directive: Directive): string {
  const named = directive.form === 'disable-next-line' ? directive.rules : []
  const unknown = named.find(name => !RULE_IDS.some(id => id === name))
  return unknown === undefined ? 'there is nothing to silence' : `there is no rule "${unknown}"`
}

function severityOf(rule: RuleId, settings: Settings): Severity | null {
  const level = settings.rules[rule] ?? ownSeverity(rule)
  return level === 'off' ? null : level
}
