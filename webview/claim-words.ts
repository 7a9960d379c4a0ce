import type { ClaimChoice } from '../src/protocol.ts'
import { VERDICTS, type VerdictTone } from '../src/verdicts.ts'

/** The sign of a verdict's tone, the same at every place on the page. */
export const TONE_MARKS: Readonly<Record<VerdictTone, string>> = { gone: '▲', stands: '✓', open: '?', none: '–' }

/** A claim in one line: "▲ line 18: Two-digit multiplication, too, suddenly emerges …". */
export function claimLabel({ text, verdict, line }: ClaimChoice): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const short = words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words
  return `${TONE_MARKS[VERDICTS[verdict].tone]} line ${line + 1}: ${short}`
}

/** Characters of a claim in the picker. */
const MOST = 100
