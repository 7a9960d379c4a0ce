import ignore from 'ignore'
import { GitignoreRules, PatternRules } from './patterns.ts'

/** Folders that hold nothing of the author's, whatever .gitignore says. */
const NEVER = /(?:^|\/)(\.git|node_modules|\.venv|\.cache|\.ipynb_checkpoints)\//

/** Why a path is left out. */
export type LeftOut =
  /** By a pattern of `exclude` in the configuration. */
  | { readonly kind: 'exclude'; readonly pattern: string }
  /** By a pattern of a .gitignore, `file`, a path from the root; `line` counts from 0. */
  | { readonly kind: 'gitignore'; readonly file: string; readonly line: number; readonly pattern: string }
  /** It lies in a folder of this name, which nobody ever looks into. */
  | { readonly kind: 'never'; readonly folder: string }

/** Which files an audit leaves out; the same list for editor and command line. */
export type IgnoreRules = {
  /** Adds the text of the .gitignore that stands in `folder` (a path from the root, empty for the root itself), in any order. */
  add(folder: string, gitignore: string): void
  /** True for a path from the root that is left out, be it by a folder above it; a folder's path ends in a slash. */
  excludes(path: string): boolean
  /**
   * Why a path is left out, null where it is not. Of several reasons the one that weighs most: `exclude`, which counts for a file
   * that is named outright too; then .gitignore.
   */
  reasonFor(path: string): LeftOut | null
}

/**
 * The rules of one folder with all that is in it. `exclude`: patterns as in .gitignore, from its root; they know nothing of what
 * .gitignore says, nor can either bring back what the other leaves out. Upper and lower case differ, as in a
 * repository on Linux, whatever system this is.
 */
export function createIgnore(exclude: readonly string[] = []): IgnoreRules {
  const excluded = new PatternRules(exclude.map(pattern => ({ pattern, mark: pattern })))
  const gitignored = new GitignoreRules()
  const reasonFor = (path: string): LeftOut | null => {
    // The library takes paths within a root only; no other is in the folder.
    if (!ignore.isPathValid(path)) return null
    const pattern = excluded.matching(path)
    if (pattern !== null) return { kind: 'exclude', pattern }
    const rule = gitignored.matching(path)
    if (rule !== null) return { kind: 'gitignore', ...rule }
    const folder = NEVER.exec(path)?.[1]
    return folder === undefined ? null : { kind: 'never', folder }
  }
  return {
    add: (folder, gitignore) => gitignored.add(folder, gitignore),
    excludes: path => reasonFor(path) !== null,
    reasonFor,
  }
}

/** True for file names that hold Markdown, notebooks among them; the ending in any case, `README.MD` too. */
export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown|mdown|qmd|rmd|ipynb)$/i.test(name)
}
