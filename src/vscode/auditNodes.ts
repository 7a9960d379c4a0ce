import type { Verdict } from '../check/assessment.ts'
import { shownText } from '../claims/shown-text.ts'
import { type Diagnostic, type Finding, SEVERITIES, type Severity } from '../finding.ts'
import { RULE_IDS } from '../rules/ids.ts'
import { ruleOf } from '../rules/registry.ts'
import { graver } from '../rules/rule.ts'
import { VERDICT_ORDER, VERDICTS } from '../verdicts.ts'
import type { Kept } from './auditResults.ts'

/** What the tree can be grouped by. */
export const GROUPINGS = ['verdict', 'file', 'rule'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A line of the audit tree. Ids stay the same from one look to the next. */
export type AuditNode = GroupNode | RowNode | MoreNode

/**
 * Rows of one kind; `rows` are all of them, also those that the tree does not show yet. The editor knows a line by its object: a group
 * stays the same one as long as it is in the tree, whatever it holds.
 */
export type GroupNode = {
  readonly form: 'group'
  readonly id: string
  title: GroupTitle
  rows: readonly RowNode[]
}

export type GroupTitle =
  | { readonly by: 'verdict'; readonly verdict: Verdict }
  | { readonly by: 'file'; readonly path: string; readonly uri: string }
  | { readonly by: 'rule'; readonly rule: string; readonly severity: Severity }
  /** Claims of which no rule has anything to say. */
  | { readonly by: 'no-remark' }
  /** What is said of comments and not of claims. */
  | { readonly by: 'comments' }
  | { readonly by: 'failures' }

type Row = { readonly id: string; readonly group: string; readonly path: string; readonly uri: string }
/** `claimId` with `uri`: commands on a claim take the row itself as their argument. */
export type ClaimNode = Row & { readonly form: 'claim'; readonly claimId: string; readonly finding: Finding }
export type RemarkNode = Row & { readonly form: 'remark'; readonly diagnostic: Diagnostic }
export type FailureNode = Row & { readonly form: 'failure'; readonly problem: string }
export type RowNode = ClaimNode | RemarkNode | FailureNode

/** Stands for rows that are not shown yet. */
export type MoreNode = { readonly form: 'more'; readonly group: string; readonly hidden: number }

/** The groups of an audit, with the rows that a filter leaves. */
export function groupsOf(files: readonly Kept[], grouping: Grouping, filter: string): readonly GroupNode[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  const shown = files.flatMap(kept => rowsOf(kept).filter(row => words.every(word => textOf(row).includes(word))))
  const failures = group(
    'failures',
    { by: 'failures' },
    shown.filter(({ form }) => form === 'failure'),
  )
  return [
    ...grouped(
      shown.filter(({ form }) => form !== 'failure'),
      grouping,
    ),
    ...failures,
  ]
}

function grouped(rows: readonly RowNode[], grouping: Grouping): readonly GroupNode[] {
  switch (grouping) {
    case 'verdict':
      return [
        ...VERDICT_ORDER.flatMap(verdict =>
          group(
            verdict,
            { by: 'verdict', verdict },
            rows.filter(row => row.form === 'claim' && row.finding.verdict === verdict),
          ),
        ),
        ...group(
          'comments',
          { by: 'comments' },
          rows.filter(({ form }) => form === 'remark'),
        ),
      ]
    case 'file':
      return byFile(rows)
    case 'rule':
      return byRule(rows)
  }
}

function byFile(rows: readonly RowNode[]): readonly GroupNode[] {
  const files = new Map<string, RowNode[]>()
  for (const row of rows) {
    const own = files.get(row.uri)
    if (own === undefined) files.set(row.uri, [row])
    else own.push(row)
  }
  return [...files].flatMap(([uri, own]) => {
    const path = own[0]?.path ?? uri
    return group(
      `file ${uri}`,
      { by: 'file', path, uri },
      own.toSorted((a, b) => placeOf(a) - placeOf(b)),
    )
  })
}

/** A claim stands under each rule that speaks of it. The gravest rule comes first, by what it says at its gravest. */
function byRule(rows: readonly RowNode[]): readonly GroupNode[] {
  const rules = new Map<string, { rows: RowNode[]; severity: Severity }>()
  for (const row of rows) {
    for (const [rule, severity] of gravestOf(diagnosticsOf(row))) {
      const own = rules.get(rule) ?? { rows: [], severity }
      own.rows.push(row)
      own.severity = graver(own.severity, severity)
      rules.set(rule, own)
    }
  }
  const order: readonly string[] = RULE_IDS
  const groups = [...rules]
    .toSorted(
      ([a, one], [b, other]) =>
        SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || order.indexOf(a) - order.indexOf(b),
    )
    .flatMap(([rule, own]) => group(`rule ${rule}`, { by: 'rule', rule, severity: own.severity }, own.rows))
  return [
    ...groups,
    ...group(
      'no-remark',
      { by: 'no-remark' },
      rows.filter(row => diagnosticsOf(row).length === 0),
    ),
  ]
}

function diagnosticsOf(row: RowNode): readonly Diagnostic[] {
  switch (row.form) {
    case 'claim':
      return row.finding.diagnostics
    case 'remark':
      return [row.diagnostic]
    case 'failure':
      return []
  }
}

function gravestOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Severity> {
  const rules = new Map<string, Severity>()
  for (const { rule, severity } of diagnostics) rules.set(rule, graver(rules.get(rule) ?? severity, severity))
  return rules
}

function group(id: string, title: GroupTitle, rows: readonly RowNode[]): readonly GroupNode[] {
  // A row may stand in two groups; each has its own.
  const own = rows.map((row): RowNode => ({ ...row, group: id, id: `${id} ${row.id}` }))
  return own.length === 0 ? [] : [{ form: 'group', id, title, rows: own }]
}

function placeOf(row: RowNode): number {
  switch (row.form) {
    case 'claim':
      return row.finding.range.start.offset
    case 'remark':
      return row.diagnostic.range.start.offset
    case 'failure':
      return 0
  }
}

const ROWS = new WeakMap<Kept, readonly RowNode[]>()
const TEXTS = new WeakMap<RowNode, string>()

/** The rows of a file, before they are grouped: its claims, what is said of its comments, or why it was not audited. */
function rowsOf(kept: Kept): readonly RowNode[] {
  const known = ROWS.get(kept)
  if (known !== undefined) return known
  const made = makeRows(kept)
  ROWS.set(kept, made)
  return made
}

function makeRows({ file, told }: Kept): readonly RowNode[] {
  const { path, uri } = file
  const at = { group: '', path, uri }
  if (file.state === 'failed') return [{ form: 'failure', id: uri, ...at, problem: file.problem }]
  const claims = file.findings.map(
    (finding): RowNode => ({
      form: 'claim',
      id: `${uri} ${finding.claim.id}`,
      ...at,
      claimId: finding.claim.id,
      finding,
    }),
  )
  const remarks = told
    .filter(({ finding }) => finding === null)
    .map((diagnostic): RowNode => ({ form: 'remark', id: `${uri} ${diagnostic.fingerprint}`, ...at, diagnostic }))
  return [...claims, ...remarks]
}

/** What a filter looks through: path, words of the claim, verdict and headline, rules. In small letters. */
function textOf(row: RowNode): string {
  const known = TEXTS.get(row)
  if (known !== undefined) return known
  const made = textsOf(row).join('\n').toLowerCase()
  TEXTS.set(row, made)
  return made
}

function textsOf(row: RowNode): readonly string[] {
  const rules = diagnosticsOf(row).flatMap(({ rule }) => [rule, ruleOf(rule)?.title ?? ''])
  switch (row.form) {
    case 'claim': {
      const { claim, headline, verdict } = row.finding
      return [row.path, shownText(claim.text), headline, verdict, VERDICTS[verdict].label, ...rules]
    }
    case 'remark':
      return [row.path, row.diagnostic.message, ...rules]
    case 'failure':
      return [row.path, row.problem]
  }
}
