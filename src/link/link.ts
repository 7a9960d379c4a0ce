import type { Evidence } from '../check/assess.ts'
import type { Link } from '../finding.ts'
import type { Paper } from '../paper/paper.ts'
import type { Series } from '../tables/series/series.ts'
import type { Alternative } from './alternatives.ts'
import { type ClaimPlace, Linker } from './linker.ts'
import { namesForeign } from './references.ts'
import type { Search, Way } from './search.ts'
import type { PaperTables } from './tables.ts'
import { byCaption } from './ways/caption.ts'
import { byComment } from './ways/comment.ts'
import { byConfiguration } from './ways/configuration.ts'
import { byDocument } from './ways/document.ts'
import { byFileLink } from './ways/file-link.ts'
import { byImage } from './ways/image.ts'
import { byReference } from './ways/reference.ts'
import { bySection } from './ways/section.ts'

/** A claim's tie to its data with the company of the chosen series; no evidence where there is no tie. */
export type Tie =
  | {
      readonly link: Extract<Link, { state: 'linked' }>
      readonly evidence: Evidence
      readonly companions: readonly Series[]
      /** Other curves of the same table that a reader may try; read when first asked for. */
      readonly alternatives: readonly Alternative[]
    }
  | { readonly link: Exclude<Link, { state: 'linked' }>; readonly evidence: null }

/** The ways of linking, the surest first: those by what the claim's own sentence names, and those by what fits around it. */
const NAMED: readonly Way[] = [byComment, byCaption, byReference('sentence'), byFileLink('sentence')]
const FITTING: readonly Way[] = [
  byReference('paragraph'),
  byFileLink('paragraph'),
  byImage,
  byConfiguration,
  bySection,
  byDocument,
]

/**
 * Ties a claim to its data, the surest way first: the author's comment, a table or figure named in the sentence or
 * paragraph, a data file linked there, an image with data, what front matter or settings name, the tables of the section, the
 * tables of the document. What fits equally well is said to be ambiguous; nothing is guessed silently.
 */
export async function linkClaim(place: ClaimPlace, paper: Paper, tables: PaperTables): Promise<Tie> {
  const linker = new Linker(place, paper, tables)
  for (const way of NAMED) {
    const result = await way(linker)
    if (result !== null) return tie(linker, result)
  }
  if (namesForeign(linker.source(place.claim.span))) {
    const reason = 'The sentence names a table, figure or page of another paper, and no data of this document.'
    return { link: { state: 'none', reason }, evidence: null }
  }
  for (const way of FITTING) {
    const result = await way(linker)
    if (result !== null) return tie(linker, result)
  }
  if (linker.remembered !== null) return tie(linker, linker.remembered)
  const reason =
    paper.tables.length === 0
      ? 'The document holds no table and links no data file here.'
      : 'No table is named, and no table of the section or document has the claim’s words, its axis and its scale.'
  return { link: { state: 'none', reason }, evidence: null }
}

/** Chooses the series of the table that was found. */
function tie(linker: Linker, search: Search): Tie {
  if (search.state !== 'found') return { link: search, evidence: null }
  const { reachable, how, confidence, reason, at } = search.found
  const choice = linker.choose(reachable)
  switch (choice.state) {
    case 'unusable': {
      const problem = reachable.block === null ? `"${reachable.name}": ${choice.problem}` : choice.problem
      return { link: { state: 'broken', reason, problem, at }, evidence: null }
    }
    case 'ambiguous': {
      const candidates = linker.seriesCandidates(reachable, choice.candidates)
      return { link: { state: 'ambiguous', reason: `${reason} ${choice.reason}`, candidates }, evidence: null }
    }
    case 'chosen': {
      const series = choice.evidence.claimed
      const whole = [reason, `Series: ${series.name} against ${series.x.column}.`, choice.note ?? ''].join(' ').trim()
      return {
        link: { state: 'linked', how, confidence, reason: whole, series },
        evidence: choice.evidence,
        companions: choice.companions,
        get alternatives() {
          return choice.alternatives
        },
      }
    }
  }
}
