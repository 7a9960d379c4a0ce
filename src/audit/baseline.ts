import * as v from 'valibot'
import type { Severity } from '../finding.ts'
import type { AuditedFile } from './audit.ts'
import { type FiledDiagnostic, filedDiagnostics } from './filed.ts'

/** Diagnostics known from an earlier report: by file, their fingerprints. Only what is not among them is new. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>

/** A baseline, or a whole sentence that says why the text is none. */
export type ReadBaseline =
  | { readonly state: 'read'; readonly baseline: Baseline }
  | { readonly state: 'refused'; readonly problem: string }

/** Whether a diagnostic of a file was known. A file that was renamed has none. */
export function isKnown(baseline: Baseline | null, path: string, { fingerprint }: FiledDiagnostic): boolean {
  return baseline?.get(path)?.has(fingerprint) === true
}

/** How many diagnostics of a file were not known before, by severity. */
export function newDiagnostics(file: AuditedFile, baseline: Baseline | null): ReadonlyMap<Severity, number> {
  const counts = new Map<Severity, number>()
  for (const diagnostic of filedDiagnostics(file)) {
    if (isKnown(baseline, file.path, diagnostic)) continue
    counts.set(diagnostic.severity, (counts.get(diagnostic.severity) ?? 0) + 1)
  }
  return counts
}

const HOW = 'make a new one with --format json'

/** Reads a baseline from the JSON report of an earlier run. `name`: what the reader calls the file. */
export function readBaseline(text: string, name: string): ReadBaseline {
  const refused = (problem: string): ReadBaseline => ({ state: 'refused', problem })
  let found: unknown
  try {
    found = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refused(`The baseline "${name}" is no JSON; ${HOW}.`)
  }
  const read = v.safeParse(report, found)
  if (!read.success) {
    const place = v.getDotPath(read.issues[0])
    if (place?.endsWith('.fingerprint') === true) {
      return refused(`The baseline "${name}" was written by an older version that knew no fingerprints; ${HOW}.`)
    }
    return refused(
      `The baseline "${name}" is no JSON report of this tool${place === null ? '' : ` (at ${place})`}; ${HOW}.`,
    )
  }
  const baseline = new Map<string, Set<string>>()
  for (const { path, claims, comments } of read.output.files) {
    const told = [...claims.flatMap(({ diagnostics }) => diagnostics), ...comments]
    if (told.length > 0) baseline.set(path, new Set(told.map(({ fingerprint }) => fingerprint)))
  }
  return { state: 'read', baseline }
}

const diagnostic = v.object({ fingerprint: v.string() })
/** Only what a baseline needs of the report; all else may change. */
const report = v.object({
  tool: v.object({ name: v.literal('emergence-check') }),
  files: v.array(
    v.object({
      path: v.string(),
      claims: v.array(v.object({ diagnostics: v.array(diagnostic) })),
      comments: v.optional(v.array(diagnostic), []),
    }),
  ),
})
