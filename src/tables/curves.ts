import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS, type MetricId, metricOf } from '../metrics/catalogue.ts'
import { ASSUMED_ITEMS, inferItems, itemsFromStandardError } from '../metrics/interval.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { parseScale } from '../text/quantity.ts'
import { parseScore } from '../text/score.ts'
import { captionFacts } from './caption.ts'
import { type ColumnRole, columnRoles, scaleOf, sizeInName } from './columns.ts'
import { type Group, groupRows } from './groups.ts'
import type { ItemCount, Point, ScaleColumn, ScoreColumn, Series } from './series.ts'
import type { Table, TableProblem } from './table.ts'

/** A table understood: its curves, or why it has none. */
export type Curves =
  | { readonly state: 'read'; readonly curves: readonly Curve[] }
  | { readonly state: 'unusable'; readonly problem: string }

/** A curve with what sets it apart: the group of its rows and the task that its score column names beside the metric. */
export type Curve = { readonly series: Series; readonly group: string; readonly task: string }

type Scale = ScaleColumn & { readonly unit: number }
type Score = { readonly index: number; readonly column: string; readonly role: Extract<ColumnRole, { role: 'score' }> }

/**
 * Reads every curve of a table: each scale column against each score column, one curve for each group of rows that
 * belongs together. `settings` are the author's own words about the table and outrank caption and headers.
 */
