import type { Book } from './book.ts'
import { curveFitter } from './fit.ts'
import { indicesOf } from './indices.ts'
import { digits, measuredAlong } from './words.ts'

/** Growth on the Gumbel scale below this, for every factor e in scale, is none. */
const NO_GROWTH = 1e-3

/** The indices that papers report, beside those of a straight line, and how fast the smooth curve grows. */
export function indexWords(book: Book): readonly string[] {
  const { y } = book.observations
  const { breakthroughness, linearity } = indicesOf(y)
  if (linearity === null) return []
  const score = breakthroughness === null ? 'undefined (median increment 0)' : signed(breakthroughness, 4)
  const line = Math.sign(linearity) * (y.length - 1)
  const indices = `Emergence score (BIG-bench breakthroughness) ${score}, linearity ${signed(linearity, 3)} (${signed(line, 4)} for a straight line of ${y.length} points)`
  const slope = gumbelSlope(book)
  const growth =
    slope === null || Math.abs(slope) < NO_GROWTH
      ? ''
      : `; slope on −ln(−ln score) ${signed(slope, 2)} per e-fold of ${measuredAlong(book.axis) === 'scale' ? 'scale' : 'the axis'}`
  return [`${indices}${growth}.`]
}

/** α of the smooth curve: rise on the Gumbel scale for every factor e in scale. */
function gumbelSlope(book: Book): number | null {
  const { counts, t, skipped } = book.placed('log')
  const x = book.observations.x.slice(skipped)
  const first = x[0]
  const last = x.at(-1)
  if (first === undefined || last === undefined || t.length < 2) return null
  const width = Math.abs(Math.log(last / first))
  const fit = curveFitter('gumbel', counts)(t, 'free')
  return width > 0 && Number.isFinite(fit.slope) ? fit.slope / width : null
}

/** With a minus sign that is as wide as a plus. */
function signed(value: number, places: number): string {
  return `${value < 0 ? '−' : ''}${digits(Math.abs(value), places)}`
}
