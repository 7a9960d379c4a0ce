import type { Assessment, Reading, View } from '../../check/assessment.ts'
import { axisPhrase, viewLabel } from '../../check/words.ts'
import { shareText } from '../../plot/words.ts'
import { escapeHtml } from '../escape.ts'

const READINGS: Readonly<Record<Reading, string>> = {
  jump: 'a jump',
  smooth: 'smooth',
  open: 'cannot be told',
  flat: 'hardly changes',
  unjudged: 'not judged',
}

/** Every view of a claim with its jump share and what it takes for granted, folded up; empty where there is one or none. */
export function viewsHtml(assessment: Assessment | null): string {
  if (assessment === null || assessment.views.length < 2) return ''
  const rows = assessment.views.map(view => viewRow(view))
  return `<details><summary>Every view (${rows.length})</summary><div class="scroll" role="region" aria-label="Every view" tabindex="0"><table class="details"><thead><tr><th scope="col">View</th><th scope="col">Axis</th><th scope="col" class="n">Jump share</th><th scope="col">Reads</th><th scope="col">Takes for granted</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`
}

function viewRow(view: View): string {
  const { axis, xScale, share, reading, assumption } = view
  const axisWords = axisPhrase(axis, xScale).replace(/^an? /, '')
  return `<tr><th scope="row">${escapeHtml(viewLabel(view))}</th><td>${escapeHtml(axisWords)}</td><td class="n">${shareText(share)}</td><td>${READINGS[reading]}</td><td>${escapeHtml(assumption ?? '–')}</td></tr>`
}
