import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import { axisName } from '../src/plot/words.ts'
import type { PanelState } from '../src/protocol.ts'
import type { Trial } from '../src/trial.ts'
import type { Chosen } from './chosen.ts'
import { dropdown, radios, withLabel } from './controls.ts'
import { element, show } from './element.ts'
import { createNumberField } from './number-field.ts'
import { percentText, readChance, readLength } from './numbers.ts'
import { type Option, offersOf } from './offers.ts'
import type { Action } from './state.ts'
import { plainTrial } from './trials.ts'

/** The pickers above the charts. */
export type Pickers = {
  readonly root: HTMLElement
  readonly update: (panel: PanelState, chosen: Chosen, trial: Trial) => void
}

/** Makes the pickers: what is tested, and how it is drawn in the chart that is not the author's. */
export function createPickers(act: (action: Action) => void, tryOut: (trial: Trial) => void): Pickers {
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
  const metric = dropdown('Metric', value => act({ type: 'chose-metric', metric: value }))
  const axis = dropdown('Axis', value => {
    const chosen = AXES.find(one => one === value)
    if (chosen !== undefined) act({ type: 'chose-axis', axis: chosen })
  })
  const xScale = radios('Scale axis', SCALES, scale => act({ type: 'chose-x-scale', scale }))
  const yScale = radios('Score axis', SCALES, scale => act({ type: 'chose-y-scale', scale }))
  const series = withLabel('Series', curve.root)
  const tested = element(
    'div',
    { attributes: { class: 'control-group', role: 'group', 'aria-label': 'What is tested' } },
    series,
    length.root,
    chance.root,
  )
  const drawn = element(
    'div',
    { attributes: { class: 'control-group', role: 'group', 'aria-label': 'Re-plot as' } },
    withLabel('Metric', metric.root, yScale.root),
    withLabel('x axis', axis.root, xScale.root),
  )
  const root = element('div', { attributes: { class: 'controls' } }, tested, drawn)
  const update = (panel: PanelState, chosen: Chosen, trial: Trial): void => {
    current = { panel, trial }
    const { curves, targetLength, chance: chanceLevel } = panel.trial
    show(series, curves.length > 1)
    curve.update(
      curves.map((value, at) => ({ value, label: at === 0 ? `${value} (as linked)` : value, enabled: true })),
      trial.curve ?? curves[0] ?? '',
    )
    length.update(targetLength, trial.targetLength)
    chance.update(chanceLevel, trial.chance)
    show(tested, curves.length > 1 || targetLength !== null || chanceLevel !== null)
    const offers = offersOf(panel.pictures, chosen.judged)
    metric.update(
      offers.metrics.map(option => ({ ...option, enabled: true })),
      chosen.judged.metricLabel,
    )
    axis.update(
      offers.axes.map(option => ({ ...option, label: axisName(option.value) })),
      chosen.judged.axis,
    )
    xScale.update(enabledOf(offers.xScales), chosen.picture.xScale)
    yScale.update(enabledOf(offers.yScales), chosen.yScale)
  }
  return { root, update }
}

const AXES: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps', 'loss']

const SCALES = [
  { value: 'log', label: 'log' },
  { value: 'linear', label: 'linear' },
] as const satisfies readonly { readonly value: AxisScale; readonly label: string }[]

function enabledOf(options: readonly Option<AxisScale>[]): readonly AxisScale[] {
  return options.filter(({ enabled }) => enabled).map(({ value }) => value)
}
