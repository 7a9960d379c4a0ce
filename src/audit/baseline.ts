import type { FiledDiagnostic } from './filed.ts'

/** Diagnostics known from an earlier report: by file, their fingerprints. Only what is not among them is new. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>

/** Whether a diagnostic of a file was known. A file that was renamed has none. */
export function isKnown(baseline: Baseline | null, path: string, { fingerprint }: FiledDiagnostic): boolean {
  return baseline?.get(path)?.has(fingerprint) === true
}
