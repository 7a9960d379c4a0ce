import type * as vscode from 'vscode'
import type { Analyzer } from '../analyze.ts'
import type { Workspace } from '../workspace.ts'
import type { ClaimWatch } from './claimWatch.ts'
import type { DataWatch } from './dataWatch.ts'

/** Id of the tree's view. */
export const AUDIT_VIEW = 'emergenceCheck.audit'

/** What an audit works with: the same that the open papers are checked with. */
export type AuditParts = {
  readonly extension: vscode.Uri
  readonly watch: Pick<ClaimWatch, 'current' | 'fresh' | 'onDidChange'>
  readonly data: Pick<DataWatch, 'onDidChange'>
  readonly workspace: Workspace
  readonly analyzer: Pick<Analyzer, 'analyze'>
  readonly log: vscode.LogOutputChannel
}
