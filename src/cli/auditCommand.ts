import { resolve } from 'node:path'
import { type Audit, auditEach } from '../audit/audit.ts'
import type { Changes } from '../audit/changed.ts'
import type { LeftOut } from '../audit/files.ts'
import { type Shard, shardName } from '../audit/shard.ts'
import { BUILD_ID } from '../build-id.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { configurationDigest } from '../configuration/digest.ts'
import { Turns } from '../node/turns.ts'
import { counted } from '../text/counted.ts'
import { type AuditFlags, listedFiles } from './auditOptions.ts'
import { settingsFrom } from './claimOptions.ts'
import { configurationOf } from './configure.ts'
import { Kept } from './kept.ts'
import { LaterAnalyzer } from './laterAnalyzer.ts'
import { NodeWorkspace } from './nodeWorkspace.ts'
import { Progress } from './progress.ts'
import { baselineFrom, exitCodeOf, type ReportFlags } from './reportOptions.ts'
import { makeReports, reportingOf } from './reports.ts'
import { type Selection, selectFiles } from './selection.ts'
import { type ExitCode, Refusal, type Surroundings, TURN_MS } from './surroundings.ts'
import { expectWritable, type Target, targetsOf } from './targets.ts'

type Found = Extract<Selection, { readonly state: 'found' }>

/** Audits, makes the reports that the flags ask for, and tells whether the run fails. Throws a {@link Refusal}. */
export async function auditCommand(
  paths: readonly string[],
  flags: AuditFlags & ReportFlags,
  around: Surroundings,
): Promise<ExitCode> {
  const targets = targetsOf(flags.format ?? [], flags.output ?? [], around.workingFolder)
  const { audit, counts, done } = await auditPaths(paths, flags, targets, around)
  return exitCodeOf(audit, counts, done, flags.failOn, around.complain)
}

/** Audits and makes reports; `done` is false where one of them could not be made. */
export async function auditPaths(
  paths: readonly string[],
  flags: AuditFlags & Partial<ReportFlags>,
  targets: readonly Target[],
  around: Surroundings,
) {
  const { workingFolder } = around
  const configuration = await configurationOf(flags, workingFolder)
  const baseline = await baselineFrom(flags.baseline, workingFolder)
  await expectWritable(targets)
  const listed = await listedFiles(flags, around)
  const wanted = {
    paths: paths.length === 0 && listed === null ? ['.'] : paths,
    listed: listed ?? [],
    exclude: configuration.exclude,
    shard: flags.shard ?? null,
    reports: targets.flatMap(({ path }) => path ?? []),
  }
  const selection = selectFiles(wanted, workingFolder)
  if (selection.state === 'missing') {
    throw new Refusal(`There is no "${selection.path}"; expected a Markdown file or a folder.`)
  }
  for (const [path, reason] of selection.leftOut) around.complain(`${path} is left out${leftOutBy(reason)}.\n`)
  const changes =
    flags.changed === undefined
      ? null
      : await (await import('./changes.ts')).changesFor(flags.changed, flags, selection.root, around)
  const kept = new Kept(baseline)
  try {
    const complete = await auditInto(kept, selection, changes, configuration, flags, around)
    const origin = { version: BUILD_ID, configuration: configurationDigest(configuration), shard: wanted.shard }
    const audit = kept.audit(complete, origin)
    tellEnd(audit, wanted, flags.changed !== undefined, around)
    const reporting = reportingOf(flags, targets, selection.root, baseline)
    return { audit, counts: kept.counts, done: await makeReports(audit, reporting, around) }
  } finally {
    kept.close()
  }
}

/** Audits the selected files one after another; false where the reader wanted an end before the last one. */
async function auditInto(
  kept: Kept,
  { root, folders, addresses }: Found,
  changes: Changes | null,
  configuration: Configuration,
  flags: AuditFlags,
  around: Surroundings,
): Promise<boolean> {
  const { signal } = around
  if (changes?.none === true) return !signal.aborted
  const workspace = new NodeWorkspace(root)
  const progress = new Progress(around.terminal, () => countOf(addresses(signal)))
  const settings = settingsFrom(root, around.workingFolder, configuration.settings)
  const analyzer = new LaterAnalyzer(settings, async () => {
    const { passingAnalyzer } = await import('./passingAnalyzer.ts')
    return passingAnalyzer(workspace, settings, (path, share) => progress.reading(path, share))
  })
  const cache = await cacheFolder(flags, around)
  const walk = { root, folders, shard: flags.shard ?? null }
  const memory =
    cache === null
      ? { analyzer, passed: null }
      : (await import('./remembering.ts')).openMemory(cache, analyzer, workspace, settings, walk)
  const turns = new Turns(TURN_MS)
  let complete = false
  try {
    for await (const file of auditEach(addresses(signal), workspace, memory.analyzer, signal, memory.passed)) {
      if (changes === null || changes.concerns(file)) kept.add(file)
      progress.done(file.path)
      await turns.pause()
    }
    complete = !signal.aborted
  } finally {
    memory.passed?.close(complete)
    progress.stop()
  }
  return complete
}

/** What leaves out something that was named, as the end of a sentence. */
function leftOutBy(reason: LeftOut): string {
  switch (reason.kind) {
    case 'exclude':
      return `, as the pattern "${reason.pattern}" of exclude says`
    case 'gitignore':
      return `, as line ${reason.line + 1} of ${reason.file} says ("${reason.pattern}"); name its files to have them audited all the same`
    case 'never':
      return `: documents in ${reason.folder} are nobody's papers; name its files to have them audited all the same`
  }
}

async function cacheFolder({ cache, cacheDir }: AuditFlags, { workingFolder }: Surroundings): Promise<string | null> {
  if (!cache) return null
  if (cacheDir !== undefined) return resolve(workingFolder, cacheDir)
  const { default: envPaths } = await import('env-paths')
  return envPaths('emergence-check', { suffix: '' }).cache
}

async function countOf(addresses: AsyncIterable<string>): Promise<number> {
  let count = 0
  const turns = new Turns(TURN_MS)
  for await (const _ of addresses) {
    count++
    await turns.pause()
  }
  return count
}

function tellEnd(
  { complete, summary }: Audit,
  { paths, shard }: { readonly paths: readonly string[]; readonly shard: Shard | null },
  onlyChanged: boolean,
  around: Surroundings,
): void {
  if (!complete) {
    const told = `the ${counted(summary.files, 'file')} that ${summary.files === 1 ? 'was' : 'were'} done`
    around.complain(`Interrupted: the report tells of ${told} and is not complete.\n`)
  } else if (summary.files === 0) {
    const what = shard === null ? 'Markdown files' : `Markdown files of shard ${shardName(shard)}`
    const where =
      paths.length > 0
        ? `below ${paths.map(path => (path === '.' ? 'the working folder' : path)).join(', ')}`
        : 'in the list'
    const told = onlyChanged ? `No changed ${what} ${where}` : `No ${what} ${where}`
    const why =
      paths.length > 0 && !onlyChanged
        ? ' (.gitignore and exclude are heeded, and node_modules and the like are not looked into)'
        : ''
    around.complain(`${told}${why}.\n`)
  }
}
