import * as vscode from 'vscode'
import type { AuditedFile } from '../audit/audit.ts'
import { counted } from '../text/counted.ts'
import type { Workspace } from '../workspace.ts'
import { changesAgainstHead, isConcerned, mayBeConcerned } from './auditChanges.ts'
import { AuditedFolders } from './auditedFolders.ts'
import { directReading } from './auditRun.ts'
import { type AuditScope, folderAddresses, openPaper, workspaceAddresses } from './auditScope.ts'
import { windowPath } from './windowPaths.ts'

/** Which documents an audit looks at, and which of them belong to it; or why that is not known, a sentence for the reader. */
export type Plan =
  | {
      readonly state: 'known'
      readonly addresses: AsyncIterable<string>
      readonly isWanted: (file: AuditedFile) => boolean
    }
  | { readonly state: 'unknown'; readonly why: string }

/** Knows which documents belong to an audit. */
export class AuditPlans {
  readonly #workspace: Workspace

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  async of(scope: AuditScope, signal: AbortSignal): Promise<Plan> {
    switch (scope.kind) {
      case 'workspace':
        return { state: 'known', addresses: workspaceAddresses(signal), isWanted: () => true }
      case 'folders':
        return { state: 'known', addresses: folderAddresses(scope.folders, signal), isWanted: () => true }
      case 'changed': {
        const changes = await changesAgainstHead(signal)
        if (changes.state === 'unknown') return changes
        const { uris } = changes
        const addresses = mayBeConcerned(workspaceAddresses(signal), uris, directReading(this.#workspace))
        return { state: 'known', addresses, isWanted: file => isConcerned(file, uris) }
      }
    }
  }

  /**
   * Tells of files that have changed by now whether they belong to an audit that was made. What differed from HEAD, or rested on what
   * did, goes on belonging to it (`isKnown`): nothing goes away while one reads. Git is asked once, however many files there are.
   */
  coverage(scope: AuditScope): (uri: vscode.Uri, isKnown: boolean) => Promise<boolean> {
    const folders = AuditedFolders.of(scope.kind === 'folders' ? scope.folders : 'all')
    let changes: ReturnType<typeof changesAgainstHead> | null = null
    const hasChanged = async (address: string) => {
      changes ??= changesAgainstHead(new AbortController().signal)
      const known = await changes
      return known.state === 'known' && known.uris.has(address)
    }
    return async (uri, isKnown) => {
      const address = uri.toString()
      switch (scope.kind) {
        case 'workspace':
          return isPart(uri, await folders)
        case 'folders':
          return (await folders).holds(uri)
        case 'changed':
          return (isKnown || (await hasChanged(address))) && isPart(uri, await folders)
      }
    }
  }
}

/** Whether an audit of the whole workspace comes to a document; to one that lies in no folder only while it is open. */
async function isPart(uri: vscode.Uri, folders: AuditedFolders): Promise<boolean> {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? openPaper(uri.toString()) !== undefined
    : folders.holds(uri)
}

/** What is audited, where that is not the workspace; else empty. */
export function placeWords(scope: AuditScope | null): string {
  switch (scope?.kind) {
    case 'folders': {
      const names = scope.folders.map(windowPath)
      return names.length > 2 ? counted(names.length, 'folder') : names.join(', ')
    }
    case 'changed':
      return 'changed against HEAD'
    case 'workspace':
    case undefined:
      return ''
  }
}
