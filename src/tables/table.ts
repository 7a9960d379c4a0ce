import type { Range } from '../text/range.ts'

/** A cell and the place it was read from. */
export type Cell = { readonly text: string; readonly range: Range }

/** A row of data. A short row is padded with nulls, so every row has as many cells as there are columns. */
export type Row = { readonly cells: readonly (Cell | null)[]; readonly range: Range }

/** Something about a table that its author should mend; the table is still used as far as it goes. */
export type TableProblem = { readonly message: string; readonly range: Range }

/** Rows and columns from anywhere, every cell traceable to its place in its file. */
export type Table = {
  /** File that holds the table. */
  readonly uri: string
  readonly source: 'pipe' | 'csv'
  readonly caption: string | null
  /** Anchor or label by which text may refer to it. */
  readonly label: string | null
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly range: Range
  readonly problems: readonly TableProblem[]
}
