import type { Finding } from '../finding.ts'
import type { Conversion } from '../metrics/conversion.ts'
import { indicesTable } from './indices.ts'
import { runsTable } from './runs.ts'

/** A cell of a small table: its text, and in quieter type what belongs to it ("BIG-bench"). */
export type DetailCell = { readonly text: string; readonly about: string | null }

/** A small table in words, the same on every surface. The first cell names its row. */
export type DetailTable = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly DetailCell[])[]
  /** What a reader must know to read the table; null where it speaks for itself. */
  readonly note: string | null
}

/** A conversion that was not made: what it would have given, and why it would mislead. */
export type NotComputed = { readonly to: string; readonly reason: string }

/** What stands behind the views, as plain data ready for a message or a file; the verdict does not rest on the indices. */
export type Details = {
  /** Indices that papers report; null without at least two scales. */
  readonly indices: DetailTable | null
  /** Scales with several runs; null where there are none. */
  readonly runs: DetailTable | null
  readonly notComputed: readonly NotComputed[]
}

/** The details of a finding; all empty where no data are linked. */
export function detailsOf({ assessment, link }: Finding): Details {
  if (assessment === null || link.state !== 'linked') return { indices: null, runs: null, notComputed: [] }
  return {
    indices: indicesTable(assessment),
    runs: runsTable(assessment, link.series),
    notComputed: assessment.refused.map(({ to, reason }) => ({ to: CONVERTED[to], reason })),
  }
}

const CONVERTED: Readonly<Record<Conversion, string>> = {
  'per-token': 'Per-token accuracy',
  'per-attempt': 'Share of single attempts right',
  'pass@1': 'pass@1',
  'p-correct': 'Probability of the right answer',
  nll: 'Cross-entropy',
  accuracy: 'Accuracy',
  'undo-normalisation': 'Score before normalisation',
  'chance-corrected': 'Score above chance',
  gumbel: '−ln(−ln score)',
  logit: 'Log-odds',
  'neg-log': '−ln of the loss',
}
