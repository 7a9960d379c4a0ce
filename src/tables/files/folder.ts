import { FILE_START } from '../../text/range.ts'
import type { Entry, ReadResult, Workspace } from '../../workspace.ts'
import { readEvaluationFolder } from '../evaluation/folder.ts'
import type { TableProblem } from '../table.ts'
import { FORMAT_WORDS, formatOf } from './format.ts'
import { joinTables, type NamedTable, together } from './join.ts'
import { readDataFile } from './read-file.ts'
import type { DataResult } from './result.ts'

/** A folder of data files; the names of `files` are their paths below the folder. */
export type DataFolder = { readonly uri: string; readonly name: string; readonly files: readonly Entry[] }

/** Longer tables would not fit into memory. */
const MOST_CELLS = 4e6

/**
 * Reads a folder of data files as one table: output of an evaluation tool, else the rows of all files of one format whose columns
 * agree. Files that do not fit are named as problems; a single file is its own table.
 */
export async function readFolder(folder: DataFolder, workspace: Workspace, signal: AbortSignal): Promise<DataResult> {
  const once = readingOnce(workspace)
  const evaluation = await readEvaluationFolder(folder, once, signal)
  if (evaluation !== null) return evaluation
  const tables: NamedTable[] = []
  const problems: TableProblem[] = []
  const pass = (uri: string, message: string) => problems.push({ message, range: FILE_START, uri })
  let cells = 0
  for (const { uri, name } of folder.files.toSorted(byName)) {
    signal.throwIfAborted()
    const format = formatOf(name)
    if (format === null) continue
    if (cells > MOST_CELLS) {
      pass(uri, `"${name}" is passed over: the files before it fill a table already.`)
      continue
    }
    const stat = await once.stat(uri)
    if (stat.state !== 'file') continue
    const result = await readDataFile({ uri, format, bytes: stat.bytes }, once, signal)
    if (result.state === 'unreadable') pass(uri, `"${name}" is passed over. ${result.problem}`)
    else {
      tables.push({ name, table: result.table })
      cells += result.table.rows.length * result.table.columns.length
    }
  }
  const { joined, others } = together(tables)
  const [first, ...more] = joined
  if (first === undefined) return { state: 'unreadable', problem: noTable(folder, problems) }
  for (const { name, table } of others) {
    const message =
      table.source === first.table.source
        ? `"${name}" is passed over: it shares fewer than two columns with "${first.name}".`
        : `"${name}" is passed over: it is of another format than "${first.name}".`
    pass(table.uri, message)
  }
  const table = more.length === 0 ? first.table : joinTables(folder.uri, joined)
  return { state: 'read', table: { ...table, problems: [...problems, ...table.problems] } }
}

/** Names with numbers in the order of their numbers: step9 before step10. */
function byName(a: Entry, b: Entry): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true })
}

function noTable(folder: DataFolder, problems: readonly TableProblem[]): string {
  const [first] = problems
  if (first === undefined) return `The folder "${folder.name}" holds no data file; expected ${FORMAT_WORDS}.`
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
  return `No file of the folder "${folder.name}" can be read as a table: ${first.message}${more}`
}

/** A workspace whose texts are kept from one reader to the next, for as long as a folder is read. */
function readingOnce(workspace: Workspace): Workspace {
  const texts = new Map<string, Promise<ReadResult>>()
  return {
    read: uri => {
      const known = texts.get(uri)
      if (known !== undefined) {
        // Two readers ask for a text; it need not be kept for a third.
        texts.delete(uri)
        return known
      }
      const reading = workspace.read(uri)
      texts.set(uri, reading)
      return reading
    },
    readBytes: uri => workspace.readBytes(uri),
    stream: (uri, signal) => workspace.stream(uri, signal),
    stat: uri => workspace.stat(uri),
    list: uri => workspace.list(uri),
    resolve: (from, href) => workspace.resolve(from, href),
    nameOf: uri => workspace.nameOf(uri),
    pathOf: uri => workspace.pathOf(uri),
  }
}
