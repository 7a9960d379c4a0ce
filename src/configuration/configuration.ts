import type { Settings } from '../settings.ts'

/** What holds for one workspace folder, or for one run of the command line: the same on every surface. */
export type Configuration = {
  readonly settings: Settings
  /** Patterns as in .gitignore, from the folder: documents that nobody checks, besides what .gitignore leaves out. */
  readonly exclude: readonly string[]
}

/** Names under which a folder's configuration is looked for, in this order; the first one there counts. */
export const CONFIGURATION_FILES = [
  '.emergence-check.json',
  '.emergence-check.jsonc',
  '.emergence-check.yaml',
  '.emergence-check.yml',
] as const
