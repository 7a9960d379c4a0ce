import * as v from 'valibot'
import type { Analysis } from '../analyze.ts'
import { SEVERITIES } from '../finding.ts'
import { VERDICT_ORDER } from '../verdicts.ts'
import type { AuditedFile } from './audit.ts'
import type { Shard } from './shard.ts'

/** What an audit was made with. Audits that differ in it, the shard aside, cannot be joined. */
export type Origin = {
  /** Of the tool. */
  readonly version: string
  /** Digest of the configuration; null where none is known. */
  readonly configuration: string | null
  readonly shard: Shard | null
}

/** A line of an audit kept as JSON Lines: what it was made with, then its files in the order of their paths, then the end. */
export type AuditRecord =
  | ({ readonly record: 'audit' } & Origin)
  | { readonly record: 'file'; readonly file: AuditedFile }
  | { readonly record: 'end'; readonly files: number; readonly complete: boolean }

/** A line read from outside, or why it is none of ours: half a sentence, "is no JSON". */
export type ReadRecord =
  | { readonly state: 'read'; readonly record: AuditRecord }
  | { readonly state: 'broken'; readonly problem: string }

/** A record as one line, without the break at its end. */
export function recordLine(record: AuditRecord): string {
  return JSON.stringify(record)
}

/** Reads a line that somebody else may have written, or cut off. */
export function readRecord(line: string): ReadRecord {
  let found: unknown
  try {
    found = JSON.parse(line)
  } catch {
    return { state: 'broken', problem: 'is no JSON' }
  }
  const read = v.safeParse(record, found)
  if (read.success) return { state: 'read', record: read.output }
  const [issue] = read.issues
  const place = v.getDotPath(issue)
  return { state: 'broken', problem: place === null ? 'is no record of an audit' : `has no usable "${place}"` }
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const position = v.looseObject({ line: count, character: count, offset: count })
const range = v.looseObject({ start: position, end: position })
const list = v.array(v.looseObject({}))
const diagnostic = v.looseObject({
  rule: v.string(),
  severity: v.picklist(SEVERITIES),
  message: v.string(),
  range,
  related: list,
  fixes: list,
})
const silenced = v.looseObject({ ...diagnostic.entries, justification: v.nullable(v.string()), comment: range })
const series = v.looseObject({
  table: v.looseObject({ uri: v.string(), range }),
  x: v.looseObject({ column: v.string() }),
  y: v.looseObject({ column: v.string() }),
  name: v.string(),
})
const finding = v.looseObject({
  claim: v.looseObject({ id: v.string(), text: v.string(), kind: v.string(), stance: v.string(), values: list }),
  range,
  link: v.variant('state', [
    v.looseObject({ state: v.literal('linked'), reason: v.string(), series }),
    v.looseObject({ state: v.picklist(['ambiguous', 'none']), reason: v.string() }),
    v.looseObject({ state: v.literal('broken'), reason: v.string(), problem: v.string() }),
  ]),
  assessment: v.nullable(v.looseObject({ views: list })),
  verdict: v.picklist(VERDICT_ORDER),
  headline: v.string(),
  reasons: v.array(v.string()),
  pictures: list,
  deciding: v.nullable(v.string()),
  stated: list,
  diagnostics: v.array(diagnostic),
  silenced: v.array(silenced),
})
const analysis = v.looseObject({
  uri: v.string(),
  findings: v.array(finding),
  comments: v.array(diagnostic),
  paragraphs: count,
  dataFiles: v.array(v.string()),
})
const auditedFile = v.variant('state', [
  v.looseObject({ ...analysis.entries, state: v.literal('read'), path: v.string() }),
  v.looseObject({ state: v.literal('failed'), path: v.string(), uri: v.string(), problem: v.string() }),
])

/** The keys by which reports find their way are looked at; the numbers below them are taken as the same version wrote them. */
export function isAnalysis(found: unknown): found is Analysis {
  return v.is(analysis, found)
}

/** As {@link isAnalysis}. */
function isAuditedFile(found: unknown): found is AuditedFile {
  return v.is(auditedFile, found)
}

const shard = v.pipe(
  v.object({ index: count, of: count }),
  v.check(({ index, of }) => index >= 1 && index <= of),
)
const record = v.variant('record', [
  v.object({
    record: v.literal('audit'),
    version: v.string(),
    configuration: v.nullable(v.string()),
    shard: v.nullable(shard),
  }),
  v.object({ record: v.literal('file'), file: v.custom<AuditedFile>(isAuditedFile) }),
  v.object({ record: v.literal('end'), files: count, complete: v.boolean() }),
])
