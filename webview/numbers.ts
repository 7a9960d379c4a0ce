/** A number as a reader typed it; null for an empty field. Problems speak to the reader. */
export type Typed =
  | { readonly read: 'number'; readonly value: number | null }
  | { readonly read: 'problem'; readonly problem: string }

/** Reads a length of answers in tokens: 1 or more, decimals allowed, since it may be a mean. */
export function readLength(text: string): Typed {
  const trimmed = text.trim()
  if (trimmed === '') return EMPTY
  const value = decimal(trimmed.replace(/\s*tokens?$/i, ''))
  if (value === null) return problem(`“${cut(trimmed)}” is not a number. Type a length in tokens, such as 4.`)
  if (value < 1) return problem(`An answer has at least 1 token, and ${cut(trimmed)} is less.`)
  return { read: 'number', value }
}

/**
 * Reads a chance level as a share, 0 up to but not including 1. A number of 1 or more is taken for percent, a smaller one
 * for a fraction; with a percent sign every number is percent. "1/4" is read, too.
 */
export function readChance(text: string): Typed {
  const trimmed = text.trim()
  if (trimmed === '') return EMPTY
  const value = shareOf(trimmed)
  if (value === null) return problem(`“${cut(trimmed)}” is not a number. Type a percentage such as 25, or a fraction.`)
  if (value >= 1) return problem(`A chance level is below 100 %, and ${cut(trimmed)} is not.`)
  return { read: 'number', value }
}

/** A share as a field shows it in percent: 0.25 as "25". */
export function percentText(share: number): string {
  return String(Number((share * 100).toPrecision(6)))
}

const EMPTY: Typed = { read: 'number', value: null }

function problem(words: string): Typed {
  return { read: 'problem', problem: words }
}

function shareOf(text: string): number | null {
  const [, percent] = /^([^%]*)%$/.exec(text) ?? []
  if (percent !== undefined) {
    const value = decimal(percent.trim())
    return value === null ? null : value / 100
  }
  const [, over, under] = /^(\d+)\s*\/\s*(\d+)$/.exec(text) ?? []
  if (over !== undefined && under !== undefined) return Number(under) === 0 ? null : Number(over) / Number(under)
  const value = decimal(text)
  if (value === null) return null
  return value >= 1 ? value / 100 : value
}

/** A plain number without a sign; a comma may stand before its decimals. */
function decimal(text: string): number | null {
  return /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null
}

function cut(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}
