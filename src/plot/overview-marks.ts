import type { JumpShare } from '../check/assessment.ts'
import type { VerdictTone } from '../verdicts.ts'

/** A claim in the overview: its jump share as claimed and as re-plotted. */
export type OverviewDot = {
  readonly claimed: JumpShare
  readonly replotted: JumpShare
  readonly tone: VerdictTone
  /** Whether the re-plot was converted under an assumption rather than measured. */
  readonly derived: boolean
}

/** How dots look that are told apart by nothing but their place. */
export type OverviewSort = Pick<OverviewDot, 'tone' | 'derived'>

/** A mark of the overview: one claim, or several that stand too close to be told apart. */
export type OverviewMark = {
  /** Shares, 0 to 1; of several claims their means. */
  readonly x: number
  readonly y: number
  /** Null where the claims are of several sorts. */
  readonly sort: OverviewSort | null
  /** Positions of the claims among the dots, in their order. */
  readonly members: readonly number[]
}

/** Side of the plot in pixels, which holds 0 to 100 % and a little beyond, so that marks at the ends are whole. */
export const OVERVIEW_SIDE = 400
export const OVERVIEW_DOMAIN: readonly [number, number] = [-0.045, 1.045]

/** Pixels from the left edge to a share; from the lower edge upwards it is as many. */
export function overviewPlace(share: number): number {
  const [from, to] = OVERVIEW_DOMAIN
  return ((share - from) / (to - from)) * OVERVIEW_SIDE
}

/** More marks than this are no longer told apart by eye. */
const MOST_MARKS = 160
/** Distances in pixels within which dots become one mark: the first that leaves few enough is taken. */
const REACHES = [6, 9, 13, 18, 24]

/**
 * The marks for dots. Nothing is moved aside to make room: dots that stand closer than about the width of a mark become one at
 * their mean, which tells how many they are.
 */
export function overviewMarks(dots: readonly OverviewDot[]): readonly OverviewMark[] {
  let marks: readonly OverviewMark[] = []
  for (const reach of REACHES) {
    marks = gathered(dots, reach)
    if (marks.length <= MOST_MARKS) break
  }
  return uncovered(marks, dots)
}

type Cluster = { readonly x: number; readonly y: number; readonly members: number[] }

/** Dots in their order: each joins the nearest earlier cluster within reach, or begins one. */
function gathered(dots: readonly OverviewDot[], reach: number): readonly OverviewMark[] {
  const cells = new Map<string, Cluster[]>()
  const clusters: Cluster[] = []
  for (const [at, dot] of dots.entries()) {
    const x = overviewPlace(dot.claimed.estimate)
    const y = overviewPlace(dot.replotted.estimate)
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)]
    const near = AROUND.flatMap(([across, up]) => cells.get(`${column + across} ${row + up}`) ?? [])
      .map(cluster => ({ cluster, distance: Math.hypot(cluster.x - x, cluster.y - y) }))
      .filter(({ distance }) => distance < reach)
      .toSorted((a, b) => a.distance - b.distance)[0]
    if (near !== undefined) {
      near.cluster.members.push(at)
      continue
    }
    const cluster: Cluster = { x, y, members: [at] }
    clusters.push(cluster)
    const cell = `${column} ${row}`
    cells.set(cell, [...(cells.get(cell) ?? []), cluster])
  }
  return clusters.map(({ members }) => markOf(members, dots))
}

/** A cell of the plane and those around it. */
const AROUND = [-1, 0, 1].flatMap(across => [-1, 0, 1].map(up => [across, up] as const))

/** Marks with a number are larger: what would cover the number joins it, until none is covered. */
function uncovered(given: readonly OverviewMark[], dots: readonly OverviewDot[]): readonly OverviewMark[] {
  let marks = given
  for (;;) {
    const pair = coveringPair(marks)
    if (pair === null) return marks
    const [a, b] = pair
    const joined = markOf(
      [...a.members, ...b.members].toSorted((one, other) => one - other),
      dots,
    )
    marks = marks.flatMap(mark => (mark === b ? [] : [mark === a ? joined : mark]))
  }
}

function coveringPair(marks: readonly OverviewMark[]): readonly [OverviewMark, OverviewMark] | null {
  for (const [at, a] of marks.entries()) {
    for (const b of marks.slice(at + 1)) {
      if (a.members.length === 1 && b.members.length === 1) continue
      const distance = Math.hypot(overviewPlace(a.x) - overviewPlace(b.x), overviewPlace(a.y) - overviewPlace(b.y))
      if (distance < 0.85 * (markRadius(a) + markRadius(b))) return [a, b]
    }
  }
  return null
}

function markOf(members: readonly number[], dots: readonly OverviewDot[]): OverviewMark {
  const own = members.flatMap(at => dots[at] ?? [])
  const [first] = own
  const alike = own.every(({ tone, derived }) => tone === first?.tone && derived === first.derived)
  return {
    x: mean(own.map(({ claimed }) => claimed.estimate)),
    y: mean(own.map(({ replotted }) => replotted.estimate)),
    sort: first !== undefined && alike ? { tone: first.tone, derived: first.derived } : null,
    members,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Half the width of a mark in pixels: larger by steps, so that the number in it has room. */
export function markRadius({ sort, members }: Pick<OverviewMark, 'sort' | 'members'>): number {
  const count = members.length
  const radius = count === 1 ? 5 : count < 10 ? 8 : count < 100 ? 10.5 : count < 1000 ? 13.5 : 17
  // A triangle has less room than a circle of its width.
  if (sort?.tone !== 'gone') return radius
  return radius * (count === 1 ? 1.2 : 1.5)
}
