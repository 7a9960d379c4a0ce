import type { ClaimKind } from './claim.ts'
import type { CueHit } from './cue.ts'
import { isDenied } from './stance.ts'

/** More specific kinds first: between cues of equal strength the earlier kind wins. */
const ORDER: readonly ClaimKind[] = [
  'grokking',
  'phase-transition',
  'unpredictability',
  'jump',
  'smoothness',
  'threshold',
]

/**
 * The cue that decides what a sentence claims. A denial of the opposite ("sharp, not gradual") gives way to what is
 * affirmed; otherwise the strongest cue decides, then the most specific kind, then the earliest.
 */
export function decisiveCue(sentence: string, hits: readonly CueHit[]): CueHit | null {
  const smooth = hits.some(hit => hit.cue.kind === 'smoothness' && !isDenied(sentence, hit))
  const affirmed = hits.filter(hit => {
    if (hit.cue.kind === 'smoothness') return !isDenied(sentence, hit)
    return !(smooth && hit.cue.kind === 'jump' && !hit.cue.denies && isDenied(sentence, hit))
  })
  const pool = affirmed.length > 0 ? affirmed : hits
  let best: CueHit | null = null
  for (const hit of pool) if (best === null || rank(hit) < rank(best)) best = hit
  return best
}

function rank(hit: CueHit): number {
  return -hit.cue.strength * 1e6 + ORDER.indexOf(hit.cue.kind) * 1e5 + Math.min(hit.start, 99_999)
}
