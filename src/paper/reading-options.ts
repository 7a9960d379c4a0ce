/** What of a document counts as prose besides what Markdown says. */
export type ReadingOptions = {
  /** True: the text of fenced blocks that name no programming language is read too. */
  readonly fencedProse: boolean
}

/** Fenced blocks are code. */
export const DEFAULT_READING: ReadingOptions = { fencedProse: false }
