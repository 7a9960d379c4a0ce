import type { Picture } from './picture.ts'
import type { Pictures } from './pictures.ts'

/** A view as claimed and the one to set beside it, null where there is none. */
export type Pair = { readonly claimed: Picture; readonly deciding: Picture | null }

/** The two of a claim's pictures that a reader sees first; null without data. */
export function pairOf({ pictures, deciding }: Pictures): Pair | null {
  const [claimed] = pictures
  if (claimed === undefined) return null
  return { claimed, deciding: pictures.find(({ id }) => id === deciding) ?? null }
}
