import type { ClaimKind } from './claim.ts'
import type { CueHit, CueMark } from './cue.ts'
import { flatten } from './flatten.ts'
import type { ClaimOptions } from './options.ts'

/** The words that a reader has added or wants to be read over, ready to be looked for. */
export class Terms {
  readonly #added: readonly { readonly pattern: RegExp; readonly mark: CueMark }[]
  readonly #ignored: RegExp | null

  constructor({ addTerms, ignoreTerms }: Pick<ClaimOptions, 'addTerms' | 'ignoreTerms'>) {
    this.#added = Object.entries(addTerms)
      .filter(([term]) => term.trim() !== '')
      .map(([term, kind]) => ({ pattern: new RegExp(anyCase(term), 'giu'), mark: markOf(kind) }))
    const ignored = ignoreTerms.filter(term => term.trim() !== '').map(anyCase)
    this.#ignored = ignored.length === 0 ? null : new RegExp(ignored.join('|'), 'giu')
  }

  /** True when a raw text holds an added term. */
  foundIn(text: string): boolean {
    if (this.#added.length === 0) return false
    const flat = flatten(text)
    return this.#added.some(({ pattern }) => flat.search(pattern) >= 0)
  }

  /** The sentence with ignored terms blanked out, length kept. */
  without(sentence: string): string {
    return this.#ignored === null ? sentence : flatten(sentence).replace(this.#ignored, term => ' '.repeat(term.length))
  }

  /** Where the added terms stand in a sentence. */
  hitsIn(sentence: string): readonly CueHit[] {
    return this.#added.flatMap(({ pattern, mark }) =>
      [...sentence.matchAll(pattern)].map(({ 0: text, index }): CueHit => {
        return { cue: mark, start: index, end: index + text.length, text }
      }),
    )
  }
}

function markOf(kind: ClaimKind): CueMark {
  return { id: 'term', kind, form: 'verb', denies: false, settles: true, strength: 3, scale: 'none' }
}

/** The term as whole words; white space in it stands for any. */
function anyCase(term: string): string {
  const escaped = flatten(term)
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return `(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`
}
