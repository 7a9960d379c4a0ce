import type { ClaimKind } from './claim.ts'

/** Every kind of claim, in the order in which people read them. */
export const CLAIM_KINDS: readonly ClaimKind[] = [
  'jump',
  'threshold',
  'unpredictability',
  'phase-transition',
  'grokking',
  'smoothness',
]

/** Shorter names that people use. */
const SHORT: ReadonlyMap<string, ClaimKind> = new Map<string, ClaimKind>([
  ['unpredictable', 'unpredictability'],
  ['phase', 'phase-transition'],
  ['smooth', 'smoothness'],
])

/** The shorter names, as {@link kindNamed} takes them. */
export const SHORT_NAMES: readonly string[] = [...SHORT.keys()]

/** The kind that an author's word names ("phase transition", "smooth"); null for other words. */
export function kindNamed(name: string | undefined): ClaimKind | null {
  const word = name?.trim().toLowerCase().replace(/[ _]/g, '-') ?? ''
  return CLAIM_KINDS.find(kind => kind === word) ?? SHORT.get(word) ?? null
}
