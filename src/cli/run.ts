import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { visibleLines } from '../text/visible-controls.ts'
import { type AuditFlags, addCacheOptions, addFileOptions } from './auditOptions.ts'
import { addClaimOptions } from './claimOptions.ts'
import { AUDIT_HELP, EXIT_CODES, MERGE_HELP, PROGRAM_HELP } from './help.ts'
import { addReportOptions, type ReportFlags } from './reportOptions.ts'
import { type ExitCode, Refusal, type Surroundings } from './surroundings.ts'

/** Runs the command line and tells its exit code. Never rejects. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const around = { ...surroundings, complain: (words: string) => surroundings.complain(visibleLines(words)) }
  let code: ExitCode = 0
  const program = new Command('emergence-check')
    .description('Finds emergence claims in Markdown papers and checks them against the data they are tied to.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => void around.print(text).catch(() => {}), writeErr: around.complain })
    .addHelpText('after', PROGRAM_HELP)
  const auditing = program
    .command('audit')
    .description('Audit Markdown files and folders.')
    .argument('[paths...]', 'files and folders (default: the working folder)')
  addReportOptions(auditing)
  addFileOptions(auditing)
  addClaimOptions(addCacheOptions(auditing))
  auditing.addHelpText('after', AUDIT_HELP + EXIT_CODES)
  auditing.action(async (paths: string[], flags: AuditFlags & ReportFlags) => {
    // The analysis is nine tenths of the program; help, versions and slips of the keyboard do without it.
    const { auditCommand } = await import('./auditCommand.ts')
    code = await auditCommand(paths, flags, around)
  })
  const merging = program
    .command('merge')
    .description('Join the parts of an audit that ran in shards, and report on the whole.')
    .argument('<parts...>', 'files that audit --format records has written, in any order')
  addReportOptions(merging)
  merging.addHelpText('after', MERGE_HELP + EXIT_CODES)
  merging.action(async (paths: string[], flags: ReportFlags) => {
    const { mergeCommand } = await import('./mergeCommand.ts')
    code = await mergeCommand(paths, flags, around)
  })
  const reporting = program
    .command('report')
    .description('Audit, print each claim, and write an HTML report with the re-plots (default: the sample workspace).')
    .argument('[paths...]', 'files and folders')
    .option('--output <file>', 'where to write the report', 'emergence-report.html')
  addClaimOptions(addCacheOptions(reporting))
  reporting.action(async (paths: string[], flags: AuditFlags & { readonly output: string }) => {
    const { reportCommand } = await import('./reportCommand.ts')
    code = await reportCommand(paths, flags, around)
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const told = error instanceof Error ? error.message : String(error)
    around.complain(error instanceof Refusal ? `${told}\n` : `The audit failed: ${told}\n`)
    return 2
  }
}
