import type { AuditedFile } from '../audit/audit.ts'
import type { Assessment, Indices } from '../check/assessment.ts'
import type { Finding } from '../finding.ts'
import type { MetricId } from '../metrics/catalogue.ts'
import type { Series } from '../tables/series/series.ts'
import type { ScaleAxis } from '../text/quantity.ts'
import type { Range } from '../text/range.ts'
import { type NameOf, namesBeside } from './file-names.ts'

/** A claim that rests on a curve. Ids are unique within a file. */
export type RestingClaim = { readonly path: string; readonly id: string; readonly line: number }

/** The indices of one curve of a table under one metric, as papers report them; no verdict uses them. */
export type TableIndices = Indices & {
  /** File or folder of the table. */
  readonly path: string
  /** First line of the table, from 1. */
  readonly line: number
  readonly range: Range
  readonly caption: string | null
  /** Names the curve among the table's curves; empty where there is only one. */
  readonly series: string
  readonly metric: MetricId
  /** Header of the score column. */
  readonly column: string
  readonly x: { readonly column: string; readonly axis: ScaleAxis }
  /** Points judged, runs at one scale pooled. */
  readonly points: number
  /** The claims that rest on the curve: paths in the order of the audit, lines from 1. */
  readonly claims: readonly RestingClaim[]
}

type Entry = TableIndices & { readonly claims: RestingClaim[] }

/** The indices of every curve on which a claim of the audit rests, each once. Goes through the files twice. */
export function* tableIndices(files: Iterable<AuditedFile>): Iterable<TableIndices> {
  const shared = new SharedTables()
  for (const file of files) shared.add(file)
  yield* shared.indices(files)
}

/**
 * Gathers curves that are read elsewhere than in their own document: they may turn up again in any file and are held. A document's own
 * tables need not be, so that a large audit does not grow; a report that goes through the files anyway gathers on the way.
 */
export class SharedTables {
  readonly #entries = new Map<string, Entry>()

  /** Looks at a file; every file of the audit must be seen before {@link indices} is asked. */
  add(file: AuditedFile): void {
    for (const finding of findingsOf(file)) if (!restsOnOwn(file, finding)) enter(this.#entries, file, finding)
  }

  /** The indices of all curves, a document's own tables as the files come, then the shared ones. To be asked once. */
  *indices(files: Iterable<AuditedFile>): Iterable<TableIndices> {
    const shared = this.#entries
    for (const file of files) {
      const own = new Map<string, Entry>()
      for (const finding of findingsOf(file)) {
        if (!restsOnOwn(file, finding)) continue
        // Another document may rest on this table as well.
        enter(shared.has(keyOf(finding) ?? '') ? shared : own, file, finding)
      }
      yield* own.values()
    }
    yield* shared.values()
  }
}

function restsOnOwn({ uri }: AuditedFile, { link }: Finding): boolean {
  return link.state === 'linked' && link.series.table.uri === uri
}

function findingsOf(file: AuditedFile): readonly Finding[] {
  return file.state === 'read' ? file.findings : []
}

function enter(entries: Map<string, Entry>, file: AuditedFile, finding: Finding): void {
  const key = keyOf(finding)
  if (key === null || finding.link.state !== 'linked' || finding.assessment === null) return
  const known = entries.get(key)
  const entry = known ?? entryOf(finding.link.series, finding.assessment, namesBeside(file))
  if (known === undefined) entries.set(key, entry)
  entry.claims.push({ path: file.path, id: finding.claim.id, line: finding.range.start.line + 1 })
}

/** Names the curve of a finding by the place of its table; null where it has none, or too few points for an index. */
function keyOf({ link, assessment }: Finding): string | null {
  if (link.state !== 'linked' || (assessment?.observations?.y.length ?? 0) < 2) return null
  const { table, name, x, y } = link.series
  return JSON.stringify([table.uri, table.range.start.offset, name, x.index, y.index, y.metric])
}

function entryOf({ table, name, x, y }: Series, { indices, observations }: Assessment, nameOf: NameOf): Entry {
  return {
    path: nameOf(table.uri),
    line: table.range.start.line + 1,
    range: table.range,
    caption: table.caption,
    series: name,
    metric: y.metric,
    column: y.column,
    x: { column: x.column, axis: x.axis },
    points: observations?.y.length ?? 0,
    ...indices,
    claims: [],
  }
}
