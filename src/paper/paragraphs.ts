const NEWLINE = 10

/** Counts the runs of text between blank lines, which need no parsing; nothing is copied. A blank line holds blanks and tabs alone. */
export function countParagraphs(text: string): number {
  let paragraphs = 0
  let counted = false
  for (let at = 0; at < text.length; ) {
    const first = afterBlanks(text, at)
    const code = text.charCodeAt(first)
    if (first >= text.length) break
    if (code === NEWLINE) {
      counted = false
      at = first + 1
      continue
    }
    const newline = text.indexOf('\n', first)
    const end = newline < 0 ? text.length : newline
    // White space of other kinds parts nothing, and is no text by itself.
    if (!counted && ((code > 32 && code < 127) || /\S/.test(text.slice(first, end)))) {
      counted = true
      paragraphs++
    }
    at = end + 1
  }
  return paragraphs
}

function afterBlanks(text: string, from: number): number {
  let at = from
  for (; ; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 9 && code !== 13) return at
  }
}
