import type { PanelState } from '../src/protocol.ts'
import { claimLabel } from './claim-words.ts'
import { dropdown } from './controls.ts'
import { element, say, show } from './element.ts'

/** Which claim is shown, and which of its document can be. */
export type ClaimPicker = {
  readonly root: HTMLElement
  /** `asked` is the claim the reader asked for that has not come yet. */
  readonly update: (panel: PanelState, asked: string | null) => void
}

/** Room in the picker, in pixels, that its words do not have: the frame, and the sign that it opens. */
const FRAME = 46

/**
 * Makes the picker, which hides itself where the document makes one claim only. The sentence stands below it where the
 * picker does not show the whole of it.
 */
export function createClaimPicker(chose: (claimId: string) => void): ClaimPicker {
  const picker = dropdown('Claim', chose)
  const quote = element('blockquote')
  // As wide as the words of the picker would be.
  const ruler = element('span', { attributes: { class: 'ruler', 'aria-hidden': 'true' } })
  const root = element('div', { attributes: { class: 'claim-picker' } }, picker.root, quote, ruler)
  let several = false
  let whole = false
  let room = 0
  let words = 0
  const fitQuote = (): void => show(quote, !several || !whole || words > room - FRAME)
  // Told rather than asked for, which would have the page laid out in the midst of its rendering.
  const observer = new ResizeObserver(entries => {
    for (const { target, contentRect } of entries)
      if (target === picker.root) room = contentRect.width
      else words = contentRect.width
    fitQuote()
  })
  observer.observe(picker.root)
  observer.observe(ruler)
  const update = ({ claims, claimId, claimText }: PanelState, asked: string | null): void => {
    several = claims.length > 1
    show(picker.root, several)
    picker.update(
      claims.map(claim => ({ value: claim.id, label: claimLabel(claim), enabled: true })),
      asked ?? claimId,
    )
    say(quote, claimText)
    const shown = claims.find(({ id }) => id === claimId)
    const label = shown === undefined ? '' : claimLabel(shown)
    whole = shown !== undefined && !label.endsWith('…')
    say(ruler, label)
    fitQuote()
  }
  return { root, update }
}
