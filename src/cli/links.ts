import { dirname, isAbsolute, join } from 'node:path'
import { encodedPath } from '../report/file-names.ts'
import type { ReportOptions } from '../report/report.ts'
import { relativeTo } from './paths.ts'

/** Stands in a base for the path of a file, or the number of a line. */
const PATH = '{path}'
const LINE = '{line}'

/**
 * Links of a report to lines of files. With a base: `BASE/path#L12`, or the base with its `{path}` and `{line}` filled in. Without
 * one: relative, from where the report stands (`output`, absolute) to the file below `root`; none on standard output.
 */
export function linksFrom(root: string, output: string | null, base: string | null): ReportOptions['link'] {
  if (base !== null) {
    const pattern = base.includes(PATH) ? base : `${base.replace(/\/+$/, '')}/${PATH}#L${LINE}`
    return (path, { start }) =>
      pattern.replaceAll(PATH, () => encodedPath(path)).replaceAll(LINE, String(start.line + 1))
  }
  if (output === null) return () => null
  const from = dirname(output)
  return (path, { start }) => {
    const way = relativeTo(from, join(root, path))
    // On another drive there is no way from here to there.
    return isAbsolute(way) ? null : `${encodedPath(way)}#L${start.line + 1}`
  }
}
