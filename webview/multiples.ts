import type { Picture } from '../src/plot/picture.ts'
import type { Theme } from '../src/plot/theme.ts'
import { element, show } from './element.ts'
import { type GridRow, gridOf, viewStep } from './grid.ts'
import { createLazy } from './lazy.ts'
import { createThumbnail, type Thumbnail } from './thumbnail.ts'

/** The grid of all views in small. */
export type Multiples = {
  readonly root: HTMLElement
  readonly update: (pictures: readonly Picture[], chosen: Picture, theme: Theme) => void
}

type Calls = {
  readonly choose: (id: string) => void
  readonly failed: (error: unknown) => void
}

/** Least width of a view in pixels, and the gap to the next. */
const COLUMN = 140
const GAP = 8

/**
 * Makes the grid: the views of a metric below its name, and as many metrics beside each other as there is room for. It is
 * one stop of the Tab key; arrow keys go from view to view, Enter enlarges.
 */
export function createMultiples({ choose, failed }: Calls): Multiples {
  const root = element('div', { attributes: { class: 'multiples', role: 'grid', 'aria-label': 'Every view' } })
  const lazy = createLazy(failed)
  const thumbs = new Map<string, Thumbnail>()
  const metrics: { readonly root: HTMLElement; readonly views: number }[] = []
  let laidOut = ''
  let arranged = 0
  let chosenId = ''
  let stop = ''

  /** Makes one view the stop of the Tab key. */
  const stopAt = (id: string): void => {
    thumbs.get(stop)?.root.setAttribute('tabindex', '-1')
    stop = id
    thumbs.get(id)?.root.setAttribute('tabindex', '0')
  }
  const layOut = (rows: readonly GridRow[]): void => {
    const focused = [...thumbs].find(([, { root: cell }]) => cell === document.activeElement)?.[0]
    lazy.forget()
    const kept = new Map<string, Thumbnail>()
    metrics.length = 0
    for (const { label, cells } of rows) {
      const views = cells.map(({ picture }) => {
        const thumb = thumbs.get(picture.id) ?? newThumb(picture.id)
        kept.set(picture.id, thumb)
        return thumb.root
      })
      const head = element('div', { attributes: { role: 'rowheader', class: 'row-head' } }, label)
      const row = element('div', { attributes: { role: 'row', class: 'metric-row' } }, head, ...views)
      metrics.push({ root: row, views: views.length })
    }
    thumbs.clear()
    for (const [id, thumb] of kept) {
      thumbs.set(id, thumb)
      lazy.watch(thumb.root, thumb.draw)
    }
    root.replaceChildren(...metrics.map(metric => metric.root))
    arrange(arranged)
    if (focused !== undefined) thumbs.get(focused)?.root.focus({ preventScroll: true })
  }
  const newThumb = (id: string): Thumbnail => {
    const thumb = createThumbnail()
    thumb.root.addEventListener('click', () => {
      stopAt(id)
      choose(id)
    })
    thumb.root.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') choose(id)
      else {
        const next = viewStep(places(), id, event.key)
        if (next === null) return
        stopAt(next)
        thumbs.get(next)?.root.focus()
      }
      event.preventDefault()
    })
    return thumb
  }
  const places = () =>
    [...thumbs].map(([id, thumb]) => {
      const { left, top } = thumb.root.getBoundingClientRect()
      return { id, left, top }
    })
  const arrange = (columns: number): void => {
    arranged = columns
    if (columns === 0) return
    root.style.setProperty('--columns', String(columns))
    for (const { root: row, views } of metrics) {
      row.style.setProperty('--across', String(Math.min(views, columns)))
      row.style.setProperty('--down', String(1 + Math.ceil(views / columns)))
    }
  }
  new ResizeObserver(([entry]) => {
    const columns = Math.max(1, Math.floor(((entry?.contentRect.width ?? 0) + GAP) / (COLUMN + GAP)))
    // Not within the observer's own turn, which browsers tell as an error when it sets the observer off again.
    if (columns !== arranged) requestAnimationFrame(() => arrange(columns))
  }).observe(root)

  const update = (pictures: readonly Picture[], chosen: Picture, theme: Theme): void => {
    const rows = gridOf(pictures)
    const layout = JSON.stringify(rows.map(({ label, cells }) => [label, cells.map(({ picture }) => picture.id)]))
    if (layout !== laidOut) {
      laidOut = layout
      layOut(rows)
    }
    for (const { picture, axisLabel } of rows.flatMap(({ cells }) => cells)) {
      const thumb = thumbs.get(picture.id)
      if (thumb === undefined) continue
      if (thumb.set(picture, axisLabel, theme)) lazy.changed(thumb.root)
      thumb.root.setAttribute('aria-selected', String(picture.id === chosen.id))
    }
    if (chosen.id !== chosenId || !thumbs.has(stop)) stopAt(chosen.id)
    chosenId = chosen.id
    show(root, rows.length > 0)
  }
  return { root, update }
}
