import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS, type Metric } from '../metrics/catalogue.ts'
import { isWholeAnswer } from '../metrics/conversion.ts'
import type { ScaleColumn } from '../tables/series/series.ts'
import type { AxisScale, Direction, JumpForm, JumpShare, View } from './assessment.ts'

const AXIS_WORDS: Readonly<Record<ScaleAxis, string>> = {
  params: 'parameter',
  compute: 'compute',
  data: 'data',
  steps: 'step',
  loss: 'loss',
}

/** "a linear parameter axis", "a logarithmic step axis". */
export function axisPhrase(axis: ScaleAxis, scale: AxisScale): string {
  return scale === 'log' ? `a logarithmic ${AXIS_WORDS[axis]} axis` : `a linear ${AXIS_WORDS[axis]} axis`
}

/** What amounts of scale count: an axis, or its column, whose header may name a unit of its own ("num_train_samples"). */
export type AmountOf = ScaleAxis | Pick<ScaleColumn, 'axis' | 'column'>

/** An amount of scale as people write it: "6.7B", "1.2e22 FLOPs", "300B tokens", "3k examples", "10k steps", "2.2 nats". */
export function amount(value: number, of: AmountOf): string {
  return withUnit(plainAmount(value, axisOf(of)), of)
}

/** A place on an axis: "6.7B", "300B tokens", "step 13k". */
export function placeOn(value: number, of: AmountOf): string {
  return axisOf(of) === 'steps' ? `${stepName(of)} ${short(value)}` : amount(value, of)
}

/** A gap on an axis: "between 6.7B and 13B", "between 134M and 268M tokens", "between step 386 and step 13k". */
export function between(from: number, to: number, of: AmountOf): string {
  const axis = axisOf(of)
  const alike = plainAmount(from, axis) === plainAmount(to, axis)
  const [a, b] = [from, to].map(value => plainAmount(value, axis, alike))
  return axis === 'steps'
    ? `between ${stepName(of)} ${a} and ${stepName(of)} ${b}`
    : `between ${a} and ${withUnit(b ?? '', of)}`
}

/** What is measured along an axis: models of several sizes are scales, the checkpoints of one run are points. */
export function measuredAlong(axis: ScaleAxis): 'scale' | 'point' {
  return axis === 'params' || axis === 'compute' ? 'scale' : 'point'
}

function axisOf(of: AmountOf): ScaleAxis {
  return typeof of === 'string' ? of : of.axis
}

function withUnit(number: string, of: AmountOf): string {
  switch (axisOf(of)) {
    case 'params':
      return number
    case 'compute':
      return `${number} FLOPs`
    case 'data':
      return `${number} ${dataUnit(of)}`.trimEnd()
    case 'steps':
      return `${number} ${stepName(of)}s`
    case 'loss':
      return `${number} nats`
  }
}

/** Training data are counted in tokens unless the column says otherwise, or nothing. */
export function dataUnit(of: AmountOf): 'tokens' | 'examples' | '' {
  if (typeof of === 'string' || /tok(?:en)?s?(?![a-z])/i.test(of.column)) return 'tokens'
  return /examples?|samples?|instances?/i.test(of.column) ? 'examples' : ''
}

/** What steps are called: the word of the header, else "step". */
export function stepName(of: AmountOf): string {
  const header = typeof of === 'string' ? '' : of.column
  return /epoch|iteration|update|checkpoint/i.exec(header)?.[0].toLowerCase() ?? 'step'
}

/** Without its unit; `finely` where two amounts would else read alike. */
function plainAmount(value: number, axis: ScaleAxis, finely = false): string {
  switch (axis) {
    case 'compute':
      return value >= 1e15 ? value.toExponential(finely ? 3 : 1).replace('e+', 'e') : short(value, finely)
    case 'loss':
      return digits(value, finely ? 5 : 3)
    case 'params':
    case 'data':
    case 'steps':
      return short(value, finely)
  }
}

const PREFIXES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
]

function short(value: number, finely = false): string {
  for (const [unit, sign] of PREFIXES) {
    if (Math.abs(value) >= unit * 0.9995) return `${finely ? digits(value / unit, 5) : oneDecimal(value / unit)}${sign}`
  }
  return digits(value, finely ? 5 : 3)
}

/** "6.7" below ten, "175" above: as models are named. */
function oneDecimal(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 9.95 ? 1 : 0)))
}

/** At most `places` significant digits, without trailing zeros. */
export function digits(value: number, places: number): string {
  return String(Number(value.toPrecision(places)))
}

