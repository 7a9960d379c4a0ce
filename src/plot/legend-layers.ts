import { lookOf } from './companions.ts'
import { box, rule, sign, words } from './fixed-layers.ts'
import { MARGIN, TYPE } from './frame.ts'
import { GLYPH_WIDTH, type LegendEntry, legendTextX } from './legend.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'

/** The legend, its top at `y` below the plot's upper edge, from the left edge of the picture. */
export function legendLayers(entries: readonly LegendEntry[], y: number, theme: Theme): readonly Layer[] {
  if (entries.length === 0) return []
  const text = words(
    entries.map(entry => ({ x: legendTextX(entry) - MARGIN.left, y: y + entry.y, text: entry.label })),
    { color: theme.muted, size: TYPE.label, align: 'left', baseline: 'middle' },
  )
  return [...entries.flatMap(entry => glyphLayers(entry, entry.x - MARGIN.left, y + entry.y, theme)), text]
}

function glyphLayers({ glyph }: LegendEntry, x: number, y: number, theme: Theme): readonly Layer[] {
  const middle = x + GLYPH_WIDTH / 2
  const end = x + GLYPH_WIDTH
  switch (glyph.kind) {
    case 'measured':
    case 'derived': {
      const hollow = glyph.kind === 'derived'
      const circle = {
        shape: 'circle',
        size: 34,
        fill: hollow ? theme.background : theme.mark,
        stroke: theme.mark,
        strokeWidth: hollow ? 1.5 : 1,
      }
      const bar = rule(middle, y - 6, middle, y + 6, { stroke: theme.mark, strokeWidth: 1.25 })
      return [...(glyph.bars ? [bar] : []), sign(middle, y, circle)]
    }
    case 'curve':
    case 'derived-curve': {
      const band = box(x, y - 4, GLYPH_WIDTH, 8, { fill: theme.smooth, fillOpacity: theme.bandOpacity })
      const dash = glyph.kind === 'derived-curve' ? { strokeDash: [5, 3] } : {}
      return [...(glyph.band ? [band] : []), rule(x, y, end, y, { stroke: theme.smooth, strokeWidth: 1.25, ...dash })]
    }
    case 'predicted':
      return [
        rule(x - 1, y, end - 2, y, { stroke: theme.predicted, strokeWidth: 1.25, strokeDash: [3, 2] }),
        rule(end - 2, y - 5, end - 2, y + 5, { stroke: theme.predicted, strokeWidth: 1.75 }),
        ...[y - 5, y + 5].map(at => rule(end - 5, at, end + 1, at, { stroke: theme.predicted, strokeWidth: 1.5 })),
      ]
    case 'bound':
      return [
        rule(middle, y - 5, middle, y + 6, { stroke: theme.mark, strokeWidth: 4, opacity: 0.4 }),
        rule(middle - 4, y - 5, middle + 4, y - 5, { stroke: theme.mark, strokeWidth: 1.5 }),
      ]
    case 'floor':
      return [box(x, y - 5, GLYPH_WIDTH, 10, { fill: theme.floorFill, stroke: theme.axis, strokeWidth: 1 })]
    case 'chance':
      return [rule(x, y, end, y, { stroke: theme.muted, strokeWidth: 1, strokeDash: [1, 2] })]
    case 'jump':
      return [box(x, y - 5, GLYPH_WIDTH, 10, { fill: theme.jumpFill, fillOpacity: theme.jumpOpacity })]
    case 'companion': {
      const { colour, shape } = lookOf(glyph.place, theme)
      return [
        rule(x, y, end, y, { stroke: colour, strokeWidth: 1 }),
        sign(middle, y, { shape, size: 30, fill: colour, stroke: theme.background, strokeWidth: 0.5 }),
      ]
    }
    case 'nothing':
      return []
  }
}
