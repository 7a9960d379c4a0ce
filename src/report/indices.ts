import type { Assessment } from '../check/assessment.ts'
import { digits } from '../check/words.ts'
import type { DetailCell, DetailTable } from './details.ts'

/**
 * Emergence score (Schaeffer et al. 2023, Eq. 1), and BIG-bench's breakthroughness and linearity, each beside what a
 * straight line of as many points gives: m − 1, with the sign of the index. Null without at least two points.
 */
export function indicesTable({ indices, observations }: Assessment): DetailTable | null {
  const points = observations?.y.length ?? 0
  if (points < 2) return null
  const row = (name: string, source: string, formula: string, value: number | null, undefinedFor: string) => {
    const sign = value !== null && value < 0 ? -1 : 1
    return [
      { text: name, about: source },
      cell(formula),
      cell(value === null ? `undefined (${undefinedFor})` : indexText(value)),
      cell(indexText(sign * (points - 1))),
    ]
  }
  const medianZero = 'median increment 0'
  return {
    title: 'Indices',
    columns: ['Index', 'Formula', 'Value', `A line of ${points} points`],
    rows: [
      row(
        'Emergence score',
        'Schaeffer et al. 2023, Eq.\u00a01',
        `I / √ median of ${SQUARE}`,
        indices.emergenceScore,
        medianZero,
      ),
      row('Breakthroughness', 'BIG-bench', 'the same, by its older name', indices.breakthroughness, medianZero),
      row('Linearity', 'BIG-bench', `I / √ mean of ${SQUARE}`, indices.linearity, 'every increment 0'),
    ],
    note: 'I is the largest score less the smallest, negative where the largest comes first. Shown because papers report them; the verdict does not use them.',
  }
}

/** A squared increment; no line breaks inside. */
const SQUARE = '(yᵢ\u00a0−\u00a0yᵢ₋₁)²'

function cell(text: string): DetailCell {
  return { text, about: null }
}

/** An index as people write it: four significant digits, with a true minus. */
export function indexText(value: number): string {
  return digits(value, 4).replace('-', '−')
}
