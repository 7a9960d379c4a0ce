import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Audit, AuditedFile } from '../../src/audit/audit.ts'
import { openParts, type Part } from '../../src/audit/merge.ts'
import type { Origin } from '../../src/audit/record.ts'
import { fallsTo } from '../../src/audit/shard.ts'
import { Spool } from '../../src/audit/spool.ts'
import { reportOf } from '../../src/report/formats.ts'
import { recordsReport } from '../../src/report/records.ts'
import { FORMATS, PLAIN_REPORT, wholeReport } from '../../src/report/report.ts'
import { auditOf, DOCUMENTS } from './files.ts'

const VERSION = '1.2.3'
const WHOLE: Origin = { version: VERSION, configuration: 'abc', shard: null }

/** What the documents come to, under a name that is put in later. */
let samples: readonly AuditedFile[] = []

beforeAll(async () => {
  const audit = await auditOf(Object.fromEntries(DOCUMENTS.map((text, at) => [`${at}.md`, text])))
  samples = [...audit.files, { state: 'failed', path: '', uri: '', problem: 'The file is not there.' }]
})

function spooled(files: Iterable<AuditedFile>, complete: boolean, origin: Origin): Audit {
  const lines: string[] = []
  const spool = new Spool({ append: line => void lines.push(line), lines: () => lines })
  for (const file of files) spool.add(file)
  return spool.audit(complete, origin)
}

function fileAt(path: string, kind = 3): AuditedFile {
  const sample = samples[kind % samples.length]
  if (sample === undefined) throw new Error('There are no samples.')
  return { ...sample, path, uri: path }
}

function partOf(name: string, text: string): Part {
  const lines = text.split('\n')
  const whole = lines.slice(0, -1).map(line => ({ text: line, whole: true }))
  const last = lines.at(-1) ?? ''
  return { name, lines: last === '' ? whole : [...whole, { text: last, whole: false }] }
}

function written(name: string, paths: readonly string[], change: Partial<Origin> = {}, complete = true): Part {
  const audit = spooled(
    paths.map(path => fileAt(path)),
    complete,
    { ...WHOLE, ...change },
  )
  return partOf(name, [...recordsReport(audit)].join(''))
}

function merged(parts: readonly Part[]): { readonly audit: Audit; readonly problems: readonly string[] } {
  const merging = openParts(parts, VERSION)
  if (merging.state === 'refused') throw new Error(merging.problem)
  const files = [...merging.merge.files()]
  return { audit: spooled(files, merging.merge.complete, merging.merge.origin), problems: merging.merge.problems }
}

const pathsOf = ({ audit }: { readonly audit: Audit }) => [...audit.files].map(({ path }) => path)
const refusal = (parts: readonly Part[]) => {
  const merging = openParts(parts, VERSION)
  return merging.state === 'refused' ? merging.problem : null
}
const cut = (part: Part, keep: number) => ({ name: part.name, lines: [...part.lines].slice(0, keep) })

describe('merging shards', () => {
  const path = fc.stringMatching(/^[a-c](?:[-./_a-c\u00e9\u{1f600}\uffee]{0,6}[a-c])?\.md$/u)
  const collection = fc.uniqueArray(fc.tuple(path, fc.nat(20)), { maxLength: 14, selector: ([name]) => name })

  it.each(FORMATS)('gives what the whole audit gives, byte for byte, as %s', async format => {
    const property = fc.asyncProperty(
      collection,
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.nat()),
      async (entries, of, order) => {
        const files = entries.map(([name, kind]) => fileAt(name, kind)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
        const parts = Array.from({ length: of }, (_, at) => {
          const shard = { index: at + 1, of }
          const own = files.filter(file => fallsTo(file.path, shard))
          const text = [...recordsReport(spooled(own, true, { ...WHOLE, shard }))].join('')
          return { part: partOf(`${shard.index}.jsonl`, text), rank: order.next().value ?? 0 }
        })
        const shuffled = parts.toSorted((a, b) => a.rank - b.rank).map(({ part }) => part)
        const { audit, problems } = merged(shuffled)
        expect(problems).toEqual([])
        const report = async (one: Audit) => wholeReport(await reportOf(format, one, PLAIN_REPORT))
        expect(await report(audit)).toBe(await report(spooled(files, true, WHOLE)))
      },
    )
    // Each page of HTML draws its pictures anew.
    await fc.assert(property, { numRuns: format === 'html' ? 8 : 60 })
  })

  it('holds one file of each part at a time', () => {
    let ahead = 0
    const counting = (part: Part): Part => ({
      name: part.name,
      lines: {
        *[Symbol.iterator]() {
          for (const line of part.lines) {
            ahead++
            yield line
          }
        },
      },
    })
    const names = Array.from({ length: 50 }, (_, at) => `${at + 10}.md`)
    const parts = [written('a', names), written('b', ['z1.md', 'z2.md'])].map(counting)
    const merging = openParts(parts, VERSION)
    if (merging.state === 'refused') throw new Error(merging.problem)
    let taken = 0
    for (const _ of merging.merge.files()) {
      taken++
      // Two headers, one file of the other part, and the next of this one at most.
      expect(ahead).toBeLessThanOrEqual(taken + 4)
    }
    expect(taken).toBe(52)
  })
})

