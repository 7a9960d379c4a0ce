import type { Evidence } from '../check/assess.ts'
import { isTrainColumn } from '../check/grokking.ts'
import type { Claim, ScaleAxis } from '../claims/claim.ts'
import type { LinkCandidate } from '../finding.ts'
import { METRICS, type MetricId, metricOf } from '../metrics/catalogue.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { pretrainingLoss } from '../tables/columns.ts'
import { type Curve, curvesOf } from '../tables/curves.ts'
import { axisWords, preferredScale, sameHeader } from '../tables/scales.ts'
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

/** The axis of a claim that names none. Loss serves only a claim that speaks of it, or a comment that names it. */
const AXIS_ORDER: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps']

/** Chooses the curve a claim speaks of; two that fit equally well are said to be ambiguous, never guessed. */
export function chooseSeries(claim: Claim, table: Table, settings: ClaimSettings, context: Context): Choice {
  const read = curvesOf(table, settings)
  if (read.state === 'unusable') return read
  const axes = new Set(read.curves.map(({ scale }) => scale.axis))
  const fallback = AXIS_ORDER.find(known => axes.has(known)) ?? (settings.x === undefined ? undefined : 'loss')
  const axis = claim.axis !== null && axes.has(claim.axis) ? claim.axis : fallback
  if (claim.axis === 'loss' && axis !== 'loss' && settings.x === undefined) {
    return {
      state: 'unusable',
      problem: `The claim is about pre-training loss; the table has ${[...axes].map(axisWords).join(', ')} only.`,
    }
  }
  if (axis === undefined) {
    const heads = table.columns.map(column => `"${column}"`).join(', ')
    return {
      state: 'unusable',
      problem: `No scale column was found; expected parameters, FLOPs, tokens or steps, the table has ${heads}.`,
    }
  }
  const shown = read.curves.filter(curve => curve.scale.axis === axis)
  const scale = preferredScale(shown.map(curve => curve.scale))
  const beside = shown.filter(curve => curve.scale.index === scale?.index)
  const along = ofTask(
    beside.filter(({ wanted }) => wanted),
    claim,
  )
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
  const run = curves[0]?.run ?? null
  const claimed = claimedCurve(
    claim,
    curves.filter(curve => curve.run === run),
  )
  if (claimed === null) return ambiguous(curves)
  if (settings.y === undefined && isRunColumn(claimed) && curves.filter(isRunColumn).length > 1)
    return ambiguous(curves)
  const otherRuns = curves.filter(
    ({ series, run: other }) => other !== run && series.y.index === claimed.series.y.index,
  )
  const notes = [
    claim.axis === null || claim.axis === axis
      ? ''
      : `The claim speaks of ${axisWords(claim.axis)}; the table has ${axisWords(axis)}, which is used instead.`,
    runWords(claimed, otherRuns),
  ].filter(note => note !== '')
  return {
    state: 'chosen',
    evidence: evidenceFor(claimed, beside, otherRuns, claim),
    companions: companionsOf(claimed, beside),
    note: notes.length === 0 ? null : notes.join(' '),
  }
}

/**
 * A claim about a loss speaks of a column of loss. For any other claim a column of pre-training loss is a scale and no task,
 * unless nothing else is there.
 */
function ofTask(curves: readonly Curve[], claim: Claim): readonly Curve[] {
  const wanted = isAboutLoss(claim)
    ? curves.filter(({ series }) => series.y.metric === 'nll')
    : curves.filter(({ series }) => pretrainingLoss(series.y.column) !== 'sure')
  return wanted.length === 0 ? curves : wanted
}

/** Whether the claim's own metric is a loss; one that happens at some loss is not about it. */
function isAboutLoss(claim: Claim): boolean {
  return claim.axis !== 'loss' && claim.metric !== null && metricOf(claim.metric)?.id === 'nll'
}

/** A column for each run ("Seed 1", "Seed 2"): one of them is not the result, and which is meant must be said. */
function isRunColumn({ series }: Curve): boolean {
  return /(?:^|[\s_])(?:seed|run|trial|replicate)[\s_#]{0,3}\d{1,4}$/i.test(series.y.column.trim())
}

/** Which of several runs is shown, and that runs are not averaged over training. */
function runWords(claimed: Curve, others: readonly Curve[]): string {
  if (claimed.run === null || others.length === 0) return ''
  const names = others.map(({ run }) => run ?? '')
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  return `Of ${others.length + 1} runs "${claimed.run}" is shown; the others (${shown.join(', ')}) are curves of their own and not averaged with it.`
}

function isNamed({ series, group, subject, run, task }: Curve, name: string): boolean {
  return [series.name, group, subject, run ?? '', series.y.column, task].some(text => sameHeader(text, name))
}

/** Curves with the same group and task show one thing under several metrics, and in several runs. */
function subjectOf({ subject, task }: Curve): string {
  return [subject, task].filter(words => words !== '').join(', ')
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
  const { better, shape, noise } = METRICS[id]
  return better === 'higher' && shape !== 'linear' && noise !== 'quantity'
}

function evidenceFor(claimed: Curve, along: readonly Curve[], otherRuns: readonly Curve[], claim: Claim): Evidence {
  const otherMetrics = along.filter(
    ({ series, group, task }) =>
      group === claimed.group &&
      task === claimed.task &&
      series.y.metric !== claimed.series.y.metric &&
      pretrainingLoss(series.y.column) !== 'sure',
  )
  const otherAxes = claimed.otherAxes().filter(({ x }) => x.axis !== 'loss' || !isAboutLoss(claim))
  return {
    claimed: claimed.series,
    claimedScale: claimed.series.x.axis === 'steps' ? 'linear' : 'log',
    otherMetrics: otherMetrics.map(({ series }) => series),
    otherAxes,
    otherRuns: otherRuns.map(({ series }) => series),
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
