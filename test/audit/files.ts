import { Analyzer } from '../../src/analyze.ts'
import type { Audit, AuditedFile } from '../../src/audit/audit.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from './audit-files.ts'

const TABLE = 'Table 1: Exact match (%), n = 2,000.\n\n| Params | Multiplication |\n|---|---|\n'
const ROWS =
  '| 125M | 1.35 |\n| 356M | 2.9 |\n| 1.32B | 2.85 |\n| 6.66B | 6.1 |\n| 12.85B | 7.05 |\n| 174.6B | 29.2 |\n'

/** Documents of several kinds: with a claim that goes away, one without data, a comment without use, and without any claim. */
export const DOCUMENTS: readonly string[] = [
  `Two-digit multiplication of language models suddenly emerges at 175B parameters (Table 1).\n\n${TABLE}${ROWS}`,
  'In language models, arithmetic suddenly emerges at 13B parameters – “ünïcode” \u{1f600}, \u2028 and a lone \ud800.\n',
  'Nothing to see.\n\n<!-- emergence-check-ignore -->\n',
  'The weather was fine.\n',
]

/** Audits documents in memory. */
export function auditOf(
  documents: Readonly<Record<string, string>>,
): Promise<Audit & { readonly files: readonly AuditedFile[] }> {
  const workspace = new MemoryWorkspace(documents)
  const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
  return auditFiles(Object.keys(documents).sort(), workspace, analyzer, new AbortController().signal)
}
