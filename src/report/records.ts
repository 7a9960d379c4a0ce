import type { Audit } from '../audit/audit.ts'
import { type Origin, recordLine } from '../audit/record.ts'
import { BUILD_ID } from '../build-id.ts'

/** The audit as JSON Lines that `merge` reads: what it was made with, one line a file, and a line at the end. */
export function* recordsReport({ files, complete, summary, origin = UNKNOWN }: Audit): Iterable<string> {
  yield `${recordLine({ record: 'audit', ...origin })}\n`
  for (const file of files) yield `${recordLine({ record: 'file', file })}\n`
  yield `${recordLine({ record: 'end', files: summary.files, complete })}\n`
}

const UNKNOWN: Origin = { version: BUILD_ID, configuration: null, shard: null }
