import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/cli/analysisStore.ts'

const DAY_S = 86_400
const KEY = 'ab'.repeat(32)
const PLACE = ['ab', 'ab'.repeat(31)]

let top = ''
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'emergence-check-'))
})
afterEach(() => rmSync(top, { recursive: true }))

function keyOf(text: string): string {
  const hasher = openStore(top).hasher()
  hasher.add(text)
  return hasher.digest()
}

describe('a store of analyses', () => {
  it('gives back what was saved, in this run and the next', () => {
    const entry = `{"text": "${'emergence '.repeat(2000)} – ✓"}`
    const store = openStore(join(top, 'deep/cache'))
    expect(store.load(KEY)).toBeNull()
    store.save(KEY, entry)
    expect(store.load(KEY)).toBe(entry)
    expect(openStore(join(top, 'deep/cache')).load(KEY)).toBe(entry)
    expect(readFileSync(join(top, 'deep/cache', ...PLACE)).length).toBeLessThan(entry.length / 20)
  })

  it('leaves whole entries and nothing else', () => {
    const store = openStore(top)
    for (let at = 0; at < 40; at++) store.save(keyOf(String(at)), `entry ${at}`)
    const names = readdirSync(top).flatMap(folder => readdirSync(join(top, folder)))
    expect(names.length).toBe(40)
    expect(names.every(name => /^[0-9a-f]{62}$/.test(name))).toBe(true)
  })

  it('takes a broken file for none, and puts a whole one in its place', () => {
    const store = openStore(top)
    store.save(KEY, 'an entry')
    const path = join(top, ...PLACE)
    writeFileSync(path, readFileSync(path).subarray(0, 5))
    expect(store.load(KEY)).toBeNull()
    writeFileSync(path, 'something else')
    expect(store.load(KEY)).toBeNull()
    store.save(KEY, 'an entry')
    expect(store.load(KEY)).toBe('an entry')
  })

  it('drops what was not used for long, and what a run that died began; nothing that is not its own', () => {
    const folder = join(top, 'ab')
    mkdirSync(folder)
    const put = (name: string, days: number) => {
      writeFileSync(join(folder, name), 'x')
      const then = Date.now() / 1000 - days * DAY_S
      utimesSync(join(folder, name), then, then)
    }
    put('0'.repeat(62), 40)
    put('1'.repeat(62), 20)
    put(`${'2'.repeat(62)}.17.aaaa.part`, 2)
    put('readme.txt', 400)
    openStore(top).save(KEY, 'an entry')
    expect(readdirSync(folder).toSorted()).toEqual(['1'.repeat(62), PLACE[1], 'readme.txt'])
  })

  it('keeps what is used', () => {
    const path = join(top, ...PLACE)
    openStore(top).save(KEY, 'an entry')
    const then = Date.now() / 1000 - 25 * DAY_S
    utimesSync(path, then, then)
    expect(openStore(top).load(KEY)).toBe('an entry')
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(DAY_S * 1000)
  })

  it('is empty where it cannot be written to', () => {
    writeFileSync(join(top, 'file'), 'no folder')
    const store = openStore(join(top, 'file'))
    store.save(KEY, 'an entry')
    expect(store.load(KEY)).toBeNull()
  })
})
