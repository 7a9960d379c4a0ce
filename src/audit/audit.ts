import type { Analysis, Analyzer } from '../analyze.ts'
import { isNothing, nothingIn } from '../glance.ts'
import { readPaper } from '../read-paper.ts'
import { LARGEST_TEXT, type Workspace } from '../workspace.ts'
import type { PassedFiles } from './passed.ts'
import type { Origin } from './record.ts'
import type { AuditSummary } from './summary.ts'
import { isUnreadFolder } from './walk.ts'

/** What the audit says of one file. */
export type AuditedFile =
  | ({ readonly state: 'read'; readonly path: string } & Analysis)
  | { readonly state: 'failed'; readonly path: string; readonly uri: string; readonly problem: string }

/** An audit as reports take it; `complete` is false when it was cancelled on the way, or a part of it is missing. */
export type Audit = {
  /** In the order of their paths. They can be gone through any number of times, and need not be held at once. */
  readonly files: Iterable<AuditedFile>
  readonly summary: AuditSummary
  readonly complete: boolean
  /** What it was made with, for records that others join; absent where nobody joins them. */
  readonly origin?: Origin
}

/** Addresses of the documents to audit, in the order in which they are reported. */
export type Addresses = Iterable<string> | AsyncIterable<string>

/**
 * Audits documents one after another and tells each as it is done. A file that fails is reported and the rest goes on; a cancel
 * ends the audit before the next file.
 */
// In one thread: two processes with a shard each took .8, .9 and 1.4 times as long as one where every file has a claim (342 files,
// two cores with other work beside it); a thread that analyses beside this one took .9 times as long on 12,000 files, 1.0 on 300
// papers and 1.1 on a few. Who has more cores gives each a shard.
export async function* auditEach(
  uris: Addresses,
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
  signal: AbortSignal,
  passed: PassedFiles | null = null,
): AsyncGenerator<AuditedFile> {
  for await (const uri of uris) {
    if (signal.aborted) return
    const file = await auditFile(uri, workspace, analyzer, signal, passed)
    if (file === null) return
    yield file
  }
}

/** Audits one document; null when `signal` stopped the work. Never rejects. */
export async function auditFile(
  uri: string,
  workspace: Pick<Workspace, 'nameOf' | 'read' | 'readBytes'>,
  analyzer: Pick<Analyzer, 'analyze'>,
  signal: AbortSignal,
  passed: PassedFiles | null = null,
): Promise<AuditedFile | null> {
  const path = workspace.nameOf(uri)
  const failed = (problem: string): AuditedFile => ({ state: 'failed', path, uri, problem })
  if (isUnreadFolder(uri))
    return failed('The folder may not be looked into by you; change its permissions, or exclude it.')
  const paragraphs = passed?.recall(uri) ?? null
  if (paragraphs !== null) return { state: 'read', path, ...nothingIn(uri, paragraphs) }
  const read = await readPaper(workspace, uri)
  switch (read.state) {
    case 'missing':
      return failed('The file is not there.')
    case 'too-large':
      return failed(tooLarge(read.bytes))
    case 'unreadable':
      return failed(`The file cannot be read: ${read.problem}`)
    case 'read': {
      try {
        const analysis = await analyzer.analyze({ uri, text: read.text }, signal)
        if (analysis === null) return null
        if (isNothing(analysis)) passed?.keep(uri, analysis.paragraphs)
        return { state: 'read', path, ...analysis }
      } catch (error) {
        // One strange document must not cost the report on all others.
        const why = error instanceof Error ? error.message : String(error)
        return failed(`The file could not be checked: ${why}. Please report this with the file.`)
      }
    }
  }
}

/** Why a file is not read that is larger than a text may be, and what can be done. */
function tooLarge(bytes: number): string {
  // Rounded up: what is too large by little must not read as what is allowed.
  return `The file has ${Math.ceil(bytes / 1e6)} MB and is not read; expected at most ${LARGEST_TEXT / 1e6} MB. Split it, or exclude it.`
}
