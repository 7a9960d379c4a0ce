import type { Evidence } from '../check/assess.ts'
import { isTrainColumn } from '../check/grokking.ts'
import type { Claim, ScaleAxis } from '../claims/claim.ts'
import type { LinkCandidate } from '../finding.ts'
import { METRICS, type MetricId, metricOf } from '../metrics/catalogue.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { axisWords, type Curve, curvesOf, sameHeader } from '../tables/curves.ts'
import type { Series } from '../tables/series.ts'
import type { Table } from '../tables/table.ts'
import { conflicts, fits, singleBest } from './words.ts'

/** The claim's words, nearest first: its sentence, its paragraph, its heading. */
export type Context = readonly string[]

/** The curve of a table that a claim speaks of, with its company. */
export type Choice =
  | {
      readonly state: 'chosen'
      readonly evidence: Evidence
      readonly companions: readonly Series[]
      readonly note: string | null
    }
  | { readonly state: 'ambiguous'; readonly reason: string; readonly candidates: readonly LinkCandidate[] }
  | { readonly state: 'unusable'; readonly problem: string }

const AXIS_ORDER: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps', 'loss']

/** Chooses the curve a claim speaks of; two that fit equally well are said to be ambiguous, never guessed. */
export function chooseSeries(claim: Claim, table: Table, settings: ClaimSettings, context: Context): Choice {
  const read = curvesOf(table, settings)
  if (read.state === 'unusable') return read
  const axes = new Set(read.curves.map(({ series }) => series.x.axis))
  const axis = claim.axis !== null && axes.has(claim.axis) ? claim.axis : AXIS_ORDER.find(known => axes.has(known))
  if (axis === undefined) return { state: 'unusable', problem: 'The table holds no curve.' }
  if (claim.axis === 'loss' && axis !== 'loss' && settings.x === undefined) {
    return {
      state: 'unusable',
      problem: `The claim is about pre-training loss; the table has ${[...axes].map(axisWords).join(', ')} only.`,
    }
  }
  const along = read.curves.filter(({ series }) => series.x.axis === axis)
  const named = settings.series
  const wanted = named === undefined ? along : along.filter(curve => isNamed(curve, named))
  if (wanted.length === 0) {
    const names = [...new Set(along.map(({ series }) => `"${series.name}"`))].join(', ')
    return { state: 'unusable', problem: `There is no series "${named ?? ''}"; the table has ${names}.` }
  }
  const tested = claim.kind === 'grokking' ? wanted.filter(({ series }) => !isTrainColumn(series.y.column)) : wanted
  const fitting = tested.filter(curve => !conflicts(subjectOf(curve), claim.text))
  if (tested.length > 0 && fitting.length === 0) {
    const names = [...new Set(tested.map(({ series }) => `"${series.name}"`))].join(', ')
    return { state: 'unusable', problem: `The table has ${names}, which is not the task that the claim names.` }
  }
  const subject = chooseSubject([...new Set(fitting.map(subjectOf))], claim, context)
  if (subject === null) return ambiguous(fitting.length === 0 ? wanted : fitting)
  const curves = fitting.filter(curve => subjectOf(curve) === subject)
  const claimed = claimedCurve(claim, curves)
  if (claimed === null) return ambiguous(curves)
  const note =
    claim.axis === null || claim.axis === axis
      ? null
      : `The claim speaks of ${axisWords(claim.axis)}; the table has ${axisWords(axis)}, which is used instead.`
  return {
    state: 'chosen',
    evidence: evidenceFor(claimed, read.curves),
    companions: companionsOf(claimed, along),
    note,
  }
}

function isNamed({ series, group, task }: Curve, name: string): boolean {
  return [series.name, group, series.y.column, task].some(text => sameHeader(text, name))
}

/** Curves with the same group and task show one thing under several metrics. */
function subjectOf({ group, task }: Curve): string {
  return `${group} ${task}`.trim()
}

function chooseSubject(subjects: readonly string[], claim: Claim, context: Context): string | null {
  if (subjects.length === 1) return subjects[0] ?? null
  let left = subjects
  for (const words of [`${claim.task ?? ''} ${claim.text}`, ...context]) {
    const scores = fits(left, words)
    const best = Math.max(...scores)
    if (best === 0) continue
    const at = singleBest(scores)
    if (at !== null) return left[at] ?? null
    left = left.filter((_, place) => scores[place] === best)
  }
  return null
}

/** The metric the claim names; else the first one that a reader would plot: a score where higher is better. */
function claimedCurve(claim: Claim, curves: readonly Curve[]): Curve | null {
  const metric = claim.metric === null ? null : (metricOf(claim.metric)?.id ?? null)
  const named = metric === null ? [] : curves.filter(({ series }) => series.y.metric === metric)
  if (named.length === 1) return named[0] ?? null
  if (named.length > 1) return null
  const columns = new Set(curves.map(({ series }) => series.y.index))
  const metrics = new Set(curves.map(({ series }) => series.y.metric))
  if (curves.length > 1 && metrics.size < columns.size) return null
  return curves.find(({ series }) => isPlottedScore(series.y.metric)) ?? curves[0] ?? null
}

function isPlottedScore(id: MetricId): boolean {
  const { better, shape } = METRICS[id]
  return better === 'higher' && shape !== 'linear'
}

function evidenceFor(claimed: Curve, curves: readonly Curve[]): Evidence {
  const sameRows = curves.filter(curve => curve.group === claimed.group && curve.series !== claimed.series)
  const otherMetrics = sameRows.filter(
    ({ series, task }) =>
      series.x.index === claimed.series.x.index && task === claimed.task && series.y.metric !== claimed.series.y.metric,
  )
  const otherAxes = sameRows.filter(
    ({ series }) => series.y.index === claimed.series.y.index && series.x.axis !== claimed.series.x.axis,
  )
  return {
    claimed: claimed.series,
    claimedScale: claimed.series.x.axis === 'steps' ? 'linear' : 'log',
    otherMetrics: otherMetrics.map(({ series }) => series),
    otherAxes: otherAxes.map(({ series }) => series),
  }
}

/** Other columns over the same rows, e.g. the training accuracy beside the test accuracy. */
function companionsOf(claimed: Curve, along: readonly Curve[]): readonly Series[] {
  return along
    .filter(({ series, group }) => group === claimed.group && series.x.index === claimed.series.x.index)
    .map(({ series }) => series)
}

function ambiguous(curves: readonly Curve[]): Choice {
  const titles = curves.map(({ series }) => series.name)
  const candidates = curves.map(({ series, group }): LinkCandidate => {
    const place = { x: series.x.column, y: series.y.column }
    return { title: series.name, settings: group === '' ? place : { ...place, series: group } }
  })
  const list = titles
    .slice(0, 4)
    .map(title => `"${title}"`)
    .join(', ')
  const more = titles.length > 4 ? ` and ${titles.length - 4} more` : ''
  return { state: 'ambiguous', reason: `${titles.length} series fit equally well: ${list}${more}.`, candidates }
}
