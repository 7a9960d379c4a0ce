import type { ScaleAxis } from '../claims/claim.ts'
import { type MetricId, metricOf } from '../metrics/catalogue.ts'
import { parseScale, parseScore } from '../text/quantity.ts'
import type { Table } from './table.ts'

/** What a column of a table holds. */
export type ColumnRole =
  /** A scale; numbers without a unit of their own are multiplied by `unit`. */
  | { readonly role: 'scale'; readonly axis: ScaleAxis; readonly unit: number }
  /** Scores of a metric; `task` is what the header says beside the metric. */
  | { readonly role: 'score'; readonly metric: MetricId | null; readonly task: string; readonly percent: boolean }
  | { readonly role: 'items' }
  | { readonly role: 'chance' }
  | { readonly role: 'length' }
  /** Standard error of the score column `of`, or of the only one (null). */
  | { readonly role: 'error'; readonly of: string | null }
  /** Words: model, task, setting. `sizes` when every cell carries a model size ("pythia-410m"). */
  | { readonly role: 'label'; readonly sizes: boolean }
  | { readonly role: 'empty' }

/** Headers that name a scale, with examples that the tests run. */
export const SCALE_HEADERS: readonly {
  readonly axis: ScaleAxis
  readonly pattern: RegExp
  readonly examples: readonly string[]
}[] = [
  {
    axis: 'params',
    pattern:
      /^(?:#\s*)?(?:(?:non[- ]?embedding|model|total|active|num(?:ber of)?|n)[\s_]*)*(?:param(?:eter)?s?|size)\b|^N$/i,
    examples: ['params', 'Parameters (M)', 'model size', 'n_params', 'Non-embedding params', 'params_b'],
  },
  {
    axis: 'compute',
    pattern: /\bflops?\b|^(?:training[\s_]+)?compute\b|^pf[- ]?days?\b/i,
    examples: ['FLOPs', 'training compute', 'Compute (1e21 FLOPs)', 'training_flops'],
  },
  {
    axis: 'steps',
    pattern:
      /^(?:(?:training|train|optimi[sz]er|global)[\s_]*)?(?:steps?|iter(?:ation)?s?|updates?|epochs?|checkpoints?)\b|^_step$/i,
    examples: ['step', 'training steps', 'iteration', 'Epoch', 'steps (k)'],
  },
  {
    axis: 'data',
    pattern:
      /^(?:(?:num(?:ber of)?|n|#|training|train|pre-?training)[\s_]*)*(?:tokens?|(?:training|train)[\s_](?:examples|samples|set size)|dataset size|data)\b/i,
    examples: ['tokens', 'Training tokens (B)', 'train samples', 'dataset size'],
  },
]

const UNITS: readonly { readonly pattern: RegExp; readonly factor: number }[] = [
  { pattern: /[([]\s*(?:in\s+)?(?:k|thousands?)\b|_k$/i, factor: 1e3 },
  { pattern: /[([]\s*(?:in\s+)?(?:m|millions?)\b|_m$|\bmillions\b/i, factor: 1e6 },
  { pattern: /[([]\s*(?:in\s+)?(?:b|bn|billions?)\b|_b$|\bbillions\b/i, factor: 1e9 },
  { pattern: /[([]\s*(?:in\s+)?(?:t|trillions?)\b|_t$|\btrillions\b/i, factor: 1e12 },
  { pattern: /\bpf[- ]?days?\b|petaflop\/?s?[- ]days?/i, factor: 8.64e19 },
]

const ITEMS =
  /^(?:n|#|n_?items|items|n_?examples|examples|questions|test (?:items|examples|questions)|support|n_?test|samples)$/
const CHANCE = /^(?:chance|random|baseline|chance level|random baseline)(?:\s*[([]?%[)\]]?)?$/i
const LENGTH = /^(?:target[\s_]*length|tokens per (?:answer|target)|answer length|L)$/
const ERROR = /(?:^|[\s_.,(])(?:se|s\.e\.|sem|std[\s_]?err(?:or)?|stderr|standard error)(?:[\s)]|$)/i

/** The role of every column, from its header and its cells. */
export function columnRoles(table: Table): readonly ColumnRole[] {
  return table.columns.map((header, column) => roleOf(table, header, column))
}

function roleOf(table: Table, header: string, column: number): ColumnRole {
  const cells = table.rows.map(row => row.cells[column]?.text ?? '').filter(text => text !== '')
  if (cells.length === 0) return { role: 'empty' }
  const bare = header.trim()
  const numeric = cells.filter(text => parseScore(text) !== null || parseScale(text) !== null).length
  if (numeric * 2 >= cells.length) {
    if (ITEMS.test(bare)) return { role: 'items' }
    if (CHANCE.test(bare)) return { role: 'chance' }
    if (LENGTH.test(bare)) return { role: 'length' }
    if (ERROR.test(bare)) return { role: 'error', of: bare.replace(ERROR, ' ').trim() || null }
    const scale = scaleOf(bare)
    if (scale !== null) return scale
    const scores = cells.filter(text => parseScore(text) !== null).length
    if (scores * 2 >= cells.length) return scoreOf(bare)
  }
  const sizes = cells.every(text => sizeInName(text) !== null)
  return { role: 'label', sizes }
}

/** The scale a header names with the unit it gives; null when it names none. */
export function scaleOf(header: string): Extract<ColumnRole, { role: 'scale' }> | null {
  const plain = header.replaceAll('_', ' ').trim()
  const entry = SCALE_HEADERS.find(({ pattern }) => pattern.test(plain) || pattern.test(header))
  return entry === undefined ? null : { role: 'scale', axis: entry.axis, unit: unitOf(header) }
}

function unitOf(header: string): number {
  const power = /[([×x*]\s*(?:10\s*\^?\s*\{?(\d{1,2})\}?|1e(\d{1,2}))/i.exec(header)
  const exponent = power?.[1] ?? power?.[2]
  if (exponent !== undefined) return 10 ** Number(exponent)
  return UNITS.find(({ pattern }) => pattern.test(header))?.factor ?? 1
}

function scoreOf(header: string): ColumnRole {
  const metric = metricOf(header)
  const percent = /%|\bpercent(?:age)?\b/i.test(header)
  const task = header.replace(/[([]?\s*(?:%|percent(?:age)?|↑|↓)\s*[)\]]?/gi, ' ')
  const names = metric === null ? [] : [metric.name, metric.id, ...metric.aliases]
  return { role: 'score', metric: metric?.id ?? null, task: withoutNames(task, names), percent }
}

function withoutNames(header: string, names: readonly string[]): string {
  let left = ` ${header.toLowerCase().replaceAll('_', ' ')} `
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    left = left.replace(` ${name.toLowerCase().replaceAll('_', ' ')} `, ' ')
  }
  return left
    .replace(/[()[\]:,–-]\s*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Parameters that a model's name carries: 6.7e9 for "GPT-3 6.7B", 4.1e8 for "pythia-410m"; null when it carries none. */
export function sizeInName(name: string): number | null {
  const size = /(?:^|[\s_(/-])(\d+(?:\.\d+)?)\s*([mb])(?:illion)?(?:$|[\s_)/-])/i.exec(name)
  const [, digits = '', unit = ''] = size ?? []
  if (digits === '') return null
  return Number(digits) * (unit.toLowerCase() === 'b' ? 1e9 : 1e6)
}
