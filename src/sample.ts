/**
 * The files of the sample workspace, below `media/examples`. They are listed, since an extension in a browser can read
 * its own files but not its folders; a test compares the list with the folder.
 */
export const SAMPLE_FILES = [
  'draft.md',
  'notes.md',
  'controls.md',
  'data/zero-shot.csv',
  'data/grokking.csv',
  'data/grokking.ts',
  'controls/incrementer.csv',
  'controls/k-means.csv',
  'controls/percolation.csv',
  'controls/polynomial.csv',
  'controls/reconstruction-alike.csv',
  'controls/reconstruction-unlike.csv',
] as const

/** The paper to begin with. */
export const SAMPLE_PAPER: (typeof SAMPLE_FILES)[number] = 'draft.md'
