/** A number read from a text: its value and where it ended. */
export type ReadNumber = {
  readonly value: number
  readonly end: number
  /** True when a power of ten or an exponent was part of it. */
  readonly scientific: boolean
  /** How the digits were written: with a grouping comma ("10,000"), with a decimal point, or neither. */
  readonly grouped: boolean
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const GROUPED = /\d{1,3}(?:(?:,|\{,\}|[\u2009\u202f]|\\,)\d{3}){1,9}(?!\d)/y
const PLAIN = /\d{1,20}/y
const FRACTION = /\.\d{1,20}/y
const EXPONENT = /[eE][+-]?\d{1,3}(?![\d\p{L}])/uy
const TIMES = /[ \u00a0\u2009]{0,2}(?:[×x*·⋅]|\\times|\\cdot)[ \u00a0\u2009]{0,2}10(?!\d)/y
const POWER = /(?:\\?\^|\*\*) ?(?:\{ ?([+\-−–]?\d{1,3}) ?\}|([+\-−–]?\d{1,3}))\^?/y
const RAISED = /([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})/y

/**
 * Reads a number that begins exactly at `at`: "13", "1.3", "350,000,000", "2.3e22", "10^{22}", "6.8 × 10²²",
 * "10\^22". Returns null when no digit (or point and digit) stands there.
 */
export function readNumber(text: string, at: number): ReadNumber | null {
  const mantissa = readMantissa(text, at)
  if (mantissa === null) return null
  const exponent = matchAt(EXPONENT, text, mantissa.end)
  if (exponent !== null) {
    const value = Number(`${mantissa.value}${exponent[0]}`)
    return { value, end: mantissa.end + exponent[0].length, scientific: true, grouped: mantissa.grouped }
  }
  if (mantissa.value === 10 && !mantissa.grouped) {
    const power = readPower(text, mantissa.end)
    if (power !== null) return { value: 10 ** power.value, end: power.end, scientific: true, grouped: false }
  }
  const times = matchAt(TIMES, text, mantissa.end)
  if (times !== null) {
    const power = readPower(text, mantissa.end + times[0].length)
    if (power !== null) {
      const value = Number(`${mantissa.value}e${power.value}`)
      return { value, end: power.end, scientific: true, grouped: mantissa.grouped }
    }
  }
  return { ...mantissa, scientific: false }
}

/** Runs a sticky expression at one place; null when it does not match there. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(text)
}

function readMantissa(text: string, at: number): { value: number; end: number; grouped: boolean } | null {
  const grouped = matchAt(GROUPED, text, at)
  const whole = grouped ?? matchAt(PLAIN, text, at)
  const middle = at + (whole?.[0].length ?? 0)
  const fraction = matchAt(FRACTION, text, middle)
  if (whole === null && fraction === null) return null
  const digits = (whole?.[0] ?? '0').replace(/\D/g, '')
  return {
    value: Number(digits + (fraction?.[0] ?? '')),
    end: middle + (fraction?.[0].length ?? 0),
    grouped: grouped !== null,
  }
}

function readPower(text: string, at: number): { value: number; end: number } | null {
  const caret = matchAt(POWER, text, at)
  if (caret !== null) {
    return { value: Number((caret[1] ?? caret[2] ?? '').replace(/[−–]/, '-')), end: at + caret[0].length }
  }
  const raised = matchAt(RAISED, text, at)
  if (raised === null) return null
  const digits = [...(raised[2] ?? '')].map(c => SUPERSCRIPTS.indexOf(c)).join('')
  return { value: Number(digits) * (raised[1] === '⁻' ? -1 : 1), end: at + raised[0].length }
}
