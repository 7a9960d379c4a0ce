import type { DetailCell, Details, DetailTable, NotComputed } from './details.ts'
import { escapeHtml } from './escape.ts'

/** The details of a claim as HTML; empty where there are none. */
export function detailsHtml({ indices, runs, notComputed }: Details): string {
  return [
    ...(indices === null ? [] : [tableHtml(indices)]),
    ...(runs === null ? [] : [tableHtml(runs)]),
    ...(notComputed.length === 0 ? [] : [notComputedHtml(notComputed)]),
  ].join('\n')
}

function tableHtml({ title, columns, rows, note }: DetailTable): string {
  const heads = columns.map(column => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const body = rows.map(
    ([name, ...others]) =>
      `<tr>${name === undefined ? '' : `<th scope="row">${cellHtml(name)}</th>`}${others.map(cell => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`,
  )
  const words = note === null ? '' : `<p class="note">${escapeHtml(note)}</p>`
  return `<table class="details"><caption>${escapeHtml(title)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>${words}`
}

function cellHtml({ text, about }: DetailCell): string {
  return about === null ? escapeHtml(text) : `${escapeHtml(text)} <small>${escapeHtml(about)}</small>`
}

function notComputedHtml(all: readonly NotComputed[]): string {
  const entries = all.map(({ to, reason }) => `<dt>${escapeHtml(to)}</dt><dd>${escapeHtml(reason)}</dd>`)
  return `<details class="not-computed"><summary>Not computed (${all.length})</summary><dl>${entries.join('')}</dl></details>`
}
