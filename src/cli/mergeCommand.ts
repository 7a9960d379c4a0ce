import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Merge, openParts, type Part, type PartLine } from '../audit/merge.ts'
import { BUILD_ID } from '../build-id.ts'
import { isGone } from '../node/fileFailure.ts'
import { Turns } from '../node/turns.ts'
import { readProblem } from './givenFile.ts'
import { Kept } from './kept.ts'
import { linesOf } from './lines.ts'
import { baselineFrom, exitCodeOf, type ReportFlags } from './reportOptions.ts'
import { makeReports, reportingOf } from './reports.ts'
import { type ExitCode, Refusal, type Surroundings, TURN_MS } from './surroundings.ts'
import { expectWritable, targetsOf } from './targets.ts'

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
  const merge = await opened(paths, workingFolder)
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
    return exitCodeOf(audit, kept.counts, done, flags.failOn, around.complain)
  } finally {
    kept.close()
  }
}

async function opened(paths: readonly string[], workingFolder: string): Promise<Merge> {
  const chunkBytes = Math.min(Math.max(Math.floor(ALL_CHUNKS_BYTES / paths.length), 1 << 12), 1 << 17)
  const parts: Part[] = []
  for (const name of paths) {
    const path = resolve(workingFolder, name)
    if (!isThere(path)) throw new Refusal(`There is no part "${name}"; ${EXPECTED}.`)
    const lines = await linesOf(path, chunkBytes).catch((error: unknown) => refuse(name, error))
    parts.push({ name, lines: linesOfPart(name, lines) })
  }
  const merging = openParts(parts, BUILD_ID)
  if (merging.state === 'opened') return merging.merge
  throw new Refusal(merging.problem)
}

const EXPECTED = 'expected a file that --format records has written'

/** False for folders too. What may not be looked at is there: who reads it tells why it cannot be read. */
function isThere(path: string): boolean {
  try {
    return !statSync(path).isDirectory()
  } catch (error) {
    return !isGone(error)
  }
}

/** The lines of a part, as they are asked for. Throws a {@link Refusal} that names it where it cannot be read to its end. */
function* linesOfPart(name: string, lines: Iterable<PartLine>): Generator<PartLine> {
  try {
    yield* lines
  } catch (error) {
    refuse(name, error)
  }
}

function refuse(name: string, error: unknown): never {
  throw new Refusal(`The part "${name}" cannot be read: ${readProblem(error)}; ${EXPECTED}.`)
}
