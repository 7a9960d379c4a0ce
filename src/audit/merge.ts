import type { AuditedFile } from './audit.ts'
import { type Origin, readRecord } from './record.ts'
import { type Shard, shardName } from './shard.ts'

/** A part of an audit: the name of its file, and its lines. `whole` is false for a last line without its break. */
export type Part = { readonly name: string; readonly lines: Iterable<PartLine> }
export type PartLine = { readonly text: string; readonly whole: boolean }

/** What comes of parts: an audit to be gone through, or why there can be none. */
export type Merging =
  | { readonly state: 'refused'; readonly problem: string }
  | { readonly state: 'opened'; readonly merge: Merge }

type OpenPart = { readonly name: string; readonly origin: Origin; readonly rest: Iterator<PartLine> }
type Head = {
  readonly file: AuditedFile
  readonly part: OpenPart
  readonly rank: number
  readonly files: Iterator<AuditedFile>
}

/** How many missing shards a sentence lists. */
const MOST_LISTED = 8

/**
 * Opens parts of one audit. Refused are parts of which one was made by another version than `version`, with another
 * configuration, or split into another number of shards than the others.
 */
export function openParts(parts: readonly Part[], version: string): Merging {
  const opened: OpenPart[] = []
  const refused = (problem: string): Merging => ({ state: 'refused', problem })
  for (const { name, lines } of parts) {
    const rest = lines[Symbol.iterator]()
    const first = rest.next()
    const read = first.done === true ? null : readRecord(first.value.text.replace(/^\uFEFF/, ''))
    if (read === null) return refused(`"${name}" is empty; expected records, as --format records writes them.`)
    if (read.state === 'broken' || read.record.record !== 'audit')
      return refused(`"${name}" does not begin as records do; expected a file that --format records has written.`)
    const { record, ...origin } = read.record
    opened.push({ name, origin, rest })
  }
  const [first] = opened
  if (first === undefined) return refused('There are no parts to merge.')
  for (const { name, origin } of opened) {
    if (origin.version !== version) {
      const told = `"${name}" was written by version ${origin.version} of the tool, and this is ${version}`
      return refused(`${told}; write all parts and merge them with the same version.`)
    }
    if (origin.configuration !== first.origin.configuration) {
      const told = `"${first.name}" and "${name}" were made with different configurations`
      return refused(`${told}; give every part the same options and the same configuration file.`)
    }
  }
  const shards = opened.filter(isShard)
  const [one] = shards
  const other = shards.find(({ origin }) => origin.shard.of !== one?.origin.shard.of)
  if (one !== undefined && other !== undefined) {
    const names = [one, other].map(({ name, origin }) => `"${name}" is shard ${shardName(origin.shard)}`)
    return refused(`${names.join(' and ')}; merge parts of one audit only.`)
  }
  return {
    state: 'opened',
    merge: new Merge(opened, { version, configuration: first.origin.configuration, shard: null }),
  }
}

/** Parts of an audit being joined, file after file; nothing but one file a part is held. */
export class Merge {
  readonly origin: Origin
  /** What is wrong with the parts, as sentences; all are there when the files have been gone through. */
  readonly problems: string[] = []
  readonly #parts: readonly OpenPart[]

  constructor(parts: readonly OpenPart[], origin: Origin) {
    this.origin = origin
    const kept = this.#withoutTwins(parts)
    this.#noteMissing(kept)
    // The order in which parts are named must not show: of two that hold the same file, the lower shard counts.
    this.#parts = kept.toSorted((a, b) => (a.origin.shard?.index ?? 0) - (b.origin.shard?.index ?? 0))
  }

  /** Whether the parts are all there and whole; known when the files have been gone through. */
  get complete(): boolean {
    return this.problems.length === 0
  }

