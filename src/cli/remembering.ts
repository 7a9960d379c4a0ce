import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Analyzer } from '../analyze.ts'
import { CachedAnalyzer } from '../audit/cached-analyzer.ts'
import type { Shard } from '../audit/shard.ts'
import { BUILD_ID } from '../build-id.ts'
import { configurationDigest } from '../configuration/digest.ts'
import type { Settings } from '../settings.ts'
import type { Workspace } from '../workspace.ts'
import { openStore } from './analysisStore.ts'
import { PassedStore } from './passedStore.ts'

/** What a run recalls from those before and keeps for those to come. */
export type Memory = {
  readonly analyzer: Pick<Analyzer, 'analyze'>
  /** Null where only files are audited that somebody lists: another time others are. */
  readonly passed: PassedStore | null
}

/** The walk that a run makes: runs of the same walk recall each other's files by their paths. */
type Walk = { readonly root: string; readonly folders: readonly string[]; readonly shard: Shard | null }

/** Opens the memory in a folder of the disk, for what is analysed with these settings by this build. Never throws. */
export function openMemory(
  folder: string,
  analyzer: Pick<Analyzer, 'glance' | 'read'>,
  workspace: Workspace,
  settings: Settings,
  { root, folders, shard }: Walk,
): Memory {
  const key = `${BUILD_ID} ${configurationDigest({ settings, exclude: [] })}`
  const walk = createHash('sha256')
    .update(JSON.stringify([key, root, folders, shard]))
    .digest('hex')
  return {
    analyzer: new CachedAnalyzer(analyzer, workspace, openStore(folder), key),
    passed: folders.length === 0 ? null : new PassedStore(root, join(folder, 'passed', walk)),
  }
}
