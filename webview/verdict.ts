import type { PanelState } from '../src/protocol.ts'
import { TONE_SIGNS } from '../src/report/mark-words.ts'
import { isNoTrial, NO_TRIAL, type Trial } from '../src/trial.ts'
import { VERDICTS } from '../src/verdicts.ts'
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
  const label = element('span')
  const badge = element('span', { attributes: { class: 'badge' } }, label)
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
  let saidFrom = ''
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
        const told = asLinked.headline.startsWith(asLinked.verdictLabel)
        say(linkedBadge, told ? TONE_SIGNS[tone] : `${TONE_SIGNS[tone]} ${asLinked.verdictLabel}.`)
        say(linkedHeadline, asLinked.headline)
      }
    }
    say(label, panel.verdictLabel)
    const { tone } = VERDICTS[panel.verdict]
    badge.dataset.tone = tone
    // Beside the words and not among them, since it only repeats what they say.
    badge.dataset.sign = TONE_SIGNS[tone]
    // A sentence that begins with the verdict's own words says them for both.
    const begins = panel.headline.startsWith(panel.verdictLabel)
    show(label, !begins)
    const says = `${panel.verdictLabel}|${panel.headline}`
    if (says !== saidFrom) {
      saidFrom = says
      headline.replaceChildren(
        ...(begins
          ? [element('strong', {}, panel.verdictLabel), panel.headline.slice(panel.verdictLabel.length)]
          : [panel.headline]),
      )
    }
    const verdict = `${trying ? 'Trial verdict' : 'Verdict'}: ${panel.verdictLabel}. ${panel.headline}`
    // The first verdict is read with the page.
    if (spokenOf !== '' && verdict !== spokenOf) say(spoken, verdict)
    spokenOf = verdict
  }
  return { root, update }
}
