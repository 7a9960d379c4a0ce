import type { Configuration } from '../configuration/configuration.ts'
import { type Resolved, resolveConfiguration, resolveText } from '../configuration/resolve.ts'
import { completed, type Stated, stacked } from '../configuration/stated.ts'
import { type ClaimFlags, statedBy } from './claimOptions.ts'
import { readGiven } from './givenFile.ts'
import { NodeWorkspace } from './nodeWorkspace.ts'
import { Refusal } from './surroundings.ts'

/** What {@link configurationOf} is told: options, and the file that one of them names. */
type ConfigurationFlags = ClaimFlags & { readonly config?: string }

/**
 * What holds for a run: its options over the file that `--config` names or that stands in the working folder, over the defaults.
 * Throws a {@link Refusal} where something in the file is not understood: in a pipeline nobody would see it fall back.
 */
export async function configurationOf(flags: ConfigurationFlags, workingFolder: string): Promise<Configuration> {
  const { configuration, uri, problems } = await fileOf(flags.config, workingFolder)
  if (problems.length > 0) {
    const places = problems.map(
      ({ message, range }) => `${uri}:${range.start.line + 1}:${range.start.character + 1}  ${message}`,
    )
    throw new Refusal(`The configuration is not understood:\n${places.map(place => `  ${place}\n`).join('')}`.trimEnd())
  }
  return completed(stacked(statedBy(flags), asStated(configuration)))
}

async function fileOf(config: string | undefined, workingFolder: string): Promise<Resolved> {
  if (config === undefined) return resolveConfiguration(new NodeWorkspace(workingFolder), '', undefined)
  const called = `The configuration "${config}"`
  const text = await readGiven(config, workingFolder, { called, expected: 'a JSON or YAML file' })
  return resolveText(config, text, undefined)
}

/** A configuration as something that is said in full. */
function asStated({ settings, exclude }: Configuration): Stated {
  const { rules, claims, fencedProse, data } = settings
  return { rules, claims: { ...claims, fencedProse }, data, exclude }
}
