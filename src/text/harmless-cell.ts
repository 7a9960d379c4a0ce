const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/
const NUMBER = /^\s*[+-]?(?:\d[\d\s,.]*|\.\d+)(?:e[+-]?\d+)?\s?%?\s*$/i

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets read as "this is text".
 * Numbers stay numbers, also those with a sign before or a percent sign behind them.
 */
export function harmlessCell<Cell extends string | number | null>(cell: Cell): Cell | string {
  return typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}