export function curvesOf(table: Table, settings: ClaimSettings = {}): Curves {
  const roles = columnRoles(table)
  const scales = scaleColumns(table, roles, settings.x ?? null)
  const scores = scoreColumns(table, roles, settings.y ?? null)
  const heads = table.columns.map(column => `"${column}"`).join(', ')
  if (settings.x !== undefined && scales.length === 0) {
    return { state: 'unusable', problem: `There is no column "${settings.x}" with numbers; the table has ${heads}.` }
  }
  if (settings.y !== undefined && scores.length === 0) {
    return { state: 'unusable', problem: `There is no column "${settings.y}" with numbers; the table has ${heads}.` }
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
  const reader = new CurveReader(table, roles, settings)
  const curves = scales.flatMap(scale =>
    groupRows(table, roles, scale.index).flatMap(group =>
      scores.map((score): Curve => {
        return { series: reader.read(scale, score, group), group: group.name, task: score.role.task }
      }),
    ),
  )
  return { state: 'read', curves }
}

function scaleColumns(table: Table, roles: readonly ColumnRole[], wanted: string | null): readonly Scale[] {
  const found = table.columns.flatMap((column, index): Scale[] => {
    const role = roles[index]
    if (wanted !== null) {
      if (!sameHeader(column, wanted)) return []
      const named = role?.role === 'scale' ? role : scaleOf(column)
      return [
        { column, index, axis: named?.axis ?? (/loss/i.test(column) ? 'loss' : 'params'), unit: named?.unit ?? 1 },
      ]
    }
    return role?.role === 'scale' ? [{ column, index, axis: role.axis, unit: role.unit }] : []
  })
  if (found.some(scale => scale.axis === 'params') || wanted !== null) return found
  const named = table.columns.flatMap((column, index): Scale[] => {
    const role = roles[index]
    return role?.role === 'label' && role.sizes ? [{ column, index, axis: 'params', unit: 1 }] : []
  })
  return [...named.slice(0, 1), ...found]
}

function scoreColumns(table: Table, roles: readonly ColumnRole[], wanted: string | null): readonly Score[] {
  return table.columns.flatMap((column, index): Score[] => {
    const role = roles[index]
    if (role?.role !== 'score') return []
    return wanted === null || sameHeader(column, wanted) ? [{ index, column, role }] : []
  })
}

/** Headers are compared without case and white space, as authors quote them. */
export function sameHeader(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(a) === plain(b)
}

class CurveReader {
  readonly #table: Table
  readonly #roles: readonly ColumnRole[]
  readonly #settings: ClaimSettings

  constructor(table: Table, roles: readonly ColumnRole[], settings: ClaimSettings) {
    this.#table = table
    this.#roles = roles
    this.#settings = settings
  }

  read(scale: Scale, score: Score, group: Group): Series {
    const facts = captionFacts(this.#table.caption ?? '')
    const said = this.#settings.metric === undefined ? null : metricOf(this.#settings.metric)
    const metric = said?.id ?? score.role.metric ?? facts.metric ?? 'score'
    const unit = this.#unit(score, metric, group, facts.percent)
    const omitted: TableProblem[] = []
    const raw: { readonly x: number; readonly y: number; readonly se: number | null; readonly row: number }[] = []
    for (const row of group.rows) {
      const x = this.#scaleAt(row, scale)
      const y = parseScore(this.#cell(row, score.index))
      if (x === null) omitted.push(this.#omission(row, scale.index, 'a scale such as 1.3B'))
      else if (y === null) omitted.push(this.#omission(row, score.index, 'a score'))
      else if (isBounded(metric) && !(y.value * unit >= 0 && y.value * unit <= 1)) {
        omitted.push(this.#omission(row, score.index, 'between 0 and 100 %'))
      } else raw.push({ x, y: y.value * unit, se: this.#errorAt(row, score, y.error, unit), row })
    }
    raw.sort((a, b) => a.x - b.x)
    const decimals = Math.max(0, ...raw.map(({ row }) => decimalsOf(this.#cell(row, score.index))))
    const rounded = inferItems(
      raw.map(({ y }) => y),
      unit * 10 ** -decimals,
    )
    const points = raw.map((point): Point => ({ ...point, items: this.#items(point, facts.n, rounded) }))
    const y: ScoreColumn = {
      column: score.column,
      index: score.index,
      metric,
      named: said !== null || score.role.metric !== null || facts.metric !== null,
      unit,
    }
    const { column, index, axis } = scale
    return {
      table: this.#table,
      name: [group.name, score.column].filter(part => part !== '').join(' – '),
      x: { column, index, axis },
      y,
      chance: this.#chance(group, facts.chance),
      targetLength: this.#settings.length ?? this.#number(group.rows[0], 'length'),
      points,
      omitted,
    }
  }

  #cell(row: number, column: number): string {
    return this.#table.rows[row]?.cells[column]?.text ?? ''
  }

  #scaleAt(row: number, scale: Scale): number | null {
    const text = this.#cell(row, scale.index)
    const role = this.#roles[scale.index]
    if (role?.role === 'label') return sizeInName(text)
    const value = parseScale(text)?.value ?? null
    if (value === null) return null
    return /[a-z]/i.test(text.replace(/\de[+-]?\d/i, '')) ? value : value * scale.unit
  }

  #errorAt(row: number, score: Score, inCell: number | null, unit: number): number | null {
    if (inCell !== null) return inCell * unit
    const at = this.#roles.findIndex(
      role => role.role === 'error' && (role.of === null || score.column.toLowerCase().includes(role.of.toLowerCase())),
    )
    const value = at < 0 ? null : parseScore(this.#cell(row, at))
    return value === null ? null : value.value * (value.percent ? 0.01 : unit)
  }

  #omission(row: number, column: number, expected: string): TableProblem {
    const text = this.#cell(row, column)
    const found = text === '' ? 'the cell is empty' : `"${text}" is not ${expected}`
    const message = `Row ${row + 1} is left out: in column "${this.#table.columns[column] ?? ''}" ${found}.`
    return { message, range: this.#table.rows[row]?.range ?? this.#table.range }
  }

  /** Percent is told by header, caption or cells; unmarked scores above 1 that cannot be fractions are percent too. */
  #unit(score: Score, metric: MetricId, group: Group, captionPercent: boolean): number {
    if (!isBounded(metric)) return 1
    const values = group.rows.map(row => parseScore(this.#cell(row, score.index)))
    const marked = score.role.percent || captionPercent || values.some(value => value?.percent === true)
    const highest = Math.max(0, ...values.map(value => value?.value ?? 0))
    return (marked && highest > 0) || (highest > 1.5 && highest <= 100) ? 0.01 : 1
  }

  #items(
    point: { readonly y: number; readonly se: number | null; readonly row: number },
    caption: number | null,
    rounded: number | null,
  ): ItemCount {
    const given = this.#number(point.row, 'items') ?? this.#settings.n ?? caption
    if (given !== null && given !== undefined && given >= 1) return { origin: 'given', n: Math.round(given) }
    const fromError = point.se === null ? null : itemsFromStandardError(point.y, point.se)
    if (fromError !== null) return { origin: 'standard-error', n: fromError }
    return rounded === null ? { origin: 'assumed', n: ASSUMED_ITEMS } : { origin: 'inferred', n: rounded }
  }

  #chance(group: Group, caption: number | null): number {
    const column = this.#number(group.rows[0], 'chance')
    const level = this.#settings.chance ?? (column !== null && column >= 1 ? column / 100 : column) ?? caption ?? 0
    return level >= 0 && level < 1 ? level : 0
  }

  #number(row: number | undefined, role: 'items' | 'chance' | 'length'): number | null {
    const at = this.#roles.findIndex(entry => entry.role === role)
    return at < 0 || row === undefined ? null : (parseScore(this.#cell(row, at))?.value ?? null)
  }
}

/** Scores from 0 to 1; a score of unknown kind is taken for one. */
function isBounded(metric: MetricId): boolean {
  return metric === 'score' || METRICS[metric].range[1] === 1
}

/** Digits behind the decimal point of the first number of a cell. */
function decimalsOf(cell: string): number {
  return /\.(\d+)/.exec(cell)?.[1]?.length ?? 0
}

/** Axis in the words of a sentence. */
export function axisWords(axis: ScaleAxis): string {
  switch (axis) {
    case 'params':
      return 'parameters'
    case 'compute':
      return 'training compute'
    case 'data':
      return 'training data'
    case 'steps':
      return 'training steps'
    case 'loss':
      return 'pre-training loss'
  }
}
