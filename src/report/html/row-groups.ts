/** So many rows a browser lays out or leaves out together; the page's script keeps to the same number. */
export const ROWS_TOGETHER = 100

/** The rows of a table in bodies of so many. A full one, whose height can be guessed, is marked as such; the last one often is not. */
export function* rowGroups(rows: Iterable<string>): Iterable<string> {
  let group: string[] = []
  for (const row of rows) {
    group.push(row)
    if (group.length < ROWS_TOGETHER) continue
    yield* body(group, ' class="full"')
    group = []
  }
  if (group.length > 0) yield* body(group, '')
}

function* body(rows: readonly string[], mark: string): Iterable<string> {
  yield `<tbody role="rowgroup"${mark}>\n`
  yield* rows
  yield '</tbody>\n'
}
