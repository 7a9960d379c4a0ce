import type { ClaimChoice } from '../src/protocol.ts'
import { TONE_SIGNS } from '../src/report/mark-words.ts'
import { VERDICTS } from '../src/verdicts.ts'

/** A claim in one line: "▲ line 18: Two-digit multiplication, too, suddenly emerges …". */
export function claimLabel({ text, verdict, line }: ClaimChoice): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const short = words.length > MOST ? `${words.slice(0, MOST).trimEnd()}…` : words
  return `${TONE_SIGNS[VERDICTS[verdict].tone]} line ${line + 1}: ${short}`
}

/** Characters of a claim in the picker. */
const MOST = 100
