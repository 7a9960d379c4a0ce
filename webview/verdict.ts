import type { PanelState } from '../src/protocol.ts'
import { isNoTrial, NO_TRIAL, type Trial } from '../src/trial.ts'
import { VERDICTS } from '../src/verdicts.ts'
import { TONE_MARKS } from './claim-words.ts'
import { button } from './controls.ts'
import { element, say, show } from './element.ts'
import { trialWords } from './trials.ts'

/** The verdict, and while something is tried that it is a trial. */
export type VerdictPart = {
  readonly root: HTMLElement
  /** `pending` while the verdict of a trial is still awaited. */
  readonly update: (panel: PanelState, pending: boolean) => void
}

/** Makes the part. */
export function createVerdict(tryOut: (trial: Trial) => void): VerdictPart {
  const badge = element('span', { attributes: { class: 'badge' } })
  const headline = element('p', { attributes: { class: 'headline' } })
  const tried = element('p', { attributes: { class: 'tried' } })
  const linkedBadge = element('span', { attributes: { class: 'linked-badge' } })
  const linkedHeadline = element('span')
  const linked = element('p', { attributes: { class: 'linked' } }, 'As linked: ', linkedBadge, ' ', linkedHeadline)
  const back = button('Back to the claim as linked', () => tryOut(NO_TRIAL))
  const trial = element(
    'div',
    { attributes: { class: 'trial' } },
    element('div', { attributes: { class: 'trial-words' } }, tried, linked),
    back,
  )
  // One hidden sentence is read aloud, and only when it changes; the parts seen would be read one by one.
  const spoken = element('p', { attributes: { class: 'spoken', 'aria-live': 'polite' } })
  const root = element(
    'section',
    { attributes: { class: 'verdict-part', 'aria-label': 'Verdict' } },
    trial,
    element('div', { attributes: { class: 'verdict' } }, badge, headline),
    spoken,
  )
  let spokenOf = ''
  const update = (panel: PanelState, pending: boolean): void => {
    const { applied, asLinked } = panel.trial
    const trying = !isNoTrial(applied)
    root.classList.toggle('is-trial', trying)
    root.classList.toggle('pending', pending)
    show(trial, trying)
    if (trying) {
      say(tried, `Trial with ${trialWords(applied)}.`)
      show(linked, asLinked !== null)
      if (asLinked !== null) {
        const { tone } = VERDICTS[asLinked.verdict]
        say(linkedBadge, `${TONE_MARKS[tone]} ${asLinked.verdictLabel}.`)
        say(linkedHeadline, asLinked.headline)
      }
    }
    say(badge, panel.verdictLabel)
    badge.dataset.tone = VERDICTS[panel.verdict].tone
    say(headline, panel.headline)
    const words = `${trying ? 'Trial verdict' : 'Verdict'}: ${panel.verdictLabel}. ${panel.headline}`
    // The first verdict is read with the page.
    if (spokenOf !== '' && words !== spokenOf) say(spoken, words)
    spokenOf = words
  }
  return { root, update }
}
