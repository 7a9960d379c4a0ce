import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { isWholeAnswer } from '../metrics/conversion.ts'
import type { AxisScale, JumpForm, JumpShare, View } from './assessment.ts'

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

/** An amount of scale as people write it: "6.7B", "1.2e22 FLOPs", "300B tokens", "10k steps", "2.2 nats". */
export function amount(value: number, axis: ScaleAxis): string {
  switch (axis) {
    case 'params':
      return short(value)
    case 'compute':
      return value >= 1e15 ? `${value.toExponential(1).replace('e+', 'e')} FLOPs` : `${short(value)} FLOPs`
    case 'data':
      return `${short(value)} tokens`
    case 'steps':
      return `${short(value)} steps`
    case 'loss':
      return `${digits(value, 3)} nats`
  }
}

const PREFIXES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
]

function short(value: number): string {
  for (const [unit, sign] of PREFIXES) {
    if (Math.abs(value) >= unit * 0.9995) return `${oneDecimal(value / unit)}${sign}`
  }
  return digits(value, 3)
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

/** "0.75 (95 % interval 0.5 to 1)". */
export function shareWords(share: JumpShare): string {
  return `${share.estimate} (95 % interval ${share.low} to ${share.high})`
}

/** Where a jump sits, as the end of a sentence: "steps between 6.7B and 13B", "accelerates from 6.7B on". */
export function formWords(form: JumpForm, x: readonly number[], axis: ScaleAxis): string | null {
  const span = jumpSpan(form, x)
  if (span === null || form.form === 'line') return null
  return form.form === 'step'
    ? `steps between ${amount(span.from, axis)} and ${amount(span.to, axis)}`
    : `accelerates from ${amount(span.from, axis)} on`
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
    case 'gumbel':
      if (view.basis === 'measured') return `${name} (measured)`
      return !isWholeAnswer(view.metric)
        ? `a smooth curve, −ln(−ln ${name}) (${view.basis})`
        : `the per-token scale (${view.basis})`
    case 'logit':
      return `the log-odds of ${name} (${view.basis})`
    case 'neg-log':
      return view.basis === 'measured' ? `${name} (measured)` : `${name} on a log scale (${view.basis})`
  }
}

/** What a view is called in a list of views: as {@link viewLabel}, and with the coordinate it is drawn on. */
export function viewTitle(view: View): string {
  if (view.basis !== 'measured') return viewLabel(view)
  const name = METRICS[view.metric].name
  switch (view.yScale) {
    case 'gumbel':
      return `${name}, −ln(−ln) (measured)`
    case 'neg-log':
      return `${name}, −ln (measured)`
    case 'raw':
    case 'per-token':
    case 'logit':
      return viewLabel(view)
  }
}

/** Joins "a", "b" and "c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1)
  if (last === undefined) return ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
