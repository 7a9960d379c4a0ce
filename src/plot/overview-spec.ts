import { GRAVEST_FIRST, type VerdictTone } from '../verdicts.ts'
import { rule, words } from './fixed-layers.ts'
import { meaningLabels } from './overview-labels.ts'
import {
  markRadius,
  OVERVIEW_DOMAIN,
  OVERVIEW_SIDE,
  type OverviewDot,
  type OverviewMark,
  overviewPlace,
} from './overview-marks.ts'
import { common } from './spec.ts'
import type { Layer, Spec } from './svg.ts'
import type { Theme } from './theme.ts'

/** Colours of an overview: those of pictures, and one for each tone. */
export type OverviewTheme = { readonly theme: Theme; readonly tones: Readonly<Record<VerdictTone, string>> }

/** Room around the plot for tick labels and the titles of the axes. */
export const OVERVIEW_MARGIN = { left: 58, right: 12, top: 10, bottom: 46 } as const

const TICKS = [0, 0.25, 0.5, 0.75, 1]
const SHAPES: Readonly<Record<VerdictTone, string>> = {
  gone: 'triangle-up',
  stands: 'circle',
  open: 'diamond',
  none: 'square',
}
/** Intervals of more marks than this would be a mesh in which nothing is seen. */
const MOST_WHISKERS = 60
const TYPE = { tick: 11, title: 12, number: 9.5 }

/**
 * The jump shares of all claims of an audit, as claimed against as re-plotted. On the diagonal a re-plot changes nothing; below it
 * less of the rise is a jump than claimed. `marks` are {@link OverviewMark}s of `dots`.
 */
export function overviewSpec(
  dots: readonly OverviewDot[],
  marks: readonly OverviewMark[],
  { theme, tones }: OverviewTheme,
): Spec {
  return {
    ...common(theme, {}),
    padding: { ...OVERVIEW_MARGIN },
    width: OVERVIEW_SIDE,
    height: OVERVIEW_SIDE,
    layer: [
      axes(theme),
      diagonal(theme),
      ...scaleLabels(theme),
      ...meaningLabels(marks, theme.muted),
      ...(marks.length > MOST_WHISKERS ? [] : whiskers(dots, marks, tones)),
      // The largest lie behind, or they would cover others.
      ...layered(marks).flatMap(group => markLayers(group, dots, theme, tones)),
    ],
  }
}

function axes(theme: Theme): Layer {
  const axis = {
    values: TICKS,
    labels: false,
    title: null,
    grid: true,
    gridColor: theme.grid,
    domain: true,
    domainColor: theme.axis,
    ticks: true,
    tickColor: theme.axis,
    tickSize: 4,
  }
  const scale = () => ({ type: 'linear' as const, domain: [...OVERVIEW_DOMAIN], nice: false, zero: false })
  return {
    data: { values: [{ x: 0, y: 0 }] },
    mark: { type: 'point', opacity: 0 },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: null, scale: scale(), axis },
      y: { field: 'y', type: 'quantitative', title: null, scale: scale(), axis },
    },
  }
}

/** Pixels from the upper edge to a share. */
function down(share: number): number {
  return OVERVIEW_SIDE - overviewPlace(share)
}

function diagonal(theme: Theme): Layer {
  const style = { stroke: theme.muted, strokeWidth: 1.25, strokeDash: [5, 4] }
  return rule(overviewPlace(0), down(0), overviewPlace(1), down(1), style)
}

/** Words at the axes. */
function scaleLabels(theme: Theme): readonly Layer[] {
  const ticks = { color: theme.foreground, size: TYPE.tick }
  const titles = { color: theme.foreground, size: TYPE.title, align: 'center' } as const
  const percent = (share: number): string => `${share * 100} %`
  return [
    words(
      TICKS.map(share => ({ x: overviewPlace(share), y: OVERVIEW_SIDE + 8, text: percent(share) })),
      { ...ticks, align: 'center', baseline: 'top' },
    ),
    words(
      TICKS.map(share => ({ x: -8, y: down(share), text: percent(share) })),
      { ...ticks, align: 'right', baseline: 'middle' },
    ),
    words([{ x: OVERVIEW_SIDE / 2, y: OVERVIEW_SIDE + 38, text: 'Jump share as claimed' }], titles),
    words([{ x: -46, y: OVERVIEW_SIDE / 2, text: 'Jump share as re-plotted' }], { ...titles, angle: 270 }),
  ]
}

