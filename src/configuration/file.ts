import type { SettingPath } from '../settings-reader.ts'
import { FILE_START, LineIndex, type Span } from '../text/range.ts'
import type { ConfigurationProblem } from './resolve.ts'
import { NOTHING_STATED, readStated, type Stated } from './stated.ts'

/** What a configuration file says, and what in it is not understood. */
export type ReadFile = { readonly stated: Stated; readonly problems: readonly ConfigurationProblem[] }

/** A file of any of the two languages, with the places of its keys and values. */
export type ParsedFile = {
  readonly language: 'JSON' | 'YAML'
  /** What the file holds; undefined where it is empty. */
  readonly value: unknown
  /** The place of a key or of its value; null where it has none. */
  spanOf(path: SettingPath, about: 'key' | 'value'): Span | null
  /** What makes it no proper file of its language, as words within a sentence. */
  readonly broken: readonly (Span & { readonly what: string })[]
}

/**
 * Reads the text of a configuration file: YAML where its name says so, else JSON with comments and trailing commas. A part that
 * is not understood counts as not said; of a file that breaks the rules of its language nothing counts, for what it would mean is
 * a guess. Never rejects.
 */
export async function readConfigurationFile(name: string, text: string): Promise<ReadFile> {
  try {
    return await readWhole(name, text)
  } catch {
    // The parsers go down level by level, and thousands are too many for them.
    const message =
      'The file lists things within things too deep to be read. Nothing in the file counts until this is mended.'
    return { stated: NOTHING_STATED, problems: [{ message, range: FILE_START }] }
  }
}

async function readWhole(name: string, text: string): Promise<ReadFile> {
  const { language, value, spanOf, broken } = await parsed(name, text)
  const lines = new LineIndex(text)
  if (broken.length > 0) {
    const problems = broken.map(({ what, ...span }) => ({
      message: `The file is not valid ${language}: ${what}. Nothing in the file counts until this is mended.`,
      range: lines.rangeOf(span),
    }))
    return { stated: NOTHING_STATED, problems }
  }
  const { stated, problems } = readStated(value, 'The whole of the file')
  return {
    stated,
    problems: problems
      .map(({ message, path, about }) => ({
        message,
        range: lines.rangeOf(spanOf(path, about) ?? { start: 0, end: 0 }),
      }))
      .toSorted((a, b) => a.range.start.offset - b.range.start.offset),
  }
}

// The two languages are loaded when there is such a file.
async function parsed(name: string, text: string): Promise<ParsedFile> {
  if (/\.ya?ml$/i.test(name)) {
    const { parseYamlFile } = await import('./yaml-file.ts')
    return parseYamlFile(text)
  }
  const { parseJsonFile } = await import('./json-file.ts')
  return parseJsonFile(text)
}
