import { relative, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { KINDS_IN_WORDS } from '../claim-options.ts'
import type { ClaimKind } from '../claims/claim.ts'
import { kindNamed } from '../claims/kinds.ts'
import { DEFAULT_OPTIONS, SENSITIVITIES, type Sensitivity } from '../claims/options.ts'
import type { Stated } from '../configuration/stated.ts'
import type { Settings } from '../settings.ts'

/** What the options of {@link addClaimOptions} are when parsed; absent where nothing is said. */
export type ClaimFlags = {
  readonly sensitivity?: Sensitivity
  readonly addTerm?: Readonly<Record<string, ClaimKind>>
  readonly ignoreTerm?: readonly string[]
  readonly fencedProse?: boolean
  readonly data?: readonly string[]
  readonly exclude?: readonly string[]
}

/** Gives a command the options that say how claims and their data are found. They win over a configuration file. */
export function addClaimOptions(command: Command): Command {
  return command
    .optionsGroup('How claims and their data are found (wins over the configuration file):')
    .addOption(
      new Option(
        '--sensitivity <level>',
        `how sure a sentence must be a claim (default: ${DEFAULT_OPTIONS.sensitivity})`,
      ).choices(SENSITIVITIES),
    )
    .addOption(
      new Option(
        '--add-term <term=kind>',
        'words that make a sentence a claim, e.g. "ignition point=threshold" (repeatable)',
      ).argParser(readAddedTerm),
    )
    .addOption(
      new Option('--ignore-term <term>', 'words to read over, e.g. "emergent misalignment" (repeatable)').argParser(
        readIgnoredTerm,
      ),
    )
    .option('--fenced-prose', 'read fenced blocks that name no programming language too')
    .option('--no-fenced-prose', 'do not, whatever the configuration file says')
    .addOption(
      new Option('--data <file>', 'data for claims that name none, from the working folder (repeatable)').argParser(
        readData,
      ),
    )
}

/** What the options say, in the form of a configuration. */
export function statedBy({ sensitivity, addTerm, ignoreTerm, fencedProse, data, exclude }: ClaimFlags): Stated {
  return {
    rules: {},
    claims: {
      ...(sensitivity !== undefined && { sensitivity }),
      ...(addTerm !== undefined && { addTerms: addTerm }),
      ...(ignoreTerm !== undefined && { ignoreTerms: ignoreTerm }),
      ...(fencedProse !== undefined && { fencedProse }),
    },
    data: data === undefined ? [] : [{ documents: '*', files: data }],
    exclude: exclude ?? [],
  }
}

/** The settings with paths of data from `root`, where they were from the working folder. */
export function settingsFrom(root: string, workingFolder: string, settings: Settings): Settings {
  const moved = (path: string) => relative(root, resolve(workingFolder, path)).replaceAll('\\', '/') || '.'
  return { ...settings, data: settings.data.map(({ documents, files }) => ({ documents, files: files.map(moved) })) }
}

function readAddedTerm(written: string, before: ClaimFlags['addTerm']): Readonly<Record<string, ClaimKind>> {
  // A term may hold the sign, a kind does not.
  const sign = written.lastIndexOf('=')
  const term = written.slice(0, Math.max(sign, 0)).trim()
  if (term === '') {
    throw new InvalidArgumentError('Expected a term and its kind, such as "ignition point=phase-transition".')
  }
  const name = written.slice(sign + 1)
  const kind = kindNamed(name)
  if (kind === null) throw new InvalidArgumentError(`"${name}" is not a kind of claim; expected ${KINDS_IN_WORDS}.`)
  return { ...before, [term]: kind }
}

function readData(path: string, before: readonly string[] | undefined): readonly string[] {
  if (path.trim() === '') throw new InvalidArgumentError('Expected the path of a data file, or of a folder of them.')
  return [...(before ?? []), path.replaceAll('\\', '/')]
}

function readIgnoredTerm(written: string, before: ClaimFlags['ignoreTerm']): readonly string[] {
  const term = written.trim()
  if (term === '') throw new InvalidArgumentError('Expected a word or more, such as "emergent misalignment".')
  return [...(before ?? []), term]
}
