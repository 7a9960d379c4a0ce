/** A mark of an SVG: where it stands on the whole picture, and how it is painted. */
export type DrawnMark = {
  readonly kind: 'path' | 'circle' | 'text'
  /** Corners of a path, middle of a circle, place of a text. */
  readonly points: readonly (readonly [number, number])[]
  readonly closed: boolean
  /** Radius of a circle, angle and words of a text. */
  readonly more: string
  readonly paint: string
}

type Matrix = readonly [number, number, number, number, number, number]
type Attributes = Readonly<Record<string, string>>
type Level = { readonly matrix: Matrix; readonly style: Attributes }

const STYLES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-miterlimit', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'],
]
const OF_TEXT = /^(?:font|text)-/

/** The marks of an SVG that can be seen, from the back to the front, whatever groups and shorthands it is written in. */
export function marksOf(svg: string): readonly DrawnMark[] {
  const levels: Level[] = [{ matrix: [1, 0, 0, 1, 0, 0], style: {} }]
  const marks: DrawnMark[] = []
  for (const [, closing, name = '', source = '', single, words = ''] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s[^>]*?)?)(\/?)>([^<]*)/gi,
  )) {
    if (closing === '/') {
      levels.pop()
      continue
    }
    const attributes: Attributes = Object.fromEntries(
      [...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    )
    const level = inner(levels.at(-1), attributes)
    if (single !== '/') levels.push(level)
    marks.push(...seen(name, attributes, level, words).map(fromEitherEnd))
  }
  return marks
}

function inner(outer: Level | undefined, attributes: Attributes): Level {
  const own = Object.entries(attributes).filter(([key]) => STYLES.includes(key))
  const opacity = String(Number(outer?.style.opacity ?? 1) * Number(attributes.opacity ?? 1))
  return {
    matrix: times(outer?.matrix ?? [1, 0, 0, 1, 0, 0], matrixOf(attributes.transform ?? '')),
    style: { ...outer?.style, ...Object.fromEntries(own), opacity },
  }
}

function seen(name: string, attributes: Attributes, { matrix, style }: Level, words: string): readonly DrawnMark[] {
  const unpainted = (style.fill ?? 'black') === 'none' && style.stroke === undefined
  if (unpainted || attributes.display === 'none' || Number(style.opacity) === 0) return []
  const at = (x: number, y: number) => placed(matrix, x, y)
  const number = (key: string): number => Number(attributes[key] ?? 0)
  const mark = (changes: Partial<DrawnMark> & Pick<DrawnMark, 'kind'>): DrawnMark => ({
    points: [],
    closed: false,
    more: '',
    paint: paintOf(style, changes.kind === 'text'),
    ...changes,
  })
  switch (name) {
    case 'line':
      return [mark({ kind: 'path', points: [at(0, 0), at(number('x2'), number('y2'))] })]
    case 'circle':
      return [mark({ kind: 'circle', points: [at(number('cx'), number('cy'))], more: number('r').toFixed(2) })]
    case 'text':
      return [
        mark({
          kind: 'text',
          points: [at(number('x'), number('y'))],
          more: `${Math.round((Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI)} ${words.replaceAll('&quot;', '"')}`,
        }),
      ]
    case 'rect': {
      const [x, y, right, bottom, radius] = [
        number('x'),
        number('y'),
        number('x') + number('width'),
        number('y') + number('height'),
        number('rx'),
      ]
      return radius > 0
        ? [mark({ kind: 'path', points: [at(x, y), at(right, bottom)], closed: true, more: `rounded ${radius}` })]
        : [mark({ kind: 'path', points: [at(x, y), at(right, y), at(right, bottom), at(x, bottom)], closed: true })]
    }
    case 'path': {
      const d = attributes.d ?? ''
      const arc = /^M([\d.]+),0A/.exec(d)
      if (arc !== null) return [mark({ kind: 'circle', points: [at(0, 0)], more: Number(arc[1]).toFixed(2) })]
      if (d.includes('C')) return [mark({ kind: 'path', ...roundedBox(d, at) })]
      return d
        .split(/(?=M)/)
        .filter(piece => piece !== '')
        .map(piece =>
          mark({ kind: 'path', points: cornersOf(piece).map(([x, y]) => at(x, y)), closed: piece.endsWith('Z') }),
        )
    }
    default:
      return []
  }
}

/** A box whose corners are curves, as Vega writes it: it begins where its upper edge is straight. */
function roundedBox(d: string, at: (x: number, y: number) => readonly [number, number]) {
  const numbers = [...d.matchAll(/-?[\d.]+/g)].map(Number)
  const [xs, ys] = [numbers.filter((_, place) => place % 2 === 0), numbers.filter((_, place) => place % 2 === 1)]
  const left = Math.min(...xs)
  return {
    points: [at(left, Math.min(...ys)), at(Math.max(...xs), Math.max(...ys))],
    closed: true,
    more: `rounded ${Math.round(((xs[0] ?? left) - left) * 1000) / 1000}`,
  }
}

/** The corners of a path of straight lines. */
function cornersOf(piece: string): readonly (readonly [number, number])[] {
  const corners: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, verb = '', rest = ''] of piece.matchAll(/([MLhvZ])([^MLhvZ]*)/g)) {
    const [first = 0, second = 0] = rest.split(',').map(Number)
    if (verb === 'Z') continue
    if (verb === 'h') x += first
    else if (verb === 'v') y += first
    else [x, y] = [first, second]
    corners.push([x, y])
  }
  return corners
}

/** A line without dashes is the same from either end. */
function fromEitherEnd(mark: DrawnMark): DrawnMark {
  if (mark.kind !== 'path' || mark.points.length !== 2 || mark.paint.includes('dash')) return mark
  return { ...mark, points: mark.points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) }
}

function paintOf(style: Attributes, ofText: boolean): string {
  return STYLES.filter(key => ofText || !OF_TEXT.test(key))
    .map(key => [key, style[key]])
    .filter(([key, value]) => value !== undefined && !(style.stroke === undefined && key?.startsWith('stroke')))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
}

function matrixOf(transform: string): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [, verb, inside = ''] of transform.matchAll(/(translate|rotate)\(([^)]*)\)/g)) {
    const [first = 0, second = 0] = inside.split(',').map(Number)
    const angle = (first * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    matrix = times(matrix, verb === 'translate' ? [1, 0, 0, 1, first, second] : [cos, sin, -sin, cos, 0, 0])
  }
  return matrix
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The longest way in pixels between the same points of two drawings of the same marks. */
export function farthest(one: readonly DrawnMark[], other: readonly DrawnMark[]): number {
  const corners = other.flatMap(({ points }) => points)
  return Math.max(
    ...one
      .flatMap(({ points }) => points)
      .map(([x, y], at) => {
        const [otherX = Number.NaN, otherY = Number.NaN] = corners[at] ?? []
        return Math.max(Math.abs(x - otherX), Math.abs(y - otherY))
      }),
  )
}
