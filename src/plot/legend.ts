import { measuredAlong } from '../check/words.ts'
import { MOST_COMPANIONS, wantedCompanions } from './companions.ts'
import { type Frame, lineHeight, TYPE } from './frame.ts'
import type { Labelled } from './label-layers.ts'
import type { Picture } from './picture.ts'
import { shownBand, shownCurve, shownPredicted } from './shown.ts'
import { scoreLabel } from './ticks.ts'
import { shortened, textWidth } from './words.ts'

/** What a legend explains. */
export type Glyph =
  | { readonly kind: 'measured' | 'derived'; readonly bars: boolean }
  | { readonly kind: 'curve' | 'derived-curve'; readonly band: boolean }
  | { readonly kind: 'predicted' | 'bound' | 'floor' | 'chance' | 'jump' | 'nothing' }
  | { readonly kind: 'companion'; readonly place: number }

/** An entry of a legend with its place: left end of the glyph, and middle of the row. */
export type LegendEntry = { readonly glyph: Glyph; readonly label: string; readonly x: number; readonly y: number }

/** A legend laid out; its height in pixels. */
export type Legend = { readonly entries: readonly LegendEntry[]; readonly height: number }

/** A picture as it is drawn, and what found no place for its name in the plot. */
export type Explained = {
  readonly picture: Picture
  readonly frame: Frame
  readonly left: readonly Labelled[]
  readonly curves: boolean
}

/** Width kept for a glyph, and from it to its words. */
export const GLYPH_WIDTH = 14
const GLYPH_GAP = 5
const ENTRY_GAP = 12

/** Where the words of an entry begin. */
export function legendTextX(entry: LegendEntry): number {
  return entry.glyph.kind === 'nothing' ? entry.x : entry.x + GLYPH_WIDTH + GLYPH_GAP
}

/** What needs explaining in the given pictures, set in rows no wider than asked. */
export function legendOf(explained: readonly Explained[], width: number): Legend {
  const step = lineHeight(TYPE.label) + 2
  const entries: LegendEntry[] = []
  let x = 0
  let row = 0
  for (const { glyph, label } of meanings(explained)) {
    const words = shortened(label, width - GLYPH_WIDTH - GLYPH_GAP, TYPE.label)
    const wide = GLYPH_WIDTH + GLYPH_GAP + textWidth(words, TYPE.label)
    if (x > 0 && x + wide > width) {
      x = 0
      row += 1
    }
    entries.push({ glyph, label: words, x, y: row * step + step / 2 })
    x += wide + ENTRY_GAP
  }
  return { entries, height: entries.length === 0 ? 0 : (row + 1) * step }
}

type Meaning = { readonly glyph: Glyph; readonly label: string }

/** Everything once, though two pictures show it. */
function meanings(all: readonly Explained[]): readonly Meaning[] {
  const found = new Map<string, Meaning>()
  const add = (glyph: Glyph, label: string): void => {
    if (!found.has(label)) found.set(label, { glyph, label })
  }
  const marked = all.flatMap(({ picture, frame }) =>
    frame.points.flatMap(point => (point.bound ? [] : [{ point, derived: picture.basis === 'derived' }])),
  )
  if (marked.length > 0) {
    const bars = marked.some(({ point }) => point.high > point.low)
    // Beside measured points derived ones need no entry: they are hollow, as the tag over them is.
    const kind = marked.some(({ derived }) => !derived) ? 'measured' : 'derived'
    add({ kind, bars }, `${kind === 'measured' ? 'score' : 'derived score'}${bars ? ', 95 % interval' : ''}`)
  }
  const fitted = all.filter(({ picture, frame }) => shownCurve(picture, frame).length > 0)
  const [fit] = [...fitted].sort(
    (a, b) => Number(a.picture.basis === 'derived') - Number(b.picture.basis === 'derived'),
  )
  if (fit !== undefined) {
    const band = fitted.some(({ picture, frame }) => shownBand(picture, frame) !== null)
    const kind = fit.picture.basis === 'derived' ? 'derived-curve' : 'curve'
    add({ kind, band }, `jump-free trend${band ? ', 95 % band' : ''}`)
  }
  for (const { picture, frame } of all)
    if (shownPredicted(picture, frame) !== null)
      add(
        { kind: 'predicted' },
        measuredAlong(picture.axis) === 'scale' ? 'smaller models predict' : 'earlier points predict',
      )
  if (all.some(({ frame }) => frame.points.some(({ bound }) => bound))) add({ kind: 'bound' }, 'only an upper limit')
  for (const explained of all) for (const labelled of explained.left) addLeft(explained, labelled, add)
  for (const { picture, curves } of all) {
    const more = wantedCompanions(picture, curves).length - MOST_COMPANIONS
    if (more > 0) add({ kind: 'nothing' }, `and ${more} more, not drawn`)
  }
  return [...found.values()]
}

function addLeft({ picture, frame }: Explained, labelled: Labelled, add: (glyph: Glyph, label: string) => void): void {
  switch (labelled.of) {
    case 'floor':
      add({ kind: 'floor' }, "below the test's resolution")
      break
    case 'chance':
      add({ kind: 'chance' }, `chance ${scoreLabel(picture.chance ?? 0, picture.percent)}`)
      break
    case 'jump':
      add({ kind: 'jump' }, 'jump')
      break
    case 'companion':
      add({ kind: 'companion', place: labelled.place }, frame.companions[labelled.place]?.name ?? '')
      break
  }
}
