import type { Finding } from '../../../src/finding.ts'

/** How pictures are drawn. */
export type Way = 'hover' | 'vega' | 'yardstick'

/** Draws the pictures of a claim as the URI of an image. */
export type Drawing = (finding: Finding) => Promise<string>

/** Times in milliseconds, and the length of the first picture. */
export type Told = {
  /** Loading what draws, and the first picture. */
  readonly cold: number
  /** Pictures that were not drawn before. */
  readonly warm: readonly number[]
  /** The same findings asked for again. */
  readonly again: readonly number[]
  /** Findings of the same content. */
  readonly equal: readonly number[]
  readonly characters: number
}
