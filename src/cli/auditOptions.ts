import { type Command, InvalidArgumentError, Option } from 'commander'
import * as v from 'valibot'
import { readShard, type Shard } from '../audit/shard.ts'
import { pattern as patternForm } from '../configuration/schema.ts'
import type { ClaimFlags } from './claimOptions.ts'
import { readGiven } from './givenFile.ts'
import { Refusal, type Surroundings } from './surroundings.ts'
import { STANDARD } from './targets.ts'

/** What the options of {@link addFileOptions} and {@link addCacheOptions} are when parsed. */
export type AuditFlags = ClaimFlags & {
  readonly changed?: string | true
  readonly filesFrom?: string
  readonly shard?: Shard
  readonly config?: string
  readonly cache: boolean
  readonly cacheDir?: string
}

/** Gives a command the options that say which files are audited. */
export function addFileOptions(command: Command): Command {
  return command
    .optionsGroup('Which files:')
    .option(
      '--changed [ref]',
      'only documents that differ from a git revision (default: HEAD) – modified, staged, renamed, untracked – and those whose findings rest on a file that does; all where the configuration file differs',
    )
    .option('--files-from <file>', 'audit the files listed there, one a line or parted by NUL; "-" is standard input')
    .addOption(
      new Option(
        '--exclude <pattern>',
        'leave out what the pattern matches, as in .gitignore, from the working folder (repeatable; adds to the configuration file)',
      ).argParser(excludedFrom),
    )
    .addOption(
      new Option(
        '--shard <i/n>',
        'only the i-th of n even parts of the files, e.g. 2/8; write each part with --format records and join them with merge',
      ).argParser(shardFrom),
    )
}

/** Gives a command the options on the configuration and the cache. */
export function addCacheOptions(command: Command): Command {
  return command
    .optionsGroup('Configuration and cache:')
    .option(
      '--config <file>',
      'configuration file; its paths and patterns are from the working folder (default: .emergence-check.json, .jsonc, .yaml or .yml there)',
    )
    .addOption(
      new Option(
        '--cache-dir <folder>',
        "where analyses are remembered (default: the user's folder for caches)",
      ).argParser(folderFrom),
    )
    .option('--no-cache', 'remember nothing and recall nothing')
}

/** The paths that `--files-from` lists; null where it is not given. Throws a {@link Refusal} where the list cannot be read. */
export async function listedFiles(flags: AuditFlags, around: Surroundings): Promise<readonly string[] | null> {
  const { filesFrom } = flags
  if (filesFrom === undefined) return null
  const text =
    filesFrom === STANDARD
      ? await inputOf(around)
      : await readGiven(filesFrom, around.workingFolder, {
          called: `The list of files "${filesFrom}"`,
          expected: 'a file with one path a line, or "-"',
        })
  const paths = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/)
  return paths.filter(path => path !== '')
}

/** What stands on standard input; nothing where the reader wants an end while nobody writes there. */
async function inputOf({ readInput, signal }: Surroundings): Promise<string> {
  return readInput().catch(() => {
    if (signal.aborted) return ''
    throw new Refusal('The list of files on standard input cannot be read; expected one path a line.')
  })
}

/** Patterns that would match nothing, without a word. */
function excludedFrom(pattern: string, before: readonly string[] | undefined): readonly string[] {
  if (!v.is(patternForm, pattern)) {
    throw new InvalidArgumentError(
      /^[^#\s]/.test(pattern)
        ? 'As in .gitignore, patterns are from the working folder, without ".", ".." or nothing for a folder; write "/drafts/" for a folder there, or "drafts/" for one anywhere.'
        : 'Expected a pattern as in .gitignore ("\\#" for a "#" at its beginning).',
    )
  }
  return [...(before ?? []), pattern]
}

function folderFrom(written: string): string {
  if (written === '') throw new InvalidArgumentError('Expected the path of a folder; --no-cache remembers nothing.')
  return written
}

function shardFrom(written: string): Shard {
  const shard = readShard(written)
  if (shard === null) throw new InvalidArgumentError('Expected a part and the number of parts, such as 1/4 … 4/4.')
  return shard
}
