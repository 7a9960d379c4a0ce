import type { JumpShare } from '../../check/assessment.ts'
import { axisPhrase } from '../../check/words.ts'
import { type Pair, pairOf } from '../../plot/pair.ts'
import { shareEstimate } from '../../plot/words.ts'
import { VERDICT_ORDER } from '../../verdicts.ts'
import { escapeHtml } from '../escape.ts'
import { shortClaim } from '../hover-text.ts'
import { foreignHtml, linkHtml, placeHtml } from './address.ts'
import type { ReportedClaim } from './rows.ts'
import { verdictHtml } from './signs.ts'

/** What stands before the rows: the filters, which the script fills and shows, and the heads of the columns. */
export const TABLE_OPEN = `<section aria-labelledby="claims">
<h2 id="claims">Claims</h2>
<div class="filters" role="search" aria-label="Filter the claims" hidden>
<label>Text <input type="search" id="text" autocomplete="off" spellcheck="false"></label>
<label>File <select id="file"><option value="">all files</option></select></label>
<label id="known-label" hidden>Findings <select id="known"><option value="">all</option><option value="new">new</option><option value="known">known before</option></select></label>
<button type="button" id="clear">Show all</button>
</div>
<p id="shown" role="status"></p>
<div class="scroll" role="region" aria-labelledby="claims" tabindex="0">
<table class="sortable" id="claim-table" role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Verdict</th><th scope="col" role="columnheader">Claim</th><th scope="col" role="columnheader">Place</th><th scope="col" role="columnheader" class="more">Kind</th><th scope="col" role="columnheader" class="more">Axis</th><th scope="col" role="columnheader" class="n">Jump, as claimed</th><th scope="col" role="columnheader" class="n">Jump, re-plotted</th><th scope="col" role="columnheader" class="more">Metric</th></tr></thead>
`

export const TABLE_CLOSE = '</table>\n</div>\n</section>\n'

/** The row of a claim. `point`: the id of the overview's mark for several claims, and whether the row is the first of these. */
export function claimRow(row: ReportedClaim, point: { readonly id: string; readonly first: boolean } | null): string {
  const { finding, path, line, anchor, address, known } = row
  const { claim, verdict } = finding
  const pair = pairOf(finding)
  const claimed = pair?.claimed.share ?? null
  const beside = pair?.deciding ?? null
  const marks = [
    ...(point?.first === true ? [` id="${point.id}"`] : []),
    ` data-v="${verdict}"`,
    ...(known === null ? [] : [` data-k="${known ? 'known' : 'new'}"`]),
    ...(point === null ? [] : [` data-p="${point.id}"`]),
  ]
  const told = known === true ? ' <small class="known">known</small>' : ''
  return `<tr role="row"${marks.join('')}><td role="cell" data-s="${VERDICT_ORDER.indexOf(verdict)}">${verdictHtml(verdict)}${told}</td><th role="rowheader" scope="row"><a href="#${anchor}">${foreignHtml(shortClaim(finding))}</a></th><td role="cell" class="place">${linkHtml(address, placeHtml(path, line))}</td><td role="cell" class="more">${claim.kind}</td><td role="cell" class="more">${claim.axis ?? '–'}</td>${shareCell(claimed)}${shareCell(beside?.share ?? null)}<td role="cell" class="more">${escapeHtml(metricWords(pair))}</td></tr>
`
}

function shareCell(share: JumpShare | null): string {
  return share === null
    ? '<td role="cell" class="n" data-s="">–</td>'
    : `<td role="cell" class="n" data-s="${share.estimate.toFixed(4)}">${shareEstimate(share)}</td>`
}

/** The metric as claimed, and the one of the view beside it, or its axis where the metric is the same. */
function metricWords(pair: Pair | null): string {
  if (pair === null) return '–'
  const { claimed, deciding } = pair
  if (deciding === null) return claimed.metricLabel
  const beside =
    deciding.metricLabel === claimed.metricLabel
      ? `on ${axisPhrase(deciding.axis, deciding.xScale)}`
      : deciding.metricLabel
  return `${claimed.metricLabel} → ${beside}`
}
