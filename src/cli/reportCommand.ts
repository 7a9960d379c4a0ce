import { resolve } from 'node:path'
import { auditPaths } from './auditCommand.ts'
import type { AuditFlags } from './auditOptions.ts'
import type { ExitCode, Surroundings } from './surroundings.ts'
import type { Target } from './targets.ts'

/** Audits, prints each claim and writes the HTML report; of the sample where no paths are named. Throws a `Refusal`. */
export async function reportCommand(
  paths: readonly string[],
  { output, ...flags }: AuditFlags & { readonly output: string },
  around: Surroundings,
): Promise<ExitCode> {
  const path = resolve(around.workingFolder, output)
  const targets: readonly Target[] = [
    { format: 'text', path: null },
    { format: 'html', path },
  ]
  const { audit, done } =
    paths.length > 0 ? await auditPaths(paths, flags, targets, around) : await auditSample(flags, targets, around)
  if (done) await around.print(`\nReport with re-plots: ${path}\n`)
  return done && audit.complete ? 0 : 2
}

/** The sample is a workspace of its own: the tool may lie in a folder that the reader's own rules leave out, such as node_modules. */
function auditSample(flags: AuditFlags, targets: readonly Target[], around: Surroundings) {
  const { config, cacheDir } = flags
  const located = {
    ...flags,
    ...(config !== undefined && { config: resolve(around.workingFolder, config) }),
    ...(cacheDir !== undefined && { cacheDir: resolve(around.workingFolder, cacheDir) }),
  }
  return auditPaths([], located, targets, { ...around, workingFolder: around.examples })
}
