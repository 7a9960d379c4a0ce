import type { Picture } from '../src/plot/picture.ts'
import { shareText } from '../src/plot/words.ts'
import { type Chart, createChart } from './chart.ts'
import { element, say, show } from './element.ts'
import { readingSentence, readingTag } from './reading.ts'

/** A chart under its heading, with what its view says by itself below it. */
export type Figure = {
  readonly root: HTMLElement
  readonly chart: Chart
  /** `judged` is the view whose share and reading hold, also where it is drawn on another scale. */
  readonly update: (judged: Picture, drawnElsewhere: boolean) => void
}

type Calls = Parameters<typeof createChart>[0]

/** Makes the figure; `id` names its heading. */
export function createFigure(id: string, heading: string, calls: Calls): Figure {
  const chart = createChart(calls)
  const says = element('p', { attributes: { class: 'says' } })
  const assumption = element('p', { attributes: { class: 'assumption' } })
  const root = element(
    'section',
    { attributes: { class: 'figure', 'aria-labelledby': id } },
    element('h2', { attributes: { id } }, heading),
    chart.root,
    says,
    assumption,
  )
  let saidFrom = ''
  const update = (judged: Picture, drawnElsewhere: boolean): void => {
    const share = judged.share === null ? null : shareWords(judged, drawnElsewhere)
    const key = JSON.stringify([judged.reading, share])
    if (key !== saidFrom) {
      saidFrom = key
      says.replaceChildren(
        readingTag(judged.reading, readingSentence(judged.reading)),
        ...(share === null ? [] : [' ', element('span', { attributes: { class: 'share' } }, share)]),
      )
    }
    say(assumption, judged.assumption ?? '')
    show(assumption, judged.assumption !== null)
  }
  return { root, chart, update }
}

function shareWords({ share, xScale }: Picture, drawnElsewhere: boolean): string {
  const words = `Jump share ${shareText(share).replaceAll(' ', '\u00a0')}`
  return drawnElsewhere ? `${words}, judged on the ${xScale} axis.` : `${words}.`
}
