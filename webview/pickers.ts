import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import { axisName } from '../src/plot/words.ts'
import type { PanelState } from '../src/protocol.ts'
import type { Chosen } from './chosen.ts'
import { dropdown, radios } from './controls.ts'
import { element } from './element.ts'
import { type Option, offersOf } from './offers.ts'
import type { Action } from './state.ts'

/** The pickers above the charts. */
export type Pickers = {
  readonly root: HTMLElement
  readonly update: (panel: PanelState, chosen: Chosen) => void
}

/** Makes the pickers: for each axis of the chart that is not the author's, what stands along it and on which scale. */
export function createPickers(act: (action: Action) => void): Pickers {
  const metric = dropdown('Metric', value => act({ type: 'chose-metric', metric: value }))
  const axis = dropdown('Axis', value => {
    const chosen = AXES.find(one => one === value)
    if (chosen !== undefined) act({ type: 'chose-axis', axis: chosen })
  })
  const xScale = radios('Scale axis', SCALES, scale => act({ type: 'chose-x-scale', scale }))
  const yScale = radios('Score axis', SCALES, scale => act({ type: 'chose-y-scale', scale }))
  const root = element(
    'div',
    { attributes: { class: 'controls', role: 'group', 'aria-label': 'Re-plot as' } },
    axisControl('y', metric.root, yScale.root),
    axisControl('x', axis.root, xScale.root),
  )
  const update = (panel: PanelState, chosen: Chosen): void => {
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

function axisControl(name: 'x' | 'y', picker: HTMLElement, scale: HTMLElement): HTMLElement {
  return element(
    'div',
    { attributes: { class: `axis-control ${name}-control` } },
    element('span', { attributes: { class: 'axis-name', 'aria-hidden': 'true' } }, name),
    picker,
    scale,
  )
}

const AXES: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps', 'loss']

const SCALES = [
  { value: 'log', label: 'log' },
  { value: 'linear', label: 'linear' },
] as const satisfies readonly { readonly value: AxisScale; readonly label: string }[]

function enabledOf(options: readonly Option<AxisScale>[]): readonly AxisScale[] {
  return options.filter(({ enabled }) => enabled).map(({ value }) => value)
}
