/**
 * Files that held nothing to tell of when they were last read. One that the disk says is as it was need not be read again. Files are
 * asked for in the order of their paths, and kept before the next is asked for; nothing here throws.
 */
export type PassedFiles = {
  /** How many paragraphs a file holds that held nothing else, and is as it was; null for one that must be read. */
  recall(path: string): number | null
  /** Keeps a file that was just asked for, and read. */
  keep(path: string, paragraphs: number): void
}
