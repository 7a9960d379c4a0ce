import { newReadingCache } from '../claims/detect.ts'
import { claimsOf } from '../claims/marked.ts'
import type { ClaimOptions } from '../claims/options.ts'
import { parsePaper } from '../paper/parse.ts'
import type { Insertion } from './block-end.ts'

const IGNORE = ' <!-- emergence-check-ignore -->'

/** A document and how claims are found in it. */
export type ReadDocument = { readonly uri: string; readonly text: string; readonly claims: ClaimOptions }

/**
 * An insertion that makes no claim of its own: what would be read as one in this document ("assumes … a straight line in log
 * scale") gets the comment that says that it is none. `plainer` is put in where words stand that no comment can speak of, as in
 * the alternative text of an image.
 */
export function quietInsertion(document: ReadDocument, insertion: Insertion, plainer: Insertion): Insertion {
  const silenced = withComments(document, insertion)
  return endsOfClaims(document, silenced).length === 0 ? silenced : withComments(document, plainer)
}

function withComments(document: ReadDocument, { at, text }: Insertion): Insertion {
  const ends = endsOfClaims(document, { at, text }).filter(end => !isWithinImage(text, end))
  const pieces = [0, ...ends].map((end, index) => text.slice(end, ends[index] ?? text.length))
  return { at, text: pieces.join(IGNORE) }
}

/** Where claims end within the text to be inserted, counted from its beginning. */
function endsOfClaims({ uri, text, claims }: ReadDocument, insertion: Insertion): readonly number[] {
  const { at } = insertion
  const paper = parsePaper(uri, text.slice(0, at) + insertion.text + text.slice(at))
  return claimsOf(paper, newReadingCache(claims))
    .claims.map(({ claim }) => claim.span)
    .filter(({ start, end }) => at <= start && end <= at + insertion.text.length)
    .map(({ end }) => end - at)
    .toSorted((a, b) => a - b)
}

function isWithinImage(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return line.startsWith('![')
}
