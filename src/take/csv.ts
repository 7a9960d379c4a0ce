import Papa from 'papaparse'
import type { Picture, PicturePoint } from '../plot/picture.ts'
import { basisName, pictureAxisName } from '../plot/words.ts'
import { harmlessCell } from '../text/harmless-cell.ts'
import { type ChosenView, drawnPictures } from './view.ts'

type Cell = string | number | null

/** A row of the file before it is known which cells of the table stand in any. */
type Line = { readonly own: readonly Cell[]; readonly cells: PicturePoint['cells'] }

/**
 * The points of a view as CSV (RFC 4180), a row each: where it stands and how high, as drawn, with its interval, the metric and
 * how it came about, and behind that the cells of its row in the table. Scores that are drawn in percent are in percent.
 * Curves that were fitted are left out: they are no data.
 */
export function viewCsv(view: ChosenView): string {
  const pictures = drawnPictures(view)
  const lines = pictures.flatMap(picture => linesOf(picture, view.curves))
  const names = [...new Set(lines.flatMap(({ cells }) => cells.map(({ name }) => name)))]
  const heads = [...headsOf(pictures), ...names.map(name => `Table: ${name}`)]
  const rows = lines.map(({ own, cells }) => [...own, ...names.map(name => cellOf(cells, name))])
  return `${Papa.unparse(
    [heads, ...rows].map(row => row.map(harmlessCell)),
    { newline: '\r\n' },
  )}\r\n`
}

/** Where the plots have one axis in common, its title is the head; else each row tells its own. */
function headsOf(pictures: readonly Picture[]): readonly string[] {
  const shared = (titles: readonly string[], other: string): string =>
    new Set(titles).size === 1 ? (titles[0] ?? other) : other
  return [
    'Metric',
    'Basis',
    'Assumption',
    'Curve',
    'Scale axis',
    shared(
      pictures.map(({ xTitle }) => xTitle),
      'Scale as drawn',
    ),
    'Score axis',
    shared(
      pictures.map(({ yTitle }) => yTitle),
      'Score as drawn',
    ),
    'Low end of the 95 % interval',
    'High end of the 95 % interval',
    'Only an upper limit is known',
    'Row of the table',
  ]
}

function linesOf(picture: Picture, curves: boolean): readonly Line[] {
  const { percent } = picture
  const about = (curve: string): readonly Cell[] => [
    picture.metricLabel,
    basisName(picture.basis),
    picture.assumption,
    curve,
    `${picture.xScale} axis of ${pictureAxisName(picture)}`,
  ]
  const points = picture.points.map((point): Line => {
    // Of a limit the lower ends say nothing: the score may be any below it.
    const [score, low] = point.bound ? [null, null] : [scored(point.y, percent), scored(point.low, percent)]
    const place = [point.x, picture.yTitle, score, low, scored(point.high, percent)]
    return { own: [...about(''), ...place, point.bound ? 'yes' : 'no', point.row + 1], cells: point.cells }
  })
  // Training and other runs are always drawn, other curves where they are asked for.
  const shown = picture.companions.filter(({ kind }) => curves || kind !== 'curve')
  const others = shown.flatMap(({ name, points: places }) =>
    places.map(({ x, y, row }): Line => {
      const place = [x, picture.yTitle, scored(y, percent), null, null]
      return { own: [...about(name), ...place, 'no', row + 1], cells: [] }
    }),
  )
  return [...points, ...others]
}

/** Without the tail of digits that no measurement has: .07 of a whole is 7, not 7.000000000000001. */
function scored(value: number, percent: boolean): number | null {
  return Number.isFinite(value) ? Number((percent ? value * 100 : value).toPrecision(12)) : null
}

function cellOf(cells: PicturePoint['cells'], name: string): Cell {
  return cells.find(cell => cell.name === name)?.value ?? null
}
