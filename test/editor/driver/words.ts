/** The last part of a path. */
export function fileName(path: string): string {
  return path.replace(/^.*[\\/]/, '')
}

/** Matches a text and nothing more, whatever its spaces are made of. */
export function exactly(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^\\s*${escaped.replaceAll(' ', '\\s+')}\\s*$`)
}

/** On one line, with plain spaces in place of those that must not break. */
export function plainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The same, but line by line. */
export function plainLines(text: string): string {
  return text.replace(/[^\S\n]+/g, ' ').trim()
}
