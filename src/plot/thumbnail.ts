import type { ThemeKind } from '../protocol.ts'
import { dataLayers, type Weight } from './data-layers.ts'
import { geometryOf, type PlotSize } from './frame.ts'
import type { Picture } from './picture.ts'
import { coloursOf, common } from './spec.ts'
import type { Spec } from './svg.ts'
import { tickLabels } from './text-layers.ts'
import type { Theme } from './theme.ts'
import { textWidth } from './words.ts'

/** Fixed room around the plot of a thumbnail, for its few tick labels. */
export const THUMBNAIL_MARGIN = { left: 40, right: 14, top: 5, bottom: 19 } as const

const TICK_SIZE = 9
const WEIGHT: Weight = { point: 22, line: 1.1 }

/** Outer size of a thumbnail whose plot has the given size. */
export function thumbnailSize({ width, height }: PlotSize): PlotSize {
  const { left, right, top, bottom } = THUMBNAIL_MARGIN
  return { width: left + width + right, height: top + height + bottom }
}

/**
 * A picture small, among many: points, best curve, prediction and jump on their axes. What it shows is said around it, so
 * it has no title, no legend, no words but two or three ticks on each axis. Companions are left out but for the training
 * curve and other runs.
 */
export function thumbnailSpec(picture: Picture, theme: ThemeKind | Theme, size: PlotSize): Spec {
  const colours = coloursOf(theme)
  const frame = geometryOf(picture, size, 'linear', false, { x: 3, y: 3, size: TICK_SIZE })
  const { left, right } = THUMBNAIL_MARGIN
  // The outermost labels stay on the picture.
  const px = (x: number, label: string): number => {
    const half = textWidth(label, TICK_SIZE) / 2
    return Math.min(Math.max(frame.px(x), half - left), size.width + right - half)
  }
  const labelled = new Map(frame.xTicks.map(tick => [tick.value, px(tick.value, tick.label)]))
  return {
    ...common(colours, {}),
    padding: { ...THUMBNAIL_MARGIN },
    width: size.width,
    height: size.height,
    layer: [
      ...dataLayers(picture, frame, colours, WEIGHT),
      ...tickLabels({ ...frame, px: x => labelled.get(x) ?? frame.px(x) }, colours, TICK_SIZE),
    ],
  }
}
