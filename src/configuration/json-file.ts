import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import type { SettingPath } from '../settings-reader.ts'
import type { Span } from '../text/range.ts'
import type { ParsedFile } from './file.ts'

/** What the parser misses or stumbles over, by the name it has for it. */
const BREAKS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this word is not one of true, false and null; text needs quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a key in quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is missing behind the key',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'the file should end before this',
  UnexpectedEndOfComment: 'this comment does not end',
  UnexpectedEndOfString: 'the quote at the end of this text is missing',
}

/** Parses JSON with comments and trailing commas. */
export function parseJsonFile(text: string): ParsedFile {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true })
  const broken = errors.map(({ error, offset, length }) => {
    const name = printParseErrorCode(error)
    return { start: offset, end: offset + length, what: BREAKS[name] ?? name }
  })
  return {
    language: 'JSON',
    value: root === undefined ? undefined : getNodeValue(root),
    spanOf: (path, about) => (root === undefined ? null : spanOf(root, path, about)),
    broken: [...broken, ...(root === undefined ? [] : twice(root))],
  }
}

/** Keys that stand in one object more than once: which of them is meant, only their author knows. */
function twice(node: Node): ParsedFile['broken'] {
  const seen = new Set<unknown>()
  return (node.children ?? []).flatMap(child => {
    const [key] = child.children ?? []
    const below = twice(child)
    if (child.type !== 'property' || key === undefined) return below
    if (!seen.has(key.value)) {
      seen.add(key.value)
      return below
    }
    return [{ ...whole(key), what: `the key ${JSON.stringify(key.value)} stands here a second time` }, ...below]
  })
}

function spanOf(root: Node, path: SettingPath, about: 'key' | 'value'): Span | null {
  const node = findNodeAtLocation(root, [...path])
  if (node === undefined) return null
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
  return whole(about === 'key' && key !== undefined ? key : node)
}

function whole({ offset, length }: Node): Span {
  return { start: offset, end: offset + length }
}
