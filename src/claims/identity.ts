/** A claim's words as they count for its identity: white space folded, case and quotes' shape ignored. */
export function foldText(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** FNV-1a over UTF-16 units in two lanes, as 12 letters and digits: short, stable and the same everywhere. */
export function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + at), 0x85ebca6b)
  }
  const part = (value: number) => (value >>> 0).toString(36).padStart(7, '0').slice(-6)
  return part(low) + part(high)
}

/** Gives out identifiers: the hash of the words, and a number from the second equal one on. */
export class Identities {
  readonly #seen = new Map<string, number>()

  idOf(text: string): string {
    const hash = hashText(foldText(text).toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
    const ordinal = (this.#seen.get(hash) ?? 0) + 1
    this.#seen.set(hash, ordinal)
    return ordinal === 1 ? hash : `${hash}-${ordinal}`
  }
}
