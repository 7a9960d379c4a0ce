import type { PanelState } from '../src/protocol.ts'
import { isNoTrial, type Trial } from '../src/trial.ts'
import { dropdown, withLabel } from './controls.ts'
import { element, say, show } from './element.ts'
import { createNumberField } from './number-field.ts'
import { percentText, readChance, readLength } from './numbers.ts'
import { offeredNames, plainTrial } from './trials.ts'

/** What can be put under the same test instead: folded away until it is asked for. */
export type TrialControls = {
  readonly root: HTMLElement
  /** `open` is what the reader last chose; what is tried is unfolded all the same. */
  readonly update: (panel: PanelState, trial: Trial, open: boolean) => void
}

type Calls = {
  readonly tryOut: (trial: Trial) => void
  readonly unfolded: (open: boolean) => void
}

/** Makes the controls; they hide themselves where nothing can be tried. */
export function createTrialControls({ tryOut, unfolded }: Calls): TrialControls {
  let current: { readonly panel: PanelState; readonly trial: Trial } | null = null
  const change = (part: Partial<Trial>): void => {
    if (current !== null) tryOut(plainTrial({ ...current.trial, ...part }, current.panel.trial))
  }
  const curve = dropdown('Series', value => change({ curve: value }))
  const length = createNumberField(
    {
      label: 'Tokens per answer',
      read: readLength,
      write: value => String(value),
      understood: () => null,
    },
    targetLength => change({ targetLength }),
  )
  const chance = createNumberField(
    {
      label: 'Chance level (%)',
      read: readChance,
      write: percentText,
      understood: (text, value) =>
        text.trim() === percentText(value) ? null : `Read as ${percentText(value)}\u00a0%.`,
    },
    value => change({ chance: value }),
  )
  const series = withLabel('Series', curve.root)
  const heading = element('h2')
  const root = element(
    'details',
    { attributes: { class: 'trial-controls' } },
    element('summary', {}, heading),
    element(
      'div',
      { attributes: { class: 'control-group', role: 'group', 'aria-label': 'What is tested' } },
      series,
      length.root,
      chance.root,
    ),
  )
  /** Whether it is unfolded as far as is known here, whether something was tried, and what was remembered. */
  let shown = false
  let tried = false
  let remembered = false
  root.addEventListener('toggle', () => {
    // Told also of what was unfolded from here; only what differs is a reader's wish.
    if (root.open === shown) return
    shown = root.open
    unfolded(shown)
  })
  const update = (panel: PanelState, trial: Trial, open: boolean): void => {
    current = { panel, trial }
    const { curves, targetLength, chance: chanceLevel } = panel.trial
    const names = offeredNames(panel.trial)
    show(root, names !== null)
    say(heading, `Try another ${names ?? ''}`)
    const trying = !isNoTrial(trial)
    if (open !== remembered) shown = open
    if (trying && !tried) shown = true
    remembered = open
    tried = trying
    root.open = shown
    show(series, curves.length > 1)
    curve.update(
      curves.map((value, at) => ({ value, label: at === 0 ? `${value} (as linked)` : value, enabled: true })),
      trial.curve ?? curves[0] ?? '',
    )
    length.update(targetLength, trial.targetLength)
    chance.update(chanceLevel, trial.chance)
  }
  return { root, update }
}
