const EMPTY_WORDS = new Set(
  'a an the of on in at to by for from with and or as is are be was were it its this that these those we our all any no not only than then there model models accuracy score scores scale size table figure fig tab results performance emerges emergent suddenly jump jumps sharply shows see above below per vs'.split(
    ' ',
  ),
)

const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, at) => [
    word,
    String(at),
  ]),
)

/**
 * The words of a text that can tell tasks and tables apart: lower case, split at everything but letters and digits,
 * plural `s` dropped, the words of every paper left out.
 */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = (text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []).map(word => NUMBERS.get(word) ?? word)
  return new Set(
    words.filter(word => !EMPTY_WORDS.has(word)).map(word => (word.length > 3 ? word.replace(/s$/, '') : word)),
  )
}

/**
 * True when name and text count the same thing differently: "2-digit addition" is not what "five-digit addition" speaks
 * of, however well the rest fits.
 */
export function conflicts(name: string, text: string): boolean {
  const said = counted(text)
  return [...counted(name)].some(([thing, numbers]) => {
    const heard = said.get(thing)
    return heard !== undefined && ![...numbers].some(number => heard.has(number))
  })
}

/** Numbers joined to a word by a hyphen, by that word: {digit: {2, 3}} for "2-digit and three-digit sums". */
function counted(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, number = '', thing = ''] of text.toLowerCase().matchAll(/\b(\d{1,3}|\p{L}{3,5})[-‐ ](\p{L}{3,20})/gu)) {
    const digits = NUMBERS.get(number) ?? number
    if (!/^\d+$/.test(digits)) continue
    const key = thing.replace(/s$/, '')
    found.set(key, (found.get(key) ?? new Set()).add(digits))
  }
  return found
}

/**
 * How well each name fits a text: the share-free count of telling words it has in common with the text, where words
 * that all names share count nothing. The same order as `names`.
 */
export function fits(names: readonly string[], text: string): readonly number[] {
  const heard = tellingWords(text)
  const sets = names.map(tellingWords)
  const everywhere = (word: string) => sets.length > 1 && sets.every(set => set.has(word))
  return sets.map(set => [...set].filter(word => heard.has(word) && !everywhere(word)).length)
}

/** Index of the single best of `scores`; null when two share the best place. */
export function singleBest(scores: readonly number[]): number | null {
  const best = Math.max(...scores)
  const at = scores.indexOf(best)
  return scores.lastIndexOf(best) === at && at >= 0 ? at : null
}
