import { Analyzer } from '../analyze.ts'
import type { Settings } from '../settings.ts'
import { DataFiles } from '../tables/files/data-files.ts'
import type { Workspace } from '../workspace.ts'

/** An analyzer that passes by many documents; `reading` is told how far a large data file is read, 0 to 1. */
export function passingAnalyzer(
  workspace: Workspace,
  settings: Settings,
  reading: (path: string, share: number) => void,
): Analyzer {
  const dataFiles = new DataFiles(workspace, (uri, share) => reading(workspace.nameOf(uri), share))
  return new Analyzer(workspace, settings, dataFiles, 'passing')
}
