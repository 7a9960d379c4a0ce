import { Analyzer } from '../../src/analyze.ts'
import type { Audit } from '../../src/audit/audit.ts'
import type { Baseline } from '../../src/audit/baseline.ts'
import { filedDiagnostics } from '../../src/audit/filed.ts'
import { reportOf } from '../../src/report/formats.ts'
import { type Format, PLAIN_REPORT, type ReportOptions, wholeReport } from '../../src/report/report.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from '../audit/audit-files.ts'

const SIZES = ['125M', '356M', '760M', '1.32B', '2.65B', '6.66B', '12.85B', '174.6B']
const SCORES = [1.35, 2.9, 2.7, 2.85, 4.25, 6.1, 7.05, 29.2]
const ROWS = SIZES.map((size, at) => `| ${size} | ${SCORES[at]} |`).join('\n')

/** Two-digit multiplication of GPT-3, few-shot (Brown et al. 2020, Table H.1). */
export const TABLE = `Table 1: Exact match (%), n = 2,000.\n\n| Params | Multiplication |\n|---|---|\n${ROWS}\n`

/** Goes away under another metric, and fails by a warning. */
export const GONE = 'Two-digit multiplication of language models suddenly emerges at 175B parameters (Table 1).'

/** Has no data. */
export const BARE = 'In language models, arithmetic suddenly emerges at 13B parameters.\n'

export const SILENCE = '<!-- emergence-check-disable-next-line metric-dependent -- discussed in appendix B -->'

/** An audit of documents and data files; `paths` are those that are audited, all Markdown ones if absent. */
export function auditOf(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = Object.keys(files).filter(path => path.endsWith('.md')),
  settings: Settings = DEFAULT_SETTINGS,
): Promise<Audit> {
  const workspace = new MemoryWorkspace(files)
  return auditFiles(paths, workspace, new Analyzer(workspace, settings), new AbortController().signal)
}

/** The report of an audit as one text. */
export async function reported(format: Format, audit: Audit, options: Partial<ReportOptions> = {}): Promise<string> {
  return wholeReport(await reportOf(format, audit, { ...PLAIN_REPORT, ...options }))
}

/** A baseline that knows all that is told in some files of an audit. */
export function knowing(audit: Audit, ...paths: readonly string[]): Baseline {
  const known = [...audit.files].filter(({ path }) => paths.includes(path))
  return new Map(known.map(file => [file.path, new Set(filedDiagnostics(file).map(({ fingerprint }) => fingerprint))]))
}
