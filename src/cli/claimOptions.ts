import { relative, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { KINDS_IN_WORDS } from '../claim-options.ts'
import type { ClaimKind } from '../claims/claim.ts'
import { kindNamed } from '../claims/kinds.ts'
import { DEFAULT_OPTIONS, SENSITIVITIES, type Sensitivity } from '../claims/options.ts'
import { DEFAULT_READING } from '../paper/reading-options.ts'
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts'

/** What the options of {@link addClaimOptions} are when parsed. */
export type ClaimFlags = {
  readonly sensitivity: Sensitivity
  readonly addTerm: Readonly<Record<string, ClaimKind>>
  readonly ignoreTerm: readonly string[]
  readonly fencedProse: boolean
  readonly data: readonly string[]
}

/** Gives a command the options that say how claims and their data are found. */
export function addClaimOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--sensitivity <level>', 'how sure a sentence must be a claim')
        .choices(SENSITIVITIES)
        .default(DEFAULT_OPTIONS.sensitivity),
    )
    .addOption(
      new Option(
        '--add-term <term=kind>',
        'words that make a sentence a claim, e.g. "ignition point=threshold" (repeatable)',
      )
        .argParser(readAddedTerm)
        .default(DEFAULT_OPTIONS.addTerms, 'none'),
    )
    .addOption(
      new Option('--ignore-term <term>', 'words to read over, e.g. "emergent misalignment" (repeatable)')
        .argParser(readIgnoredTerm)
        .default(DEFAULT_OPTIONS.ignoreTerms, 'none'),
    )
    .option('--fenced-prose', 'read fenced blocks that name no programming language too', DEFAULT_READING.fencedProse)
    .addOption(
      new Option('--data <file>', 'data for claims that name none, from the working folder (repeatable)')
        .argParser((path: string, before: readonly string[]) => [...before, path.replaceAll('\\', '/')])
        .default([], 'none'),
    )
}

/** The settings that the options amount to. */
export function settingsOf({ sensitivity, addTerm, ignoreTerm, fencedProse, data }: ClaimFlags): Settings {
  const claims = { sensitivity, addTerms: addTerm, ignoreTerms: ignoreTerm }
  return { ...DEFAULT_SETTINGS, claims, fencedProse, data: data.length === 0 ? [] : [{ documents: '*', files: data }] }
}

/** The settings with paths of data from `root`, where they were from the working folder. */
export function settingsFrom(root: string, workingFolder: string, settings: Settings): Settings {
  const moved = (path: string) => relative(root, resolve(workingFolder, path)).replaceAll('\\', '/')
  return { ...settings, data: settings.data.map(({ documents, files }) => ({ documents, files: files.map(moved) })) }
}

function readAddedTerm(written: string, before: ClaimFlags['addTerm']): ClaimFlags['addTerm'] {
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

function readIgnoredTerm(written: string, before: ClaimFlags['ignoreTerm']): ClaimFlags['ignoreTerm'] {
  const term = written.trim()
  if (term === '') throw new InvalidArgumentError('Expected a word or more, such as "emergent misalignment".')
  return [...before, term]
}
