import { lookOf } from './companions.ts'
import { words, wordsOnGround } from './fixed-layers.ts'
import { type Frame, MARGIN, TYPE } from './frame.ts'
import type { Picture } from './picture.ts'
import { type Box, coveredArea, leastCovering } from './place.ts'
import { alongLine } from './polyline.ts'
import {
  companionLines,
  type ShownJump,
  shownChance,
  shownCurve,
  shownFloor,
  shownJump,
  shownPredicted,
} from './shown.ts'
import type { Layer } from './svg.ts'
import type { Theme } from './theme.ts'
import { scoreLabel } from './ticks.ts'
import { shortened, textWidth } from './words.ts'

/** What a label names. */
export type Labelled =
  | { readonly of: 'jump' }
  | { readonly of: 'floor' }
  | { readonly of: 'chance' }
  | { readonly of: 'companion'; readonly place: number }

/** A label with its place: left end, and middle of its height. */
export type Label = {
  readonly names: Labelled
  readonly text: string
  readonly x: number
  readonly y: number
  /** What lies behind it, where that is not the plot's own ground. */
  readonly on: 'floor' | null
}

/** The labels inside a plot, and what found no place there and is left to the legend. */
export type Labels = { readonly placed: readonly Label[]; readonly left: readonly Labelled[] }

/** A label may cover this share of itself with what lies below it. */
const MOST_COVERED = 0.3
/** A companion's name must stand all but free. */
const MOST_COVERED_NAME = 0.04
/** Middle of the row above the plot, clear of the uppermost tick's label. */
export const ABOVE = -12
/** How far the jump's label may stand beside its span. */
const JUMP_SLACK = 16

/** Finds each label the place where it covers least. */
export function labelsOf(picture: Picture, frame: Frame): Labels {
  const taken: Box[] = obstacles(picture, frame)
  const placed: Label[] = []
  const floor = shownFloor(picture, frame)
  const left: Labelled[] = []
  const put = (names: Labelled, candidates: readonly LabelPlace[], most: number): void => {
    const chosen = leastCovering(candidates, taken)
    if (chosen === null || coveredArea(chosen.box, taken) > most * chosen.box.width * chosen.box.height) {
      left.push(names)
      return
    }
    taken.push(chosen.box)
    const on = names.of === 'floor' && floor !== null && chosen.middle > frame.py(floor) ? 'floor' : null
    placed.push({ names, text: chosen.text, x: chosen.box.x, y: chosen.middle, on })
  }
  const jump = shownJump(picture, frame)
  if (jump !== null) put({ of: 'jump' }, jumpPlaces(picture, frame, jump), Number.POSITIVE_INFINITY)
  if (floor !== null) {
    const edge = frame.py(floor)
    const deep = frame.height - edge
    const fits = deep >= 14
    const middles = fits ? [frame.height - 8, edge + 8] : [edge - 8]
    put(
      { of: 'floor' },
      ["below the test's resolution", 'not resolved']
        .map(text => (fits ? text : `↓ ${text}`))
        .flatMap(text => middles.flatMap(middle => rowOfPlaces(text, middle, frame))),
      MOST_COVERED,
    )
  }
  const chance = shownChance(picture, frame)
  if (chance !== null) {
    const line = frame.py(chance)
    const middles = line + 15 < frame.height ? [line + 8, line - 8] : [line - 8]
    const text = `chance ${scoreLabel(chance, picture.percent)}`
    put(
      { of: 'chance' },
      middles.flatMap(middle => rowOfPlaces(text, middle, frame)),
      MOST_COVERED,
    )
  }
  for (const [place, { name, points }] of frame.companions.entries())
    put({ of: 'companion', place }, endPlaces(name, points, frame), MOST_COVERED_NAME)
  return { placed, left }
}

/** The labels as they are drawn. */
export function labelLayers({ placed }: Labels, theme: Theme): readonly Layer[] {
  return placed.flatMap(({ names, text, x, y, on }) => {
    const colour = colourOf(names, theme)
    const style = { color: colour, size: TYPE.label, align: 'left', baseline: 'middle' } as const
    // Above the plot there is nothing to cross.
    return y < 0
      ? [words([{ x, y, text }], style)]
      : wordsOnGround([{ x, y, text }], style, on === 'floor' ? theme.floorFill : theme.background)
  })
}

/** Where the title of the score axis ends when it stands above the plot, and how much of it there is room for. */
export function yTitleAbove(picture: Picture, frame: Frame): string {
  const jump = shownJump(picture, frame)
  const room = frame.width + MARGIN.left - (jump === null ? 0 : textWidth(jump.label, TYPE.label) + 12)
  return shortened(picture.yTitle, room, TYPE.axisTitle)
}

function colourOf(names: Labelled, theme: Theme): string {
  switch (names.of) {
    case 'jump':
      return theme.jumpText
    case 'companion':
      return lookOf(names.place, theme).colour
    case 'floor':
    case 'chance':
      return theme.muted
  }
}

