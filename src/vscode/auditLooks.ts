import type { Diagnostic, Finding } from '../finding.ts'
import type { GroupNode, RowNode } from './auditNodes.ts'
import { toPlace } from './positions.ts'

/** Whether two states of a group are drawn in the same way, each row with its tooltip and the place that it leads to. */
export function isDrawnAlike(a: GroupNode, b: GroupNode): boolean {
  return (
    a.rows.length === b.rows.length &&
    JSON.stringify(a.title) === JSON.stringify(b.title) &&
    a.rows.every((row, at) => isRowAlike(row, b.rows[at]))
  )
}

function isRowAlike(a: RowNode, b: RowNode | undefined): boolean {
  if (b === undefined || a.id !== b.id || a.path !== b.path) return false
  const [one, other] = [sourceOf(a), sourceOf(b)]
  // Of a file that was not checked again it is the same object.
  return one === other || JSON.stringify(lookOf(a)) === JSON.stringify(lookOf(b))
}

function sourceOf(row: RowNode): Finding | Diagnostic | string {
  switch (row.form) {
    case 'claim':
      return row.finding
    case 'remark':
      return row.diagnostic
    case 'failure':
      return row.problem
  }
}

function lookOf(row: RowNode): readonly unknown[] {
  switch (row.form) {
    case 'claim': {
      const { claim, verdict, headline, reasons, link, range } = row.finding
      return [claim.text, verdict, headline, reasons, link.state, toPlace(row.uri, range)]
    }
    case 'remark':
      return [row.diagnostic.message, row.diagnostic.severity, toPlace(row.uri, row.diagnostic.range)]
    case 'failure':
      return [row.problem]
  }
}
