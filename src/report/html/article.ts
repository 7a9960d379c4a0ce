import { type Baseline, isKnown } from '../../audit/baseline.ts'
import type { FiledDiagnostic } from '../../audit/filed.ts'
import { shownText } from '../../claims/shown-text.ts'
import type { Diagnostic, Finding, Silenced } from '../../finding.ts'
import { pairOf } from '../../plot/pair.ts'
import { dataWords } from '../data-words.ts'
import { detailsOf } from '../details.ts'
import { detailsHtml } from '../details-html.ts'
import { escapeHtml } from '../escape.ts'
import { foreignHtml, linkHtml, placeHtml, proseHtml } from './address.ts'
import { pairHtml } from './pictures.ts'
import type { ReportedClaim } from './rows.ts'
import { verdictHtml } from './signs.ts'
import { viewsHtml } from './views.ts'

/** All there is to say of a claim. */
export async function claimArticle({ finding, path, line, anchor, address, known }: ReportedClaim): Promise<string> {
  const { claim, link, verdict, headline, reasons } = finding
  const facts = [
    claim.kind,
    claim.stance,
    ...(claim.axis === null ? [] : [claim.axis]),
    ...(known === true ? ['known before'] : []),
  ]
  const pair = pairOf(finding)
  const parts = [
    `<h4>${verdictHtml(verdict)}</h4>`,
    `<p class="place">${linkHtml(address, placeHtml(path, line))} · ${facts.join(' · ')}</p>`,
    `<blockquote dir="auto">${escapeHtml(shownText(claim.text))}</blockquote>`,
    `<p class="headline">${proseHtml(headline)}</p>`,
    pair === null ? '' : await pairHtml(pair),
    `<ul>${[...reasons, `Data: ${dataWords(link)}`].map(reason => `<li>${proseHtml(reason)}</li>`).join('')}</ul>`,
    rulesHtml(finding),
    viewsHtml(finding.assessment),
    detailsHtml(detailsOf(finding)),
  ]
  return `<article id="${anchor}" tabindex="-1">\n${parts.filter(part => part !== '').join('\n')}\n</article>\n`
}

/** What the rules say of a claim, and what comments silence of it. */
function rulesHtml({ diagnostics, silenced, headline }: Finding): string {
  const told = diagnostics.map(one => diagnosticHtml(one, headline))
  const quiet = silenced.map(silencedHtml)
  return told.length + quiet.length === 0 ? '' : `<ul class="rules">${[...told, ...quiet].join('')}</ul>`
}

/** A message that only repeats the headline is left out. */
function diagnosticHtml({ rule, severity, message }: Diagnostic, headline: string): string {
  const words = message === headline ? '' : ` ${proseHtml(message)}`
  return `<li><span class="severity ${severity}">${severity}</span> <code>${escapeHtml(rule)}</code>${words}</li>`
}

function silencedHtml({ rule, message, justification, comment }: Silenced): string {
  const reason = justification === null ? 'a comment that gives no reason' : `a comment: ${foreignHtml(justification)}`
  return `<li class="silenced"><span class="severity">silenced</span> <code>${escapeHtml(rule)}</code> <s>${proseHtml(message)}</s> <span>by ${reason} (line ${comment.start.line + 1})</span></li>`
}

/** What is said of the comments of a file themselves, which belongs to no claim; empty where there is nothing. */
export function commentsHtml(
  path: string,
  told: readonly FiledDiagnostic[],
  link: (diagnostic: FiledDiagnostic) => string | null,
  baseline: Baseline | null,
): string {
  const entries = told
    .filter(({ finding }) => finding === null)
    .map(diagnostic => {
      const { rule, severity, message, range } = diagnostic
      const place = linkHtml(link(diagnostic), placeHtml(path, range.start.line + 1))
      const known = isKnown(baseline, path, diagnostic) ? ' <small class="known">known</small>' : ''
      return `<li><span class="place">${place}</span> <span class="severity ${severity}">${severity}</span> <code>${escapeHtml(rule)}</code> ${proseHtml(message)}${known}</li>\n`
    })
  return entries.join('')
}
