import type { ArtifactLocation, Fix, Location, Region } from 'sarif'
import type { QuickFix } from '../finding.ts'
import type { Range } from '../text/range.ts'
import { encodedPath } from './file-names.ts'

/** The name under which the audited folder stands for the root of all addresses; where it lies is nobody's business. */
export const ROOT = 'SRCROOT'

/** A file by its path from the root, percent-encoded. */
export function artifact(path: string): ArtifactLocation {
  return { uri: encodedPath(path), uriBaseId: ROOT }
}

/** A range with lines and columns from 1. An empty range, as of a whole file, tells its line alone. */
export function region({ start, end }: Range): Region {
  const startLine = start.line + 1
  if (start.offset === end.offset) return { startLine }
  return { startLine, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 }
}

/** A place of a file. `words`: what a reader sees there, without markup; null where that is not known. */
export function locationOf(path: string, range: Range, words: string | null = null): Location {
  const here = region(range)
  const artifactLocation = artifact(path)
  if (words === null) return { physicalLocation: { artifactLocation, region: here } }
  // As long as the place itself, the words hold no markup and are what the file says.
  const asWritten = range.end.offset - range.start.offset === words.length
  const snippet = asWritten ? { text: words } : { rendered: { text: words } }
  return { physicalLocation: { artifactLocation, region: { ...here, snippet } } }
}

/** A quick fix as data. `ranges`: places of the file whose lines are known. */
export function fixOf({ title, insert }: QuickFix, path: string, ranges: readonly Range[]): Fix {
  const place = insertion(insert.at, ranges)
  const deletedRegion: Region =
    place === null
      ? { charOffset: insert.at, charLength: 0 }
      : { startLine: place.line, startColumn: place.column, endLine: place.line, endColumn: place.column }
  const replacements = [{ deletedRegion, insertedContent: { text: insert.text } }]
  return {
    description: { text: `${title}.` },
    artifactChanges: [{ artifactLocation: artifact(path), replacements }],
  }
}

/** Line and column, from 1, of an offset on the first or last line of a range; null where no range tells. */
function insertion(at: number, ranges: readonly Range[]): { readonly line: number; readonly column: number } | null {
  for (const { start, end } of ranges) {
    for (const { line, character, offset } of [start, end]) {
      if (at >= offset - character && at <= offset) return { line: line + 1, column: at - (offset - character) + 1 }
    }
  }
  return null
}
