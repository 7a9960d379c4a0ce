/** A column to write; null is a missing value. Times are milliseconds, decimals whole numbers of hundredths. */
export type ParquetColumn = {
  readonly name: string
  readonly kind: keyof typeof KINDS
  readonly values: readonly (number | string | null)[]
}

const KINDS = {
  int64: { type: 2, converted: null },
  float: { type: 4, converted: null },
  double: { type: 5, converted: null },
  text: { type: 6, converted: 0 },
  time: { type: 2, converted: 9 },
  decimal: { type: 2, converted: 5 },
  json: { type: 6, converted: 19 },
} as const

/** A way to compress pages, with its number in the format. */
export type Packing = { readonly codec: number; readonly pack: (page: Uint8Array) => Uint8Array }

const UNPACKED: Packing = { codec: 0, pack: page => page }

/**
 * A Parquet file of one row group: plain encoding, every column optional. Its footer may speak of more `rows` than there
 * are.
 */
export function parquetFile(
  columns: readonly ParquetColumn[],
  rows = columns[0]?.values.length ?? 0,
  { codec, pack } = UNPACKED,
): Uint8Array {
  const out: number[] = [...utf8('PAR1')]
  const chunks = columns.map(column => {
    const start = out.length
    const levels = column.values.flatMap(value => [2, value === null ? 0 : 1])
    const data = [...fixed(4, view => view.setInt32(0, levels.length, true)), ...levels]
    for (const value of column.values) if (value !== null) data.push(...plain(column.kind, value))
    const packed = pack(Uint8Array.from(data))
    const header = struct([
      [1, int(0)],
      [2, int(data.length)],
      [3, int(packed.length)],
      [
        5,
        group([
          [1, int(rows)],
          [2, int(0)],
          [3, int(3)],
          [4, int(3)],
        ]),
      ],
    ])
    out.push(...header, ...packed)
    return { column, start, length: out.length - start }
  })
  const schema = [
    struct([
      [4, text('schema')],
      [5, int(columns.length)],
    ]),
    ...columns.map(({ name, kind }) => {
      const { type, converted } = KINDS[kind]
      const decimal: readonly Field[] =
        kind === 'decimal'
          ? [
              [7, int(2)],
              [8, int(9)],
            ]
          : []
      const convertedType: readonly Field[] = converted === null ? [] : [[6, int(converted)]]
      return struct([[1, int(type)], [3, int(1)], [4, text(name)], ...convertedType, ...decimal])
    }),
  ]
  const chunkStructs = chunks.map(({ column, start, length }) =>
    struct([
      [2, long(start)],
      [
        3,
        group([
          [1, int(KINDS[column.kind].type)],
          [2, list(5, [zigzag(0), zigzag(3)])],
          [3, list(8, [bytesOf(column.name)])],
          [4, int(codec)],
          [5, long(rows)],
          [6, long(length)],
          [7, long(length)],
          [9, long(start)],
        ]),
      ],
    ]),
  )
  const rowGroup = struct([
    [1, list(12, chunkStructs)],
    [2, long(out.length)],
    [3, long(rows)],
  ])
  const footer = struct([
    [1, int(1)],
    [2, list(12, schema)],
    [3, long(rows)],
    [4, list(12, [rowGroup])],
  ])
  out.push(...footer, ...fixed(4, view => view.setInt32(0, footer.length, true)), ...utf8('PAR1'))
  return Uint8Array.from(out)
}

function plain(kind: ParquetColumn['kind'], value: number | string): readonly number[] {
  switch (kind) {
    case 'int64':
    case 'time':
    case 'decimal':
      return fixed(8, view => view.setBigInt64(0, BigInt(value), true))
    case 'float':
      return fixed(4, view => view.setFloat32(0, Number(value), true))
    case 'double':
      return fixed(8, view => view.setFloat64(0, Number(value), true))
    case 'text':
    case 'json': {
      const bytes = utf8(String(value))
      return [...fixed(4, view => view.setInt32(0, bytes.length, true)), ...bytes]
    }
  }
}

/** A value of Thrift's compact protocol with the number of its type. */
type Value = { readonly type: number; readonly bytes: readonly number[] }
type Field = readonly [id: number, value: Value]

const int = (value: number): Value => ({ type: 5, bytes: zigzag(value) })
const long = (value: number): Value => ({ type: 6, bytes: zigzag(value) })
const text = (value: string): Value => ({ type: 8, bytes: bytesOf(value) })
const group = (fields: readonly Field[]): Value => ({ type: 12, bytes: struct(fields) })
const list = (type: number, items: readonly (readonly number[])[]): Value => {
  const head = items.length < 15 ? [(items.length << 4) | type] : [0xf0 | type, ...varint(items.length)]
  return { type: 9, bytes: [...head, ...items.flat()] }
}

function struct(fields: readonly Field[]): readonly number[] {
  let last = 0
  const bytes = fields.flatMap(([id, { type, bytes: value }]) => {
    const head = ((id - last) << 4) | type
    last = id
    return [head, ...value]
  })
  return [...bytes, 0]
}

function bytesOf(value: string): readonly number[] {
  const bytes = utf8(value)
  return [...varint(bytes.length), ...bytes]
}

function zigzag(value: number): readonly number[] {
  return varint(value * 2)
}

function varint(value: number): readonly number[] {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) + 128)
  }
}

function utf8(value: string): readonly number[] {
  return [...new TextEncoder().encode(value)]
}

function fixed(length: number, write: (view: DataView) => void): readonly number[] {
  const bytes = new Uint8Array(length)
  write(new DataView(bytes.buffer))
  return [...bytes]
}
