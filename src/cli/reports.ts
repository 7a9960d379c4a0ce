import type { Audit } from '../audit/audit.ts'
import type { Baseline } from '../audit/baseline.ts'
import { reportOf } from '../report/formats.ts'
import { PLAIN } from '../report/report.ts'
import { linksFrom } from './links.ts'
import { type Colouring, paintFor } from './paint.ts'
import type { ReportFlags } from './reportOptions.ts'
import type { Surroundings } from './surroundings.ts'
import type { Target } from './targets.ts'
import { gathered, writeProblem, writeWhole } from './wholeFile.ts'

/** What reports are made of besides the audit. */
type Reporting = {
  readonly targets: readonly Target[]
  /** Where the files of the audit lie. */
  readonly root: string
  readonly baseline: Baseline | null
  readonly linkBase: string | null
  readonly color: Colouring
}

/** What reports are made of, as the flags say. */
export function reportingOf(
  { linkBase, color }: Partial<ReportFlags>,
  targets: readonly Target[],
  root: string,
  baseline: Baseline | null,
): Reporting {
  return { targets, root, baseline, linkBase: linkBase ?? null, color: color ?? 'auto' }
}

/** So many letters are printed at once. */
const ENOUGH = 1 << 16

/** Makes the reports one after another; false where one could not be written, which is told. */
export async function makeReports(audit: Audit, reporting: Reporting, around: Surroundings): Promise<boolean> {
  let written = true
  for (const target of reporting.targets) {
    try {
      await makeReport(audit, target, reporting, around)
    } catch (error) {
      written = false
      const place = target.path === null ? 'printed' : `written to ${target.path}`
      around.complain(`The report cannot be ${place}: ${writeProblem(error)}.\n`)
    }
  }
  return written
}

async function makeReport(
  audit: Audit,
  { format, path }: Target,
  { root, baseline, linkBase, color }: Reporting,
  around: Surroundings,
): Promise<void> {
  const paint =
    path === null && format === 'text' ? paintFor(color, around.printsToTerminal, around.environment) : PLAIN
  const report = await reportOf(format, audit, { link: linksFrom(root, path, linkBase), baseline, paint })
  if (path !== null) return writeWhole(path, report)
  for await (const text of gathered(report, ENOUGH)) if (!(await around.print(text))) return
}