  /** The files of all parts in the order of their paths, once. */
  *files(): Generator<AuditedFile> {
    const heads: Head[] = []
    for (const [rank, part] of this.#parts.entries()) this.#insert(heads, part, rank, this.#filesOf(part))
    let last: Head | null = null
    for (let head = heads.pop(); head !== undefined; head = heads.pop()) {
      if (last !== null && last.file.path === head.file.path) {
        const where = `"${last.part.name}" and "${head.part.name}"`
        this.problems.push(`The file ${head.file.path} is in ${where}; what the second says of it is left out.`)
      } else {
        yield head.file
        last = head
      }
      this.#insert(heads, head.part, head.rank, head.files)
    }
  }

  /** Puts the next file of a part where it belongs among the heads, the first path at the end. */
  #insert(heads: Head[], part: OpenPart, rank: number, files: Iterator<AuditedFile>): void {
    const next = files.next()
    if (next.done === true) return
    const head: Head = { file: next.value, part, rank, files }
    let low = 0
    let high = heads.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = heads[middle]
      if (other !== undefined && isBefore(head, other)) low = middle + 1
      else high = middle
    }
    heads.splice(low, 0, head)
  }

  /** The files of one part; what is wrong with it is told. */
  *#filesOf({ name, rest }: OpenPart): Generator<AuditedFile> {
    let line = 1
    let files = 0
    let last: string | null = null
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      line++
      const { text, whole } = next.value
      const read = readRecord(text)
      if (read.state === 'broken') {
        if (!whole) break
        this.problems.push(`"${name}", line ${line}: it ${read.problem}; this line is left out.`)
        continue
      }
      const { record } = read
      switch (record.record) {
        case 'audit':
          this.problems.push(`"${name}", line ${line}: another audit begins here; the rest of the part is left out.`)
          return
        case 'file':
          if (last !== null && record.file.path <= last) {
            const told = `the file ${record.file.path} stands behind ${last}, out of the order of paths`
            this.problems.push(`"${name}", line ${line}: ${told}; it is left out.`)
            continue
          }
          last = record.file.path
          files++
          yield record.file
          continue
        case 'end':
          if (!record.complete)
            this.problems.push(`The audit of "${name}" was interrupted; its later files are missing.`)
          if (record.files !== files)
            this.problems.push(`"${name}" should hold ${record.files} files and holds ${files} that can be read.`)
          if (rest.next().done !== true)
            this.problems.push(`"${name}" goes on behind its end, at line ${line + 1}; the rest of it is left out.`)
          return
      }
    }
    this.problems.push(
      `"${name}" ends without its last line, after ${files} files; it was cut off, or is still written.`,
    )
  }

  #withoutTwins(parts: readonly OpenPart[]): readonly OpenPart[] {
    const seen = new Map<number, OpenPart>()
    return parts.filter(part => {
      const { shard } = part.origin
      const twin = shard === null ? undefined : seen.get(shard.index)
      if (shard === null) return true
      if (twin === undefined) return seen.set(shard.index, part)
      const told = `"${twin.name}" and "${part.name}" are both shard ${shardName(shard)}`
      this.problems.push(`${told}; the second is left out.`)
      return false
    })
  }

  #noteMissing(parts: readonly OpenPart[]): void {
    const shards = parts.filter(isShard).map(({ origin }) => origin.shard)
    const of = shards[0]?.of ?? 0
    const there = new Set(shards.map(({ index }) => index))
    if (there.size === of) return
    const missing: string[] = []
    for (let index = 1; index <= of && missing.length <= MOST_LISTED; index++) {
      if (!there.has(index)) missing.push(shardName({ index, of }))
    }
    const listed = missing.slice(0, MOST_LISTED).join(', ')
    const more = missing.length > MOST_LISTED ? ' and more' : ''
    const one = of - there.size === 1
    this.problems.push(
      `${one ? 'Shard' : 'Shards'} ${listed}${more} ${one ? 'is' : 'are'} missing; ${one ? 'its' : 'their'} files are not in the result.`,
    )
  }
}

function isBefore(a: Head, b: Head): boolean {
  return a.file.path < b.file.path || (a.file.path === b.file.path && a.rank < b.rank)
}

function isShard(part: OpenPart): part is OpenPart & { readonly origin: { readonly shard: Shard } } {
  return part.origin.shard !== null
}
