import type { Evidence } from '../check/assess.ts'
import type { View } from '../check/assessment.ts'
import { isTrainColumn } from '../check/grokking.ts'
import { meanOf } from '../check/seeds.ts'
import type { ClaimKind } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import type { Series } from '../tables/series/series.ts'
import type { Companion } from './picture.ts'

/** More other curves of a table than this can hardly be told apart. */
export const MOST_CURVES = 6

/** Points a companion is drawn with at most. */
export const MOST_POINTS = 400

/** Curves that share the claimed one's metric and axis, in the order in which the table has them. */
export type OtherCurves = readonly {
  readonly kind: Companion['kind']
  readonly name: string
  readonly series: Series
}[]

/**
 * The curves to set beside the claimed one: for a claim on grokking its training curve, the other runs of the same training, and
 * other curves of the table (`beside`, the tie's companions).
 */
export function otherCurves(kind: ClaimKind, { claimed, otherRuns }: Evidence, beside: readonly Series[]): OtherCurves {
  const alike = beside.filter(other => other !== claimed && isAlike(other, claimed))
  const training = kind === 'grokking' ? (alike.find(({ y }) => isTrainColumn(y.column)) ?? null) : null
  const rest = alike.filter(other => other !== training && !otherRuns.includes(other) && !isSame(other, claimed))
  return [
    ...(training === null ? [] : [{ kind: 'training' as const, name: trainingName(training), series: training }]),
    ...otherRuns.map(series => ({ kind: 'run' as const, name: nameBeside(series, claimed), series })),
    ...rest
      .slice(0, MOST_CURVES)
      .map(series => ({ kind: 'curve' as const, name: nameBeside(series, claimed), series })),
  ]
}

function isAlike(other: Series, { x, y }: Series): boolean {
  return other.y.metric === y.metric && other.x.axis === x.axis && other.x.index === x.index
}

/** A trial changes what is assumed of the claimed curve, which is then another object with the same points. */
function isSame(other: Series, claimed: Series): boolean {
  return other.y.index === claimed.y.index && other.name === claimed.name
}

/** "training accuracy": what its header calls the score, where it is an accuracy. */
function trainingName({ y }: Series): string {
  const score = y.metric === 'score' && /acc/i.test(y.column) ? 'accuracy' : METRICS[y.metric].name
  return `training ${score}`
}

/** As the table tells it from the claimed curve: by its rows, by its column, or by both. Tables of notebooks have heads without words. */
function nameBeside(other: Series, claimed: Series): string {
  const name = tellingName(other, claimed)
  return name.trim() === '' ? 'column without a name' : name
}

function tellingName({ name, y }: Series, claimed: Series): string {
  const suffix = ` – ${y.column}`
  const group = name.endsWith(suffix) ? name.slice(0, -suffix.length) : ''
  const own = claimed.name.endsWith(` – ${claimed.y.column}`)
    ? claimed.name.slice(0, -` – ${claimed.y.column}`.length)
    : ''
  if (group !== '' && y.index === claimed.y.index) return group
  return group === own || name === '' ? y.column : name
}

/** Those curves as they stand in a picture of the claimed score; other scores and conversions have none. */
export function companionsIn(view: View, claimed: View, others: OtherCurves, fraction: boolean): readonly Companion[] {
  if (view.yScale !== 'raw' || view.metric !== claimed.metric || view.axis !== claimed.axis) return []
  return others.flatMap(({ kind, name, series }): Companion[] => {
    const points = pointsIn(series, view, fraction)
    return points.length < 2 ? [] : [{ kind, name, points }]
  })
}

/** Sorted, one point a scale, on the picture's own score scale; empty where the scores have no place on it. */
function pointsIn({ points }: Series, { xScale }: View, fraction: boolean): Companion['points'] {
  const placed = points.filter(
    ({ x, y }) => Number.isFinite(x) && Number.isFinite(y) && (x > 0 || (x === 0 && xScale === 'linear')),
  )
  const most = placed.reduce((greatest, { y }) => Math.max(greatest, y), 0)
  if (fraction && most > 100) return []
  // Percent that nothing marks as such; the claimed scores are read in the same way.
  const unit = fraction && most > 1.5 ? 0.01 : 1
  const scales: { readonly x: number; readonly row: number; readonly scores: number[] }[] = []
  for (const { x, y, row } of placed.toSorted((a, b) => a.x - b.x)) {
    const last = scales.at(-1)
    if (last?.x === x) last.scores.push(unit * y)
    else scales.push({ x, row, scores: [unit * y] })
  }
  return thinned(scales.map(({ x, row, scores }) => ({ x, y: meanOf(scores), row })))
}

/** Evenly thinned, both ends kept. */
function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MOST_POINTS) return points
  const step = (points.length - 1) / (MOST_POINTS - 1)
  return Array.from({ length: MOST_POINTS }, (_, i) => points[Math.round(i * step)]).filter(
    point => point !== undefined,
  )
}
