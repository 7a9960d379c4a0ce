import type { AxisScale } from '../src/check/assessment.ts'
import type { Picture } from '../src/plot/picture.ts'
import { basisName, pictureAxisName, shareText } from '../src/plot/words.ts'
import { type Chart, createChart } from './chart.ts'
import { element, say, show } from './element.ts'
import { readingSentence, readingTag } from './reading.ts'

/** A chart under its heading: which view it is, what that view says by itself, and below it what it takes for granted. */
export type Figure = {
  readonly root: HTMLElement
  readonly chart: Chart
  readonly update: (view: FigureView) => void
}

/** The view of a figure: as it is judged, whose share and reading hold, and as it is drawn. */
export type FigureView = { readonly judged: Picture; readonly picture: Picture; readonly yScale: AxisScale }

type Calls = Parameters<typeof createChart>[0]

/** Makes the figure; `id` names its heading. */
export function createFigure(id: string, heading: string, calls: Calls): Figure {
  const chart = createChart(calls)
  const name = element('span', { attributes: { class: 'view-name' } })
  const axes = element('span', { attributes: { class: 'view-axes' } })
  const basis = element('span', { attributes: { class: 'basis' } })
  const says = element('p', { attributes: { class: 'says' } })
  const assumption = element('p', { attributes: { class: 'assumption' } })
  const root = element(
    'section',
    { attributes: { class: 'figure', 'aria-labelledby': id } },
    element(
      'div',
      { attributes: { class: 'figure-head' } },
      element('h2', { attributes: { id } }, heading),
      element('div', { attributes: { class: 'view' } }, name, ' ', axes, ' ', basis),
    ),
    says,
    element('div', { attributes: { class: 'figure-plot' } }, chart.root, assumption),
  )
  let saidFrom = ''
  const update = ({ judged, picture, yScale }: FigureView): void => {
    say(name, plainName(judged))
    const logScore = yScale === 'log' ? ', log score axis' : ''
    say(axes, `${picture.xScale} axis of ${pictureAxisName(picture)}${logScore}`)
    say(basis, basisName(judged.basis))
    basis.dataset.basis = judged.basis
    show(basis, judged.basis !== 'claimed')
    const share = judged.share === null ? null : shareWords(judged, picture.xScale !== judged.xScale)
    const sentence = readingSentence(judged)
    const key = JSON.stringify([judged.reading, sentence, share])
    if (key !== saidFrom) {
      saidFrom = key
      says.replaceChildren(
        readingTag(judged.reading, sentence),
        ...(share === null ? [] : [' ', element('span', { attributes: { class: 'share' } }, share)]),
      )
    }
    say(assumption, judged.assumption ?? '')
    show(assumption, judged.assumption !== null)
  }
  return { root, chart, update }
}

/** A view's name without how it came about, which stands behind it. */
function plainName({ metricLabel, basis }: Picture): string {
  const suffix = ` (${basisName(basis)})`
  return metricLabel.endsWith(suffix) ? metricLabel.slice(0, -suffix.length) : metricLabel
}

function shareWords({ share, xScale }: Picture, drawnElsewhere: boolean): string {
  const words = `Jump share ${shareText(share).replaceAll(' ', '\u00a0')}`
  return drawnElsewhere ? `${words}, judged on the ${xScale} axis.` : `${words}.`
}
