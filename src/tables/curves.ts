import type { ScaleAxis } from '../claims/claim.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { columnRoles, pretrainingLoss } from './columns.ts'
import { type Group, groupRows } from './groups.ts'
import { Rows } from './rows.ts'
import { type Scale, sameHeader, scaleColumns } from './scales.ts'
import type { ScaleColumn, Series } from './series.ts'
import { type Score, SeriesReader } from './series-reader.ts'
import type { Table } from './table.ts'

/** A table understood: its curves, or why it has none. */
export type Curves =
  | { readonly state: 'read'; readonly curves: readonly Curve[] }
  | { readonly state: 'unusable'; readonly problem: string }

/** A curve with what sets it apart: the group of its rows and the task that its score column names beside the metric. */
export type Curve = {
  /** The scale of the curve, known before its points are read. */
  readonly scale: ScaleColumn
  /** Read when first asked for: a long table holds curves by the thousand, of which one axis is looked at. */
  readonly series: Series
  /** Words of the group, its run among them. */
  readonly group: string
  /** The group without its run: curves with the same subject and task are one measurement, repeated. */
  readonly subject: string
  /** The run that the curve follows over training; null where runs are points. */
  readonly run: string | null
  readonly task: string
  /** False for a column beside the one that the settings name: it may serve as another view of the same outputs. */
  readonly wanted: boolean
  /** The same rows and score against the table's other scales, one an axis, as far as they follow the same order. */
  readonly otherAxes: () => readonly Series[]
}

/** Tables that were read, by what the author says of them: the claims of a paper often share one long table. */
const known = new WeakMap<Table, Map<string, Curves>>()

/**
 * Every curve of a table: each scale column against each score column, one curve for each group of rows that
 * belongs together. `settings` are the author's own words about the table and outrank caption and headers.
 */
export function curvesOf(table: Table, settings: ClaimSettings = {}): Curves {
  const { x, y, metric, n, chance, length } = settings
  const key = JSON.stringify([x, y, metric, n, chance, length])
  const before = known.get(table) ?? new Map<string, Curves>()
  known.set(table, before)
  const curves = before.get(key) ?? readCurves(table, settings)
  before.set(key, curves)
  return curves
}

function readCurves(table: Table, settings: ClaimSettings): Curves {
  const roles = columnRoles(table)
  const every = scaleColumns(table, roles, null)
  const scales = settings.x === undefined ? every : scaleColumns(table, roles, settings.x)
  const scores = table.columns.flatMap((column, index): Score[] => {
    const role = roles[index]
    return role?.role === 'score' ? [{ index, column, role }] : []
  })
  const { y } = settings
  const isWanted = ({ column }: Score) => y === undefined || sameHeader(column, y)
  const heads = table.columns.map(column => `"${column}"`).join(', ')
  if (settings.x !== undefined && scales.length === 0) {
    return { state: 'unusable', problem: `There is no column "${settings.x}" with numbers; the table has ${heads}.` }
  }
  if (y !== undefined && !scores.some(isWanted)) {
    return { state: 'unusable', problem: `There is no column "${y}" with numbers; the table has ${heads}.` }
  }
  if (scores.length === 0) {
    return { state: 'unusable', problem: `No column of scores was found; the table has ${heads}.` }
  }
  if (scales.length === 0) {
    return {
      state: 'unusable',
      problem: `No scale column was found; expected parameters, FLOPs, tokens or steps, the table has ${heads}.`,
    }
  }
  const rows = new Rows(table, roles)
  const reader = new SeriesReader(rows, roles, settings, every)
  const curves = scales.flatMap(scale =>
    groupRows(rows, scale, every).flatMap(group =>
      scores
        .filter(score => hasScore(scale, score))
        .map((score): Curve => {
          let read: Series | null = null
          return {
            scale,
            get series() {
              read ??= reader.read(scale, score, group)
              return read
            },
            wanted: isWanted(score),
            group: group.name,
            subject: group.subject,
            run: group.run,
            task: score.role.task,
            otherAxes: () =>
              otherScales(rows, every, scale, score, group).map(other => reader.read(other, score, group)),
          }
        }),
    ),
  )
  return { state: 'read', curves }
}

/** A loss is no score against itself, nor against another loss of the same pre-training. */
function hasScore(scale: Scale, score: Score): boolean {
  return score.index !== scale.index && (scale.axis !== 'loss' || pretrainingLoss(score.column) === null)
}

/**
 * The scales against which the rows of a curve may stand as well. Sizes and amounts of training must rise together to be two
 * measures of one progress. A loss need not follow them, for that is what is asked of it; but it must not make repeats of
 * what is none.
 */
function otherScales(rows: Rows, scales: readonly Scale[], scale: Scale, score: Score, group: Group): readonly Scale[] {
  const taken = new Set<ScaleAxis>([scale.axis])
  return scales.filter(other => {
    if (taken.has(other.axis) || !hasScore(other, score)) return false
    const pairs = group.rows.flatMap(row => {
      const from = rows.amount(row, scale)
      const to = rows.amount(row, other)
      return from === null || to === null ? [] : [{ from, to }]
    })
    const amounts = new Set(pairs.map(({ to }) => to)).size
    if (amounts < 2) return false
    const single = amounts === pairs.length
    if (scale.axis === 'loss' ? !single : other.axis !== 'loss' && !riseTogether(pairs)) return false
    taken.add(other.axis)
    return true
  })
}

/** Whether two scales put rows in one order. */
function riseTogether(pairs: readonly { readonly from: number; readonly to: number }[]): boolean {
  const sorted = pairs.toSorted((a, b) => a.from - b.from || a.to - b.to)
  return sorted.every(({ to }, at) => at === 0 || to >= (sorted[at - 1]?.to ?? 0))
}
