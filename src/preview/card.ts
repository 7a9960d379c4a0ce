import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { describePair } from '../plot/describe.ts'
import { pairOf } from '../plot/pair.ts'
import { escapeHtml } from '../report/escape.ts'
import { TONE_SIGNS } from '../report/mark-words.ts'
import { VERDICTS } from '../verdicts.ts'

/** A claim to be marked on a page, with its mark in HTML. */
export type PageMark = { readonly finding: Finding; readonly html: string }

/** The re-plot as far as it is known: a `data:` URI; not yet drawn; not to be had; or left out, since the page is full. */
export type CardPicture =
  | { readonly state: 'drawn'; readonly uri: string }
  | { readonly state: 'awaited' | 'none' | 'left-out' }

const MOST_REASONS = 2
/** No other source is ever shown, whatever the cache may hold. */
const PICTURE_URI = /^data:image\/svg\+xml;base64,[A-Za-z\d+/]+={0,2}$/

/**
 * The mark of a claim in HTML that may stand among the words of a paragraph: a sign that takes the focus, and a card that
 * the page's style shows on hover and focus. Without that style the card stays hidden. `number` tells the
 * marks of a page apart.
 */
export function markHtml(finding: Finding, picture: CardPicture, number: number): string {
  const { verdict } = finding
  const { tone } = VERDICTS[verdict]
  const id = `emergence-check-${number}`
  const name = `Emergence claim: ${finding.headline}`
  const said = `<span class="emergence-headline">${escaped(finding.headline)}</span>`
  const reasons = finding.reasons
    .slice(0, MOST_REASONS)
    .map(reason => `<span class="emergence-reason">${escaped(reason)}</span>`)
    .join('')
  return (
    `<span class="emergence-mark emergence-${tone}">` +
    `<span class="emergence-sign" tabindex="0" role="button" aria-label="${escaped(name)}" aria-describedby="${id}">${TONE_SIGNS[tone]}</span>` +
    `<span class="emergence-card" role="tooltip" hidden>${said}` +
    `<span class="emergence-evidence" id="${id}">${pictureHtml(finding, picture)}${reasons}</span></span></span>`
  )
}

/** A claim's mark behind a block, with the claim's words, since it does not stand beside them. */
export function blockMarkHtml(finding: Finding, mark: string): string {
  const words = shownText(finding.claim.text)
  return `<p class="emergence-behind">${mark}<span class="emergence-quote"> ${escaped(words)}</span></p>\n`
}

/** The tags around a claim's own words. */
export function wordsTags({ verdict }: Finding): { readonly open: string; readonly close: string } {
  return { open: `<span class="emergence-words emergence-${VERDICTS[verdict].tone}">`, close: '</span>' }
}

function pictureHtml(finding: Finding, picture: CardPicture): string {
  const pair = pairOf(finding)
  if (pair === null) return ''
  switch (picture.state) {
    case 'drawn': {
      if (!PICTURE_URI.test(picture.uri)) return ''
      const alt = escaped(describePair(pair.claimed, pair.deciding))
      return `<img class="emergence-picture" alt="${alt}" src="${picture.uri}">`
    }
    case 'awaited':
      return '<span class="emergence-note">The re-plot is being drawn.</span>'
    case 'left-out':
      return '<span class="emergence-note">This document has too many re-plots to show them all here; hover over the claim in the editor to see this one.</span>'
    case 'none':
      return ''
  }
}

function escaped(text: string): string {
  return escapeHtml(text).replaceAll("'", '&#39;').replaceAll(/\s+/g, ' ')
}
