/** A line that says what a link or a footnote of the document means, by the first word of its label. */
export type Definition = { readonly word: string; readonly line: string }

const DEFINITION = /^ {0,3}\[[^\]\n]{1,999}\]:[ \t]*\S/
/** How a label may begin: a line break in it may be followed by the sign of a quote. */
const FIRST_WORDS = /\[[\s>]*([^\s[\]]+)/g

/** The definition that a line begins, if it begins one. */
export function definitionOf(line: string): Definition | null {
  const [word] = DEFINITION.test(line) ? firstWords(line) : []
  return word === undefined ? null : { word, line: line.trimEnd() }
}

/**
 * The definitions that a part of the document may use, in their order, as Markdown. To append all of them to each part would parse a
 * long list of links as often as there are parts, and read all parts anew when one link changes.
 */
export function definitionsFor(text: string, definitions: readonly Definition[]): string {
  if (definitions.length === 0 || !text.includes('[')) return ''
  const used = new Set(firstWords(text))
  return definitions
    .filter(({ word }) => used.has(word))
    .map(({ line }) => line)
    .join('\n\n')
}

/** The first word of each label, or of what may be one, with the case that Markdown does not count made one. */
function firstWords(text: string): readonly string[] {
  return [...text.matchAll(FIRST_WORDS)].flatMap(([, word]) => word?.toLowerCase().toUpperCase() ?? [])
}
