import type { AxisScale } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import type { Picture } from '../src/plot/picture.ts'
import { axisName } from '../src/plot/words.ts'
import { offersOf } from './offers.ts'

/** All views laid out: a row a metric, a column an axis with its scale. */
export type Grid = {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
}

/** An axis and its scale; `label` as in "parameters, log". */
export type GridColumn = { readonly axis: ScaleAxis; readonly xScale: AxisScale; readonly label: string }

/** A metric's views in the order of the columns; null where it has none. */
export type GridRow = { readonly label: string; readonly cells: readonly (Picture | null)[] }

/** Lays out all views, in the order in which they come; of two at one place both are kept, in rows of their own. */
export function gridOf(pictures: readonly Picture[]): Grid {
  const [first] = pictures
  if (first === undefined) return { columns: [], rows: [] }
  const axes = [...new Set(pictures.map(({ axis }) => axis))]
  const columns = axes.flatMap(axis =>
    (['log', 'linear'] as const)
      .filter(xScale => pictures.some(picture => picture.axis === axis && picture.xScale === xScale))
      .map(xScale => ({ axis, xScale, label: `${axisName(axis)}, ${xScale}` })),
  )
  const rows = offersOf(pictures, first).metrics.flatMap(({ value, label }) => {
    const own = pictures.filter(({ metricLabel }) => metricLabel === value)
    const at = columns.map(column => own.filter(({ axis, xScale }) => axis === column.axis && xScale === column.xScale))
    const depth = Math.max(...at.map(({ length }) => length))
    return Array.from({ length: depth }, (_, layer) => ({ label, cells: at.map(views => views[layer] ?? null) }))
  })
  return { columns, rows }
}

/** The view to which a key leads in the grid; null where the key means nothing here. Holes are stepped over. */
export function gridStep({ columns, rows }: Grid, from: string, key: string): Picture | null {
  const row = rows.findIndex(({ cells }) => cells.some(picture => picture?.id === from))
  const column = rows[row]?.cells.findIndex(picture => picture?.id === from) ?? -1
  if (row < 0 || column < 0) return null
  const along = (cells: readonly (Picture | null | undefined)[]): Picture | null => cells.find(cell => cell) ?? null
  const current = rows[row]?.cells ?? []
  switch (key) {
    case 'ArrowRight':
      return along(current.slice(column + 1))
    case 'ArrowLeft':
      return along(current.slice(0, column).reverse())
    case 'ArrowDown':
      return below(rows.slice(row + 1), column, columns.length)
    case 'ArrowUp':
      return below(rows.slice(0, row).reverse(), column, columns.length)
    case 'Home':
      return along(rows.flatMap(({ cells }) => cells))
    case 'End':
      return along(rows.flatMap(({ cells }) => cells).reverse())
    default:
      return null
  }
}

/** The view in the nearest of the rows, in the column nearest to the one at hand. */
function below(rows: readonly GridRow[], column: number, width: number): Picture | null {
  for (const { cells } of rows) {
    for (let away = 0; away < width; away += 1) {
      const found = cells[column - away] ?? cells[column + away]
      if (found) return found
    }
  }
  return null
}
