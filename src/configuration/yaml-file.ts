import { isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { SettingPath } from '../settings-reader.ts'
import type { Span } from '../text/range.ts'
import type { ParsedFile } from './file.ts'

/** Parses YAML. */
export function parseYamlFile(text: string): ParsedFile {
  // Its own warnings would go past the reader, to whatever console there is.
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' })
  const broken = [...document.errors, ...document.warnings].map(({ code, message, pos: [start, end] }) => ({
    start,
    end: Math.max(end, start),
    what: code === 'MULTIPLE_DOCS' ? 'a second document begins here' : withoutStop(message),
  }))
  const root = document.contents
  const spanIn = (path: SettingPath, about: 'key' | 'value') => (isNode(root) ? spanOf(root, path, about) : null)
  try {
    const value: unknown = broken.length > 0 ? undefined : document.toJS()
    // An alias within its own anchor makes a ring, which no setting can be.
    JSON.stringify(value)
    return { language: 'YAML', value, spanOf: spanIn, broken }
  } catch (error) {
    if (error instanceof RangeError) throw error
    // Aliases that stand for more and more of themselves.
    const why = error instanceof TypeError ? 'an alias stands for what it lies in itself' : undefined
    const what = why ?? withoutStop(error instanceof Error ? error.message : String(error))
    return { language: 'YAML', value: undefined, spanOf: spanIn, broken: [{ start: 0, end: 0, what }] }
  }
}

function withoutStop(message: string): string {
  return message.replace(/[.\s]+$/, '')
}

function spanOf(node: Node, path: SettingPath, about: 'key' | 'value'): Span | null {
  const [step, ...rest] = path
  if (step === undefined) return whole(node)
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return isNode(item) ? spanOf(item, rest, about) : whole(node)
  }
  if (!isMap(node)) return whole(node)
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === step)
  if (pair === undefined) return whole(node)
  const key = isNode(pair.key) ? whole(pair.key) : null
  if (rest.length === 0 && about === 'key') return key
  // A key without a value has none to point at.
  const below = isNode(pair.value) ? spanOf(pair.value, rest, about) : null
  return below === null || below.start === below.end ? key : below
}

function whole({ range }: Node): Span | null {
  return range ? { start: range[0], end: range[1] } : null
}
