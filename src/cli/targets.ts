import { resolve } from 'node:path'
import { isMarkdown } from '../audit/files.ts'
import { FORMATS, type Format, MARKDOWN_TITLE } from '../report/report.ts'
import { counted } from '../text/counted.ts'
import { Refusal } from './surroundings.ts'
import { beginningOf, unwritable } from './wholeFile.ts'

/** A report to be made; `path` is absolute, null for standard output. */
export type Target = { readonly format: Format; readonly path: string | null }

/** Stands for standard output, or input. */
export const STANDARD = '-'

const ENDINGS: readonly (readonly [ending: RegExp, format: Format])[] = [
  [/\.sarif(?:\.json)?$/i, 'sarif'],
  [/\.json$/i, 'json'],
  [/\.html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.csv$/i, 'csv'],
  [/\.xml$/i, 'junit'],
  [/\.(?:jsonl|ndjson)$/i, 'records'],
  [/\.txt$/i, 'text'],
]

/**
 * The reports that `--format` and `--output` ask for. The ending of an output tells its format, unless formats are named: then one
 * for each output, in the same order. Throws a {@link Refusal} where that does not come out even.
 */
export function targetsOf(
  formats: readonly Format[],
  outputs: readonly string[],
  workingFolder: string,
): readonly Target[] {
  if (outputs.length === 0) {
    const [format = 'text', ...others] = formats
    if (others.length === 0) return [{ format, path: null }]
    throw new Refusal(
      `${formats.length} formats need ${formats.length} outputs: add --output FILE for each, in the same order.`,
    )
  }
  if (formats.length > 0 && formats.length !== outputs.length) {
    const told = `${counted(outputs.length, 'output')} and ${counted(formats.length, 'format')} are given`
    throw new Refusal(`${told}; name one --format for each --output, in the same order, or none and let endings tell.`)
  }
  const targets = outputs.map((output, at): Target => {
    const format = formats[at] ?? (output === STANDARD ? 'text' : formatOf(output))
    return { format, path: output === STANDARD ? null : resolve(workingFolder, output) }
  })
  const twice = targets.find(({ path }, at) => targets.some((other, before) => before < at && other.path === path))
  if (twice !== undefined)
    throw new Refusal(`Two reports go to ${twice.path ?? 'standard output'}; give each a place of its own.`)
  return targets
}

/**
 * Makes sure that all reports can be written before long work is done for them. Throws a {@link Refusal} where one cannot, or where
 * it would replace somebody's document.
 */
export async function expectWritable(targets: readonly Target[]): Promise<void> {
  for (const { path } of targets) {
    const problem = path === null ? null : await unwritable(path)
    if (problem !== null) throw new Refusal(`The report cannot be written to ${path}: ${problem}.`)
    if (path !== null && isMarkdown(path) && (await holdsOther(path))) {
      throw new Refusal(
        `The report would replace ${path}, which is a document and no report of this tool; choose another place, or delete it first.`,
      )
    }
  }
}

/** Whether a file has words of which no report of ours is the author. */
async function holdsOther(path: string): Promise<boolean> {
  const beginning = await beginningOf(path, MARKDOWN_TITLE.length)
  return beginning !== '' && beginning !== MARKDOWN_TITLE
}

function formatOf(output: string): Format {
  const known = ENDINGS.find(([ending]) => ending.test(output))
  if (known !== undefined) return known[1]
  throw new Refusal(`The ending of "${output}" tells no format; add --format with one of ${FORMATS.join(', ')}.`)
}
