import type { Range } from '../text/range.ts'
import type { Workspace } from '../workspace.ts'
import { type Configuration, DEFAULT_CONFIGURATION } from './configuration.ts'

/** Something in a configuration that is not understood: a whole sentence, and where it stands in the file. */
export type ConfigurationProblem = { readonly message: string; readonly range: Range }

/** A configuration, the file it comes from (null where there is none), and what in it is not understood. */
export type Resolved = {
  readonly configuration: Configuration
  readonly uri: string | null
  readonly problems: readonly ConfigurationProblem[]
}

/**
 * The configuration of a folder: what its file says, over what the reader's own settings say (`own`, of the same form), over the
 * defaults. The file is looked for in the folder itself and never above it, so that all surfaces find the same.
 */
export async function resolveConfiguration(_workspace: Workspace, _folder: string, _own: unknown): Promise<Resolved> {
  return { configuration: DEFAULT_CONFIGURATION, uri: null, problems: [] }
}
