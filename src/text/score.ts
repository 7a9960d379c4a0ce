import { matchAt, readNumber } from './number.ts'

/** A score in a table cell: the number, its stated error where there is one, and whether a percent sign stood there. */
export type Score = { readonly value: number; readonly error: number | null; readonly percent: boolean }

const SIGN = /[+\-−–]\s?/y
const LEAD = /(?:~|≈|∼|\\sim|\\approx|≃)\s?/y
const ERROR = /\s?(?:±|\\pm|\+\/-|\+-|\s\(|\()\s?/y
const SUBSCRIPT = /_\{?\s?(?:\\pm|±)?\s?/y
const TAIL = /^(?:\s?\\?%|\s?\*{1,3}|\s?\(?[†‡§¶↑↓▲▼]|\s?\^\{?[*†‡a-c]{1,3}\}?|\)|\}|\s){0,8}$/u

/**
 * Reads a whole table cell as a score: "45.2", "45.2 ± 1.3", "45.2%", "4.00 (1.00)", "$4.3_{0.2}$", "87,360",
 * "-1.92***", "~875". Null for a dash, "N/A", an empty cell, an inequality ("< 0.001" bounds a value, it does not
 * state one) and anything that is not one number.
 */
export function parseScore(cell: string): Score | null {
  const text = cell
    .replace(/[$`]/g, '')
    .replace(/\\(?:mathbf|textbf|mathrm|text|underline|bf)\b\s?/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s{*_]+(?=[\d.+\-−–~≈])/, '')
    .trim()
  let at = matchAt(LEAD, text, 0)?.[0].length ?? 0
  const sign = matchAt(SIGN, text, at)
  if (sign !== null) at += sign[0].length
  const number = readNumber(text, at)
  if (number === null) return null
  at = number.end
  if (text[at] === '}') at += 1
  const early = /^\s?\\?%/.exec(text.slice(at, at + 4))
  if (early !== null) at += early[0].length
  const error = readError(text, at)
  const rest = text.slice(error?.end ?? at)
  if (!TAIL.test(rest)) return null
  const negative = sign !== null && !sign[0].startsWith('+')
  return {
    value: negative ? -number.value : number.value,
    error: error?.value ?? null,
    percent: early !== null || rest.includes('%'),
  }
}

function readError(text: string, at: number): { value: number; end: number } | null {
  for (const opening of [ERROR, SUBSCRIPT]) {
    const open = matchAt(opening, text, at)
    if (open === null || open[0].length === 0) continue
    const number = readNumber(text, at + open[0].length)
    if (number !== null) return { value: number.value, end: number.end }
  }
  return null
}
