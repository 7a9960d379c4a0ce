import type { Picture } from '../src/plot/picture.ts'
import type { Theme } from '../src/plot/theme.ts'
import { element, show } from './element.ts'
import { type Grid, gridOf, gridStep } from './grid.ts'
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

/** Least width of a column in pixels, gap included; narrower, the views of a metric follow each other in lines. */
const COLUMN = 172
/** Width of the metrics' names where they stand left of their views rather than above. */
const NAMES = 180

/** Makes the grid. It is one stop of the Tab key; arrow keys go from view to view, Enter enlarges. */
export function createMultiples({ choose, failed }: Calls): Multiples {
  const root = element('div', { attributes: { class: 'multiples', role: 'grid', 'aria-label': 'Every view' } })
  const lazy = createLazy(failed)
  const thumbs = new Map<string, Thumbnail>()
  let grid: Grid = { columns: [], rows: [] }
  let laidOut = ''
  let chosenId = ''
  let stop = ''

  /** Makes one view the stop of the Tab key. */
  const stopAt = (id: string): void => {
    thumbs.get(stop)?.root.setAttribute('tabindex', '-1')
    stop = id
    thumbs.get(id)?.root.setAttribute('tabindex', '0')
  }
  const layOut = (): void => {
    const focused = [...thumbs].find(([, { root: cell }]) => cell === document.activeElement)?.[0]
    lazy.forget()
    const heads = grid.columns.map(({ label }) =>
      element('div', { attributes: { role: 'columnheader', class: 'column-head' } }, label),
    )
    const head = element('div', { attributes: { role: 'row', class: 'heads' } }, corner(), ...heads)
    const kept = new Map<string, Thumbnail>()
    const rows = grid.rows.map(({ label, cells }) =>
      element(
        'div',
        { attributes: { role: 'row', class: 'metric-row' } },
        element('div', { attributes: { role: 'rowheader', class: 'row-head' } }, label),
        ...cells.map(picture => {
          if (picture === null) return hole()
          const thumb = thumbs.get(picture.id) ?? newThumb(picture.id)
          kept.set(picture.id, thumb)
          return thumb.root
        }),
      ),
    )
    thumbs.clear()
    for (const [id, thumb] of kept) {
      thumbs.set(id, thumb)
      lazy.watch(thumb.root, thumb.draw)
    }
    root.style.setProperty('--columns', String(grid.columns.length))
    root.replaceChildren(head, ...rows)
    arrange()
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
        const next = gridStep(grid, id, event.key)
        if (next === null) return
        stopAt(next.id)
        thumbs.get(next.id)?.root.focus()
      }
      event.preventDefault()
    })
    return thumb
  }
  const arrange = (): void => {
    const width = root.parentElement?.clientWidth ?? 0
    const columns = grid.columns.length * COLUMN
    if (width === 0) return
    root.classList.toggle('in-lines', width < columns)
    root.classList.toggle('names-left', width >= columns + NAMES)
  }
  new ResizeObserver(arrange).observe(root)

  const update = (pictures: readonly Picture[], chosen: Picture, theme: Theme): void => {
    grid = gridOf(pictures)
    const layout = JSON.stringify([
      grid.columns,
      grid.rows.map(({ label, cells }) => [label, cells.map(one => one?.id)]),
    ])
    if (layout !== laidOut) {
      laidOut = layout
      layOut()
    }
    for (const { cells } of grid.rows)
      for (const [at, picture] of cells.entries()) {
        const thumb = picture === null ? undefined : thumbs.get(picture.id)
        if (picture === null || thumb === undefined) continue
        if (thumb.set(picture, grid.columns[at]?.label ?? '', theme)) lazy.changed(thumb.root)
        thumb.root.setAttribute('aria-selected', String(picture.id === chosen.id))
      }
    if (chosen.id !== chosenId || !thumbs.has(stop)) stopAt(chosen.id)
    chosenId = chosen.id
    show(root, grid.rows.length > 0)
  }
  return { root, update }
}

function corner(): HTMLElement {
  return element('div', { attributes: { role: 'columnheader', class: 'corner' } }, 'Metric')
}

function hole(): HTMLElement {
  return element('div', { attributes: { role: 'gridcell', class: 'hole', 'aria-label': 'no such view' } }, '–')
}
