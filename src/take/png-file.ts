const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const
const PREFIX = 'data:image/png;base64,'

/** The bytes of a PNG that a page has drawn into a data URI; null where it holds none. */
export function pngFile(uri: string): Uint8Array | null {
  if (!uri.startsWith(PREFIX)) return null
  const bytes = decoded(uri.slice(PREFIX.length))
  return bytes !== null && SIGNATURE.every((byte, at) => bytes[at] === byte) ? bytes : null
}

function decoded(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), char => char.charCodeAt(0))
  } catch {
    // Not base64 at all.
    return null
  }
}
