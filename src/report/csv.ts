import Papa from 'papaparse'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { filed } from '../audit/filed.ts'
import type { JumpShare } from '../check/assessment.ts'
import { shownText } from '../claims/shown-text.ts'
import { type Finding, SEVERITIES } from '../finding.ts'
import { pairOf } from '../plot/pair.ts'
import { harmlessCell } from '../text/harmless-cell.ts'
import { ClaimRemarks, knownBefore, type Remarks } from './claim-remarks.ts'
import { type NameOf, namesBeside } from './file-names.ts'
import type { ReportOptions } from './report.ts'

type Cell = string | number | null

/** Heads of the columns, in their order. Lines and columns count from 1, shares go from 0 to 1, an empty cell says "not known" or "none". */
const HEADS = [
  'path',
  'line',
  'column',
  'id',
  'claim',
  'kind',
  'stance',
  'axis',
  'scale',
  'task',
  'metric',
  'verdict',
  'headline',
  'rules',
  'severity',
  'known',
  'silenced',
  'link',
  'table path',
  'table line',
  'x',
  'y',
  'series',
  'claimed share',
  'claimed share low',
  'claimed share high',
  'view metric',
  'view axis',
  'view basis',
  'view share',
  'view share low',
  'view share high',
  'emergence score',
  'linearity',
  'breakthroughness',
] as const
type Head = (typeof HEADS)[number]

/** The audit as CSV (RFC 4180, UTF-8), a row a claim; a file that failed has a row with the verdict `not-audited` and the reason. */
export function* csvReport(audit: Audit, options: ReportOptions): Iterable<string> {
  yield lineOf(HEADS)
  for (const file of audit.files) yield rowsOf(file, options).map(lineOf).join('')
}

function lineOf(cells: readonly Cell[]): string {
  return `${Papa.unparse([cells.map(oneLine).map(harmlessCell)], { newline: '\r\n' })}\r\n`
}

/** Programs that read line by line count a claim as one row. */
function oneLine(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replaceAll(/\s+/g, ' ').trim() : cell
}

function rowsOf(file: AuditedFile, options: ReportOptions): readonly (readonly Cell[])[] {
  if (file.state === 'failed') {
    return [cellsOf({ path: file.path, verdict: 'not-audited', headline: file.problem })]
  }
  const remarks = new ClaimRemarks(file, filed(file))
  const nameOf = namesBeside(file)
  return file.findings.map(finding => cellsOf(claimRow(file.path, finding, remarks.of(finding), nameOf, options)))
}

function cellsOf(row: Readonly<Partial<Record<Head, Cell>>>): readonly Cell[] {
  return HEADS.map(head => row[head] ?? null)
}

function claimRow(
  path: string,
  finding: Finding,
  remarks: Remarks,
  nameOf: NameOf,
  { baseline }: ReportOptions,
): Readonly<Partial<Record<Head, Cell>>> {
  const { claim, range, assessment } = finding
  const told = [...remarks.told, ...remarks.tables]
  const known = knownBefore(remarks, path, baseline)
  return {
    path,
    line: range.start.line + 1,
    column: range.start.character + 1,
    id: claim.id,
    claim: shownText(claim.text),
    kind: claim.kind,
    stance: claim.stance,
    axis: claim.axis,
    scale: claim.scale?.text ?? null,
    task: claim.task,
    metric: claim.metric,
    verdict: finding.verdict,
    headline: finding.headline,
    rules: names(told),
    severity: SEVERITIES.find(level => told.some(({ severity }) => severity === level)) ?? null,
    known: known === null ? null : known ? 'yes' : 'no',
    silenced: names(remarks.silenced),
    ...linkCells(finding, nameOf),
    ...viewCells(finding),
    'emergence score': assessment?.indices.emergenceScore ?? null,
    linearity: assessment?.indices.linearity ?? null,
    breakthroughness: assessment?.indices.breakthroughness ?? null,
  }
}

function names(diagnostics: readonly { readonly rule: string }[]): string {
  return [...new Set(diagnostics.map(({ rule }) => rule))].join('; ')
}

function linkCells({ link }: Finding, nameOf: NameOf): Readonly<Partial<Record<Head, Cell>>> {
  if (link.state !== 'linked') return { link: link.state }
  const { table, x, y, name } = link.series
  return {
    link: link.how,
    'table path': nameOf(table.uri),
    'table line': table.range.start.line + 1,
    x: x.column,
    y: y.column,
    series: name,
  }
}

function viewCells(finding: Finding): Readonly<Partial<Record<Head, Cell>>> {
  const pair = pairOf(finding)
  if (pair === null) return {}
  const { claimed, deciding } = pair
  const [share, low, high] = shareCells(claimed.share)
  const [viewShare, viewLow, viewHigh] = shareCells(deciding?.share ?? null)
  return {
    'claimed share': share,
    'claimed share low': low,
    'claimed share high': high,
    'view metric': deciding?.metricLabel ?? null,
    'view axis': deciding === null ? null : `${deciding.axis}, ${deciding.xScale}`,
    'view basis': deciding?.basis ?? null,
    'view share': viewShare,
    'view share low': viewLow,
    'view share high': viewHigh,
  }
}

function shareCells(share: JumpShare | null): readonly [Cell, Cell, Cell] {
  return share === null ? [null, null, null] : [share.estimate, share.low, share.high]
}
