import { decoded } from '../text/encoding.ts'
import { FILE_START, type Range } from '../text/range.ts'
import type { Workspace } from '../workspace.ts'
import { CONFIGURATION_FILES, type Configuration } from './configuration.ts'
import { readConfigurationFile } from './file.ts'
import { completed, NOTHING_STATED, readStated, type Stated, stacked } from './stated.ts'

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
 * defaults. The file is looked for in the folder itself and never above it, so that all surfaces find the same; it is read
 * as it was saved, for half a word typed is no configuration. What of `own` is not understood counts as not said
 * ({@link readStated} tells it). Never rejects.
 */
export async function resolveConfiguration(workspace: Workspace, folder: string, own: unknown): Promise<Resolved> {
  const entries = await workspace.list(folder)
  const [found, ...others] = CONFIGURATION_FILES.flatMap(
    name => entries.find(entry => entry.name === name && entry.kind === 'file') ?? [],
  )
  if (found === undefined) return withFile(null, NOTHING_STATED, own, [])
  const beside = others.map(({ name }) =>
    atStart(`${name} stands beside this file and is not read; keep one of the two.`),
  )
  const read = await workspace.readBytes(found.uri)
  switch (read.state) {
    case 'read': {
      const text = decoded(read.bytes)
      if (text === null) {
        const what = 'The file holds NUL bytes, as no text in UTF-8 does; save it as UTF-8.'
        return withFile(found.uri, NOTHING_STATED, own, [...beside, atStart(what)])
      }
      const { stated, problems } = await readConfigurationFile(found.name, text)
      return withFile(found.uri, stated, own, [...beside, ...problems])
    }
    case 'missing':
      // It was in the list of its folder a moment ago.
      return withFile(found.uri, NOTHING_STATED, own, [
        ...beside,
        atStart(
          'The file is not there: it is a link that leads nowhere, or was just deleted; mend the link, or delete it.',
        ),
      ])
    case 'too-large':
      return withFile(found.uri, NOTHING_STATED, own, [...beside, atStart('The file is too large to be read.')])
    case 'unreadable':
      return withFile(found.uri, NOTHING_STATED, own, [...beside, atStart(`The file cannot be read: ${read.problem}`)])
  }
}

/** The configuration that the text of a file comes to, wherever that file lies; its patterns and paths are from the root all the same. */
export async function resolveText(uri: string, text: string, own: unknown): Promise<Resolved> {
  const { stated, problems } = await readConfigurationFile(uri, text)
  return withFile(uri, stated, own, problems)
}

function withFile(
  uri: string | null,
  stated: Stated,
  own: unknown,
  problems: readonly ConfigurationProblem[],
): Resolved {
  return { configuration: completed(stacked(stated, readStated(own).stated)), uri, problems }
}

function atStart(message: string): ConfigurationProblem {
  return { message, range: FILE_START }
}
