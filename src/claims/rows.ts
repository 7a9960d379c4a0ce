import type { TableRow } from '../paper/paper.ts'
import { findQuantities, parseScale, type ScaleAxis } from '../text/quantity.ts'
import type { StatedScale } from './claim.ts'
import { metricOf, taskOf } from './facets.ts'
import { familyOf } from './family.ts'
import type { Reading, ReadingManner } from './reading.ts'

/** Heads under which an amount states where something begins: "Emerges at", "Threshold", "Works from". */
const BEGINNING =
  /\b(?:emerg\w{1,5}|thresholds?|onset|appears?|critical|first (?:seen|appears)|unlock(?:s|ed)|(?:works|helps|hurts|fails|present|absent|possible) (?:from|above|below|at|until|beyond)|from (?:size|scale))\b/i
/** Heads that do so only beside an ability: optimisers need steps, and tasks need test items. */
const NEED = /\b(?:min(?:\.|imum)?|required?|requires|needed|needs|smallest|first size)\b/i
const ABILITY = /\b(?:abilit(?:y|ies)|capabilit(?:y|ies)|skills?|behaviou?rs?|phenomen(?:on|a)|features?|circuits?)\b/i
const TASK = /\b(?:tasks?|benchmarks?|techniques?|methods?)\b/i
/** Heads of things that are no scale, and of runs that grokked. */
const OTHER = /\b(?:grok|memory|gpus?|gb|hours?|days?|time|cost|price|latency|rank|rate|loss|shots?)/i
const NO_AMOUNT = /\b(?:no|not|none|never|up to|tested|n\/?a)\b/i
const UNIT: readonly (readonly [RegExp, ScaleAxis])[] = [
  [/\b(?:flops?|compute)\b/i, 'compute'],
  [/\b(?:tokens?|examples?|data|samples?)\b/i, 'data'],
  [/\b(?:steps?|epochs?|iterations?|updates?)\b/i, 'steps'],
  [/\bloss\b/i, 'loss'],
  [/\b(?:params?|parameters?|size|scale|models?|width)\b/i, 'params'],
]
const FACTOR = /\((?:in )?([KMBT]|millions?|billions?|trillions?)\)/i
const FACTORS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

/** True where a text may be the head of such a column, whatever stands below it. */
export function mayHeadThreshold(text: string): boolean {
  return BEGINNING.test(text) || NEED.test(text)
}

/**
 * A row that its heads make a threshold: an ability in one column, and in a column such as "Emerges at" the amount at
 * which it does. Null for every other row.
 */
export function readRow(
  row: TableRow,
  { sensitivity, terms }: Pick<ReadingManner, 'sensitivity' | 'terms'>,
): Reading | null {
  const heads = row.heads.map(head => terms.without(head))
  const cells = row.cells.map(cell => terms.without(cell))
  for (const [column, head] of heads.entries()) {
    const scale = OTHER.test(head) ? null : amountOf(cells[column] ?? '', head)
    if (scale === null) continue
    const begins = BEGINNING.test(head)
    if (!begins && (sensitivity === 'strict' || !NEED.test(head))) continue
    const subject = cells.findIndex((text, at) => {
      return at !== column && /\p{L}{2}/u.test(text) && isSubject(heads[at] ?? '', at, begins, scale.axis)
    })
    if (subject >= 0) return readingOf(cells, cells[subject] ?? '', head, scale)
  }
  return null
}

/** Under "Emerges at" the first column is the ability whatever its head; under "Min. size" it must be called one. */
function isSubject(head: string, at: number, begins: boolean, axis: ScaleAxis | null): boolean {
  if (ABILITY.test(head)) return true
  if (TASK.test(head)) return begins || axis === 'params' || axis === 'compute'
  return begins && at === 0 && !/\b(?:models?|param|size|dataset|optimi[sz]er)/i.test(head)
}

function readingOf(cells: readonly string[], what: string, head: string, scale: StatedScale): Reading {
  return {
    kind: 'threshold',
    stance: 'asserted',
    denied: false,
    axis: scale.axis,
    scale,
    task: taskOf(what) ?? what,
    metric: metricOf(cells.join(' ')),
    model: familyOf(cells.join(' '), null),
    values: [],
    cues: [head],
  }
}

function amountOf(cell: string, head: string): StatedScale | null {
  if (NO_AMOUNT.test(cell)) return null
  const axis = UNIT.find(([pattern]) => pattern.test(head))?.[1] ?? null
  const bare = cell.replace(/^[\s~≈∼>≥≳]*(?:about|around|ca\.)?\s*/i, '')
  const whole = parseScale(bare)
  if (whole !== null) {
    const factor = FACTORS[FACTOR.exec(head)?.[1]?.charAt(0).toLowerCase() ?? ''] ?? 1
    const scaled = whole.value < 1e4 ? whole.value * factor : whole.value
    if (whole.axis === null && axis === null && scaled < 1e5) return null
    return { text: bare, value: scaled, axis: whole.axis ?? axis ?? 'params' }
  }
  const [found] = findQuantities(cell).filter(quantity => quantity.form === 'scale')
  if (found === undefined) return null
  return { text: found.text, value: found.value, axis: found.axis ?? axis ?? 'params' }
}
