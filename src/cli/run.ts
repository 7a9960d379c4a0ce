import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { version } from '../../package.json'
import { Analyzer } from '../analyze.ts'
import { type Audit, auditFiles } from '../audit/audit.ts'
import type { Severity } from '../finding.ts'
import { reportOf } from '../report/formats.ts'
import { type Format, PLAIN_REPORT, wholeReport } from '../report/report.ts'
import type { Settings } from '../settings.ts'
import { DataFiles } from '../tables/files/data-files.ts'
import { addClaimOptions, type ClaimFlags, settingsFrom, settingsOf } from './claimOptions.ts'
import { selectFiles } from './files.ts'
import { NodeWorkspace } from './nodeWorkspace.ts'
import { ReadingLine } from './readingLine.ts'

/** What the command line needs of the world around it. */
export type Surroundings = {
  readonly workingFolder: string
  /** The sample workspace that ships with the tool. */
  readonly examples: string
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** Writes to a terminal at which someone waits, if there is one. */
  readonly showProgress?: (text: string) => void
  readonly signal: AbortSignal
}

/** 0: done, nothing at or above the chosen severity. 1: findings there. 2: the audit could not be made. */
export type ExitCode = 0 | 1 | 2

type FailOn = Severity | 'never'
type AuditFlags = ClaimFlags & { readonly format: Format; readonly failOn: FailOn; readonly output?: string }
type ReportFlags = ClaimFlags & { readonly output: string }

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** Runs the command line and tells its exit code. Never rejects. */
export async function run(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = new Command('emergence-check')
    .description('Finds emergence claims in Markdown papers and checks them against the data they are tied to.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: around.print, writeErr: around.complain })
  const auditCommand = program
    .command('audit')
    .description('Audit Markdown files and folders (default: the working folder).')
    .argument('[paths...]', 'files and folders')
    .addOption(new Option('--format <format>', 'form of the report').choices(['text', 'json', 'html']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when a finding is at or above this')
        .choices([...SEVERITIES, 'never'])
        .default('warning'),
    )
    .option('--output <file>', 'write the report to a file instead of printing it')
    .action(async (paths: string[], options: AuditFlags) => {
      code = await audit(paths.length === 0 ? ['.'] : paths, options, around)
    })
  const reportCommand = program
    .command('report')
    .description('Audit, print each claim, and write an HTML report with the re-plots (default: the sample workspace).')
    .argument('[paths...]', 'files and folders')
    .option('--output <file>', 'where to write the report', 'emergence-report.html')
    .action(async (paths: string[], options: ReportFlags) => {
      code = await report(paths.length === 0 ? [around.examples] : paths, options, around)
    })
  for (const command of [auditCommand, reportCommand]) addClaimOptions(command)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    around.complain(`The audit failed: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}

async function audit(paths: readonly string[], options: AuditFlags, around: Surroundings): Promise<ExitCode> {
  const result = await auditPaths(paths, settingsOf(options), around)
  if (result === null) return 2
  const text = await wholeReport(await reportOf(options.format, result, PLAIN_REPORT))
  if (options.output === undefined) around.print(text)
  else await writeFile(resolve(around.workingFolder, options.output), text)
  if (!result.complete || result.summary.failed > 0) return 2
  return fails(result, options.failOn) ? 1 : 0
}

async function report(paths: readonly string[], options: ReportFlags, around: Surroundings): Promise<ExitCode> {
  const result = await auditPaths(paths, settingsOf(options), around)
  if (result === null) return 2
  around.print(await wholeReport(await reportOf('text', result, PLAIN_REPORT)))
  const path = resolve(around.workingFolder, options.output)
  await writeFile(path, await wholeReport(await reportOf('html', result, PLAIN_REPORT)))
  around.print(`\nReport with re-plots: ${path}\n`)
  return result.complete ? 0 : 2
}

async function auditPaths(paths: readonly string[], settings: Settings, around: Surroundings): Promise<Audit | null> {
  const selection = await selectFiles(paths, around.workingFolder)
  if (selection.state === 'missing') {
    around.complain(`There is no "${selection.path}"; expected a Markdown file or a folder.\n`)
    return null
  }
  const workspace = new NodeWorkspace(selection.root)
  const line = around.showProgress === undefined ? null : new ReadingLine(around.showProgress)
  const dataFiles = new DataFiles(workspace, (uri, share) => line?.tell(workspace.nameOf(uri), share))
  const placed = settingsFrom(selection.root, around.workingFolder, settings)
  return auditFiles(selection.files, workspace, new Analyzer(workspace, placed, dataFiles), around.signal)
}

function fails({ summary }: Audit, failOn: FailOn): boolean {
  if (failOn === 'never') return false
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1)
  return grave.some(severity => (summary.diagnostics[severity] ?? 0) > 0)
}
