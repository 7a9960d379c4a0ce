import { box, words } from './fixed-layers.ts'
import { type Frame, lineHeight, MARGIN, TYPE, tagWidth } from './frame.ts'
import { ABOVE, yTitleAbove } from './label-layers.ts'
import type { Picture } from './picture.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'
import { drawnTitle, pictureSubtitle, shortened, wrap } from './words.ts'

/** Titles, axis titles and tick labels. */
export function textLayers(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  return [
    ...(frame.titleLines.length === 0 ? [] : titleLayers(picture, frame, theme)),
    ...tickLabels(frame, theme, TYPE.tick),
    ...axisTitles(picture, frame, theme),
  ]
}

function titleLayers(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const { width, top } = frame
  const { left, right } = MARGIN
  const titleStep = lineHeight(TYPE.title)
  const rows = frame.titleLines.length
  const subtitle = pictureSubtitle(picture, frame.yScale, left + width + right - 4)
  return [
    words(
      frame.titleLines.map((text, line) => ({ x: -left, y: (line + 1) * titleStep - top, text })),
      { color: theme.foreground, size: TYPE.title, align: 'left', bold: true },
    ),
    ...tagLayers(picture, frame, theme),
    words([{ x: -left, y: rows * titleStep + lineHeight(TYPE.subtitle) - top, text: subtitle }], {
      color: theme.muted,
      size: TYPE.subtitle,
      align: 'left',
    }),
  ]
}

/** Labels of the ticks. */
export function tickLabels(
  frame: Pick<Frame, 'xTicks' | 'yTicks' | 'px' | 'py' | 'height'>,
  theme: Theme,
  size: number,
): readonly Layer[] {
  return [
    words(
      frame.xTicks.map(tick => ({ x: frame.px(tick.value), y: frame.height + 7, text: tick.label })),
      { color: theme.foreground, size, align: 'center', baseline: 'top' },
    ),
    words(
      frame.yTicks.map(tick => ({ x: -7, y: frame.py(tick.value), text: tick.label })),
      { color: theme.foreground, size, align: 'right', baseline: 'middle' },
    ),
  ]
}

/** At the right end of the title: filled for what was measured, in a dashed line for what was derived, as the points are. */
function tagLayers(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const { tag } = drawnTitle(picture)
  if (tag === null) return []
  const width = tagWidth(tag)
  const x = frame.width + MARGIN.right - width - 2
  const middle = lineHeight(TYPE.title) - frame.top - 4
  const derived = picture.basis === 'derived'
  const ground = derived
    ? // Filled unless told, so with what is not seen.
      { fill: theme.axis, fillOpacity: 0, stroke: theme.mark, strokeWidth: 1, strokeDash: [3, 2] }
    : { fill: theme.mark }
  return [
    box(x + 0.5, middle - 6.5, width, 13, { ...ground, cornerRadius: 3 }),
    words([{ x: x + 0.5 + width / 2, y: middle + 0.5, text: tag }], {
      color: derived ? theme.foreground : theme.background,
      size: TYPE.tag,
      align: 'center',
      baseline: 'middle',
    }),
  ]
}

function axisTitles(picture: Picture, frame: Frame, theme: Theme): readonly Layer[] {
  const { width, height, bottom } = frame
  const style = { color: theme.muted, size: TYPE.axisTitle } as const
  return [
    words([{ x: width / 2, y: height + bottom - 17, text: picture.xTitle }], {
      ...style,
      align: 'center',
      baseline: 'top',
    }),
    frame.yTitleAbove
      ? words([{ x: -MARGIN.left, y: ABOVE, text: yTitleAbove(picture, frame) }], {
          ...style,
          align: 'left',
          baseline: 'middle',
        })
      : words([{ x: 9 - MARGIN.left, y: height / 2, text: shortened(picture.yTitle, height + 40, TYPE.axisTitle) }], {
          ...style,
          align: 'center',
          baseline: 'middle',
          angle: 270,
        }),
  ]
}

/** Notes in small type below the plot, wrapped to the picture's width. */
export function noteLines(text: string | null, width: number): readonly string[] {
  return text === null ? [] : wrap(text, width - 8, TYPE.note)
}

/** Lines of a note, its top at `y`. */
export function noteLayers(lines: readonly string[], y: number, theme: Theme): readonly Layer[] {
  if (lines.length === 0) return []
  const step = lineHeight(TYPE.note)
  return [
    words(
      lines.map((text, line) => ({ x: -MARGIN.left, y: y + line * step, text })),
      { color: theme.muted, size: TYPE.note, align: 'left', baseline: 'top' },
    ),
  ]
}