describe('parts that do not belong together', () => {
  const a = () => written('a.jsonl', ['a.md'], { shard: { index: 1, of: 2 } })

  it.each([
    ['another version', { version: '9.9.9' }, '"b.jsonl" was written by version 9.9.9 of the tool, and this is 1.2.3'],
    [
      'another configuration',
      { configuration: 'xyz' },
      '"a.jsonl" and "b.jsonl" were made with different configurations',
    ],
    ['another number of shards', { shard: { index: 2, of: 3 } }, '"a.jsonl" is shard 1/2 and "b.jsonl" is shard 2/3'],
  ] as const)('are refused: %s', (_, change, words) => {
    const b = written('b.jsonl', ['b.md'], { shard: { index: 2, of: 2 }, ...change })
    expect(refusal([a(), b])).toContain(words)
  })

  it('are refused where they are none', () => {
    expect(refusal([])).toBe('There are no parts to merge.')
    expect(refusal([a(), { name: 'b', lines: [] }])).toContain('"b" is empty')
    expect(refusal([partOf('b.json', '{"tool": {"name": "emergence-check"}}\n')])).toContain(
      '"b.json" does not begin as records do',
    )
    expect(refusal([partOf('b.json', '{"record":"end","files":0,"complete":true}\n')])).toContain(
      '"b.json" does not begin',
    )
  })
})

describe('what is wrong with parts is told, and the result is not complete', () => {
  const shard = (index: number, of: number, paths: readonly string[]) =>
    written(`${index}.jsonl`, paths, { shard: { index, of } })

  it.each([
    [3, [1, 3], 'Shard 2/3 is missing; its files are not in the result.'],
    [4, [3], 'Shards 1/4, 2/4, 4/4 are missing; their files are not in the result.'],
    [
      30,
      [2],
      'Shards 1/30, 3/30, 4/30, 5/30, 6/30, 7/30, 8/30, 9/30 and more are missing; their files are not in the result.',
    ],
  ])('missing shards of %d', (of, there, words) => {
    const { audit, problems } = merged(there.map(index => shard(index, of, [`${index}.md`])))
    expect(problems).toEqual([words])
    expect(audit.complete).toBe(false)
    expect(pathsOf({ audit })).toEqual(there.map(index => `${index}.md`))
  })

  it('a part that is given twice', () => {
    const twin = { ...shard(1, 2, ['a.md']), name: 'copy.jsonl' }
    const result = merged([shard(1, 2, ['a.md']), shard(2, 2, ['b.md']), twin])
    expect(result.problems).toEqual(['"1.jsonl" and "copy.jsonl" are both shard 1/2; the second is left out.'])
    expect(pathsOf(result)).toEqual(['a.md', 'b.md'])
  })

  it('a part that is cut off between lines, or within one', () => {
    const part = written('a.jsonl', ['a.md', 'b.md', 'c.md'])
    const between = merged([cut(part, 3)])
    const words = '"a.jsonl" ends without its last line, after 2 files; it was cut off, or is still written.'
    expect([pathsOf(between), between.problems, between.audit.complete]).toEqual([['a.md', 'b.md'], [words], false])
    const text = [...part.lines].map(line => line.text).join('\n')
    const within = merged([partOf('a.jsonl', text.slice(0, text.indexOf('c.md')))])
    expect([pathsOf(within), within.problems]).toEqual([['a.md', 'b.md'], [words]])
  })

  it('a part whose audit was interrupted', () => {
    const { audit, problems } = merged([written('a.jsonl', ['a.md'], {}, false)])
    expect(problems).toEqual(['The audit of "a.jsonl" was interrupted; its later files are missing.'])
    expect(audit.complete).toBe(false)
  })

  it('a line that is broken, with its number; the lines around it count', () => {
    const part = written('a.jsonl', ['a.md', 'b.md', 'c.md'])
    const lines = [...part.lines].map((line, at) =>
      at === 2 ? { ...line, text: '{"record":"file","file":{}}' } : line,
    )
    const result = merged([{ name: 'a.jsonl', lines }])
    expect(pathsOf(result)).toEqual(['a.md', 'c.md'])
    expect(result.problems).toEqual([
      '"a.jsonl", line 3: it has no usable "file"; this line is left out.',
      '"a.jsonl" should hold 3 files and holds 2 that can be read.',
    ])
  })

  it('a file that is in two parts: the lower shard counts, in whatever order they are given', () => {
    const parts = [shard(2, 2, ['b.md', 'c.md']), shard(1, 2, ['a.md', 'b.md'])]
    for (const given of [parts, parts.toReversed()]) {
      const result = merged(given)
      expect(pathsOf(result)).toEqual(['a.md', 'b.md', 'c.md'])
      expect(result.problems).toEqual([
        'The file b.md is in "1.jsonl" and "2.jsonl"; what the second says of it is left out.',
      ])
    }
  })

  it('files out of order, a second audit behind the end or before it', () => {
    const disordered = merged([written('a.jsonl', ['b.md', 'a.md', 'c.md'])])
    expect(pathsOf(disordered)).toEqual(['b.md', 'c.md'])
    expect(disordered.problems[0]).toBe(
      '"a.jsonl", line 3: the file a.md stands behind b.md, out of the order of paths; it is left out.',
    )
    const [a, b] = [written('a.jsonl', ['a.md']), written('b.jsonl', ['b.md'])].map(({ lines }) => [...lines])
    const behind = merged([{ name: 'ab.jsonl', lines: [...(a ?? []), ...(b ?? [])] }])
    expect(behind.problems).toEqual(['"ab.jsonl" goes on behind its end, at line 4; the rest of it is left out.'])
    const before = merged([{ name: 'ab.jsonl', lines: [...(a ?? []).slice(0, 2), ...(b ?? [])] }])
    expect(before.problems).toEqual([
      '"ab.jsonl", line 3: another audit begins here; the rest of the part is left out.',
    ])
    expect(pathsOf(before)).toEqual(['a.md'])
  })

  it('is nothing where parts without shards, from lists of files, hold different files', () => {
    const result = merged([written('x', ['b.md']), written('y', ['a.md', 'c.md'])])
    expect([pathsOf(result), result.problems]).toEqual([['a.md', 'b.md', 'c.md'], []])
  })
})
