import { Changes } from '../audit/changed.ts'
import { changesSince } from '../node/git.ts'
import { selectFiles } from './selection.ts'
import { Refusal, type Surroundings } from './surroundings.ts'

/** What differs from the revision that `--changed` names (true: from HEAD). Throws a {@link Refusal} where git cannot tell. */
export async function changesFor(changed: string | true, root: string, around: Surroundings): Promise<Changes> {
  const since = await changesSince(changed === true ? 'HEAD' : changed, root, around.signal)
  if (since.state === 'unknown') {
    const slip = since.reason === 'revision' && typeof changed === 'string' ? pathHint(changed, around) : ''
    throw new Refusal(since.problem + slip)
  }
  const changes = new Changes(since.changes)
  if (changes.configuration)
    around.complain('The configuration file has changed as well, so that all documents count as changed.\n')
  return changes
}

/** What follows `--changed` is a revision, even where a folder was meant. */
function pathHint(changed: string, { workingFolder }: Surroundings): string {
  const found = selectFiles({ paths: [changed], listed: [], exclude: [], shard: null, reports: [] }, workingFolder)
  return found.state === 'missing' ? '' : ` To audit what changed in "${changed}", write: --changed=HEAD ${changed}`
}
