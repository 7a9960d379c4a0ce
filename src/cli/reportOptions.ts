import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Audit } from '../audit/audit.ts'
import { type Baseline, readBaseline } from '../audit/baseline.ts'
import { SEVERITIES, type Severity } from '../finding.ts'
import { FORMATS, type Format } from '../report/report.ts'
import { counted } from '../text/counted.ts'
import { readGiven } from './givenFile.ts'
import { COLOURINGS, type Colouring } from './paint.ts'
import { type ExitCode, Refusal } from './surroundings.ts'

/** The severity from which on the run fails. */
type FailOn = Severity | 'never'

type SeverityCounts = Readonly<Partial<Record<Severity, number>>>

/** What the options of {@link addReportOptions} are when parsed. */
export type ReportFlags = {
  readonly format?: readonly Format[]
  readonly output?: readonly string[]
  readonly failOn: FailOn
  readonly baseline?: string
  readonly linkBase?: string
  readonly color: Colouring
}

/** Gives a command the options that say which reports are made and when the run fails. */
export function addReportOptions(command: Command): Command {
  return command
    .optionsGroup('Reports:')
    .addOption(
      new Option(
        '--format <format>',
        `form of the report: ${FORMATS.join(', ')}; without it the ending of --output tells, else text (repeatable, one for each --output)`,
      ).argParser(readFormat),
    )
    .addOption(
      new Option(
        '--output <file>',
        'write the report to a file instead of printing it; "-" is standard output (repeatable)',
      ).argParser((path: string, before: readonly string[] | undefined) => [...(before ?? []), path]),
    )
    .addOption(
      new Option(
        '--link-base <url>',
        'where the files can be read: links of HTML and Markdown reports go to URL/path#L12, or to the URL with its {path} and {line} filled in; without it they are relative to the report',
      ).argParser(linkBaseFrom),
    )
    .addOption(
      new Option('--color <when>', 'colour in printed text; auto: at a terminal, less NO_COLOR, or with FORCE_COLOR')
        .choices(COLOURINGS)
        .default('auto'),
    )
    .optionsGroup('When the run fails:')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when a finding is at or above this')
        .choices([...SEVERITIES, 'never'])
        .default('warning'),
    )
    .option('--baseline <file>', 'JSON report of an earlier run: only findings that are not in it count')
}

/**
 * How a run ends. `counts`: diagnostics that are new, by severity; `done`: whether all reports were made. `complain` hears why it
 * fails where reports leave that open.
 */
export function exitCodeOf(
  { complete, summary }: Audit,
  counts: SeverityCounts,
  done: boolean,
  failOn: FailOn,
  complain: (words: string) => void,
): ExitCode {
  if (!done || !complete || summary.failed > 0) return 2
  if (!fails(counts, failOn)) return 0
  if (!fails(counts, 'warning')) complain(`${failingWords(counts, failOn)}\n`)
  return 1
}

function fails(counts: SeverityCounts, failOn: FailOn): boolean {
  return graveOf(failOn).some(severity => (counts[severity] ?? 0) > 0)
}

/** The severities that make a run fail, the gravest first. */
function graveOf(failOn: FailOn): readonly Severity[] {
  return failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1)
}

/** Why a run fails whose reports may end in "No warnings." */
function failingWords(counts: SeverityCounts, failOn: FailOn): string {
  const parts = graveOf(failOn).flatMap(severity => {
    const count = counts[severity] ?? 0
    return count === 0 ? [] : [`${counted(count, 'finding')} of severity ${severity}`]
  })
  return `The run fails, as --fail-on ${failOn} asks: ${parts.join(' and ')}.`
}

/** The baseline that an option names; null where none is named. Throws a {@link Refusal} where the file is none. */
export async function baselineFrom(path: string | undefined, workingFolder: string): Promise<Baseline | null> {
  if (path === undefined) return null
  const text = await readGiven(path, workingFolder, {
    called: `The baseline "${path}"`,
    expected: 'a report that --format json has written',
  })
  const read = readBaseline(text, path)
  if (read.state === 'refused') throw new Refusal(read.problem)
  return read.baseline
}

/** A variable of a script that nobody has set would make links that lead nowhere. */
function linkBaseFrom(written: string): string {
  if (written.trim() === '')
    throw new InvalidArgumentError('Expected an address, such as https://example.org/blob/main.')
  return written
}

function readFormat(written: string, before: readonly Format[] | undefined): readonly Format[] {
  const format = FORMATS.find(known => known === written)
  if (format === undefined) throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(', ')}.`)
  return [...(before ?? []), format]
}
