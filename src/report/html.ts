import { version } from '../../package.json'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { describePair } from '../plot/describe.ts'
import { drawnPair } from '../plot/drawn-pair.ts'
import { pairOf } from '../plot/pair.ts'
import { VERDICT_ORDER, VERDICTS, type VerdictTone } from '../verdicts.ts'
import { detailsOf } from './details.ts'
import { detailsHtml } from './details-html.ts'
import { escapeHtml } from './escape.ts'
import { TONE_SIGNS } from './mark-words.ts'
import type { ReportOptions } from './report.ts'

/** A finding's re-plot as it goes into the report: an SVG and the words that say what it shows. */
export type ReportPicture = { readonly svg: string; readonly alt: string }

/** The audit as one self-contained HTML page: no scripts, no fetches, fit for printing. */
export async function* htmlReport(audit: Audit, _options: ReportOptions): AsyncIterable<string> {
  const files = [...audit.files]
  const pictures = await picturesOf(files)
  const claims = files.flatMap(file =>
    file.state === 'read' ? file.findings.map(finding => claimSection(file.path, finding, pictures.get(finding))) : [],
  )
  const failed = files.flatMap(file =>
    file.state === 'failed' ? [`<li><code>${escapeHtml(file.path)}</code>: ${escapeHtml(file.problem)}</li>`] : [],
  )
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Emergence claims: audit</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Emergence claims</h1>
<p>${summaryWords(audit)}</p>
${verdictTable(audit)}
</header>
<main>
${claims.join('\n')}
${failed.length === 0 ? '' : `<section><h2>Not audited</h2><ul>${failed.join('')}</ul></section>`}
</main>
<footer>Emergence Check ${version}. The verdict says under which view a claim stands; “the data cannot decide” is an answer.</footer>
</body>
</html>
`
}

async function picturesOf(files: readonly AuditedFile[]): Promise<ReadonlyMap<Finding, ReportPicture>> {
  const pictures = new Map<Finding, ReportPicture>()
  for (const file of files) {
    for (const finding of file.state === 'read' ? file.findings : []) {
      const pair = pairOf(finding)
      if (pair === null) continue
      const svg = await drawnPair(pair, 'light', { width: 330, height: 220 })
      pictures.set(finding, { svg, alt: describePair(pair.claimed, pair.deciding) })
    }
  }
  return pictures
}

function summaryWords({ summary, complete }: Audit): string {
  const { claims, paragraphs, files } = summary
  const words = `${claims} claim${claims === 1 ? '' : 's'} found in ${paragraphs} paragraphs of ${files} file${files === 1 ? '' : 's'}.`
  return complete ? words : `${words} The audit was cancelled before the end.`
}

function verdictTable({ summary }: Audit): string {
  const rows = VERDICT_ORDER.flatMap(verdict => {
    const count = summary.verdicts[verdict]
    const { label, tone } = VERDICTS[verdict]
    return count === undefined ? [] : [`<tr><td class="count">${count}</td><td>${signHtml(tone)}${label}</td></tr>`]
  })
  return rows.length === 0
    ? ''
    : `<table class="verdicts"><caption>Verdicts</caption><tbody>${rows.join('')}</tbody></table>`
}

function claimSection(path: string, finding: Finding, picture: ReportPicture | undefined): string {
  const { label, tone } = VERDICTS[finding.verdict]
  const { claim, link } = finding
  const data = link.state === 'broken' ? link.problem : link.reason
  const place = `${path}:${finding.range.start.line + 1}`
  const facts = [claim.kind, claim.stance].join(' · ')
  const figure =
    picture === undefined
      ? ''
      : `<figure><img alt="${escapeHtml(picture.alt)}" src="data:image/svg+xml;utf8,${encodeURIComponent(picture.svg)}"></figure>`
  return `<article>
<h2>${signHtml(tone)}${label}</h2>
<p class="place"><code>${escapeHtml(place)}</code> · ${facts}</p>
<blockquote>${escapeHtml(shownText(claim.text))}</blockquote>
<p class="headline">${escapeHtml(finding.headline)}</p>
${figure}
<ul>${[...finding.reasons, `Data: ${data}`].map(reason => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>
${detailsHtml(detailsOf(finding))}
</article>`
}

/** The sign that a claim has in the editor; the words beside it say the same. */
function signHtml(tone: VerdictTone): string {
  return `<span class="tone ${tone}" aria-hidden="true">${TONE_SIGNS[tone]}</span>`
}

const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 0; }
article { border-top: 1px solid #d0d7de; padding: 1.25rem 0; break-inside: avoid; }
blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid #d0d7de; color: #424a53; }
.place, footer { color: #59636e; font-size: .875rem; margin: .1rem 0; }
.headline { font-weight: 600; margin: .5rem 0; }
figure { margin: .75rem 0; }
figure img { max-width: 100%; height: auto; }
ul { padding-left: 1.2rem; margin: .5rem 0; }
.verdicts { border-collapse: collapse; margin: 1rem 0 1.5rem; }
.verdicts caption { text-align: left; font-weight: 600; }
.verdicts td { padding: .15rem .75rem .15rem 0; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
.tone { display: inline-block; width: 1em; margin-right: .4rem; text-align: center; font-weight: 400; color: #767676; print-color-adjust: exact; }
.tone.gone { color: #b34a00; }
.tone.stands { color: #1a7f37; }
.tone.open { color: #0b63c5; }
.details { border-collapse: collapse; margin: .75rem 0 .25rem; font-size: .875rem; }
.details caption { text-align: left; font-weight: 600; }
.details th, .details td { padding: .15rem 1rem .15rem 0; text-align: left; font-weight: 400; vertical-align: top; font-variant-numeric: tabular-nums; border-bottom: 1px solid #eaeef2; }
.details thead th, small, .note, dd { color: #59636e; }
.note, .not-computed { font-size: .875rem; margin: .25rem 0 .75rem; }
dl { margin: .25rem 0; }
dd { margin: 0 0 .25rem 1.2rem; }
@media print { details::details-content { content-visibility: visible; display: block; } body { margin: 0; max-width: none; } }
`
