/**
 * Text on one line with everything escaped that Markdown, HTML, icons (`$(…)`) or links that are found by themselves could read
 * as syntax. Words from documents go through this before they stand in a hover, whose source nobody reads.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()#+\-!~|$^=:]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll(/\bwww\./gi, found => `${found.slice(0, 3)}&#46;`)
}

/** Text for the alternative text of a Markdown image, which brackets and line breaks would end. */
export function escapeAlternative(text: string): string {
  return text
    .replaceAll(/[[\]\\`*_<>&$!]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
