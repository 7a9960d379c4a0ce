import {
  type Dropdown,
  provideVSCodeDesignSystem,
  type RadioGroup,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeRadio,
  vsCodeRadioGroup,
} from '@vscode/webview-ui-toolkit'
import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import type { Picture } from '../src/plot/picture.ts'
import { axisName } from '../src/plot/words.ts'
import { element } from './element.ts'
import { type Action, type Offers, type Option, offersOf } from './state.ts'

declare global {
  interface HTMLElementTagNameMap {
    'vscode-dropdown': Dropdown
    'vscode-radio-group': RadioGroup
  }
}

/** Makes the toolkit's elements known to the page; once, before any is made. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeRadio(),
    vsCodeRadioGroup(),
  )
}

/** The pickers above the charts. */
export type Controls = {
  readonly root: HTMLElement
  readonly update: (pictures: readonly Picture[], chosen: Picture, yScale: AxisScale) => void
}

/** Makes the pickers; they act on the chart that is not the author's. */
export function createControls(act: (action: Action) => void): Controls {
  const metric = dropdown('Metric', value => act({ type: 'chose-metric', metric: value }))
  const axis = dropdown('Axis', value => {
    const chosen = AXES.find(one => one === value)
    if (chosen !== undefined) act({ type: 'chose-axis', axis: chosen })
  })
  const xScale = scalePicker('Scale axis', scale => act({ type: 'chose-x-scale', scale }))
  const yScale = scalePicker('Score axis', scale => act({ type: 'chose-y-scale', scale }))
  const root = element(
    'div',
    { attributes: { class: 'controls', role: 'group', 'aria-label': 'Re-plot as' } },
    metric.root,
    axis.root,
    xScale.root,
    yScale.root,
  )
  const update = (pictures: readonly Picture[], chosen: Picture, scale: AxisScale): void => {
    const offers: Offers = offersOf(pictures, chosen)
    metric.update(
      offers.metrics.map(value => ({ value, label: value, enabled: true })),
      chosen.metricLabel,
    )
    axis.update(
      offers.axes.map(option => ({ ...option, label: axisName(option.value) })),
      chosen.axis,
    )
    xScale.update(offers.xScales, chosen.xScale)
    yScale.update(offers.yScales, scale)
  }
  return { root, update }
}

const AXES: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps', 'loss']

type Labelled = Option<string> & { readonly label: string }

function dropdown(label: string, chose: (value: string) => void) {
  const picker = element('vscode-dropdown', { attributes: { 'aria-label': label } })
  let shown = ''
  let offered = ''
  picker.addEventListener('change', () => {
    if (picker.value === shown) return
    shown = picker.value
    chose(picker.value)
  })
  const update = (options: readonly Labelled[], value: string): void => {
    shown = value
    const key = JSON.stringify(options)
    if (key !== offered) {
      offered = key
      picker.replaceChildren(...options.map(optionOf))
    }
    picker.value = value
    picker.disabled = options.length < 2
  }
  return { root: labelled(label, picker), update }
}

function optionOf({ value, label, enabled }: Labelled): HTMLElement {
  const option = document.createElement('vscode-option')
  option.setAttribute('value', value)
  option.toggleAttribute('disabled', !enabled)
  option.append(label)
  return option
}

function scalePicker(label: string, chose: (scale: AxisScale) => void) {
  const group = element('vscode-radio-group', { attributes: { 'aria-label': label } })
  const radios = (['log', 'linear'] as const).map(scale => {
    const radio = document.createElement('vscode-radio')
    radio.setAttribute('value', scale)
    radio.append(scale)
    return { scale, radio }
  })
  group.append(...radios.map(({ radio }) => radio))
  let shown: AxisScale | null = null
  // The group also speaks up when its value is set from here; only what differs is a choice.
  group.addEventListener('change', () => {
    const scale = radios.find(one => one.scale === group.value)?.scale
    if (scale === undefined || shown === null || scale === shown) return
    shown = scale
    chose(scale)
  })
  const update = (options: readonly Option<AxisScale>[], value: AxisScale): void => {
    shown = value
    for (const { scale, radio } of radios) {
      radio.toggleAttribute('disabled', !options.some(option => option.value === scale && option.enabled))
    }
    group.value = value
  }
  return { root: labelled(label, group), update }
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return element(
    'div',
    { attributes: { class: 'control' } },
    element('span', { attributes: { class: 'label', 'aria-hidden': 'true' } }, label),
    control,
  )
}

/** A button that looks like the editor's. */
export function button(text: string, pressed: () => void): HTMLElement {
  const made = document.createElement('vscode-button')
  made.setAttribute('appearance', 'secondary')
  made.append(text)
  made.addEventListener('click', pressed)
  return made
}
