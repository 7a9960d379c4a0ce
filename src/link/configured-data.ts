import ignore from 'ignore'

/** Data files for the documents that a pattern matches; patterns as in .gitignore, paths from the workspace's root. */
export type ConfiguredData = readonly { readonly documents: string; readonly files: readonly string[] }[]

/** No data but what documents name themselves. */
export const NO_CONFIGURED_DATA: ConfiguredData = []

/** Patterns, a document, and whether it is meant; run by the tests. */
export const PATTERN_EXAMPLES: readonly (readonly [pattern: string, document: string, meant: boolean])[] = [
  ['*', 'notes/a.md', true],
  ['notes/*.md', 'notes/a.md', true],
  ['notes/*.md', 'notes/old/a.md', false],
  ['notes/**/*.md', 'notes/old/a.md', true],
  ['notes/', 'notes/old/a.md', true],
  ['a.md', 'notes/a.md', true],
  ['/a.md', 'notes/a.md', false],
  ['readme.md', 'README.md', false],
  ['*.md', 'README.MD', false],
]

/** The data files that the settings name for a document, as paths from it. `document`: its path from the workspace's root. */
export function configuredFor(data: ConfiguredData, document: string): readonly string[] {
  const up = '../'.repeat(document.split('/').length - 1)
  const files = data.flatMap(({ documents, files: paths }) => (isMeant(documents, document) ? paths : []))
  return [...new Set(files)].map(path => `${up}${path.replace(/^\.\//, '')}`)
}

function isMeant(pattern: string, document: string): boolean {
  // The library takes paths within a root only. Upper and lower case differ, as in every pattern of ours.
  return ignore.isPathValid(document) && ignore({ ignorecase: false }).add(pattern).ignores(document)
}
