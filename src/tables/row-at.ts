import { FILE_START, type Range } from '../text/range.ts'
import type { Table } from './table.ts'

/** A place in a file, line and character from 0. */
export type FilePlace = { readonly uri: string; readonly line: number; readonly character: number }

/**
 * The row of a table at a place of a file, from 0; null where none is there, or where several have as good a right to it. In a
 * table that was turned or spread the cells of a row lie apart, and rows share cells: the cell of the `column` in question tells
 * its row before any other cell, then the row that has the place between its cells, then one that has a part on the line.
 */
export function rowAt({ uri, rows }: Table, column: number, place: FilePlace): number | null {
  const inCell: number[] = []
  const inRow: number[] = []
  const onLine: number[] = []
  for (const [at, row] of rows.entries()) {
    if ((row.uri ?? uri) !== place.uri) continue
    const own = row.cells[column]?.range
    if (own !== undefined && holds(own, place)) return at
    if (row.cells.some(cell => cell !== null && holds(cell.range, place))) inCell.push(at)
    if (holds(row.range, place)) inRow.push(at)
    if ([own, row.range].some(range => range !== undefined && spans(range, place))) onLine.push(at)
  }
  const [only, another] = [inCell, inRow, onLine].find(({ length }) => length > 0) ?? []
  return another === undefined ? (only ?? null) : null
}

/** Whether a range has a part on the line. What has no place in the text of its file has none. */
function spans({ start, end }: Range, { line }: FilePlace): boolean {
  return end.offset > FILE_START.end.offset && start.line <= line && line <= end.line
}

/** A cursor right behind the last character still stands in it. */
function holds(range: Range, place: FilePlace): boolean {
  const { start, end } = range
  const { line, character } = place
  if (!spans(range, place)) return false
  return (line > start.line || character >= start.character) && (line < end.line || character <= end.character)
}
