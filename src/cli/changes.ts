import { dirname, resolve } from 'node:path'
import { type Change, Changes } from '../audit/changed.ts'
import { CONFIGURATION_FILES } from '../configuration/configuration.ts'
import { changesSince } from '../node/git.ts'
import { isWithin } from '../node/outside.ts'
import { realPath } from '../node/realPath.ts'
import type { AuditFlags } from './auditOptions.ts'
import { relativeTo } from './paths.ts'
import { selectFiles } from './selection.ts'
import { Refusal, type Surroundings } from './surroundings.ts'

/**
 * What differs below the root of an audit, and in its configuration, from the revision that `--changed` names (true: from HEAD).
 * Throws a {@link Refusal} where git cannot tell.
 */
export async function changesFor(
  changed: string | true,
  { config }: Pick<AuditFlags, 'config'>,
  root: string,
  around: Surroundings,
): Promise<Changes> {
  const revision = changed === true ? 'HEAD' : changed
  const since = await changesSince(revision, root, around.signal)
  if (since.state === 'unknown') {
    const slip = since.reason === 'revision' && typeof changed === 'string' ? pathHint(changed, around) : ''
    throw new Refusal(since.problem + slip)
  }
  const files = await configurationFiles(config, around.workingFolder)
  const elsewhere = files.filter(path => !isWithin(root, path))
  const all = [...since.changes, ...(await changesOf(elsewhere, revision, root, around.signal))]
  const paths = files.map(path => relativeTo(root, path))
  const changes = new Changes(all, paths)
  if (changes.configuration)
    around.complain('The configuration file has changed as well, so that all documents count as changed.\n')
  return changes
}

/** Where the configuration stands or would stand; where that is a link, what it leads to as well. Paths are absolute. */
async function configurationFiles(config: string | undefined, workingFolder: string): Promise<readonly string[]> {
  const paths = (config === undefined ? CONFIGURATION_FILES : [config]).map(name => resolve(workingFolder, name))
  // A pipe that a shell has named lies nowhere.
  return [...new Set([...paths, ...(await Promise.all(paths.map(realPath)))])]
}

/** Those of some files that differ; one that lies in no repository, or in one without that revision, has nothing to differ from. */
async function changesOf(
  files: readonly string[],
  revision: string,
  root: string,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const found: Change[] = []
  for (const folder of new Set(files.map(file => dirname(file)))) {
    const since = await changesSince(revision, folder, signal)
    if (since.state === 'unknown') continue
    for (const { path, how } of since.changes) {
      const file = resolve(folder, path)
      if (files.includes(file)) found.push({ path: relativeTo(root, file), how })
    }
  }
  return found
}

/** What follows `--changed` is a revision, even where a folder was meant. */
function pathHint(changed: string, { workingFolder }: Surroundings): string {
  const found = selectFiles({ paths: [changed], listed: [], exclude: [], shard: null, reports: [] }, workingFolder)
  return found.state === 'missing' ? '' : ` To audit what changed in "${changed}", write: --changed=HEAD ${changed}`
}
