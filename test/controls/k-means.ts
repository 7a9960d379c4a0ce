import type { Control } from './control.ts'
import { normals, uniforms } from './random.ts'

type Place = readonly [number, number]

/** Six centres, each further from the next than thirty times the spread of its points. */
const CENTRES: readonly Place[] = [
  [0, 0],
  [12, 2],
  [3, 11],
  [17, 13],
  [-10, 7],
  [-5, -11],
]
const SPREAD = 0.3
const POINTS_EACH = 10
const DRAWS = 100
const RESTARTS = 60
const FOUND = 1

/**
 * k-means with K of 1 to 8 on six clusters, 100 draws of the points: Lloyd's method from 60 random sets of points each,
 * the best kept. WSS is the within-cluster sum of squares per point; "found" is a WSS below 1.
 */
export function kMeans(): Control {
  const normal = normals(6)
  const draws = Array.from({ length: DRAWS }, () =>
    CENTRES.flatMap(([x, y]) =>
      Array.from({ length: POINTS_EACH }, (): Place => [x + SPREAD * normal(), y + SPREAD * normal()]),
    ),
  )
  const uniform = uniforms(60)
  const rows = [1, 2, 3, 4, 5, 6, 7, 8].map(k => {
    const sums = draws.map(points =>
      Math.min(...Array.from({ length: RESTARTS }, () => lloyd(points, someOf(points, k, uniform)))),
    )
    const found = sums.filter(sum => sum < FOUND).length
    return [k, DRAWS, (found / DRAWS).toFixed(2), (sums.reduce((a, b) => a + b, 0) / DRAWS).toPrecision(4)]
  })
  return {
    file: 'k-means.csv',
    note: 'k-means on six well-separated clusters, 100 draws; threshold WSS < 1; WSS is the within-cluster sum of squares per point',
    columns: ['size (clusters)', 'n', 'share below threshold', 'WSS'],
    rows,
  }
}

/** K different points to start from. */
function someOf(points: readonly Place[], k: number, uniform: () => number): readonly Place[] {
  const left = [...points]
  return Array.from({ length: k }, () => left.splice(Math.floor(uniform() * left.length), 1)).flat()
}

/** Within-cluster sum of squares per point where Lloyd's method comes to rest. */
function lloyd(points: readonly Place[], start: readonly Place[]): number {
  let centres = start
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const nearest = points.map(point => nearestOf(centres, point))
    const sum = nearest.reduce((total, { squared }) => total + squared, 0) / points.length
    if (sum >= before) return before
    before = sum
    centres = centres.map((centre, c) => {
      const own = points.filter((_, i) => nearest[i]?.at === c)
      return own.length === 0 ? centre : [mean(own.map(([x]) => x)), mean(own.map(([, y]) => y))]
    })
  }
}

function nearestOf(centres: readonly Place[], [x, y]: Place): { readonly at: number; readonly squared: number } {
  let best = { at: 0, squared: Number.POSITIVE_INFINITY }
  centres.forEach(([cx, cy], at) => {
    const squared = (x - cx) * (x - cx) + (y - cy) * (y - cy)
    if (squared < best.squared) best = { at, squared }
  })
  return best
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}
