import { createIgnore } from '../audit/files.ts'
import { isWithin } from '../node/outside.ts'
import { relativeTo } from './paths.ts'

/** Documents that the configuration or an option leaves out. */
export type Exclusion = {
  /** The pattern that leaves out a path from the root of an audit, null where none does; a folder's path ends in a slash. */
  patternFor(path: string): string | null
}

/**
 * What patterns as in .gitignore leave out. They are from the working folder; for what lies outside of it, from the root of the
 * audit.
 */
export function exclusionOf(patterns: readonly string[], root: string, workingFolder: string): Exclusion {
  if (patterns.length === 0) return { patternFor: () => null }
  const rules = createIgnore(patterns)
  const reachesAbove = root !== workingFolder && isWithin(root, workingFolder)
  const prefix = reachesAbove ? `${relativeTo(root, workingFolder)}/` : ''
  return {
    patternFor(path) {
      const own = path.startsWith(prefix) ? path.slice(prefix.length) : path
      const reason = own === '' ? null : rules.reasonFor(own)
      return reason?.kind === 'exclude' ? reason.pattern : null
    },
  }
}
