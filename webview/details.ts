import type { DetailCell, Details, DetailTable, NotComputed } from '../src/report/details.ts'
import { element } from './element.ts'

/** Indices, runs, and what was not computed, below the table of views. */
export type DetailBlocks = {
  readonly root: HTMLElement
  readonly update: (details: Details) => void
}

/** More scales than this stay folded until they are asked for. */
const MOST_OPEN = 8

/** Makes the blocks; what is not there leaves no trace. */
export function createDetails(): DetailBlocks {
  const root = element('div')
  let drawnFrom = ''
  const update = (details: Details): void => {
    const key = JSON.stringify(details)
    // Kept while they say the same, so that what a reader unfolded stays so.
    if (key === drawnFrom) return
    drawnFrom = key
    const { indices, runs, notComputed } = details
    root.replaceChildren(
      ...(indices === null ? [] : [element('section', {}, element('h2', {}, indices.title), ...tableOf(indices))]),
      ...(runs === null ? [] : [runsOf(runs)]),
      ...(notComputed.length === 0 ? [] : [notComputedOf(notComputed)]),
    )
  }
  return { root, update }
}

function runsOf(runs: DetailTable): HTMLElement {
  const count = runs.rows.length
  return folded(`${runs.title} (${count} ${count === 1 ? 'scale' : 'scales'})`, count <= MOST_OPEN, tableOf(runs))
}

function notComputedOf(all: readonly NotComputed[]): HTMLElement {
  const entries = all.flatMap(({ to, reason }) => [element('dt', {}, to), element('dd', {}, reason)])
  return folded(`Not computed (${all.length})`, false, [element('dl', {}, ...entries)])
}

function folded(title: string, open: boolean, contents: readonly HTMLElement[]): HTMLElement {
  return element(
    'details',
    { attributes: open ? { open: '' } : {} },
    element('summary', {}, element('h2', {}, title)),
    ...contents,
  )
}

// On a narrow page the table is laid out as lines; the roles keep it a table for those who hear it.
function tableOf({ title, columns, rows, note }: DetailTable): readonly HTMLElement[] {
  const heads = columns.map(name => element('th', { attributes: { scope: 'col', role: 'columnheader' } }, name))
  const head = element('thead', { attributes: { role: 'rowgroup' } }, element('tr', ROW, ...heads))
  const body = element('tbody', { attributes: { role: 'rowgroup' } }, ...rows.map(row => rowOf(row, columns)))
  const table = element('table', { attributes: { class: 'details', role: 'table', 'aria-label': title } }, head, body)
  const scroll = element('div', { attributes: { class: 'scroll' } }, table)
  return note === null ? [scroll] : [scroll, element('p', { attributes: { class: 'about' } }, note)]
}

const ROW = { attributes: { role: 'row' } }

function rowOf([name, ...others]: readonly DetailCell[], columns: readonly string[]): HTMLElement {
  return element(
    'tr',
    ROW,
    ...(name === undefined
      ? []
      : [element('th', { attributes: { scope: 'row', role: 'rowheader' } }, ...contentsOf(name))]),
    ...others.map((cell, at) =>
      element('td', { attributes: { role: 'cell', 'data-column': columns[at + 1] ?? '' } }, ...contentsOf(cell)),
    ),
  )
}

function contentsOf({ text, about }: DetailCell): readonly (Node | string)[] {
  return about === null ? [text] : [text, ' ', element('span', { attributes: { class: 'about' } }, about)]
}
