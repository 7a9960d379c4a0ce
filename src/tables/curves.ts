import type { ScaleAxis } from '../claims/claim.ts'
import { type Metric, type MetricId, metricOf } from '../metrics/catalogue.ts'
import { inferItems } from '../metrics/interval.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { parseScore } from '../text/score.ts'
import { captionFacts } from './caption.ts'
import { type ColumnRole, columnRoles, pretrainingLoss } from './columns.ts'
import { confounds } from './confounds.ts'
import { type Group, groupRows } from './groups.ts'
import { type ItemSource, itemCounts } from './items.ts'
import { withoutCopies } from './repeats.ts'
import { type Scale, sameHeader, scaleAt, scaleColumns } from './scales.ts'
import { clippedWords, isBounded, ROUNDING, withinRange } from './score-range.ts'
import type { Point, ScoreColumn, Series } from './series.ts'
import { isErrorShare } from './share.ts'
import type { Table, TableProblem } from './table.ts'

/** A table understood: its curves, or why it has none. */
export type Curves =
  | { readonly state: 'read'; readonly curves: readonly Curve[] }
  | { readonly state: 'unusable'; readonly problem: string }

/** A curve with what sets it apart: the group of its rows and the task that its score column names beside the metric. */
export type Curve = {
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

type Score = { readonly index: number; readonly column: string; readonly role: Extract<ColumnRole, { role: 'score' }> }

/**
 * Reads every curve of a table: each scale column against each score column, one curve for each group of rows that
 * belongs together. `settings` are the author's own words about the table and outrank caption and headers.
 */
export function curvesOf(table: Table, settings: ClaimSettings = {}): Curves {
  const roles = columnRoles(table)
  const every = scaleColumns(table, roles, null)
  const scales = settings.x === undefined ? every : scaleColumns(table, roles, settings.x)
  const scores = scoreColumns(table, roles)
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
  const reader = new CurveReader(table, roles, settings, every)
  const curves = scales.flatMap(scale =>
    groupRows(table, roles, scale, every).flatMap(group =>
      scores
        .filter(score => hasScore(scale, score))
        .map(
          (score): Curve => ({
            series: reader.read(scale, score, group),
            wanted: isWanted(score),
            group: group.name,
            subject: group.subject,
            run: group.run,
            task: score.role.task,
            otherAxes: () => reader.otherAxes(scale, score, group),
          }),
        ),
    ),
  )
  return { state: 'read', curves }
}

/** A loss is no score against itself, nor against another loss of the same pre-training. */
function hasScore(scale: Scale, score: Score): boolean {
  return score.index !== scale.index && (scale.axis !== 'loss' || pretrainingLoss(score.column) === null)
}

function scoreColumns(table: Table, roles: readonly ColumnRole[]): readonly Score[] {
  return table.columns.flatMap((column, index): Score[] => {
    const role = roles[index]
    if (role?.role !== 'score') return []
    return [{ index, column, role }]
  })
}

class CurveReader {
  readonly #table: Table
  readonly #roles: readonly ColumnRole[]
  readonly #settings: ClaimSettings
  readonly #scales: readonly Scale[]

  constructor(table: Table, roles: readonly ColumnRole[], settings: ClaimSettings, scales: readonly Scale[]) {
    this.#table = table
    this.#roles = roles
    this.#settings = settings
    this.#scales = scales
  }

  read(scale: Scale, score: Score, group: Group): Series {
    const facts = captionFacts(this.#table.caption ?? '')
    const said = this.#saidMetric(score)
    const known = said?.id ?? score.role.metric ?? this.#metricOfRows(group) ?? facts.metric
    const metric = known ?? 'score'
    const unit = this.#unit(score, metric, group, facts.percent)
    const omitted: TableProblem[] = []
    const raw: Omit<Point, 'items'>[] = []
    let clipped = 0
    for (const row of group.rows) {
      const x = scaleAt(this.#table, this.#roles, row, scale)
      const y = parseScore(this.#cell(row, score.index))
      if (x === null) omitted.push(this.#omission(row, scale.index, 'a scale such as 1.3B'))
      else if (y === null) omitted.push(this.#omission(row, score.index, 'a score'))
      else {
        const inside = withinRange(metric, y.value * unit)
        if (inside === null) omitted.push(this.#omission(row, score.index, 'between 0 and 100 %'))
        else {
          if (inside !== y.value * unit) clipped += 1
          const names = { run: this.#names(row, group.runs), model: this.#names(row, group.models) }
          raw.push({ x, y: inside, se: this.#errorAt(row, score, y.error, unit), row, ...names })
        }
      }
    }
    raw.sort((a, b) => a.x - b.x)
    const decimals = Math.max(0, ...raw.map(({ row }) => decimalsOf(this.#cell(row, score.index))))
    const counted = itemCounts(
      raw.map((point): ItemSource => {
        const given = this.#number(point.row, 'items') ?? this.#settings.n ?? facts.n
        return { y: point.y, se: point.se, given: given ?? null }
      }),
      {
        rounded: inferItems(
          raw.map(({ y }) => y),
          unit * 10 ** -decimals,
        ),
        harness:
          this.#errorColumn(score) >= 0 && /std[_ ]?err/i.test(this.#table.columns[this.#errorColumn(score)] ?? ''),
        proportion: isBounded(metric),
      },
    )
    const read = raw.flatMap((point, at): Point[] => {
      const items = counted.items[at]
      return items === undefined ? [] : [{ ...point, items }]
    })
    const { points, note: copies } = withoutCopies(read, this.#table)
    const y: ScoreColumn = { column: score.column, index: score.index, metric, named: known !== null, unit }
    const { column, index, axis } = scale
    const chance = this.#chance(group, facts.chance, metric)
    const notes = [
      ...group.notes,
      copies,
      unnamedWords(points),
      clippedWords(clipped),
      counted.note,
      chance.note,
      facts.runs === null ? null : `Each score is the mean of ${facts.runs} runs, as the caption says.`,
      ...confounds(this.#table, this.#roles, scale, this.#scales, group.rows),
    ]
    return {
      table: this.#table,
      name: [group.name, score.column].filter(part => part !== '').join(' – '),
      x: { column, index, axis },
      y,
      chance: chance.level,
      targetLength: this.#settings.length ?? this.#number(group.rows[0], 'length'),
      points,
      omitted,
      notes: notes.filter(note => note !== null),
      averaged: facts.runs,
    }
  }

  /**
   * The same rows on other axes. Sizes and amounts of training must rise together to be two measures of one progress.
   * A loss need not follow them, for that is what is asked of it; but it must not make repeats of what is none.
   */
  otherAxes(scale: Scale, score: Score, group: Group): readonly Series[] {
    const taken = new Set<ScaleAxis>([scale.axis])
    return this.#scales.flatMap(other => {
      if (taken.has(other.axis) || !hasScore(other, score)) return []
      const pairs = group.rows.flatMap(row => {
        const from = scaleAt(this.#table, this.#roles, row, scale)
        const to = scaleAt(this.#table, this.#roles, row, other)
        return from === null || to === null ? [] : [{ from, to }]
      })
      if (new Set(pairs.map(({ to }) => to)).size < 2) return []
      const single = new Set(pairs.map(({ to }) => to)).size === pairs.length
      if (scale.axis === 'loss' ? !single : other.axis !== 'loss' && !riseTogether(pairs)) return []
      taken.add(other.axis)
      return [this.read(other, score, group)]
    })
  }

  /**
   * The metric that the settings give a column: the one they name, else those whose header names none, else all.
   */
  #saidMetric({ column, role }: Score): Metric | null {
    const { metric, y } = this.#settings
    if (metric === undefined) return null
    const unnamed = this.#roles.some(other => other.role === 'score' && other.metric === null)
    const meant = y === undefined ? role.metric === null || !unnamed : sameHeader(column, y)
    return meant ? metricOf(metric) : null
  }

  #cell(row: number, column: number): string {
    return this.#table.rows[row]?.cells[column]?.text ?? ''
  }

  /** What the columns of runs or models say of a row: numbers behind their header ("seed 3"); null where none says a word. */
  #names(row: number, columns: readonly number[]): string | null {
    const words = columns.flatMap(column => {
      const text = this.#cell(row, column)
      const header = (this.#table.columns[column] ?? '').replaceAll('_', ' ').trim()
      return text === '' ? [] : [/^[\d.,]+$/.test(text) ? `${header} ${text}` : text]
    })
    return words.length === 0 ? null : words.join(', ')
  }

  /** Long tables name the metric of each row in a column of its own. */
  #metricOfRows(group: Group): MetricId | null {
    const column = this.#table.columns.findIndex((header, at) => /^metric$/i.test(header.trim()) && this.#isLabel(at))
    const names = new Set(group.rows.map(row => this.#cell(row, column)))
    const [only] = names
    return column < 0 || only === undefined || names.size > 1 ? null : (metricOf(only)?.id ?? null)
  }

  #isLabel(column: number): boolean {
    return this.#roles[column]?.role === 'label'
  }

  #errorColumn(score: Score): number {
    return this.#roles.findIndex(
      role => role.role === 'error' && (role.of === null || score.column.toLowerCase().includes(role.of.toLowerCase())),
    )
  }

  #errorAt(row: number, score: Score, inCell: number | null, unit: number): number | null {
    if (inCell !== null) return inCell * unit
    const at = this.#errorColumn(score)
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
    return (marked && highest > 0) || (highest > 1.5 && highest <= 100 * (1 + ROUNDING)) ? 0.01 : 1
  }

  /**
   * The share that guessing gets right. Nobody guesses more than half of all answers right, so beside a column of errors a level
   * above one half counts the errors of guessing.
   */
  #chance(
    group: Group,
    caption: number | null,
    metric: MetricId,
  ): { readonly level: number; readonly note: string | null } {
    const column = this.#number(group.rows[0], 'chance')
    const level = this.#settings.chance ?? (column !== null && column >= 1 ? column / 100 : column) ?? caption ?? 0
    if (!(level >= 0 && level < 1)) return { level: 0, note: null }
    if (!isErrorShare(metric) || level <= 0.5) return { level, note: null }
    const right = Number((1 - level).toPrecision(12))
    const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`
    return {
      level: right,
      note: `The chance level of ${percent(level)} beside a rate of errors is read as ${percent(level)} wrong, ${percent(right)} right by guessing.`,
    }
  }

  #number(row: number | undefined, role: 'items' | 'chance' | 'length'): number | null {
    const at = this.#roles.findIndex(entry => entry.role === role)
    return at < 0 || row === undefined ? null : (parseScore(this.#cell(row, at))?.value ?? null)
  }
}

/** Rows at one scale that nothing tells apart may be runs, or something else that the table does not name. */
function unnamedWords(points: readonly Point[]): string | null {
  const seen = new Set<number>()
  const again = points.some(({ x, run, model }) => {
    const known = seen.has(x)
    seen.add(x)
    return known && (run ?? null) === null && (model ?? null) === null
  })
  return again ? 'No column tells the rows at one scale apart; they are taken for runs of one measurement.' : null
}

/** Whether two scales put rows in one order. */
function riseTogether(pairs: readonly { readonly from: number; readonly to: number }[]): boolean {
  const sorted = pairs.toSorted((a, b) => a.from - b.from || a.to - b.to)
  return sorted.every(({ to }, at) => at === 0 || to >= (sorted[at - 1]?.to ?? 0))
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
