import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PassedStore } from '../../src/cli/passedStore.ts'

const NAME = 'ab'.repeat(32)

let top = ''
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'emergence-check-'))
  mkdirSync(join(top, 'papers'))
  for (const name of ['a.md', 'b.md', 'c.md']) writeFileSync(join(top, 'papers', name), 'soup\n')
  later(10)
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(top, { recursive: true })
})

/** The clock of the store, so many seconds ahead of the disk's: what was just written is old enough. */
function later(seconds: number): void {
  vi.useFakeTimers({ now: Date.now() + seconds * 1000, toFake: ['Date'] })
}

const list = () => join(top, 'cache/passed', NAME)
const open = () => new PassedStore(join(top, 'papers'), list())

/** One run: asks for the files in turn and keeps each that is not known, with as many paragraphs. Tells what was known. */
function walk(names: readonly string[], { paragraphs = 7, complete = true } = {}): readonly (number | null)[] {
  const store = open()
  const known = names.map(name => {
    const recalled = store.recall(name)
    if (recalled === null) store.keep(name, paragraphs)
    return recalled
  })
  store.close(complete)
  return known
}

describe('files that held nothing to tell of', () => {
  it('are known to the next run, and to the one after it', () => {
    expect(walk(['a.md', 'b.md'])).toEqual([null, null])
    expect(walk(['a.md', 'b.md'])).toEqual([7, 7])
    expect(walk(['a.md', 'b.md'])).toEqual([7, 7])
    expect(readdirSync(dirname(list()))).toEqual([NAME])
  })

  it('are read again where they were written to, even if length and time of change are put back', () => {
    walk(['a.md', 'b.md'])
    const path = join(top, 'papers/a.md')
    writeFileSync(path, 'SOUP\n')
    utimesSync(path, 1000, 1000)
    walk(['a.md'])
    writeFileSync(path, 'stew\n')
    utimesSync(path, 1000, 1000)
    expect(walk(['a.md', 'b.md'])).toEqual([null, null])
  })

  it('are read again where another file, or a link, has taken their place', () => {
    walk(['a.md', 'b.md', 'c.md'])
    renameSync(join(top, 'papers/a.md'), join(top, 'papers/b.md'))
    rmSync(join(top, 'papers/c.md'))
    symlinkSync('b.md', join(top, 'papers/c.md'))
    expect(walk(['a.md', 'b.md', 'c.md'])).toEqual([null, null, null])
    expect(walk(['a.md', 'b.md', 'c.md'])).toEqual([null, 7, null])
  })

  it('are not kept just after a change: the disk’s clock may not have moved on at the next', () => {
    vi.useRealTimers()
    writeFileSync(join(top, 'papers/a.md'), 'stew\n')
    expect(walk(['a.md'])).toEqual([null])
    later(10)
    expect(walk(['a.md'])).toEqual([null])
    expect(walk(['a.md'])).toEqual([7])
  })

  it('stay known behind the place where a run was broken off', () => {
    walk(['a.md', 'b.md', 'c.md'])
    expect(walk(['a.md'], { complete: false })).toEqual([7])
    expect(walk(['a.md', 'b.md', 'c.md'])).toEqual([7, 7, 7])
  })

  it('are forgotten where a whole run did not come by them', () => {
    walk(['a.md', 'b.md', 'c.md'])
    walk(['a.md', 'c.md'])
    expect(walk(['a.md', 'b.md', 'c.md'])).toEqual([7, null, 7])
  })

  it('are read again behind a damage of the list, and never told wrongly', () => {
    walk(['a.md', 'b.md', 'c.md'])
    const whole = readFileSync(list(), 'utf8')
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(list(), whole)
      truncateSync(list(), length)
      expect(walk(['a.md', 'b.md', 'c.md']).every(known => known === null || known === 7)).toBe(true)
    }
    const [first = ''] = whole.split('\n')
    for (const odd of ['no JSON', '{}', '["b.md"]', '["b.md","1 2 3 4",-1]', '["b.md",5,5]']) {
      writeFileSync(list(), `${first}\n${odd}\n${whole}`)
      expect(walk(['a.md', 'b.md', 'c.md'])).toEqual([7, null, null])
    }
  })

  it('are kept nowhere without harm where the folder cannot be written to', () => {
    writeFileSync(join(top, 'cache'), 'a file stands where the folder should be')
    expect(walk(['a.md'])).toEqual([null])
    expect(walk(['a.md'])).toEqual([null])
  })
})
