/** What moves a terminal's cursor or colours it, and what turns the order of the letters behind it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g
const PICTURES = 0x2400
const DELETE = '\u2421'
const NO_PICTURE = '\uFFFD'

/** A name or a word for a terminal: control characters, which anybody may put into a file's name, are seen and do nothing. */
export function visibleControls(text: string): string {
  return text.replaceAll(CONTROLS, letter => {
    if (letter < ' ') return String.fromCharCode(PICTURES + letter.charCodeAt(0))
    return letter === '\u007F' ? DELETE : NO_PICTURE
  })
}

/** The same for words on several lines, whose breaks stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visibleControls).join('\n')
}
