import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Merge, openParts } from '../audit/merge.ts'
import { BUILD_ID } from '../build-id.ts'
import { Turns } from '../node/turns.ts'
import { Kept } from './kept.ts'
import { linesOf } from './lines.ts'
import { baselineFrom, exitCodeOf, type ReportFlags } from './reportOptions.ts'
import { makeReports, reportingOf } from './reports.ts'
import { type ExitCode, Refusal, type Surroundings, TURN_MS } from './surroundings.ts'
import { expectWritable, targetsOf } from './targets.ts'
import { writeProblem } from './wholeFile.ts'

/** So much of all parts together is held at once. */
const ALL_CHUNKS_BYTES = 1 << 26

/** Joins parts of an audit, makes the reports, and tells whether the run fails, as the whole audit would. Throws a {@link Refusal}. */
export async function mergeCommand(
  paths: readonly string[],
  flags: ReportFlags,
  around: Surroundings,
): Promise<ExitCode> {
  const { workingFolder, signal } = around
  const targets = targetsOf(flags.format ?? [], flags.output ?? [], workingFolder)
  const baseline = await baselineFrom(flags.baseline, workingFolder)
  await expectWritable(targets)
  const merge = opened(paths, workingFolder)
  const kept = new Kept(baseline)
  try {
    const turns = new Turns(TURN_MS)
    for (const file of merge.files()) {
      if (signal.aborted) break
      kept.add(file)
      await turns.pause()
    }
    for (const problem of merge.problems) around.complain(`${problem}\n`)
    const complete = merge.complete && !signal.aborted
    if (!complete) around.complain('The result is not complete.\n')
    const audit = kept.audit(complete, merge.origin)
    const done = await makeReports(audit, reportingOf(flags, targets, workingFolder, baseline), around)
    return exitCodeOf(audit, kept.counts, done, flags.failOn)
  } finally {
    kept.close()
  }
}

function opened(paths: readonly string[], workingFolder: string): Merge {
  const chunkBytes = Math.min(Math.max(Math.floor(ALL_CHUNKS_BYTES / paths.length), 1 << 12), 1 << 17)
  const parts = paths.map(name => {
    const path = resolve(workingFolder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined || found.isDirectory()) {
      throw new Refusal(`There is no part "${name}"; expected a file that --format records has written.`)
    }
    return { name, lines: linesOf(path, chunkBytes) }
  })
  try {
    const merging = openParts(parts, BUILD_ID)
    if (merging.state === 'opened') return merging.merge
    throw new Refusal(merging.problem)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`The parts cannot be read: ${writeProblem(error)}.`)
  }
}
