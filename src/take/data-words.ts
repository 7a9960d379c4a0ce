import { digits, finePercent, listed } from '../check/words.ts'
import { shortTitle } from '../link/captions.ts'
import type { Series } from '../tables/series/series.ts'
import type { Table } from '../tables/table.ts'
import { cut } from '../text/cut.ts'
import type { Trial } from '../trial.ts'

/** The name a reader knows a file by, from its address. */
export type NameOf = (uri: string) => string

/** What a table is called outside its document: "Table 1 of draft.md", "the table in line 12 of draft.md", "data/scores.csv". */
export function tableName(table: Table, nameOf: NameOf): string {
  const file = nameOf(table.uri)
  switch (table.source) {
    case 'pipe':
    case 'html':
    case 'latex':
      return `${shortTitle(table) ?? `the table in line ${table.range.start.line + 1}`} of ${file}`
    case 'csv':
    case 'json':
    case 'json-lines':
    case 'parquet':
    case 'evaluation':
      return file
  }
}

/** The columns of a curve, and its name among those of its table: "“2-digit addition” against “Params”". */
export function columnWords({ x, y, name }: Series): string {
  const columns = `${headWords(y.column)} against ${headWords(x.column)}`
  return name === '' || name === y.column ? columns : `${columns} (curve “${cut(name)}”)`
}

/** The head of a column, as far as it fits a sentence; notebooks print tables whose first head is empty. */
function headWords(column: string): string {
  return column.trim() === '' ? 'a column without a name' : `“${cut(column)}”`
}

/** What was tried in place of what the document says, inside a sentence; null for the claim as it is linked. */
export function trialWords({ curve, targetLength, chance }: Trial): string | null {
  const parts = [
    ...(curve === null ? [] : [`the curve “${cut(curve)}” in place of the linked one`]),
    ...(targetLength === null ? [] : [`answers of ${digits(targetLength, 4)} tokens`]),
    ...(chance === null ? [] : [`a chance level of ${finePercent(chance)}`]),
  ]
  return parts.length === 0 ? null : listed(parts)
}
