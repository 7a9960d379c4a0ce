import type { Directive } from '../paper/directive.ts'
import type { Paper } from '../paper/paper.ts'

/** A disable-next-line comment and the line it speaks of; `used` once it has silenced something. */
export type Silencer = {
  readonly directive: Extract<Directive, { form: 'disable-next-line' }>
  readonly line: number
  used: boolean
}

/** The document's disable-next-line comments with the next line that holds text. */
export function silencersOf(paper: Paper): readonly Silencer[] {
  return paper.directives.flatMap((directive): Silencer[] => {
    if (directive.form !== 'disable-next-line') return []
    const after = /\S/.exec(paper.text.slice(nextLine(paper, directive.span.end)))
    if (after === null) return [{ directive, line: -1, used: false }]
    const line = paper.lines.positionAt(nextLine(paper, directive.span.end) + after.index).line
    return [{ directive, line, used: false }]
  })
}

function nextLine(paper: Paper, offset: number): number {
  return paper.lines.lineStart(paper.lines.positionAt(offset).line + 1)
}

/** The comment that silences a rule on one of the lines, which is used by that; null where none does. */
export function silencerOf(rule: string, lines: readonly number[], silencers: readonly Silencer[]): Silencer | null {
  const by = silencers.find(
    ({ directive, line }) => lines.includes(line) && (directive.rules.length === 0 || directive.rules.includes(rule)),
  )
  if (by === undefined) return null
  by.used = true
  return by
}
