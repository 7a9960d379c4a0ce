import type { ColumnRole } from './columns.ts'
import type { Table } from './table.ts'

/** Rows that form one curve, with the words that set them apart; empty where the table holds one curve. */
export type Group = { readonly name: string; readonly rows: readonly number[] }

/**
 * Parts the rows of a tidy table into curves. Rows belong to one curve unless the same scale stands more than once;
 * then the columns of words that differ at one scale (task, shots, family) tell the curves apart. A column that says one
 * thing at each scale names the models and parts nothing.
 */
export function groupRows(table: Table, roles: readonly ColumnRole[], scaleColumn: number): readonly Group[] {
  const all = table.rows.map((_, row) => row)
  const text = (row: number, column: number) => table.rows[row]?.cells[column]?.text ?? ''
  const scales = all.map(row => text(row, scaleColumn))
  if (new Set(scales).size === scales.length) return [{ name: '', rows: all }]
  const parting = table.columns.flatMap((_, column) => {
    if (roles[column]?.role !== 'label' || column === scaleColumn) return []
    return sameForEach(all.map((row): [string, string] => [text(row, scaleColumn), text(row, column)])) ? [] : [column]
  })
  const groups = new Map<string, number[]>()
  for (const row of all) {
    const name = parting.map(column => text(row, column)).join(', ')
    const rows = groups.get(name)
    if (rows === undefined) groups.set(name, [row])
    else rows.push(row)
  }
  return [...groups].map(([name, rows]) => ({ name, rows }))
}

/** True when every key has a single value. */
function sameForEach(pairs: readonly (readonly [string, string])[]): boolean {
  const seen = new Map<string, string>()
  for (const [key, value] of pairs) {
    if ((seen.get(key) ?? value) !== value) return false
    seen.set(key, value)
  }
  return true
}
