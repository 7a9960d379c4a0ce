/**
 * Text as it stands, made safe for a paragraph of an author's Markdown, who goes on writing in it, and so with as few backslashes as
 * can be: what CommonMark, GitHub, pandoc or a formula would read as a sign is
 * escaped, and line breaks become blanks. What means something at the beginning of a line alone is left, so the text must not
 * begin one.
 */
export function escapeForPaper(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>$~|^]/g, '\\$&')
    .replaceAll(/&(?=#?\w{1,32};)/g, '\\&')
    .replaceAll(/(?<![\p{L}\d])@(?=[\p{L}\d])/gu, '\\@')
}

/** A relative path as the target of a Markdown link or image: forward slashes, with blanks and brackets encoded. */
export function markdownPath(path: string): string {
  return path
    .split(/[/\\]/)
    .map(part => encodeURIComponent(part).replaceAll(/[()]/g, sign => (sign === '(' ? '%28' : '%29')))
    .join('/')
}