/** A fraction as percent: "14 %", "0.4 %", "0 %". */
export function percent(value: number): string {
  const p = value * 100
  if (p === 0) return '0 %'
  const rounded = p >= 99.5 || Math.abs(p) >= 10 ? p.toFixed(p > 99 && p < 100 ? 1 : 0) : p.toPrecision(2)
  return `${Number(rounded)} %`
}

/** A fraction as percent with one decimal where it matters: "67.1 %", "0.35 %", "100 %". */
export function finePercent(value: number): string {
  return `${digits(value * 100, 3)} %`
}

/** "75 % (95 % interval 50 to 100 %)", as pictures have it; "75 %" where the interval is no wider. */
export function shareWords(share: JumpShare): string {
  const [estimate, low, high] = [share.estimate, share.low, share.high].map(part => String(Math.round(part * 100)))
  return low === high ? `${estimate} %` : `${estimate} % (95 % interval ${low} to ${high} %)`
}

/**
 * Where a jump sits, as the end of a sentence: "steps between 6.7B and 13B", "accelerates from 6.7B on", along training
 * "jumps between step 386 and step 13k". What gets worse drops; a loss, which is better lower, is said to get worse.
 */
export function formWords(
  form: JumpForm,
  x: readonly number[],
  of: AmountOf,
  direction: Direction = 'rising',
  better: Metric['better'] = 'higher',
): string | null {
  const span = jumpSpan(form, x)
  if (span === null || form.form === 'line') return null
  const worse = direction === 'falling' && better === 'lower'
  if (form.form === 'break') {
    const verb = direction === 'rising' ? 'accelerates' : worse ? 'gets worse faster' : 'falls faster'
    return `${verb} from ${placeOn(span.from, of)} on`
  }
  // "Steps between step 1 and step 2" would say it twice.
  const jumps = axisOf(of) === 'steps' ? 'jumps' : 'steps'
  const verb = direction === 'rising' ? jumps : worse ? 'gets worse' : 'drops'
  return `${verb} ${isWide(span) ? 'somewhere ' : ''}${between(span.from, span.to, of)}`
}

/** Gaps by this factor and more leave room for a gradual rise inside them. */
const WIDE_GAP = 4

/** Whether a gap is so wide that a rise somewhere in it cannot be called sharp. */
export function isWide({ from, to }: { readonly from: number; readonly to: number }): boolean {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  return low > 0 && high / low >= WIDE_GAP
}

/** The gap that holds a jump, on x: before the step's point, or after the point at which a break starts. */
export function jumpSpan(form: JumpForm, x: readonly number[]): { readonly from: number; readonly to: number } | null {
  switch (form.form) {
    case 'line':
      return null
    case 'step':
      return span(x[form.at - 1], x[form.at])
    case 'break':
      return span(x[form.at], x[form.at + 1])
  }
}

function span(from: number | undefined, to: number | undefined) {
  return from === undefined || to === undefined ? null : { from, to }
}

/** What a view is called in a sentence or picker: "per-token accuracy (derived)", "token edit distance (measured)". */
export function viewLabel(view: View): string {
  const name = METRICS[view.metric].name
  switch (view.yScale) {
    case 'raw':
      return view.basis === 'claimed' ? `${name} (as plotted)` : `${name} (${view.basis})`
    case 'per-token':
      return `per-token accuracy (${view.basis})`
    case 'per-attempt':
      return `the share of single attempts (${view.basis})`
    case 'pass@1':
      return `pass@1 (${view.basis})`
    case 'gumbel':
      if (view.basis === 'measured') return `${name} (measured)`
      return !isWholeAnswer(view.metric)
        ? `the −ln(−ln) scale of ${name} (${view.basis})`
        : `the per-token scale (${view.basis})`
    case 'logit':
      return `the log-odds of ${name} (${view.basis})`
    case 'neg-log':
      return view.basis === 'measured' ? `${name} (measured)` : `${name} on a log scale (${view.basis})`
  }
}

/** Where a view of a series stands beside its author's plot: "as plotted", "on a linear step axis", "under per-token accuracy (derived)". */
export function viewPlace(view: View, claimed: View): string {
  if (view.id === claimed.id) return 'as plotted'
  const sameScore = view.metric === claimed.metric && view.yScale === claimed.yScale
  return sameScore ? `on ${axisPhrase(view.axis, view.xScale)}` : `under ${viewLabel(view)}`
}

/** Joins "a", "b" and "c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1)
  if (last === undefined) return ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** A sentence as it reads after a colon; names such as "BLEU" and "F1" keep their capital. */
export function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z\d])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
