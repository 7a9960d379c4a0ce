import type { AxisScale } from '../check/assessment.ts'
import type { ScaleAxis } from '../claims/claim.ts'

/** A place on an axis and what is written there. */
export type Tick = { readonly value: number; readonly label: string }

const SUFFIXES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
]
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** An amount of scale for a tick: "125M", "1.3B", "3.1×10²³", "2.2". */
export function scaleLabel(value: number, axis: ScaleAxis, digits = 2): string {
  if (value === 0) return '0'
  switch (axis) {
    case 'params':
    case 'data':
    case 'steps':
      return suffixed(value, digits)
    case 'compute':
      return powerOfTen(value, digits)
    case 'loss':
      return plain(value, Math.max(digits, 3))
  }
}

/** From here on a score is written as a power of ten: a perplexity of millions has no room beside an axis. */
const LARGE_SCORE = 1e5

/** A score for a tick or a sentence: "2 %", "0.05 %", "−1.25", "2×10⁶". */
export function scoreLabel(value: number, percent: boolean, digits = 3): string {
  if (percent) return `${plain(value * 100, digits)} %`
  return Math.abs(value) >= LARGE_SCORE ? powerOfTen(value, digits) : plain(value, digits)
}

function suffixed(value: number, digits: number): string {
  for (const [unit, suffix] of SUFFIXES) {
    // 999.7M is written 1B, not 1000M.
    const rounded = Number((value / unit).toPrecision(Math.max(digits, 3)))
    if (Math.abs(rounded) >= 1)
      return `${plain(value / unit, Math.abs(rounded) >= 100 ? Math.max(digits, 3) : digits)}${suffix}`
  }
  return plain(value, 3)
}

function powerOfTen(value: number, digits: number): string {
  if (Math.abs(value) < 1e4) return plain(value, 3)
  let exponent = Math.floor(Math.log10(Math.abs(value)))
  let mantissa = Number((value / 10 ** exponent).toPrecision(digits))
  if (Math.abs(mantissa) >= 10) {
    mantissa /= 10
    exponent += 1
  }
  const power = `10${[...String(exponent)].map(digit => SUPERSCRIPTS[Number(digit)] ?? '⁻').join('')}`
  if (Math.abs(mantissa) === 1) return mantissa < 0 ? `−${power}` : power
  return `${plain(mantissa, digits)}×${power}`
}

function plain(value: number, digits: number): string {
  // The hair more keeps 2.65, which no binary number is, from being rounded down.
  const rounded = Number((value * (1 + 1e-12)).toPrecision(digits))
  if (rounded === 0) return '0'
  if (Math.abs(rounded) < 1e-4) return rounded.toExponential().replaceAll('-', '−')
  return String(rounded).replace('-', '−')
}

/** Round values that divide a stretch evenly, at most `most` of them, all inside it. */
export function evenTicks(low: number, high: number, most: number): readonly number[] {
  const span = high - low
  if (!(span > 0)) return [low]
  for (let power = Math.floor(Math.log10(span)) - 2; ; power += 1) {
    for (const factor of [1, 2, 2.5, 5]) {
      const step = factor * 10 ** power
      const first = Math.ceil(low / step - 1e-9)
      const last = Math.floor(high / step + 1e-9)
      if (last - first < most) {
        const count = Math.max(0, last - first + 1)
        return Array.from({ length: count }, (_, at) => Number(((first + at) * step).toPrecision(12)))
      }
    }
  }
}

/** Round values on a logarithmic stretch: powers of ten, with 2 and 5 between them where it is short. */
export function logTicks(low: number, high: number, most: number): readonly number[] {
  const from = Math.floor(Math.log10(low))
  const to = Math.ceil(Math.log10(high))
  const inside = (factors: readonly number[], step: number): readonly number[] => {
    const values: number[] = []
    for (let power = Math.ceil(from / step) * step; power <= to; power += step) {
      for (const factor of factors) values.push(Number((factor * 10 ** power).toPrecision(12)))
    }
    return values.filter(value => value >= low * 0.999999 && value <= high * 1.000001)
  }
  const dense = inside([1, 2, 5], 1)
  if (dense.length <= most) return dense.length >= 2 ? dense : evenTicks(low, high, most)
  for (let step = 1; ; step += 1) {
    const ticks = inside([1], step)
    if (ticks.length <= most) return ticks
  }
}

/** With more values than this, round ones say more than the models' own. */
const MOST_OWN = 14

/**
 * Values worth a tick on the scale axis, best first. A logarithmic axis names the models themselves (smallest and largest
 * first, then the ends of the jump), any other has round values.
 */
export function scaleTickValues(
  values: readonly number[],
  axis: ScaleAxis,
  scale: AxisScale,
  domain: readonly [number, number],
  most: number,
  jump: { readonly from: number; readonly to: number } | null,
): readonly number[] {
  const own = [...new Set(values)].sort((a, b) => a - b)
  if (scale === 'linear') return evenTicks(domain[0], domain[1], most)
  const decades = Math.log10(domain[1] / domain[0])
  if (own.length > MOST_OWN || (axis === 'compute' && decades >= 2)) return logTicks(domain[0], domain[1], most)
  return spread(own, jump === null ? [] : [jump.to, jump.from])
}

/** Orders values: the ends, then the preferred, then always the one that is the farthest factor from those before it. */
function spread(values: readonly number[], preferred: readonly number[]): readonly number[] {
  const [first] = values
  const last = values.at(-1)
  if (first === undefined || last === undefined) return []
  const chosen = new Set([first, last, ...preferred.filter(value => values.includes(value))])
  const rest = new Set(values.filter(value => !chosen.has(value)))
  const distance = (value: number): number => Math.min(...[...chosen].map(other => Math.abs(Math.log(value / other))))
  while (rest.size > 0) {
    const next = [...rest].reduce((best, value) => (distance(value) > distance(best) ? value : best))
    chosen.add(next)
    rest.delete(next)
  }
  return [...chosen]
}

/** More digits than this tell no two ticks apart that stand apart on a plot. */
const MOST_DIGITS = 8

/** Ticks with as many digits, from `least` on, as it takes for no two of them to read alike; of those that still do, the first. */
export function toldApart(ticks: (digits: number) => readonly Tick[], least: number): readonly Tick[] {
  for (let digits = least; ; digits += 1) {
    const made = ticks(digits)
    const apart = [...new Map(made.toReversed().map(tick => [tick.label, tick])).values()].toReversed()
    if (apart.length === made.length || digits >= MOST_DIGITS) return apart
  }
}

/** Keeps, in order of preference, the ticks whose labels stand clear of each other, at most `most`. */
export function clearTicks(
  ticks: readonly Tick[],
  extent: (tick: Tick) => readonly [number, number],
  gap: number,
  most: number,
): readonly Tick[] {
  const kept: { readonly tick: Tick; readonly from: number; readonly to: number }[] = []
  for (const tick of ticks) {
    if (kept.length === most) break
    const [from, to] = extent(tick)
    if (kept.every(other => from > other.to + gap || to < other.from - gap)) kept.push({ tick, from, to })
  }
  return kept.map(entry => entry.tick).sort((a, b) => a.value - b.value)
}
