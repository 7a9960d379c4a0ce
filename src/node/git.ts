import { execFile } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { Change } from '../audit/changed.ts'

/** What differs from a revision, with paths from the folder that was asked about, or a sentence that says why nobody knows. */
export type ChangesSince =
  | { readonly state: 'known'; readonly changes: readonly Change[] }
  | {
      readonly state: 'unknown'
      readonly reason: 'no-git' | 'no-work-tree' | 'revision' | 'other'
      readonly problem: string
    }

type Answer =
  | { readonly state: 'said'; readonly text: string }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'no-git' }

/** So many bytes of paths are taken, some millions of files. */
const MOST_BYTES = 1 << 29

/**
 * What differs below a folder between a git revision and the disk: committed since, staged, modified, deleted and untracked
 * files, less what git ignores. A renamed file is one that went and one that came. Never rejects.
 */
export async function changesSince(revision: string, folder: string, signal?: AbortSignal): Promise<ChangesSince> {
  const git = (...args: readonly string[]) => askGit(folder, args, signal)
  type Reason = Extract<ChangesSince, { readonly state: 'unknown' }>['reason']
  const unknown = (problem: string, reason: Reason = 'other'): ChangesSince => ({ state: 'unknown', reason, problem })
  const top = await git('rev-parse', '--show-toplevel')
  if (top.state === 'no-git')
    return unknown('git is not installed, or not on the path; without it nobody knows what changed.', 'no-git')
  if (top.state === 'failed') {
    if (!/not a git repository|must be run in a work tree/.test(top.problem)) return unknown(failure(top.problem))
    return unknown(
      `The folder ${folder} is in no git work tree, so that nobody knows what changed; leave --changed away.`,
      'no-work-tree',
    )
  }
  const base = await commitOf(revision, git)
  if (base === null) {
    return unknown(
      `git knows no revision "${revision}" here; expected a commit, a branch or a tag, such as HEAD or origin/main.`,
      'revision',
    )
  }
  // A shallow clone that lacks the commit fails here, with git's own words.
  const diff = ['diff', '--name-status', '-z', '--no-renames', '--no-ext-diff', '--no-relative', base, '--']
  const [tracked, untracked] = await Promise.all([
    git(...diff),
    git('-C', topFolder(top.text), 'ls-files', '-z', '--others', '--exclude-standard'),
  ])
  for (const answer of [tracked, untracked]) if (answer.state === 'failed') return unknown(failure(answer.problem))
  if (tracked.state !== 'said' || untracked.state !== 'said') return unknown('git went away.')
  const changes = [...trackedChanges(tracked.text), ...untrackedChanges(untracked.text)]
  const within = relative(await realpath(topFolder(top.text)), await realpath(folder))
    .split(sep)
    .join('/')
  return { state: 'known', changes: changes.flatMap(change => below(within, change)) }
}

/** The commit that a revision names. Before the first commit, HEAD is the empty tree. */
async function commitOf(
  revision: string,
  git: (...args: readonly string[]) => Promise<Answer>,
): Promise<string | null> {
  const named = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  if (named.state === 'said') return named.text.trim()
  if (revision !== 'HEAD') return null
  const empty = await git('hash-object', '-t', 'tree', '--stdin')
  return empty.state === 'said' ? empty.text.trim() : null
}

/** Pairs of a letter and a path. */
function trackedChanges(text: string): readonly Change[] {
  const parts = text.split('\0')
  return parts.flatMap((path, at): readonly Change[] => {
    if (at % 2 === 0 || path === '') return []
    return [{ path, how: /^[AD]/.test(parts[at - 1] ?? '') ? 'came-or-went' : 'changed' }]
  })
}

/** A repository within the repository is told as a folder, with a slash. */
function untrackedChanges(text: string): readonly Change[] {
  const paths = text.split('\0').filter(path => path !== '')
  return paths.map(path => ({ path: path.replace(/\/$/, ''), how: 'came-or-went' }))
}

/** A change with its path from the folder; none where it lies elsewhere. */
function below(folder: string, change: Change): readonly Change[] {
  if (folder === '') return [change]
  return change.path.startsWith(`${folder}/`) ? [{ ...change, path: change.path.slice(folder.length + 1) }] : []
}

/** Only the break at the end is git's; a folder's name may end in a space. */
function topFolder(text: string): string {
  return text.replace(/\r?\n$/, '')
}

function failure(problem: string): string {
  const words = problem
    .trim()
    .replace(/^fatal: /, '')
    .replaceAll(/\s+/g, ' ')
  return `git cannot say what changed: ${words === '' ? 'it ended without a word.' : words}`
}

function askGit(folder: string, args: readonly string[], signal?: AbortSignal): Promise<Answer> {
  // Nothing that the repository's own configuration names is run for a look at it, and no lock is taken.
  const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args]
  const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' }
  const options = { cwd: folder, env, maxBuffer: MOST_BYTES, ...(signal === undefined ? {} : { signal }) }
  return new Promise(resolve => {
    const child = execFile('git', quiet, options, (error, stdout, stderr) => {
      if (error === null) resolve({ state: 'said', text: stdout })
      else if (error.code === 'ENOENT') resolve({ state: 'no-git' })
      else resolve({ state: 'failed', problem: stderr.trim() === '' ? '' : stderr })
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end()
  })
}
