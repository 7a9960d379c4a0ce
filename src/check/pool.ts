import type { ScaleAxis } from '../claims/claim.ts'
import { amountAt, coordinate, unitCoordinates } from './coordinates.ts'
import { meanOf, varianceOf } from './seeds.ts'

/** Points that count as one: their scale, weighted score, items, and rows of the table. */
export type Group = {
  readonly x: number
  readonly y: number
  readonly n: number
  readonly rows: readonly number[]
}

/** Curves longer than this are pooled (specification section 4.5). */
export const MOST_POINTS = 16

/**
 * Pools neighbours with the same x: repeats of one point by several runs, or several models of one size. Its score is the mean of
 * the runs. They answer the same items, so items do not add up: the point counts those of one run, and fewer where
 * the runs spread more than items explain: R·y(1 − y)/s² for R runs with variance s² between them.
 */
export function groupByScale(points: readonly Group[]): readonly Group[] {
  const scales: Group[][] = []
  for (const point of points) {
    const last = scales.at(-1)
    if (last?.[0] !== undefined && last[0].x === point.x) last.push(point)
    else scales.push([point])
  }
  return scales.map(pooled)
}

function pooled(runs: readonly Group[]): Group {
  const [first] = runs
  if (first === undefined || runs.length === 1) return first ?? { x: Number.NaN, y: Number.NaN, n: 0, rows: [] }
  const y = meanOf(runs.map(run => run.y))
  const one = meanOf(runs.map(run => run.n))
  const between = varianceOf(runs.map(run => run.y))
  const spread = between > 0 && y > 0 && y < 1 ? (runs.length * y * (1 - y)) / between : one
  return { x: first.x, y, n: Math.min(one, spread), rows: runs.flatMap(run => run.rows) }
}

/** Cells an axis is first cut into, so that curves of many thousand points are pooled quickly. */
const CELLS = 128

/**
 * Pools a curve of more than 16 points into at most 16 groups. The views draw it on a logarithmic and on a linear axis, and
 * what is one spot on the one may be half the other (13 of Pythia's 27 checkpoints lie in the first fiftieth of
 * the steps), so those neighbours are merged that lie closest on both. Checkpoints of one run answer the same items: a
 * group counts the mean number of items of its points and not their sum. A point at 0 has no place on a log axis and
 * stays by itself, in front.
 */
export function poolLong(points: readonly Group[], axis: ScaleAxis): readonly Group[] {
  if (points.length <= MOST_POINTS) return points
  const offAxis = points.filter(p => !(p.x > 0))
  const on = points.filter(p => p.x > 0)
  const log = unitCoordinates(
    on.map(p => p.x),
    axis,
    'log',
  )
  const linear = unitCoordinates(
    on.map(p => p.x),
    axis,
    'linear',
  )
  const groups: Span[] = []
  const cells = (at: number) => `${Math.floor((log[at] ?? 0) * CELLS)}|${Math.floor((linear[at] ?? 0) * CELLS)}`
  on.forEach((point, at) => {
    const last = groups.at(-1)
    if (last !== undefined && cells(last.first) === cells(at)) {
      last.points.push(point)
      last.last = at
    } else groups.push({ points: [point], first: at, last: at })
  })
  const width = (left: Span, right: Span) => {
    const part = (t: readonly number[]) => (t[right.last] ?? 0) - (t[left.first] ?? 0)
    return Math.max(part(log), part(linear))
  }
  while (groups.length > Math.max(1, MOST_POINTS - offAxis.length)) {
    let closest = 0
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i + 1 < groups.length; i++) {
      const [left, right] = [groups[i], groups[i + 1]]
      if (left === undefined || right === undefined) continue
      const here = width(left, right)
      if (here < least) {
        least = here
        closest = i
      }
    }
    const [left, right] = groups.splice(closest, 2)
    if (left === undefined || right === undefined) break
    groups.splice(closest, 0, { points: [...left.points, ...right.points], first: left.first, last: right.last })
  }
  return [...offAxis, ...groups.map(({ points: bin }) => merge(bin, axis))]
}

/** Neighbouring points on their way to one group, from position `first` to `last`. */
type Span = { readonly points: Group[]; readonly first: number; last: number }

function merge(bin: readonly Group[], axis: ScaleAxis): Group {
  const [first] = bin
  if (first !== undefined && bin.length === 1) return first
  const n = bin.reduce((sum, p) => sum + p.n, 0)
  const u = bin.reduce((sum, p) => sum + coordinate(p.x, axis, 'log'), 0) / bin.length
  return {
    x: amountAt(u, axis, 'log'),
    y: bin.reduce((sum, p) => sum + p.y * p.n, 0) / n,
    n: n / bin.length,
    rows: bin.flatMap(p => p.rows),
  }
}
