import { version } from '../../../package.json'
import type { Audit, AuditedFile } from '../../audit/audit.ts'
import { filedDiagnostics } from '../../audit/filed.ts'
import { counted, grouped } from '../../text/counted.ts'
import { escapeHtml } from '../escape.ts'
import { type OverviewPoint, overviewPoints } from '../overview.ts'
import type { ReportOptions } from '../report.ts'
import { tableIndices } from '../table-indices.ts'
import { fileAnchor, foreignHtml } from './address.ts'
import { claimArticle, commentsHtml } from './article.ts'
import { claimRow, TABLE_CLOSE, TABLE_OPEN } from './claims-table.ts'
import { INDICES_CLOSE, INDICES_OPEN, indicesRow } from './indices.ts'
import { type OverviewPart, overviewPart } from './overview.ts'
import { contentPolicy } from './policy.ts'
import { rowGroups } from './row-groups.ts'
import { reportedClaims } from './rows.ts'
import { SCRIPT } from './script.ts'
import { styleOf } from './style.ts'
import { headHtml } from './summary.ts'

/**
 * The audit as one self-contained HTML page: summary, overview plot, table and articles of the claims, indices, and what was not
 * audited. It fetches nothing, can be read without its script, and is the same to the byte for the same audit. The files are gone
 * through five times, and of a claim only its point of the overview is kept.
 */
export async function* htmlReport(audit: Audit, options: ReportOptions): AsyncIterable<string> {
  const style = styleOf(audit.summary.claims)
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(SCRIPT, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Emergence Check ${version}">
<title>Emergence claims: ${grouped(audit.summary.claims)} in ${counted(audit.summary.files - audit.summary.failed, 'file')}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<main id="main" tabindex="-1">
${headHtml(audit)}
`
  const { points, comments, failed } = asides(audit.files, options)
  const { html, together } = await overviewPart(points)
  yield html
  if (audit.summary.claims > 0) {
    yield TABLE_OPEN
    yield* rowGroups(claimRows(audit.files, options, together))
    yield TABLE_CLOSE
    yield* articles(audit.files, options)
  }
  yield* framed(rowGroups(indexRows(audit.files, options)), INDICES_OPEN, INDICES_CLOSE)
  yield* framed(comments, COMMENTS_OPEN, '</ul>\n</section>\n')
  yield* framed(failed, FAILED_OPEN, '</ul>\n</section>\n')
  yield `${ENDING}</main>
<script>${SCRIPT}</script>
</body>
</html>
`
}

async function* articles(files: Iterable<AuditedFile>, options: ReportOptions): AsyncIterable<string> {
  yield '<section class="long" id="each-claim" aria-labelledby="each">\n<h2 id="each">Each claim</h2>\n'
  for (const file of files) {
    const claims = reportedClaims(file, options)
    if (claims.length === 0) continue
    yield `<section class="file" id="${fileAnchor(file.path)}">\n<h3>${foreignHtml(file.path)}</h3>\n`
    for (const claim of claims) yield await claimArticle(claim)
    yield '</section>\n'
  }
  yield '</section>\n'
}

function* claimRows(
  files: Iterable<AuditedFile>,
  options: ReportOptions,
  together: OverviewPart['together'],
): Iterable<string> {
  for (const file of files) {
    for (const row of reportedClaims(file, options)) yield claimRow(row, together.get(row.anchor) ?? null)
  }
}

function* indexRows(files: Iterable<AuditedFile>, options: ReportOptions): Iterable<string> {
  for (const entry of tableIndices(files)) yield indicesRow(entry, options)
}

const COMMENTS_OPEN = `<section aria-labelledby="comments">
<h2 id="comments">Comments that do not do what they should</h2>
<ul class="plain">
`

const FAILED_OPEN = `<section aria-labelledby="not-audited">
<h2 id="not-audited">Not audited</h2>
<ul class="plain">
`

/** What of an audit is small, from one way through its files: the points of the overview, and what is told of no claim. */
function asides(files: Iterable<AuditedFile>, { link, baseline }: ReportOptions) {
  const points: OverviewPoint[] = []
  const comments: string[] = []
  const failed: string[] = []
  for (const file of files) {
    points.push(...overviewPoints(file))
    if (file.state === 'failed') {
      failed.push(`<li><code>${foreignHtml(file.path)}</code> ${escapeHtml(file.problem)}</li>\n`)
    } else if (file.comments.length > 0) {
      comments.push(commentsHtml(file.path, filedDiagnostics(file), ({ range }) => link(file.path, range), baseline))
    }
  }
  return { points, comments, failed }
}

/** Pieces between an opening and a close; nothing at all where there is no piece. */
function* framed(pieces: Iterable<string>, open: string, close: string): Iterable<string> {
  let opened = false
  for (const piece of pieces) {
    yield opened ? piece : `${open}${piece}`
    opened = true
  }
  if (opened) yield close
}

const ENDING = `<footer>
<h2>How to make this report again</h2>
<p>Run <code>emergence-check audit --format html --output report.html</code> (Emergence Check ${version}) in the folder that holds the files. The same files, settings and version give the same report, byte for byte.</p>
<p>A verdict says what becomes of a claim under the views that its data allow; “the data cannot decide” is an answer, and “0 claims found” is not “fine”.</p>
</footer>
`
