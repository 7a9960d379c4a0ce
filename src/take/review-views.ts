import type { Assessment, JumpShare, View } from '../check/assessment.ts'
import { axisPhrase, viewLabel } from '../check/words.ts'

/** More views than these make no sentence; the rest is counted. */
const MOST_VIEWS = 8

/**
 * Which views were tried, each with its jump share and interval; null where none could be judged. The view as claimed and the
 * one that decides come first.
 */
export function viewsSentence({ views, claimed, decidedBy }: Assessment): string | null {
  if (views.every(({ share }) => share === null)) return null
  const first = [claimed.id, decidedBy?.id]
  const rank = ({ id }: View) => (first.includes(id) ? first.indexOf(id) : first.length)
  const ordered = views.toSorted((a, b) => rank(a) - rank(b))
  const told = ordered.slice(0, MOST_VIEWS).map(viewWords)
  const more = ordered.length - told.length
  const rest = more === 0 ? '' : `; and ${more} more`
  return `Views tried, with the share of the whole change that is a jump (0 to 1) and its 95 % interval: ${told.join('; ')}${rest}.`
}

function viewWords(view: View): string {
  const { share, axis, xScale } = view
  const value = share === null ? 'not judged' : shareText(share)
  return `${viewLabel(view)}${coordinate(view)} on ${axisPhrase(axis, xScale)}, ${value}`
}

/** An interval from 0 to 1 tells nothing, and neither does the number inside it. */
function shareText({ estimate, low, high }: JumpShare): string {
  return low === 0 && high === 1 ? 'open (0 to 1)' : `${estimate} (${low} to ${high})`
}

/** A measured column is told by its own name alone; where it stands on another coordinate, that is told too. */
function coordinate({ basis, yScale }: View): string {
  if (basis !== 'measured') return ''
  switch (yScale) {
    case 'gumbel':
      return ' as −ln(−ln score)'
    case 'neg-log':
      return ' as −ln'
    case 'raw':
    case 'per-token':
    case 'per-attempt':
    case 'pass@1':
    case 'logit':
      return ''
  }
}

/** What the derived views take for granted, each assumption once, as one sentence; null where nothing new is assumed. */
export function assumptionSentence({ views }: Assessment, said: string): string | null {
  const assumptions = [...new Set(views.flatMap(({ assumption }) => (assumption === null ? [] : [assumption])))]
    .map(assumption => assumption.replace(/[.\s]+$/, '').replace(/^Assumes /, ''))
    .filter(assumption => !said.includes(assumption))
  if (assumptions.length === 0) return null
  return `Assumed for the ${said.includes('This rests on a conversion') ? 'other ' : ''}derived views: ${assumptions.map(lowerStart).join('; and ')}.`
}

function lowerStart(text: string): string {
  return /^(?:A |[A-Z][a-z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
