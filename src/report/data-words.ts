import type { Link } from '../finding.ts'

/** How a claim was tied to its data, or why it was not, as a sentence: what a reader sees behind "Data:". */
export function dataWords(link: Link): string {
  return link.state === 'broken' ? link.problem : link.reason
}
