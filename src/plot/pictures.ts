import type { Evidence } from '../check/assess.ts'
import type { Assessment, View } from '../check/assessment.ts'
import { type Drawing, drawViews } from '../check/curve.ts'
import type { ClaimKind } from '../claims/claim.ts'
import type { Series } from '../tables/series/series.ts'
import type { Table } from '../tables/table.ts'
import { companionsIn, otherCurves } from './other-curves.ts'
import type { Picture, PicturePoint } from './picture.ts'
import { metricLabel, xTitle, yTitle } from './titles.ts'

/** The pictures of a claim: the claimed one first, and which one to set beside it. */
export type Pictures = { readonly pictures: readonly Picture[]; readonly deciding: string | null }

/**
 * Draws every view of an assessment as plain data. A grokking claim is about time, so it is set beside the same score on
 * the other axis; any other claim beside the view that decides. `beside` are the companions of the claim's tie.
 */
export function picturesOf(
  kind: ClaimKind,
  evidence: Evidence,
  assessment: Assessment,
  beside: readonly Series[] = [],
): Pictures {
  const others = otherCurves(kind, evidence, beside)
  const drawings = new Map(drawViews(evidence, assessment).map(drawing => [drawing.id, drawing]))
  const pictures = assessment.views.flatMap((view): Picture[] => {
    const drawing = drawings.get(view.id)
    if (drawing === undefined || drawing.points.length === 0) return []
    return [pictureOf(view, drawing, companionsIn(view, assessment.claimed, others, drawing.fraction))]
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

function pictureOf(view: View, drawing: Drawing, companions: Picture['companions']): Picture {
  const { series } = drawing
  return {
    id: view.id,
    metricLabel: metricLabel(view, series),
    axis: view.axis,
    xTitle: xTitle(series),
    xScale: view.xScale,
    yTitle: yTitle(view, series, drawing.fraction),
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
    smooth: drawing.smooth,
    jump: drawing.jump,
    predicted: drawing.predicted,
    chance: drawing.chance,
    floor: drawing.floor,
    companions,
  }
}

function cellsOf({ columns, rows }: Table, row: number): PicturePoint['cells'] {
  return columns.flatMap((name, column) => {
    const value = rows[row]?.cells[column]?.text ?? ''
    return value === '' ? [] : [{ name, value }]
  })
}
