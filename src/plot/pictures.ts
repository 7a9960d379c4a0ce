import type { Evidence } from '../check/assess.ts'
import type { Assessment, View } from '../check/assessment.ts'
import { type Drawing, drawViews } from '../check/curve.ts'
import type { ClaimKind } from '../claims/claim.ts'
import { METRICS, type MetricId } from '../metrics/catalogue.ts'
import { isWholeAnswer } from '../metrics/conversion.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import type { Series } from '../tables/series/series.ts'
import type { Table } from '../tables/table.ts'
import type { Picture, PicturePoint } from './picture.ts'

/** The pictures of a claim: the claimed one first, and which one to set beside it. */
export type Pictures = { readonly pictures: readonly Picture[]; readonly deciding: string | null }

/**
 * Draws every view of an assessment as plain data. A grokking claim is about time, so it is set beside the same score on
 * the other axis; any other claim beside the view that decides.
 */
export function picturesOf(kind: ClaimKind, evidence: Evidence, assessment: Assessment): Pictures {
  const drawings = new Map(drawViews(evidence, assessment).map(drawing => [drawing.id, drawing]))
  const pictures = assessment.views.flatMap((view): Picture[] => {
    const drawing = drawings.get(view.id)
    return drawing === undefined || drawing.points.length === 0 ? [] : [pictureOf(view, drawing, evidence.claimed)]
  })
  const wanted = kind === 'grokking' ? otherAxis(assessment) : (assessment.decidedBy ?? besideClaimed(assessment))
  const deciding = pictures.slice(1).find(({ id }) => id === wanted?.id)
  return { pictures, deciding: deciding?.id ?? null }
}

/** Where no single view decides, the reader sees the one that would most likely dissolve the jump. */
function besideClaimed({ views, claimed }: Assessment): View | null {
  const others = views.filter(({ id }) => id !== claimed.id)
  return (
    others.find(({ basis, metric }) => basis === 'measured' && metric !== claimed.metric) ??
    others.find(({ basis }) => basis === 'derived') ??
    others[0] ??
    null
  )
}

function otherAxis({ views, claimed }: Assessment): View | null {
  const sameScore = (view: View) => view.metric === claimed.metric && view.yScale === claimed.yScale
  return views.find(view => sameScore(view) && view.axis === claimed.axis && view.xScale !== claimed.xScale) ?? null
}

function pictureOf(view: View, drawing: Drawing, series: Series): Picture {
  return {
    id: view.id,
    metricLabel: metricLabel(view),
    axis: view.axis,
    xTitle: xTitle(view),
    xScale: view.xScale,
    yTitle: yTitle(view, drawing.fraction),
    percent: drawing.fraction,
    basis: view.basis,
    assumption: view.assumption,
    share: view.share,
    reading: view.reading,
    points: drawing.points.map((point): PicturePoint => {
      const { x, y, low, high, bound } = point
      const row = point.rows[0] ?? 0
      return { x, y, low, high, bound, row, cells: cellsOf(series.table, row) }
    }),
    smooth: drawing.smooth?.map(place => ({ ...place, low: place.y, high: place.y })) ?? null,
    jump: drawing.jump,
    predicted: drawing.predicted === null ? null : { ...drawing.predicted, curve: [] },
    chance: drawing.chance,
    floor: drawing.floor,
    companions: [],
  }
}

function cellsOf({ columns, rows }: Table, row: number): PicturePoint['cells'] {
  return columns.flatMap((name, column) => {
    const value = rows[row]?.cells[column]?.text ?? ''
    return value === '' ? [] : [{ name, value }]
  })
}

/** The metric and its coordinate as a picker names them: "exact match", "log-odds of accuracy (derived)". */
function metricLabel({ metric, yScale, basis }: View): string {
  const { name } = METRICS[metric]
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
      return isWholeAnswer(metric) ? `per-token scale (${basis})` : `−ln(−ln ${judgedName(metric)}) (${basis})`
    case 'logit':
      return `log-odds of ${judgedName(metric)} (${basis})`
    case 'neg-log':
      return `−ln ${name} (${basis})`
  }
}

/** What is converted: of errors and edits the share that is right. */
function judgedName(metric: MetricId): string {
  if (isErrorShare(metric)) return `(1 − ${METRICS[metric].name})`
  return METRICS[metric === 'ted' ? 'acc1' : metric].name
}

function yTitle({ metric, yScale }: View, fraction: boolean): string {
  const { name } = METRICS[metric]
  switch (yScale) {
    case 'raw':
      return fraction ? `${capital(name)} (%)` : capital(name)
    case 'per-token':
      return 'Per-token accuracy (%)'
    case 'per-attempt':
      return 'Single attempts right (%)'
    case 'pass@1':
      return 'pass@1 (%)'
    case 'gumbel':
      return `−ln(−ln ${judgedName(metric)})`
    case 'logit':
      return `Log-odds of ${judgedName(metric)}`
    case 'neg-log':
      return `−ln ${name}`
  }
}

function xTitle({ axis }: View): string {
  switch (axis) {
    case 'params':
      return 'Parameters'
    case 'compute':
      return 'Training compute (FLOPs)'
    case 'data':
      return 'Training data'
    case 'steps':
      return 'Training steps'
    case 'loss':
      return 'Pre-training loss (nats)'
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