type LabelPlace = { readonly text: string; readonly middle: number; readonly box: Box }

/** Above its span; where the score axis' title is in the way, inside the plot at the top or the foot of the span. */
function jumpPlaces(picture: Picture, frame: Frame, jump: ShownJump): readonly LabelPlace[] {
  const width = textWidth(jump.label, TYPE.label)
  const middle = jump.accelerates ? frame.px(jump.from) + width / 2 : (frame.px(jump.from) + frame.px(jump.to)) / 2
  const kept = (least: number): number =>
    Math.min(Math.max(middle - width / 2, least), frame.width + MARGIN.right - width)
  const end = frame.yTitleAbove ? textWidth(yTitleAbove(picture, frame), TYPE.axisTitle) - MARGIN.left + 8 : 0
  const above = labelAt(jump.label, kept(end), ABOVE)
  if (Math.abs(above.box.x + width / 2 - middle) <= JUMP_SLACK + width / 2) return [above]
  const beside = Math.max(frame.px(jump.from), frame.px(jump.to)) + 4
  const narrow = width > Math.abs(frame.px(jump.to) - frame.px(jump.from))
  const xs = narrow ? [beside, kept(2)] : [kept(2), beside]
  return [8, frame.height - 8].flatMap(y => xs.map(x => labelAt(jump.label, x, y)))
}

/** Around the last of a curve's points that is highest up or farthest right, then along its line. */
function endPlaces(
  name: string,
  points: readonly { readonly x: number; readonly y: number }[],
  frame: Frame,
): readonly LabelPlace[] {
  const width = textWidth(name, TYPE.label)
  if (width > frame.width * 0.6) return []
  const spots = points
    .map(({ x, y }) => ({ x: frame.px(x), y: frame.py(y) }))
    .filter(({ y }) => y >= 0 && y <= frame.height)
    .sort((a, b) => b.x - a.x)
  const [end] = spots
  if (end === undefined) return []
  const along = spots.filter((_, at) => at > 0 && at % Math.max(1, Math.floor(spots.length / 6)) === 0)
  const places = [
    labelAt(name, end.x + 7, end.y),
    ...[-11, 11].map(off => labelAt(name, end.x - width + 4, end.y + off)),
    ...[-11, 11].flatMap(off => along.map(spot => labelAt(name, spot.x - width / 2, spot.y + off))),
  ]
  const most = frame.width + MARGIN.right
  return places.filter(
    ({ box }) => box.x >= 2 && box.x + width <= most && box.y >= 0 && box.y + box.height <= frame.height,
  )
}

function labelAt(text: string, x: number, middle: number): LabelPlace {
  return {
    text,
    middle,
    box: { x, y: middle - TYPE.label / 2 - 1, width: textWidth(text, TYPE.label), height: TYPE.label + 2 },
  }
}

/** Places for a label along a line, from the right end to the left. */
function rowOfPlaces(text: string, middle: number, frame: Frame): readonly LabelPlace[] {
  const right = Math.max(0, frame.width - textWidth(text, TYPE.label) - 3)
  const steps = 8
  return Array.from({ length: steps + 1 }, (_, step) =>
    labelAt(text, right - (step * Math.max(0, right - 4)) / steps, middle),
  )
}

function obstacles(picture: Picture, frame: Frame): Box[] {
  const boxes: Box[] = []
  const around = (x: number, y: number, half: number): void => {
    boxes.push({ x: x - half, y: y - half, width: 2 * half, height: 2 * half })
  }
  for (const point of frame.points) {
    const x = frame.px(point.x) - 6
    const from = point.bound ? frame.py(point.high) : Math.min(frame.py(point.high), frame.py(point.y) - 6)
    const to = point.bound ? frame.height : Math.max(frame.py(point.low), frame.py(point.y) + 6)
    boxes.push({ x, y: from, width: 12, height: to - from })
  }
  const jump = shownJump(picture, frame)
  if (jump !== null)
    for (const end of jump.accelerates ? [jump.from] : [jump.from, jump.to])
      boxes.push({ x: frame.px(end) - 5, y: 0, width: 10, height: frame.height })
  const predicted = shownPredicted(picture, frame)
  if (predicted !== null) {
    const top = frame.py(predicted.high)
    boxes.push({ x: predicted.at - 4, y: top, width: 8, height: frame.py(predicted.low) - top })
  }
  const lines = [
    ...shownCurve(picture, frame),
    ...(predicted?.curve ?? []),
    ...frame.companions.flatMap(({ points }) => companionLines(points, frame)),
  ]
  for (const line of lines) for (const spot of alongLine(line, 4)) around(spot.x, spot.y, 2)
  for (const { points } of frame.companions)
    if (points.length <= 14) for (const { x, y } of points) around(frame.px(x), frame.py(y), 4)
  return boxes
}
