import {
  markRadius,
  OVERVIEW_SIDE,
  type OverviewDot,
  type OverviewMark,
  overviewMarks,
  overviewPlace,
} from '../../plot/overview-marks.ts'
import { OVERVIEW_MARGIN, overviewSpec } from '../../plot/overview-spec.ts'
import { drawPlainly } from '../../plot/plain/draw.ts'
import { shareEstimate } from '../../plot/words.ts'
import { counted } from '../../text/counted.ts'
import { cut } from '../../text/cut.ts'
import { VERDICTS } from '../../verdicts.ts'
import { escapeHtml } from '../escape.ts'
import { countSides, type OverviewPoint } from '../overview.ts'
import { overviewSentence } from '../overview-words.ts'
import { claimAnchor } from './address.ts'
import { labelled } from './pictures.ts'
import { PAGE_THEME, TONE_COLOURS } from './theme.ts'

/** The overview as HTML, and by claim (its anchor) the mark it shares with others. */
export type OverviewPart = {
  readonly html: string
  readonly together: ReadonlyMap<string, { readonly id: string; readonly first: boolean }>
}

type Placed = OverviewDot & { readonly point: OverviewPoint }

/** The overview plot of an audit with what it shows in words; empty where no claim has data. */
export async function overviewPart(points: readonly OverviewPoint[]): Promise<OverviewPart> {
  if (points.length === 0) return { html: '', together: new Map() }
  const dots = points.flatMap(placed)
  const marks = overviewMarks(dots)
  const together = new Map<string, { readonly id: string; readonly first: boolean }>()
  for (const [at, { members }] of marks.entries()) {
    if (members.length === 1) continue
    for (const [position, member] of members.entries()) {
      const point = dots[member]?.point
      if (point !== undefined)
        together.set(claimAnchor(point.path, point.id), { id: markId(at), first: position === 0 })
    }
  }
  const html = `<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<div class="overview">
${dots.length === 0 ? '' : await plotHtml(dots, marks)}<div>
<p>${overviewSentence(countSides(points))}</p>
${leftOut(points.length - dots.length)}<p class="note">Each mark is a claim: across, how much of the rise is a jump as its author plotted it; upwards, how much is one in the view set beside it. Below the dashed line less of the rise is a jump than claimed. Lines through a mark are 95 % intervals.</p>
<ul class="legend">
<li><span aria-hidden="true">╌╌</span> the same share in both views</li>
<li><span aria-hidden="true" class="t gone">▲</span> goes away</li>
<li><span class="t stands" aria-hidden="true">●</span> stands</li>
<li><span class="t open" aria-hidden="true">◆</span> cannot be decided</li>
<li><span aria-hidden="true">▲●◆</span> filled: re-plotted from measured values</li>
<li><span aria-hidden="true">△○◇</span> hollow: converted under a stated assumption</li>
${marks.some(({ members }) => members.length > 1) ? '<li><span aria-hidden="true"><span class="n">12</span></span> so many claims in one place: of one sort in its shape, of several in a ring with their shares. Nothing is moved aside.</li>\n' : ''}</ul>
<p class="note">Schaeffer, Miranda and Koyejo (2023, “Are Emergent Abilities of Large Language Models a Mirage?”, arXiv:2304.15004) made such a comparison over the metrics of BIG-bench; this one is over the claims that were audited. The verdict weighs every view, not these two alone.</p>
</div>
</div>
</section>
`
  return { html, together }
}

function markId(at: number): string {
  // Reads as a filter where the script runs, and is the id of the first row where it does not.
  return `p=${at + 1}`
}

function placed(point: OverviewPoint): readonly Placed[] {
  const { claimed, replotted, verdict } = point
  if (claimed === null || replotted === null || replotted.share === null) return []
  return [
    {
      claimed,
      replotted: replotted.share,
      tone: VERDICTS[verdict].tone,
      derived: replotted.basis === 'derived',
      point,
    },
  ]
}

function leftOut(count: number): string {
  if (count === 0) return ''
  return `<p>${counted(count, 'claim')} with data ${count === 1 ? 'has' : 'have'} no jump share in one of the two views and ${count === 1 ? 'is' : 'are'} not drawn.</p>\n`
}

async function plotHtml(dots: readonly Placed[], marks: readonly OverviewMark[]): Promise<string> {
  const spec = overviewSpec(dots, marks, { theme: PAGE_THEME, tones: TONE_COLOURS })
  const svg = drawPlainly(spec) ?? (await (await import('../../plot/svg.ts')).svgOf(spec))
  const links = marks.map((mark, at) => linkOf(mark, at, dots)).join('')
  const { left, top } = OVERVIEW_MARGIN
  // The drawing is one picture to a screen reader; the links over it are read one by one.
  const drawing = labelled(svg, `Jump share as claimed against as re-plotted, ${counted(dots.length, 'claim')}`)
    .replace(/^<svg role="img"/, '<svg class="plot" role="group"')
    .replace(/<\/svg>$/, `<g class="points" transform="translate(${left},${top})">${links}</g></svg>`)
  return `<figure>${drawing}</figure>\n`
}

/** A link over a mark: to the claim's article, or of several claims to their rows. */
function linkOf({ x, y, sort, members }: OverviewMark, at: number, dots: readonly Placed[]): string {
  const own = members.flatMap(member => dots[member] ?? [])
  const [first, ...others] = own
  if (first === undefined) return ''
  const shares = `${shareEstimate(first.claimed)} as claimed, ${shareEstimate(first.replotted)} as re-plotted`
  const words =
    others.length === 0
      ? `${cut(first.point.text)}\n${VERDICTS[first.point.verdict].label}. Jump share ${shares}.\n${first.point.path}:${first.point.line}`
      : `${counted(own.length, 'claim')} at about ${Math.round(x * 100)} % as claimed, ${Math.round(y * 100)} % as re-plotted\n${own
          .slice(0, 3)
          .map(({ point }) => `– ${cut(point.text)}`)
          .join('\n')}${own.length > 3 ? '\n– …' : ''}`
  const href = others.length === 0 ? claimAnchor(first.point.path, first.point.id) : markId(at)
  const radius = Math.max(9, markRadius({ sort, members }) + 2)
  const circle = `<circle cx="${tenths(overviewPlace(x))}" cy="${tenths(OVERVIEW_SIDE - overviewPlace(y))}" r="${tenths(radius)}"/>`
  return `<a href="#${href}"><title>${escapeHtml(words)}</title>${circle}</a>`
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
