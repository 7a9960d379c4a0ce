import type { AxisScale } from '../check/assessment.ts'
import { isBound, lineHeight, TYPE } from './frame.ts'
import type { Picture } from './picture.ts'
import { textWidth } from './words.ts'

/** What a legend explains. */
export type Glyph = 'measured' | 'derived' | 'curve' | 'derived-curve' | 'predicted' | 'bound'

/** An entry of a legend with its place: left end of the glyph, and middle of the row. */
export type LegendEntry = { readonly glyph: Glyph; readonly label: string; readonly x: number; readonly y: number }

/** Width kept for a glyph, and from it to its words. */
export const GLYPH_WIDTH = 14
const GLYPH_GAP = 5
const ENTRY_GAP = 14

const LABELS: Readonly<Record<Glyph, string>> = {
  measured: 'score, 95 % interval',
  derived: 'derived, 95 % interval',
  curve: 'best jump-free curve',
  'derived-curve': 'best jump-free curve',
  predicted: 'the points before predict',
  bound: 'only an upper limit',
}

/** Where the words of an entry begin. */
export function legendTextX(entry: LegendEntry): number {
  return entry.x + GLYPH_WIDTH + GLYPH_GAP
}

/** A picture and the scale on which its scores are drawn. */
export type Drawn = { readonly picture: Picture; readonly yScale: AxisScale }

/** What needs explaining in the given pictures, set in rows no wider than asked. */
export function legendOf(
  drawn: readonly Drawn[],
  width: number,
): { readonly entries: readonly LegendEntry[]; readonly height: number } {
  const step = lineHeight(TYPE.label) + 2
  const entries: LegendEntry[] = []
  let x = 0
  let row = 0
  for (const glyph of glyphsOf(drawn)) {
    const wide = GLYPH_WIDTH + GLYPH_GAP + textWidth(LABELS[glyph], TYPE.label)
    if (x > 0 && x + wide > width) {
      x = 0
      row += 1
    }
    entries.push({ glyph, label: LABELS[glyph], x, y: row * step + step / 2 })
    x += wide + ENTRY_GAP
  }
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * step }
}

function glyphsOf(all: readonly Drawn[]): readonly Glyph[] {
  const derived = all.filter(({ picture }) => picture.basis === 'derived')
  const measured = all.filter(({ picture }) => picture.basis !== 'derived')
  const fitted = (of: readonly Drawn[]): boolean => of.some(({ picture }) => picture.smooth !== null)
  const glyphs: Glyph[] = []
  if (measured.some(one => hasPoints(one, false))) glyphs.push('measured')
  if (derived.some(one => hasPoints(one, false))) glyphs.push('derived')
  if (all.some(one => hasPoints(one, true))) glyphs.push('bound')
  if (fitted(measured)) glyphs.push('curve')
  else if (fitted(derived)) glyphs.push('derived-curve')
  if (all.some(({ picture }) => picture.predicted !== null)) glyphs.push('predicted')
  return glyphs
}

function hasPoints({ picture, yScale }: Drawn, bound: boolean): boolean {
  return picture.points.some(point => isBound(picture, point, yScale) === bound)
}
