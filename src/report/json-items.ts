/** The items of a JSON array as text, each on lines of its own; the brackets around them are the caller's. `indent`: blanks a level. */
export function* jsonItems<Item>(
  items: Iterable<Item>,
  indent: number,
  entryOf: (item: Item) => unknown = item => item,
): Iterable<string> {
  let separator = '\n'
  for (const item of items) {
    yield `${separator}${JSON.stringify(entryOf(item), null, indent)}`
    separator = ',\n'
  }
}
