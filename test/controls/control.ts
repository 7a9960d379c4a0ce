/** A positive control: a small system whose curve can be computed, as the table that the sample workspace holds. */
export type Control = {
  /** Name of its file in `media/examples/controls/`. */
  readonly file: string
  /** First line of the file: what the numbers are. */
  readonly note: string
  readonly columns: readonly string[]
  /** Cells as written; numbers are rounded by the control that computes them. */
  readonly rows: readonly (readonly (number | string)[])[]
}

/** The control as the text of its file. */
export function csvOf({ note, columns, rows }: Control): string {
  return [`# ${note}`, columns.join(','), ...rows.map(row => row.join(','))].map(line => `${line}\n`).join('')
}

/** One column of numbers by its header. */
export function columnOf(control: Control, header: string): readonly number[] {
  const at = control.columns.indexOf(header)
  return control.rows.map(row => Number(row[at]))
}
