import type { Finding } from '../finding.ts'
import type { Table } from '../tables/table.ts'
import type { Range } from '../text/range.ts'
import type { VerdictTone } from '../verdicts.ts'
import { VERDICTS } from '../verdicts.ts'
import { type HoverLink, shortClaim } from './hover-text.ts'

/** A paper whose claims are known: its address, the name a reader knows it by, and its findings. */
export type KnownPaper = { readonly uri: string; readonly name: string; readonly findings: readonly Finding[] }

/** A line and a character, both from 0. */
export type Spot = { readonly line: number; readonly character: number }

/** A claim that rests on a table. */
export type RestingClaim = {
  /** Address of its document. */
  readonly uri: string
  /** Name of its document, where that is not the one the table stands in; else null. */
  readonly paper: string | null
  readonly tone: VerdictTone
  readonly verdict: string
  /** Its words, with a link to it. */
  readonly claim: HoverLink
  /** The link to its re-plot; null where there is none. */
  readonly replot: HoverLink | null
}

/** What a hover over a table says. */
export type TableHoverText = {
  /** "2 claims rest on this table:" */
  readonly head: string
  readonly claims: readonly RestingClaim[]
  /** How many more there are than are listed. */
  readonly more: number
  /** What the hover speaks of: the row, or the line where there is none. Null: that line. */
  readonly range: Range | null
}

/** More claims than this do not fit a hover. */
const MOST_CLAIMS = 8

/** Which claims rest on the table at a spot of a document; null where there is no table, or no claim rests on it. */
export function tableHoverText(uri: string, spot: Spot, papers: readonly KnownPaper[]): TableHoverText | null {
  let range: Range | null = null
  const claims = papers.flatMap(paper =>
    paper.findings.flatMap((finding): RestingClaim[] => {
      if (finding.link.state !== 'linked') return []
      const place = placeIn(finding.link.series.table, uri, spot)
      if (place === null) return []
      range ??= place.row
      return [restingClaim(finding, paper, uri)]
    }),
  )
  if (claims.length === 0) return null
  return {
    head: claims.length === 1 ? 'One claim rests on this table:' : `${claims.length} claims rest on this table:`,
    claims: claims.slice(0, MOST_CLAIMS),
    more: Math.max(0, claims.length - MOST_CLAIMS),
    range,
  }
}

function restingClaim(finding: Finding, paper: KnownPaper, uri: string): RestingClaim {
  const { tone, label } = VERDICTS[finding.verdict]
  return {
    uri: paper.uri,
    paper: paper.uri === uri ? null : paper.name,
    tone,
    verdict: label,
    claim: { label: shortClaim(finding), act: { kind: 'reveal', uri: paper.uri, range: finding.range } },
    replot:
      finding.pictures.length === 0
        ? null
        : { label: 'Re-plot', act: { kind: 'open-replot', claimId: finding.claim.id } },
  }
}

/** Whether a spot lies in a table, and in which of its rows. */
function placeIn(table: Table, uri: string, spot: Spot): { readonly row: Range | null } | null {
  const row = table.rows.find(one => (one.uri ?? table.uri) === uri && holds(one.range, spot))
  if (row !== undefined) return { row: row.range }
  if (table.uri !== uri || !holds(table.range, spot)) return null
  // Of a file of records the table's range is all of the file, brackets and settings included.
  const cell = table.rows.flatMap(({ cells }) => cells).find(one => one !== null && holds(one.range, spot))
  return WHOLE_LINES.has(table.source) || cell !== undefined ? { row: null } : null
}

/** Tables of which every line is a row, a head or a rule. */
const WHOLE_LINES: ReadonlySet<Table['source']> = new Set(['pipe', 'html', 'latex', 'csv'])

function holds({ start, end }: Range, { line, character }: Spot): boolean {
  const after = line > start.line || (line === start.line && character >= start.character)
  const before = line < end.line || (line === end.line && character <= end.character)
  return after && before && (start.line !== end.line || start.character !== end.character)
}
