import * as vscode from 'vscode'
import type { Audit, AuditedFile } from '../audit/audit.ts'
import { type FiledDiagnostic, filedDiagnostics } from '../audit/filed.ts'
import { Tally } from '../audit/summary.ts'
import { restsOn } from '../rests-on.ts'

/** An audited file with what rules say of it. */
export type Kept = { readonly file: AuditedFile; readonly told: readonly FiledDiagnostic[]; readonly rank: number }

/** What an audit counts, kept up to date file by file. */
export type AuditCounts = {
  readonly files: number
  readonly failed: number
  readonly paragraphs: number
  readonly claims: number
  /** Claims that no data are tied to. */
  readonly withoutData: number
  readonly errors: number
  readonly warnings: number
  /** Informations and hints. */
  readonly remarks: number
}

const NOTHING: AuditCounts = {
  files: 0,
  failed: 0,
  paragraphs: 0,
  claims: 0,
  withoutData: 0,
  errors: 0,
  warnings: 0,
  remarks: 0,
}

/** What the audit says of each file, as it stands now. To put a file in place of what was said of it before costs little. */
export class AuditResults implements vscode.Disposable {
  readonly #files = new Map<string, Kept>()
  readonly #rankOf: (uri: string) => number
  readonly #changed = new vscode.EventEmitter<void>()
  #counts = NOTHING
  #inOrder: readonly Kept[] | null = null

  readonly onDidChange = this.#changed.event

  /** `rankOf`: which of the workspace's folders holds a file, by its place among them. */
  constructor(rankOf: (uri: string) => number) {
    this.#rankOf = rankOf
  }

  get counts(): AuditCounts {
    return this.#counts
  }

  has(uri: string): boolean {
    return this.#files.has(uri)
  }

  get(uri: string): AuditedFile | undefined {
    return this.#files.get(uri)?.file
  }

  put(file: AuditedFile): void {
    const before = this.#files.get(file.uri)
    if (before !== undefined) this.#count(before, -1)
    const kept = { file, told: filedDiagnostics(file), rank: this.#rankOf(file.uri) }
    this.#files.set(file.uri, kept)
    this.#count(kept, 1)
    this.#tell()
  }

  delete(uri: string): void {
    const before = this.#files.get(uri)
    if (before === undefined) return
    this.#files.delete(uri)
    this.#count(before, -1)
    this.#tell()
  }

  /** Drops every file that is not wanted. */
  retain(isWanted: (uri: string) => boolean): void {
    for (const uri of [...this.#files.keys()]) if (!isWanted(uri)) this.delete(uri)
  }

  clear(): void {
    this.#files.clear()
    this.#counts = NOTHING
    this.#tell()
  }

  /** All files in the order of reports. */
  inOrder(): readonly Kept[] {
    this.#inOrder ??= [...this.#files.values()].sort(
      (a, b) => a.rank - b.rank || (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0),
    )
    return this.#inOrder
  }

  /** Addresses of files that rest on what has changed. */
  restingOn(changes: Iterable<readonly [uri: string, how: 'changed' | 'came-or-went']>): readonly string[] {
    const all = [...changes]
    return [...this.#files.values()].flatMap(({ file }) =>
      file.state === 'read' && file.dataFiles.length > 0 && all.some(([uri, how]) => restsOn(file.dataFiles, uri, how))
        ? [file.uri]
        : [],
    )
  }

  /** Addresses of files at or below an address. */
  below(folder: string): readonly string[] {
    return [...this.#files.keys()].filter(uri => uri === folder || uri.startsWith(`${folder}/`))
  }

  /** The audit as reports take it. */
  audit(complete: boolean): Audit {
    const files = this.inOrder().map(({ file }) => file)
    const tally = new Tally()
    for (const file of files) tally.add(file)
    return { files, summary: tally.summary, complete }
  }

  dispose(): void {
    this.#changed.dispose()
  }

  #tell(): void {
    this.#inOrder = null
    this.#changed.fire()
  }

  #count({ file, told }: Kept, by: 1 | -1): void {
    const counts = this.#counts
    const severities = (...wanted: readonly string[]) => told.filter(({ severity }) => wanted.includes(severity)).length
    const isRead = file.state === 'read'
    this.#counts = {
      files: counts.files + by,
      failed: counts.failed + (isRead ? 0 : by),
      paragraphs: counts.paragraphs + (isRead ? by * file.paragraphs : 0),
      claims: counts.claims + (isRead ? by * file.findings.length : 0),
      withoutData: counts.withoutData + (isRead ? by * file.findings.filter(isWithoutData).length : 0),
      errors: counts.errors + by * severities('error'),
      warnings: counts.warnings + by * severities('warning'),
      remarks: counts.remarks + by * severities('information', 'hint'),
    }
  }
}

function isWithoutData({ verdict }: { readonly verdict: string }): boolean {
  return verdict === 'no-data'
}
