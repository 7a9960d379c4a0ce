import { METRICS } from '../../metrics/catalogue.ts'
import { counted } from '../../text/counted.ts'
import { cut } from '../../text/cut.ts'
import { escapeHtml } from '../escape.ts'
import { indexText } from '../indices.ts'
import type { ReportOptions } from '../report.ts'
import type { TableIndices } from '../table-indices.ts'
import { claimAnchor, foreignHtml, linkHtml, placeHtml } from './address.ts'

export const INDICES_OPEN = `<section class="long" id="index-list" aria-labelledby="indices">
<h2 id="indices">Indices of the tables</h2>
<p class="note">As papers report them; <strong>no verdict uses them</strong>. With I the largest score less the smallest, negative where the largest comes first: the emergence score (Schaeffer et al. 2023, Eq. 1), which is BIG-bench’s breakthroughness, is I over the root of the median squared increment; linearity is I over the root of the mean squared increment. A straight line of m points gives m − 1 in both.</p>
<div class="scroll" role="region" aria-labelledby="indices" tabindex="0">
<table class="sortable" id="index-table" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Table</th><th scope="col" role="columnheader">Curve</th><th scope="col" role="columnheader" class="more">Metric</th><th scope="col" role="columnheader" class="more">Along</th><th scope="col" role="columnheader" class="n">Points</th><th scope="col" role="columnheader" class="n">Emergence score, breakthroughness</th><th scope="col" role="columnheader" class="n">Linearity</th><th scope="col" role="columnheader" class="n">A straight line</th><th scope="col" role="columnheader" class="more">Claims</th></tr></thead>
`

export const INDICES_CLOSE = '</table>\n</div>\n</section>\n'

/** The row of one curve. */
export function indicesRow(entry: TableIndices, { link }: ReportOptions): string {
  const { path, line, range, caption, series, metric, column, x, points, emergenceScore, linearity, claims } = entry
  const place = linkHtml(link(path, range), placeHtml(path, line))
  const about = caption === null ? '' : `<br><small>${foreignHtml(cut(caption))}</small>`
  const curve = series === '' ? column : series
  const sign = (linearity ?? emergenceScore ?? 0) < 0 ? -1 : 1
  const [first] = claims
  const resting =
    first === undefined ? '–' : linkHtml(`#${claimAnchor(first.path, first.id)}`, counted(claims.length, 'claim'))
  return `<tr role="row"><th role="rowheader" scope="row" class="wide">${place}${about}</th><td role="cell">${foreignHtml(cut(curve))}</td><td role="cell" class="more">${escapeHtml(METRICS[metric].name)}</td><td role="cell" class="more">${foreignHtml(cut(x.column))}</td><td role="cell" class="n" data-s="${points}">${points}</td>${indexCell(emergenceScore, 'median increment 0')}${indexCell(linearity, 'every increment 0')}${indexCell(sign * (points - 1), '')}<td role="cell" class="count more" data-s="${claims.length}">${resting}</td></tr>
`
}

function indexCell(value: number | null, why: string): string {
  if (value === null) return `<td role="cell" class="n" data-s=""><small>undefined (${why})</small></td>`
  return `<td role="cell" class="n" data-s="${value}">${indexText(value)}</td>`
}