/** The 95 % intervals of marks that stand for one claim, along both axes. */
function whiskers(
  dots: readonly OverviewDot[],
  marks: readonly OverviewMark[],
  tones: OverviewTheme['tones'],
): readonly Layer[] {
  return marks.flatMap(({ members }) => {
    const [only, ...others] = members
    const dot = only === undefined || others.length > 0 ? undefined : dots[only]
    if (dot === undefined) return []
    const { claimed, replotted, tone } = dot
    const style = { stroke: tones[tone], strokeWidth: 1, opacity: 0.35 }
    const x = overviewPlace(claimed.estimate)
    const y = down(replotted.estimate)
    return [
      rule(overviewPlace(claimed.low), y, overviewPlace(claimed.high), y, style),
      rule(x, down(replotted.low), x, down(replotted.high), style),
    ]
  })
}

/** Marks of one look together, from the largest to the smallest. */
function layered(marks: readonly OverviewMark[]): readonly (readonly [OverviewMark, ...OverviewMark[]])[] {
  const groups = new Map<string, [OverviewMark, ...OverviewMark[]]>()
  for (const mark of marks) {
    const key = JSON.stringify([markRadius(mark), mark.sort])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [mark])
    else group.push(mark)
  }
  return [...groups.values()].toSorted(([a], [b]) => markRadius(b) - markRadius(a))
}

function markLayers(
  group: readonly [OverviewMark, ...OverviewMark[]],
  dots: readonly OverviewDot[],
  theme: Theme,
  tones: OverviewTheme['tones'],
): readonly Layer[] {
  const [first] = group
  const { sort, members } = first
  const radius = markRadius(first)
  const values = group.map(mark => ({ x: overviewPlace(mark.x), y: down(mark.y) }))
  const points = (shape: string, paint: Paint): Layer => ({
    data: { values },
    mark: { type: 'point', shape, size: (2 * radius) ** 2, opacity: 1, ...paint },
    encoding: { x: pixels('x'), y: pixels('y') },
  })
  // A triangle is widest below its middle.
  const drop = sort?.tone === 'gone' ? radius * 0.28 : 0
  const numbers = (color: string): Layer =>
    words(
      group.map(mark => ({ x: overviewPlace(mark.x), y: down(mark.y) + drop, text: numberText(mark.members.length) })),
      { color, size: TYPE.number, align: 'center', baseline: 'middle', bold: true },
    )
  if (sort === null)
    return [
      points('circle', { fill: theme.background, stroke: theme.background, strokeWidth: RING + 2 }),
      ...rings(group, dots, radius, tones),
      numbers(theme.foreground),
    ]
  const { tone, derived } = sort
  const paint: Paint = derived
    ? { fill: theme.background, stroke: tones[tone], strokeWidth: 1.75 }
    : { fill: tones[tone], stroke: theme.background, strokeWidth: 1 }
  const mark = points(SHAPES[tone], paint)
  return members.length === 1 ? [mark] : [mark, numbers(derived ? tones[tone] : theme.background)]
}

type Paint = { readonly fill: string; readonly stroke: string; readonly strokeWidth: number }

function pixels(field: string) {
  return { field, type: 'quantitative', scale: null, axis: null } as const
}

/** Width of a ring, and of how many straight pieces it is made. */
const RING = 3
const PIECES = 24

/** Rings around marks of several sorts: of each tone as large a part as it has claims. */
function rings(
  group: readonly OverviewMark[],
  dots: readonly OverviewDot[],
  radius: number,
  tones: OverviewTheme['tones'],
): readonly Layer[] {
  const pieces = group.flatMap(mark => {
    const own = mark.members.flatMap(at => dots[at]?.tone ?? [])
    const ordered = GRAVEST_FIRST.flatMap(tone => own.filter(other => other === tone))
    return Array.from({ length: PIECES }, (_, piece) => {
      const [from, to] = [piece, piece + 1].map(at => {
        const angle = (2 * Math.PI * at) / PIECES
        return { x: overviewPlace(mark.x) + radius * Math.sin(angle), y: down(mark.y) - radius * Math.cos(angle) }
      })
      const tone = ordered[Math.floor(((piece + 0.5) / PIECES) * ordered.length)]
      return { tone, x: from?.x, y: from?.y, x2: to?.x, y2: to?.y }
    })
  })
  return GRAVEST_FIRST.flatMap(tone => {
    const values = pieces.filter(piece => piece.tone === tone).map(({ x, y, x2, y2 }) => ({ x, y, x2, y2 }))
    if (values.length === 0) return []
    return {
      data: { values },
      mark: { type: 'rule', stroke: tones[tone], strokeWidth: RING },
      encoding: { x: pixels('x'), y: pixels('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
    }
  })
}

/** A count in at most four signs. */
function numberText(count: number): string {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`
}
