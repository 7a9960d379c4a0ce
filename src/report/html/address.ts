import { hashText } from '../../claims/identity.ts'
import { escapeHtml } from '../escape.ts'

/** The anchor of a claim: the same as long as its file's path and its words are. */
export function claimAnchor(path: string, claimId: string): string {
  return `claim-${hashText(path)}-${claimId}`
}

/** The anchor of a file's claims. */
export function fileAnchor(path: string): string {
  return `file-${hashText(path)}`
}

/** Schemes that lead to a file or a page; a file's name may begin with any other, and a link must not run it. */
const LEADS_SOMEWHERE = /^(?:https?|file|vscode|vscode-insiders):/i
const HAS_SCHEME = /^[\s\p{Cc}]*[a-z][a-z0-9+.-]*:/iu

/** Words that lead to an address, as HTML; the words alone where there is none. `words` is HTML. */
export function linkHtml(address: string | null, words: string): string {
  if (address === null || (HAS_SCHEME.test(address) && !LEADS_SOMEWHERE.test(address))) return words
  return `<a href="${escapeHtml(address)}">${words}</a>`
}

/** Words from a document as HTML: whatever their direction, what stands around them keeps its own. */
export function foreignHtml(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`
}

/** A sentence of ours as HTML; a number and its percent sign stay on one line. */
export function proseHtml(text: string): string {
  return escapeHtml(text.replaceAll(/(\d) %/g, '$1\u00a0%'))
}

/** A place of a file as HTML, with room to break a line between the folders and before the number. */
export function placeHtml(path: string, line: number): string {
  return `<bdi>${escapeHtml(path).replaceAll('/', '/<wbr>')}<wbr>:${line}</bdi>`
}
