import type { Picture } from '../src/plot/picture.ts'
import { axisName, basisName, shareText } from '../src/plot/words.ts'
import { element } from './element.ts'
import { readingWord } from './reading.ts'

/** The table of all views. */
export type Evidence = {
  readonly root: HTMLElement
  readonly update: (pictures: readonly Picture[], chosen: Picture) => void
}

const COLUMNS = ['Metric', 'Axis', 'Scale', 'Basis', 'Reading', 'Jump share, 95\u00a0% interval'] as const

/** Makes the table; choosing a row shows its view. */
export function createEvidence(choose: (id: string) => void): Evidence {
  const body = element('tbody', { attributes: { role: 'rowgroup' } })
  const root = element(
    'table',
    { attributes: { class: 'evidence', role: 'table' } },
    element(
      'thead',
      { attributes: { role: 'rowgroup' } },
      element(
        'tr',
        { attributes: { role: 'row' } },
        ...COLUMNS.map(name => element('th', { attributes: { scope: 'col', role: 'columnheader' } }, name)),
      ),
    ),
    body,
  )
  let drawnFrom = ''
  const rows = new Map<string, HTMLElement>()
  const update = (pictures: readonly Picture[], chosen: Picture): void => {
    const key = JSON.stringify(pictures.map(picture => [picture.id, ...cells(picture)]))
    // Rows are kept while they say the same, so that the focus is not lost on a choice.
    if (key !== drawnFrom) {
      drawnFrom = key
      rows.clear()
      for (const picture of pictures)
        rows.set(
          picture.id,
          rowOf(picture, () => choose(picture.id)),
        )
      body.replaceChildren(...rows.values())
    }
    for (const [id, row] of rows) {
      if (id === chosen.id) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
  }
  return { root, update }
}

// On a narrow page the table is laid out as lines; the roles keep it a table for those who hear it.
const CELL = { attributes: { role: 'cell' } }

function cells(picture: Picture): readonly string[] {
  const { metricLabel, axis, xScale, basis, share } = picture
  return [
    metricLabel,
    axisName(axis),
    xScale,
    basisName(basis),
    readingWord(picture),
    shareText(share).replaceAll(' ', '\u00a0'),
  ]
}

function rowOf(picture: Picture, choose: () => void): HTMLElement {
  const [metric = '', ...others] = cells(picture)
  // The button answers to the keyboard; a click on it reaches the row like any other.
  const name = element('button', { attributes: { type: 'button', class: 'row-button' } }, metric)
  const row = element(
    'tr',
    { attributes: { role: 'row' }, on: { click: choose } },
    element('td', CELL, name),
    ...others.map(text => element('td', CELL, text)),
  )
  const share = row.lastElementChild
  if (picture.share === null && share !== null) {
    share.setAttribute('title', 'This view cannot be judged')
    share.setAttribute('aria-label', 'cannot be judged')
  }
  return row
}
