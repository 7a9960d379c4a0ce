import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet'
import { FILE_START } from '../../text/range.ts'
import type { Cell, Row, TableProblem } from '../table.ts'
import { named } from './json-records.ts'
import type { DataResult } from './result.ts'

/** Longer tables are not read: a summary of them serves a reviewer better. */
const MOST_ROWS = 200_000
const MOST_CELLS = 4e6

/** A binary file has no lines: rows are told by their number. */

/** Reads a Parquet file, whichever way it is compressed. Columns of lists and records are left out and said to be. */
export async function readParquet(uri: string, bytes: Uint8Array): Promise<DataResult> {
  const [{ parquetMetadata, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ])
  // A view into a larger buffer would hand out its neighbours, and Node's own `slice` copies nothing.
  const whole = new Uint8Array(bytes).buffer
  let metadata: FileMetaData
  try {
    metadata = parquetMetadata(whole, { geoparquet: false })
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : ''
    return { state: 'unreadable', problem: `The file is no Parquet file or is cut off${why}; export it anew.` }
  }
  const { children } = parquetSchema(metadata)
  const plain = children.filter(isPlain)
  const count = Number(metadata.num_rows)
  if (count > MOST_ROWS || count * plain.length > MOST_CELLS) {
    const size = `${count.toLocaleString('en')} rows and ${plain.length} columns`
    return {
      state: 'unreadable',
      problem: `The file has ${size}; at most ${MOST_ROWS.toLocaleString('en')} rows and ${MOST_CELLS.toLocaleString('en')} cells are read. Link a summary of it.`,
    }
  }
  if (plain.length === 0 || count === 0) {
    const what = count === 0 ? 'no rows' : `only columns of lists or records (${named(children.map(nameOf))})`
    return { state: 'unreadable', problem: `The file holds ${what}; expected columns of numbers and text.` }
  }
  const apart = withOwnNames(metadata, children)
  if (apart === null) {
    const problem = 'The file tells of other columns than it holds, so it is damaged; export it anew.'
    return { state: 'unreadable', problem }
  }
  let read: unknown[][] = []
  const names = plain.map(child => ownName(children.indexOf(child)))
  const file = { byteLength: whole.byteLength, slice: (start: number, end?: number) => whole.slice(start, end) }
  try {
    await parquetRead({
      file,
      metadata: apart,
      compressors,
      columns: names,
      geoparquet: false,
      rowFormat: 'object',
      onComplete: rows => {
        read = rows.map(row => names.map((name): unknown => row[name]))
      },
    })
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : ''
    return { state: 'unreadable', problem: `The Parquet file cannot be read${why}; export it anew.` }
  }
  const rows = read.map(
    (values): Row => ({ range: FILE_START, cells: values.map((value, at) => cellOf(value, plain[at]?.element)) }),
  )
  const left = children.filter(child => !isPlain(child)).map(nameOf)
  const notes = left.length === 0 ? [] : [`Columns of lists or records are left out: ${named(left)}.`]
  const { columns, problems } = headsOf(plain)
  const table = {
    uri,
    source: 'parquet',
    caption: null,
    label: null,
    columns,
    rows,
    range: FILE_START,
    problems,
  } as const
  return { state: 'read', table: notes.length === 0 ? table : { ...table, notes } }
}

/** The heads of columns; one that comes again is told apart by its number. */
function headsOf(plain: readonly SchemaTree[]): { columns: readonly string[]; problems: readonly TableProblem[] } {
  const seen = new Map<string, number>()
  const problems: TableProblem[] = []
  const columns = plain.map(child => {
    const name = /^__index_level_\d+__$/.test(nameOf(child)) ? 'index' : nameOf(child)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    if (count === 1) return name
    const head = `${name} (${count})`
    const message = `Another column is called "${name}" as well; it is read as "${head}". Give each column a name of its own.`
    problems.push({ message, range: FILE_START })
    return head
  })
  return { columns, problems }
}

function ownName(column: number): string {
  return `column ${column}`
}

/**
 * The same metadata with a name of its own for each column. The reader finds columns by name: of two alike it would give the first
 * twice, and what fails in one that it does not find would end the program. Null where the rows hold other columns than the
 * file tells of.
 */
function withOwnNames(metadata: FileMetaData, children: readonly SchemaTree[]): FileMetaData | null {
  const places = new Map(children.map(({ element }, at) => [element, at]))
  const owners = children.flatMap((child, at) => Array.from({ length: leavesOf(child) }, () => at))
  if (metadata.row_groups.some(({ columns }) => columns.length !== owners.length)) return null
  return {
    ...metadata,
    schema: metadata.schema.map(element => {
      const at = places.get(element)
      return at === undefined ? element : { ...element, name: ownName(at) }
    }),
    row_groups: metadata.row_groups.map(group => ({
      ...group,
      columns: group.columns.map((column, at) => {
        const { meta_data: data } = column
        if (data === undefined) return column
        const path = [ownName(owners[at] ?? 0), ...data.path_in_schema.slice(1)]
        return { ...column, meta_data: { ...data, path_in_schema: path } }
      }),
    })),
  }
}

function leavesOf({ children }: SchemaTree): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + leavesOf(child), 0)
}

/** Numbers, text, dates and truth values; neither lists nor records, nor what only a program can read. */
function isPlain({ children, element }: SchemaTree): boolean {
  const kind = element.converted_type ?? element.logical_type?.type
  return (
    children.length === 0 &&
    element.repetition_type !== 'REPEATED' &&
    kind !== 'JSON' &&
    kind !== 'BSON' &&
    kind !== 'INTERVAL' &&
    kind !== 'VARIANT'
  )
}

function nameOf({ element }: SchemaTree): string {
  return element.name
}

function cellOf(value: unknown, element: SchemaElement | undefined): Cell | null {
  const text = textOf(value, element).trim()
  return text === '' ? null : { text, range: FILE_START }
}

/** A value as people write it; empty for what is missing or no number. */
function textOf(value: unknown, element: SchemaElement | undefined): string {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? numberText(value, element) : ''
    case 'string':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      return value instanceof Date && !Number.isNaN(value.getTime()) ? dateText(value, element) : ''
  }
}

function numberText(value: number, element: SchemaElement | undefined): string {
  const decimal = element?.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : element?.scale
  if (decimal !== undefined && Math.abs(value) < 1e15) return value.toFixed(decimal)
  return element?.type === 'FLOAT' ? shortest(value) : String(value)
}

/** The shortest number that is the same in 32 bits: 0.1, not 0.10000000149011612. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}

function dateText(date: Date, element: SchemaElement | undefined): string {
  const text = date.toISOString()
  return element?.converted_type === 'DATE' || element?.logical_type?.type === 'DATE' ? text.slice(0, 10) : text
}
