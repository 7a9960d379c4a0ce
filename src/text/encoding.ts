/** How bytes are to be read as text; `binary`: as none. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary'

/** Bytes as text, as VS Code opens them and without byte-order mark; null where it would show none. */
export function decoded(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes)
  return encoding === 'binary' ? null : new TextDecoder(encoding).decode(bytes)
}

/** A NUL among so many bytes makes VS Code doubt that they are UTF-8; those behind it may be any. */
export const NUL_MATTERS = 512

/**
 * The encoding that VS Code takes bytes for when it opens a file: the one that a byte-order mark tells; without one, UTF-16 where of
 * the first bytes just every other one is NUL, and no text where others are.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const begin = bytes.subarray(0, NUL_MATTERS)
  if (!begin.includes(0)) return 'utf-8'
  if (begin.every((byte, at) => (byte === 0) === (at % 2 === 1))) return 'utf-16le'
  if (begin.every((byte, at) => (byte === 0) === (at % 2 === 0))) return 'utf-16be'
  return 'binary'
}
