import type { View } from '../check/assessment.ts'
import { dataUnit, stepName, upperFirst } from '../check/words.ts'
import { METRICS, type MetricId, spelledMetric } from '../metrics/catalogue.ts'
import { conversion, isWholeAnswer } from '../metrics/conversion.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import { scaleOf } from '../tables/columns/scale-headers.ts'
import type { Series } from '../tables/series/series.ts'

/** Names of metrics that stand along an axis of a few hundred pixels; others are short enough as they are. */
const SHORT: Readonly<Partial<Record<MetricId, string>>> = {
  acc1: 'Per-token acc.',
  mc: 'MC accuracy',
  'p-correct': 'P(right answer)',
  thresholded: 'Below cut-off',
  bpb: 'Bits per byte',
  ted: 'Edit distance',
  wer: 'Word errors',
  'pass^k': 'All of k right',
  norm: 'Normalised',
  mcc: 'Matthews corr.',
}

/** Longest header, in letters, that stands along an axis as it is written. */
const LONGEST_HEADER = 16

/** The metric and its coordinate as a picker names them: "exact match", "log-odds of accuracy (derived)". */
export function metricLabel({ metric, yScale, basis }: View, series: Series): string {
  const name = metricName(metric, series)
  switch (yScale) {
    case 'raw':
      return name
    case 'per-token':
      return `per-token accuracy (${basis})`
    case 'per-attempt':
      return `single attempts (${basis})`
    case 'pass@1':
      return `pass@1 (${basis})`
    case 'gumbel':
      return isWholeAnswer(metric) ? `per-token scale (${basis})` : `−ln(−ln ${judgedName(metric, series)}) (${basis})`
    case 'logit':
      return `log-odds of ${judgedName(metric, series)} (${basis})`
    case 'neg-log':
      return `−ln ${lossName(metric, name)} (${basis})`
  }
}

/** The metric's name; a plain score is called what its column calls it, where that is an accuracy. */
function metricName(metric: MetricId, { y }: Series): string {
  return metric === 'score' && /\bacc(?:uracy)?(?![a-z])/i.test(y.column.replaceAll('_', ' '))
    ? 'accuracy'
    : METRICS[metric].name
}

/** What is converted: of errors and edits the share that is right. */
function judgedName(metric: MetricId, series: Series): string {
  if (isErrorShare(metric)) return `(1 − ${METRICS[metric].name})`
  return metricName(metric === 'ted' ? 'acc1' : metric, series)
}

/** The loss whose logarithm is drawn: that behind a perplexity or a log-likelihood, else the value itself. */
function lossName(metric: MetricId, name: string): string {
  if (metric === 'ppl') return `ln ${name}`
  return metric === 'logprob' ? `(−${name})` : name
}

/** What stands along the score axis, short enough for a small plot: "acc_norm (%)", "Edit distance", "Per-token scale". */
export function yTitle({ metric, yScale }: View, series: Series, fraction: boolean): string {
  switch (yScale) {
    case 'raw':
      return rawTitle(metric, series, fraction)
    case 'per-token':
      return 'Per-token acc. (%)'
    case 'per-attempt':
      return 'Single tries (%)'
    case 'pass@1':
      return 'pass@1 (%)'
    case 'gumbel':
      return isWholeAnswer(metric) ? 'Per-token scale' : '−ln(−ln) scale'
    case 'logit':
      return 'Log-odds'
    case 'neg-log':
      return isLoss(metric) ? '−ln loss' : `−ln ${(SHORT[metric] ?? METRICS[metric].name).toLowerCase()}`
  }
}

function isLoss(metric: MetricId): boolean {
  const made = conversion(metric, 'nll', { chance: 0, targetLength: null })
  return metric === 'nll' || made.state === 'legitimate'
}

/** A header that is a spelling of the metric and nothing else says it in its author's words; a task's name does not. */
function rawTitle(metric: MetricId, series: Series, fraction: boolean): string {
  const header = plainHeader(series.y.column)
  const spelled = header.length <= LONGEST_HEADER && spelledMetric(header)?.id === metric
  const title = spelled ? asTitle(header) : (SHORT[metric] ?? upperFirst(metricName(metric, series)))
  return (fraction || isInPercent(series)) && !title.includes('%') ? `${title} (%)` : title
}

/** Whether the scores as they stand are percent: their header says so, and no share is above 1. */
function isInPercent({ y, points }: Series): boolean {
  return /[([]\s*%\s*[)\]]/.test(y.column) && points.some(point => point.y > 1)
}

/** Without unit, arrow, and the filter that the evaluation harness writes behind its metrics. */
function plainHeader(header: string): string {
  return header
    .replace(/,none$/, '')
    .replace(/\s*[([]\s*%\s*[)\]]|\s*[↑↓]/g, '')
    .trim()
}

/** Plain words begin with a capital; names of programs stay as they are. */
function asTitle(header: string): string {
  return /^\p{Ll}[\p{L} -]{3,}$/u.test(header) ? upperFirst(header) : header
}

/** What stands along the scale axis: "Parameters", "Training tokens", "Epochs". */
export function xTitle(series: Series): string {
  switch (series.x.axis) {
    case 'params':
      return asTitle(otherSize(series) ?? 'parameters')
    case 'compute':
      return 'Training compute (FLOPs)'
    case 'data': {
      const unit = dataUnit(series.x)
      return unit === '' ? 'Training data' : `Training ${unit}`
    }
    case 'steps': {
      const step = stepName(series.x)
      return step === 'epoch' || step === 'checkpoint' ? `${upperFirst(step)}s` : `Training ${step}s`
    }
    case 'loss':
      return 'Pre-training loss (nats)'
  }
}

/** "Size (gates)", "model size (layers)". */
const SIZE_OF = /^(?:model[ _])?size ?[([]([a-z][a-z -]{3,})[)\]]$/i

/**
 * What a column that serves as the size counts, where it is no parameters: layers, a width, gates. Its header says so, and its cells
 * are taken as they stand; sizes are read from names ("GPT-3 13B"), or have a unit. Null for parameters.
 */
function otherSize({ table, x, points }: Series): string | null {
  const header = x.column.trim()
  const [first] = points
  if (header === '' || first === undefined) return null
  const cell = table.rows[first.row]?.cells[x.index]?.text ?? ''
  if (cell.trim() === '' || Number(cell.replaceAll(',', '')) !== first.x) return null
  const counted = SIZE_OF.exec(header)?.[1]
  if (counted !== undefined && !/param|billion|million|thousand/i.test(counted)) return counted
  return scaleOf(header)?.axis === 'params' ? null : header
}
