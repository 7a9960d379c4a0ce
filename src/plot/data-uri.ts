/** An SVG as a URI that an image can show. */
export function dataUri(svg: string): string {
  const bytes = new TextEncoder().encode(svg)
  const parts: string[] = []
  // In pieces, since a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += PIECE) parts.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)))
  return `data:image/svg+xml;base64,${btoa(parts.join(''))}`
}

const PIECE = 8_192
