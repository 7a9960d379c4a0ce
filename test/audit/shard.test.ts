import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fallsTo, readShard, shardName } from '../../src/audit/shard.ts'

const shards = (of: number) => Array.from({ length: of }, (_, at) => ({ index: at + 1, of }))

describe('a shard', () => {
  it.each([
    ['1/1', { index: 1, of: 1 }],
    ['2/8', { index: 2, of: 8 }],
    [' 8/8 ', { index: 8, of: 8 }],
    ['0/3', null],
    ['4/3', null],
    ['1/0', null],
    ['-1/3', null],
    ['1.5/3', null],
    ['1/3/3', null],
    ['a/b', null],
    ['', null],
    ['1/99999999999', null],
  ])('is read from %j', (written, shard) => {
    expect(readShard(written)).toEqual(shard)
  })

  it('is named as it is written', () => expect(shardName({ index: 2, of: 8 })).toBe('2/8'))

  it('shares every path with no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (path, of) => {
        expect(shards(of).filter(shard => fallsTo(path, shard))).toHaveLength(1)
      }),
    )
  })

  it.each([
    ['numbered', (at: number) => `papers/paper-${at}.md`],
    ['numbered with zeros', (at: number) => `papers/${String(at).padStart(6, '0')}.md`],
    ['in folders of their own', (at: number) => `notes/${at % 97}/${at}/README.md`],
    ['even numbers', (at: number) => `${at * 2}.md`],
    ['hexadecimal', (at: number) => `${((at * 2654435761) >>> 0).toString(16)}/index.md`],
  ])('holds about as many files as the others: %s', (_, name) => {
    for (const of of [2, 3, 4, 8, 16, 64]) {
      const counts = new Array<number>(of).fill(0)
      const files = of * 400
      for (let at = 0; at < files; at++) {
        const shard = shards(of).findIndex(one => fallsTo(name(at), one))
        counts[shard] = (counts[shard] ?? 0) + 1
      }
      // Chance alone scatters 400 by 20.
      expect(Math.max(...counts), `${of} shards`).toBeLessThan(400 * 1.2)
      expect(Math.min(...counts), `${of} shards`).toBeGreaterThan(400 * 0.8)
    }
  })

  it('holds a file on every machine, however its letters are stored', () => {
    const path = 'thèse/é.md'
    for (const shard of shards(7))
      expect(fallsTo(path.normalize('NFD'), shard)).toBe(fallsTo(path.normalize('NFC'), shard))
    // What was split by one version is merged by the same one, on whatever machine: the places stay.
    expect(
      ['a.md', 'notes/b.md', 'c/d/e.ipynb'].map(name => shards(5).findIndex(one => fallsTo(name, one)) + 1),
    ).toEqual([3, 1, 2])
  })
})
