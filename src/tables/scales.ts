import type { ScaleAxis } from '../claims/claim.ts'
import { parseScale } from '../text/quantity.ts'
import { type ColumnRole, isActiveParams, pretrainingLoss, scaleOf, sizeInName } from './columns.ts'
import type { ScaleColumn } from './series.ts'
import type { Table } from './table.ts'

/** A scale column with the factor for numbers that carry no unit of their own. */
export type Scale = ScaleColumn & { readonly unit: number }

/**
 * The scale columns of a table in the order of its columns; sizes in model names stand in for a column of parameters, and a
 * loss of pre-training beside other scores comes last. A column that says one thing in every row is no scale where
 * another one varies. `wanted` is the header that the author names.
 */
export function scaleColumns(table: Table, roles: readonly ColumnRole[], wanted: string | null): readonly Scale[] {
  const loss = lossScale(table, roles, wanted)
  if (wanted !== null) {
    return table.columns.flatMap((column, index): Scale[] => {
      if (!sameHeader(column, wanted)) return []
      if (loss?.index === index) return [loss]
      const role = roles[index]
      const named = role?.role === 'scale' ? role : scaleOf(column)
      return [
        { column, index, axis: named?.axis ?? (/loss/i.test(column) ? 'loss' : 'params'), unit: named?.unit ?? 1 },
      ]
    })
  }
  const found = table.columns.flatMap((column, index): Scale[] => {
    const role = roles[index]
    return role?.role === 'scale' ? [{ column, index, axis: role.axis, unit: role.unit }] : []
  })
  const sizes = table.columns.flatMap((column, index): Scale[] => {
    const role = roles[index]
    return role?.role === 'label' && role.sizes ? [{ column, index, axis: 'params', unit: 1 }] : []
  })
  const all = found.some(scale => scale.axis === 'params') ? found : [...sizes.slice(0, 1), ...found]
  const varying = all.filter(scale => amounts(table, roles, scale).size > 1)
  const kept = varying.length > 0 ? varying : all
  return loss === null ? kept : [...kept, loss]
}

function amounts(table: Table, roles: readonly ColumnRole[], scale: Scale): ReadonlySet<number | null> {
  return new Set(table.rows.map((_, row) => scaleAt(table, roles, row, scale)).filter(value => value !== null))
}

/**
 * The column of pre-training loss that can serve as a scale (Du et al. 2024): surely one by its header, or a plain training
 * or validation loss in a table without a training or validation score, where it would be the task's own.
 */
function lossScale(table: Table, roles: readonly ColumnRole[], wanted: string | null): Scale | null {
  const scores = table.columns.flatMap((column, index) => (roles[index]?.role === 'score' ? [{ column, index }] : []))
  const losses = scores.flatMap(score => {
    const certain = pretrainingLoss(score.column)
    return certain === null ? [] : [{ ...score, certain }]
  })
  const others = scores.filter(({ column }) => pretrainingLoss(column) === null)
  if (others.length === 0) return null
  const named = wanted === null ? undefined : losses.find(({ column }) => sameHeader(column, wanted))
  const ownScores = others.some(({ column }) =>
    /(^|[^a-z])(?:train(?:ing)?|val(?:id|idation)?)([^a-z]|$)/i.test(column),
  )
  const chosen = named ?? losses.find(({ certain }) => certain === 'sure') ?? (ownScores ? undefined : losses[0])
  if (chosen === undefined) return null
  // A loss in bits is ln 2 nats a bit.
  const unit = /\bbits?\b/i.test(chosen.column) ? Math.LN2 : 1
  return { column: chosen.column, index: chosen.index, axis: 'loss', unit }
}

/** The amount of scale in a row, in base units; null where the cell holds none. */
export function scaleAt(table: Table, roles: readonly ColumnRole[], row: number, scale: Scale): number | null {
  const text = table.rows[row]?.cells[scale.index]?.text ?? ''
  if (roles[scale.index]?.role === 'label') return sizeInName(text)
  const value = parseScale(text)?.value ?? null
  if (value === null) return null
  return /[a-z]/i.test(text.replace(/\de[+-]?\d/i, '')) ? value : value * scale.unit
}

/**
 * Whether an axis follows training: different runs are then different curves. Training-set sizes are not: each is a run
 * of its own.
 */
export function isProgress(scale: ScaleColumn): boolean {
  return scale.axis === 'steps' || (scale.axis === 'data' && /tokens?\b/i.test(scale.column.replaceAll('_', ' ')))
}

/**
 * The scale column to use of those that show one axis: active parameters before total ones, else the first.
 * Null for none.
 */
export function preferredScale(columns: readonly ScaleColumn[]): ScaleColumn | null {
  return columns.find(({ axis, column }) => axis === 'params' && isActiveParams(column)) ?? columns[0] ?? null
}

/** Headers are compared without case and white space, as authors quote them. */
export function sameHeader(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(a) === plain(b)
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
